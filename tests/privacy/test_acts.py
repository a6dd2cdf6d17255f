"""The register of acts as a page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import miteinander
from miteinander.journal.models import Act
from miteinander.meetings.services import pitches, questions
from miteinander.privacy.verbs import KNOWN
from tests.cast import NOW, Cast

PACKAGE = Path(miteinander.__file__).parent
RECORDERS = {"record": 1, "record_heard": 1, "record_all": 0, "_save": 2, "_save_room": 2}  # where the verb stands
URL = "/datenschutz/vorgaenge/"


@pytest.fixture
def acts(cast: Cast) -> None:
    for number in range(120):
        verb, channel = ("registered", "paper") if number % 2 else ("cancelled", "web")
        Act.objects.create(
            person=cast.member, verb=verb, object_kind="meetings.registration", object_id=cast.member.pk,
            channel=channel, at=NOW,
        )  # fmt: skip


def test_a_page_of_many_acts_costs_few_queries(acts, client_of, django_assert_max_num_queries):
    client = client_of("office")
    with django_assert_max_num_queries(10):
        page = client.get(URL).content.decode()
    assert page.count("Member Muster") == 50
    assert "120 Vorgänge" in page


@pytest.mark.parametrize(("query", "found"), [("verb=registered", 60), ("channel=web", 60), ("day=2019-04-03", 0)])
def test_acts_are_filtered_by_verb_channel_and_day(acts, client_of, query: str, found: int):
    page = client_of("administrator").get(f"{URL}?{query}").content.decode()
    assert (f"{found} Vorgänge" if found else "Hier ist kein Vorgang") in page


def test_acts_are_read_in_german(acts, client_of):
    page = client_of("office").get(f"{URL}?verb=registered").content.decode()
    assert "angemeldet" in page
    assert "Anmeldung zu einem Treffen" in page


def test_only_the_office_of_this_house_reads_them(acts, client_of):
    seen = {who: client_of(who).get(URL).status_code for who in ("guest", "member", "researcher", "outsider", "office")}
    assert seen == {"guest": 403, "member": 403, "researcher": 403, "outsider": 403, "office": 200}


def recorded() -> Iterator[str]:
    """Every verb that code writes into the register."""
    for path in [*PACKAGE.rglob("services.py"), *PACKAGE.rglob("services/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            given = node.args[RECORDERS[name] :][:1] if name in RECORDERS else []
            given += [word.value for word in node.keywords if word.arg == "verb"] if name == "finish_agenda" else []
            for words in given:
                yield from (part.value for part in ast.walk(words) if isinstance(part, ast.Constant))
    yield from (*pitches.ACTS.values(), *questions.ACTS.values())


def test_every_act_that_is_written_can_be_read_in_every_language():
    written = {str(verb) for verb in recorded()}
    assert len(written) > 60
    with translation.override(None):
        assert sorted(written - set(map(str, KNOWN))) == []
