"""The words on the sheets: complete in both languages, none without a place."""

import re

import pytest

from miteinander.printing.labels import labels_in
from miteinander.printing.press import TEMPLATES


@pytest.mark.parametrize("key", labels_in("de"))
def test_every_label_stands_on_some_sheet(key):
    templates = "".join(path.read_text() for path in TEMPLATES.glob("*.typ"))
    assert re.search(rf'labels\.{key}\b|"{key}"', templates)


def test_both_languages_leave_the_same_gaps():
    german, english = labels_in("de"), labels_in("en")
    gaps = re.compile(r"{(\w+)}").findall
    assert [key for key in german if sorted(gaps(german[key])) != sorted(gaps(english[key]))] == []
    assert all(german.values())
    assert all(english.values())
