"""The one page of a meeting, the list and the calendar files, as a visitor's program gets them."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone

from miteinander.meetings.models import AgendaItem, Documentation, Meeting
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.series import cancel_meeting, details_of, edit_meeting
from miteinander.meetings.templatetags.sessions import rooms_and_topics
from tests.cast import NOW, make_meeting, make_registration, morning


def soon(cast, slug="bald", *, days=30, **fields) -> Meeting:
    begin = morning(days)
    times = {"starts_at": begin, "ends_at": begin + timedelta(hours=6), "registration_ends_at": begin}
    return make_meeting(cast, slug=slug, event_code=slug[-8:].upper(), mail_token=slug[-16:], **(times | fields))


def happening(cast, slug="heute", **fields) -> Meeting:
    now = timezone.now()
    day = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(minutes=1)}
    return make_meeting(cast, slug=slug, registration_ends_at=now, **(day | fields))


@pytest.mark.parametrize(
    ("make", "template"),
    [
        (soon, "meetings/meeting/before.html"),
        (happening, "meetings/meeting/today.html"),
        (make_meeting, "meetings/meeting/after.html"),
    ],
)
def test_one_address_changes_with_the_day(cast, client, make, template):
    answer = client.get(f"/treffen/{make(cast).slug}/")
    assert (answer.status_code, answer.templates[0].name) == (200, template)


def test_a_guest_gets_no_cookie(cast, client):
    assert client.get(f"/treffen/{soon(cast).slug}/").cookies == {}


@pytest.mark.parametrize("who", ["guest", "office"])
@pytest.mark.parametrize("make", [soon, happening, make_meeting])
def test_the_page_costs_at_most_ten_queries(cast, client_of, django_assert_max_num_queries, who, make):
    meeting = make(cast)
    plan_model_day(meeting, by=cast.actor("office"), at=NOW)
    client = client_of(who)
    with django_assert_max_num_queries(10 if who == "guest" else 14):  # three more for session, person and roles
        assert client.get(f"/treffen/{meeting.slug}/").status_code == 200


@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize("when", ["", "?zeit=vergangen"])
def test_the_list_costs_the_same_however_long(cast, client, django_assert_max_num_queries, count, when):
    first = soon(cast) if not when else make_meeting(cast)
    copies = [Meeting.objects.get(pk=first.pk) for _number in range(count - 1)]
    for number, copy in enumerate(copies):
        copy.pk, copy.slug, copy.mail_token, copy.event_code = None, f"m-{number}", f"m-{number}", f"M{number}"
        copy.id = Meeting._meta.pk.get_default()
    Meeting.objects.bulk_create(copies)
    with django_assert_max_num_queries(10):
        answer = client.get(f"/treffen/{when}")
    assert answer.content.count(b'<article class="m-card') == min(count, 12)


def test_the_link_from_afar_is_for_the_registered_only(cast, client_of):
    meeting = soon(cast, hybrid_url="https://example.org/geheim")
    make_registration(meeting, person=cast.member)
    seen = {who: b"example.org/geheim" in client_of(who).get(f"/treffen/{meeting.slug}/").content for who in
            ("guest", "resident", "member")}  # fmt: skip
    assert seen == {"guest": False, "resident": False, "member": True}


def test_search_engines_read_the_event_and_no_text_breaks_out(cast, client):
    meeting = soon(cast, title="</script><b>&", town="Ulm")
    page = client.get(f"/treffen/{meeting.slug}/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(block)
    assert (data["@type"], data["name"], data["location"]["address"]["addressLocality"]) == (
        "Event",
        "</script><b>&",
        "Ulm",
    )


def test_the_programme_shows_the_new_time_beside_the_struck_one(cast, client):
    meeting = happening(cast)
    AgendaItem.objects.create(
        meeting=meeting,
        format="input",
        title="Impuls",
        planned_at=NOW.replace(hour=8, minute=15),
        starts_at=NOW.replace(hour=8, minute=25),
        minutes=15,
    )
    page = client.get("/treffen/heute/").content.decode()
    assert re.search(r"<s>.*10:15</s>", page)
    assert ">10:25</time>" in page


@pytest.mark.parametrize("make", [make_meeting, happening])
def test_results_are_linked_only_when_they_are_released(cast, client, make):
    meeting = make(cast)
    page = f"/treffen/{meeting.slug}/"
    assert f"{page}ergebnisse/" not in client.get(page).content.decode()
    Documentation.objects.create(meeting=meeting, state="released", content={}, reviewed_at=NOW, released_at=NOW)
    assert f"{page}ergebnisse/" in client.get(page).content.decode()


def test_names_of_rooms_and_topics_stay_text():
    assert rooms_and_topics([("<b>", "A & B")]) == "<li><strong>&lt;b&gt;:</strong> A &amp; B</li>"


def event_in(answer) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    (event,) = calendar.walk("VEVENT")
    return event


def test_the_calendar_file_keeps_uid_and_zone_and_counts_changes(cast, client, meeting):
    before = event_in(client.get("/treffen/tag-1/termin.ics"))
    edit_meeting(meeting, by=cast.actor("office"), details=replace(details_of(meeting), town="Ulm"), version=1, at=NOW)
    after = event_in(client.get("/treffen/tag-1/termin.ics"))
    assert before["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert (before["UID"], before["SEQUENCE"] + 1) == (after["UID"], after["SEQUENCE"])
    assert (after["LOCATION"], after["STATUS"], "ATTENDEE" in after) == ("Ulm", "CONFIRMED", False)


def test_a_cancelled_meeting_stays_in_the_calendar_and_says_so(cast, client, meeting):
    cancel_meeting(meeting, by=cast.actor("office"), reason="Sturm", at=NOW)
    assert event_in(client.get("/treffen/kalender.ics"))["STATUS"] == "CANCELLED"


def test_drafts_are_in_no_calendar(cast, client):
    make_meeting(cast, slug="entwurf", status="draft")
    assert b"BEGIN:VEVENT" not in client.get("/treffen/kalender.ics").content
    assert client.get("/treffen/entwurf/termin.ics").status_code == 404


@pytest.mark.parametrize("path", ["/treffen/kalender.ics", "/treffen/tag-1/termin.ics"])
def test_an_unchanged_calendar_is_not_sent_again(cast, client, meeting, path, django_assert_max_num_queries):
    etag = client.get(path).headers["ETag"]
    with django_assert_max_num_queries(2):
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    edit_meeting(meeting, by=cast.actor("office"), details=details_of(meeting), version=1, at=NOW)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200
