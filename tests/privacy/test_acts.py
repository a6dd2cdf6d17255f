"""The register of acts as a page."""

import pytest

from miteinander.journal.models import Act
from tests.cast import NOW, Cast

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
