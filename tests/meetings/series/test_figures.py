"""The meetings in figures: counts by way and result, for research and office of the network only, and no names."""

from miteinander.meetings.choices import MeetingStatus
from miteinander.meetings.models import CheckIn, Meeting
from miteinander.meetings.reads.figures import COLUMNS, counted_meetings, figures_of
from tests.cast import NOW, make_meeting, make_registration

PAGE, FILE = "/treffen/zahlen/", "/treffen/zahlen.csv"


def counts(cast):
    (line,) = figures_of(counted_meetings(cast.actor("researcher")))
    return {name: count for name, count in zip(COLUMNS, line.counts, strict=True) if count}


def test_every_way_is_counted_in_persons(cast, meeting):
    make_registration(meeting, seats=3, municipality=cast.aalen)
    make_registration(meeting, channel="paper", municipality=cast.aalen)
    make_registration(meeting, channel="phone", state="waiting")
    guest = make_registration(meeting, channel="on_site", state="walk_in").attendees.get()
    CheckIn.objects.create(attendee=guest, nonce=guest.pk, scanned_at=NOW, received_at=NOW, channel="paper")
    expected = {"seats": 10, "registered": 5, "web": 3, "paper": 1, "on_site": 1, "present": 1, "municipalities": 1}
    assert counts(cast) == expected


def test_nobodys_name_is_in_them(cast, client_of, meeting):
    make_registration(meeting, "Renée O’Neill", email="renee@example.org")
    client = client_of("researcher")
    text = client.get(PAGE).content.decode() + client.get(FILE).content.decode()
    assert ("Renée" in text, "renee@" in text) == (False, False)


def test_drafts_and_other_networks_are_not_counted(cast, client_of):
    make_meeting(cast, status=MeetingStatus.DRAFT)
    make_meeting(cast, slug="tag-2", status=MeetingStatus.CANCELLED)
    make_meeting(cast, slug="tag-3")
    seen = {who: [one.slug for one in counted_meetings(cast.actor(who))] for who in ("researcher", "outsider")}
    assert seen == {"researcher": ["tag-3"], "outsider": []}


def test_the_file_begins_with_the_columns(client_of, meeting):
    first, second = client_of("researcher").get(FILE).content.decode("utf-8-sig").splitlines()
    assert first.startswith("Treffen;Tag;Plätze;Angemeldete Personen;am Bildschirm;per E-Mail;telefonisch;auf Papier")
    assert second == "Die engagierte Stadt in Modernen Zeiten;2019-05-21;10;0;0;0;0;0;0;0;0;0;0;0"


def test_a_title_is_no_formula(cast, client_of):
    make_meeting(cast, title="=1+1")
    assert "\n'=1+1;" in client_of("office").get(FILE).content.decode()


def test_the_page_costs_the_same_with_one_meeting_and_with_many(cast, client_of, django_assert_max_num_queries):
    first = make_meeting(cast)
    client = client_of("researcher")
    for number in range(40):
        first.pk, first.slug, first.mail_token, first.event_code = None, f"m-{number}", f"m-{number}", f"M{number}"
        first.id = Meeting._meta.pk.get_default()
        first.save(force_insert=True)
    with django_assert_max_num_queries(10):
        assert client.get(PAGE).content.count(b"<article") == 25
