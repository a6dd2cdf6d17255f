"""What people read about their data is complete: every field has a word, every row a name, every act a verb."""

import re
from pathlib import Path

from django.utils import translation
from django.utils.encoding import force_str

from miteinander.ground.inventory import DECLARATIONS
from miteinander.privacy.verbs import KNOWN
from miteinander.privacy.words import label_of
from tests.cast import Cast

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "miteinander"
VERB = re.compile(r"record(?:_heard|_all)?\(\s*(?:[\w.()]+,\s*)?\"([a-z ]+)\"")


def test_every_personal_field_has_a_word_people_understand():
    without = [
        f"{label}.{name}"
        for label, entry in DECLARATIONS.items()
        for name, field in entry.fields.items()
        if field.exported and not label_of(name, field)
    ]
    assert without == []


def test_every_kind_of_row_with_personal_fields_has_a_name():
    personal = [entry for entry in DECLARATIONS.values() if any(field.exported for field in entry.fields.values())]
    assert [entry.label for entry in personal if not force_str(entry.title)] == []


def test_every_period_says_of_what():
    assert [label for label, entry in DECLARATIONS.items() if entry.retention and not force_str(entry.title)] == []


def test_every_act_of_the_code_has_a_word():
    used = {verb for path in PACKAGE.rglob("*.py") for verb in VERB.findall(path.read_text(encoding="utf-8"))}
    with translation.override("en"):
        known = {str(word) for word in KNOWN}
    assert sorted(used - known) == []


def test_the_page_says_for_every_kind_of_row_what_is_stored_why_and_how_long(cast: Cast, client_of):
    page = client_of("guest").get("/datenschutz/").content.decode()
    personal = [entry for entry in DECLARATIONS.values() if any(field.exported for field in entry.fields.values())]
    assert [entry.label for entry in personal if force_str(entry.title) not in page] == []
    assert "Für die Liste am Einlass und Ihr Namensschild" in page
    assert "14 Tage nach dem Treffen" in page


def test_the_page_names_who_is_responsible_and_costs_few_queries(cast: Cast, client_of, django_assert_max_num_queries):
    client = client_of("guest")
    with django_assert_max_num_queries(4):
        page = client.get("/datenschutz/").content.decode()
    assert "Netzwerkbüro" in page


def test_the_record_is_for_the_office_of_this_house(cast: Cast, client_of):
    seen = {
        who: client_of(who).get("/datenschutz/verzeichnis/").status_code for who in ("office", "outsider", "member")
    }
    assert seen == {"office": 200, "outsider": 403, "member": 403}


def test_the_record_holds_every_letter_of_article_30(cast: Cast, client_of):
    record = client_of("office").get("/datenschutz/verzeichnis.json").json()
    assert sorted(record) == ["activities", "controller", "measures"]
    assert all(all(activity.values()) for activity in record["activities"])


def test_the_record_opens_in_a_spreadsheet(cast: Cast, client_of):
    lines = client_of("office").get("/datenschutz/verzeichnis.csv").content.decode().splitlines()
    assert lines[0].startswith("\ufeffkey;title;purposes;legal_basis;data_subjects")
    assert len(lines) > 8
