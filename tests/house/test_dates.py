"""One way to write a day in each language, said at one place."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from miteinander.ground.dates import day_words, weekday_words
from tests.house.test_house import PACKAGE, ROOT

OWN_FORMAT = re.compile(r"""(?:date:|date_format\([^\n]*)["'][^"'\n]*j[^"'\n]+["']|%d\.\s?%[mB]""")
MOMENT = datetime(2019, 5, 21, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["21. Mai 2019", "Mittwoch, 22. Mai 2019", "22. Mai 2019", "22. Mai 2019, 00:30", "22.5.2019, 00:30"]),
        ("en", ["21 May 2019", "Wednesday, 22 May 2019", "22 May 2019", "22 May 2019, 00:30", "22 May 2019, 00:30"]),
    ],
)
def test_each_language_has_its_own_way_to_write_a_day(language, words):
    formats = ("DATE_FORMAT", "DATETIME_FORMAT", "SHORT_DATETIME_FORMAT")
    with translation.override(language):
        shown = [Template(f'{{{{ at|date:"{name}" }}}}').render(Context({"at": MOMENT})) for name in formats]
        assert [day_words(date(2019, 5, 21)), weekday_words(MOMENT), *shown] == words


def test_no_page_and_no_sentence_has_a_format_of_its_own():
    sources = [path for kind in ("html", "txt", "py") for path in PACKAGE.rglob(f"*.{kind}")]
    assert [str(path.relative_to(ROOT)) for path in sources if OWN_FORMAT.search(path.read_text())] == []
