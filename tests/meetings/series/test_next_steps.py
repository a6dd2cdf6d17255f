"""What the overview proposes to somebody who does this twice a year: one thing first, by stage and by what is there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from miteinander.meetings.choices import AgendaFormatKey, FindingKind, MeetingStatus
from miteinander.meetings.models import CheckIn, Documentation, Finding, Needs, Notice
from miteinander.meetings.reads.next_steps import next_steps
from miteinander.meetings.reads.steering import standing_of
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.barcamp import open_barcamp
from miteinander.meetings.services.fishbowl import open_fishbowl
from tests.cast import MEETING_DAY, NOW, make_item, make_meeting, make_registration, morning

BEFORE, AFTER = MEETING_DAY - timedelta(days=3), MEETING_DAY + timedelta(days=2)
WRITTEN = {"town": "Ulm", "invitation": "Kommen Sie."}


def steps(meeting, *, at=NOW, may_plan=True):
    return next_steps(meeting, standing_of(meeting), may_plan=may_plan, at=at)


def first(meeting, **more):
    return steps(meeting, **more).actions[0].label


def labels(meeting, **more):
    return [action.label for action in steps(meeting, **more).actions]


def missing(meeting, **more):
    return [check.text for check in steps(meeting, **more).checks if not (check.is_done or check.is_note)]


def document(meeting, **fields):
    return Documentation.objects.create(meeting=meeting, reviewed_at=AFTER, content={}, **fields)


def find(meeting):
    return Finding.objects.create(
        meeting=meeting, number=1, kind=FindingKind.IDEA, text="Ein Marktplatz.", found_at=AFTER
    )


def test_a_draft_says_what_is_missing_before_it_is_announced(cast):
    draft = make_meeting(cast, status=MeetingStatus.DRAFT, town="")
    assert missing(draft) == [
        "Der Ort fehlt noch: Gäste wissen nicht, wohin sie kommen sollen.",
        "Das Programm ist noch leer.",
        "Die Einladung hat noch keinen Text: zwei Sätze, warum Sie sich treffen, genügen.",
    ]
    assert labels(draft) == ["Fehlendes ergänzen", "Treffen ankündigen", "Programm bearbeiten"]


def test_a_draft_with_a_place_needs_its_programme_next(cast):
    assert first(make_meeting(cast, status=MeetingStatus.DRAFT, **WRITTEN)) == "Programm anlegen"


def test_a_meeting_online_has_a_place(cast):
    draft = make_meeting(cast, status=MeetingStatus.DRAFT, town="", hybrid_url="https://example.org/raum")
    assert missing(draft)[0] == "Das Programm ist noch leer."


def test_a_draft_in_which_nothing_is_missing_is_announced_next(cast):
    draft = make_meeting(cast, status=MeetingStatus.DRAFT, **WRITTEN)
    make_item(draft, AgendaFormatKey.WELCOME)
    assert (first(draft), missing(draft)) == ("Treffen ankündigen", [])


def test_a_draft_of_a_day_that_is_over_cannot_be_announced(cast):
    draft = make_meeting(cast, status=MeetingStatus.DRAFT, **WRITTEN)
    assert labels(draft, at=AFTER) == ["Treffen bearbeiten", "Programm bearbeiten"]


def test_after_the_announcement_people_learn_of_it(meeting):
    make_item(meeting, AgendaFormatKey.WELCOME)
    found = steps(meeting)
    assert (found.shows_address, missing(meeting)) == (True, [])
    assert labels(meeting) == ["Einladung mit Programm (PDF)", "Anmeldebogen (PDF)", "Jemanden erfassen"]


def test_people_who_wait_for_news_come_first(meeting):
    party = make_registration(meeting)
    Notice.objects.create(registration=party, meeting=meeting, kind="confirmed", due_at=NOW)
    assert first(meeting) == "Anrufen und schreiben"


def test_no_form_is_offered_once_registration_is_closed(meeting):
    closed = MEETING_DAY - timedelta(days=6, hours=20)
    assert "Anmeldebogen (PDF)" not in labels(meeting, at=closed)


def test_the_last_week_is_for_badges_and_lists(meeting):
    make_item(meeting, AgendaFormatKey.BARCAMP)
    Needs.objects.create(registration=make_registration(meeting), meeting=meeting, step_free=True)
    found = steps(meeting, at=BEFORE)
    assert labels(meeting, at=BEFORE)[:2] == ["Namensschilder (PDF)", "Liste für den Einlass (PDF)"]
    assert missing(meeting, at=BEFORE) == ["Das Barcamp hat noch keine Räume und keine Zeiten."]
    assert "Bei 1 Anmeldung steht, was für die Teilnahme gebraucht wird." in [check.text for check in found.checks]


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (AgendaFormatKey.ARRIVAL, "Zum Einlass"),
        (AgendaFormatKey.FISHBOWL, "Fishbowl leiten"),
        (AgendaFormatKey.BARCAMP, "Barcamp leiten"),
        (AgendaFormatKey.HARVEST, "Ernte festhalten"),
    ],
)
def test_on_the_day_the_programme_says_what_is_next(meeting, kind, label):
    item = make_item(meeting, kind)
    found = steps(meeting, at=item.starts_at)
    assert (found.actions[0].label, found.lead) == (label, f"Jetzt: {item.title}, bis 10:00 Uhr.")


def test_afterwards_come_harvest_review_release_and_the_next_meeting(meeting):
    order = [first(meeting, at=AFTER)]
    find(meeting)
    order.append(first(meeting, at=AFTER))
    edition = document(meeting, state="reviewed")
    order.append(first(meeting, at=AFTER))
    Documentation.objects.filter(pk=edition.pk).update(state="released", released_at=AFTER)
    order.append(first(meeting, at=AFTER))
    assert order == [
        "Ernte festhalten",
        "Dokumentation prüfen",
        "Dokumentation freigeben",
        "Nächstes Treffen vorbereiten",
    ]


def test_whoever_makes_no_meetings_is_not_sent_to_make_one(meeting):
    find(meeting)
    document(meeting, state="released", released_at=AFTER)
    assert labels(meeting, at=AFTER, may_plan=False) == ["Ergebnisse ansehen"]


def test_a_list_on_paper_is_asked_for_as_long_as_the_door_takes_it(meeting):
    question = "Noch niemand ist als anwesend erfasst. Gab es eine Liste auf Papier?"
    days = (AFTER, MEETING_DAY + timedelta(days=9))
    assert [question in missing(meeting, at=day) for day in days] == [True, False]


def test_a_cancelled_meeting_has_no_next_step(cast):
    assert steps(make_meeting(cast, status=MeetingStatus.CANCELLED)) is None


def at_stage(cast, days, **fields):
    begin = morning(days) if days else morning(0).replace(hour=0, minute=0)
    times = {"starts_at": begin, "ends_at": begin + timedelta(hours=23), "registration_ends_at": begin}
    meeting = make_meeting(cast, **(times | fields))
    office = cast.actor("office")
    plan_model_day(meeting, by=office, at=NOW)
    if days <= 0:
        open_fishbowl(meeting.agenda_items.get(format="fishbowl"), by=office, at=NOW)
        open_barcamp(meeting.agenda_items.get(format="barcamp"), by=office, at=NOW)
    return meeting


@pytest.mark.parametrize(("days", "status"), [(30, "draft"), (30, "announced"), (3, "announced"), (0, "announced"),
                                              (-2, "announced"), (30, "cancelled")])  # fmt: skip
@pytest.mark.parametrize("parties", [1, 12])
def test_the_overview_costs_the_same_however_many_come(
    cast, client_of, django_assert_max_num_queries, days, status, parties
):
    meeting, client = at_stage(cast, days, status=status, capacity=60), client_of("organiser")
    for number in range(parties):
        guest = make_registration(meeting, f"Gast {number}").attendees.get()
        CheckIn.objects.create(attendee=guest, nonce=guest.pk, scanned_at=NOW, received_at=NOW, channel="paper")
    with django_assert_max_num_queries(10):
        assert client.get(reverse("steering", args=[meeting.slug])).status_code == 200


@pytest.mark.parametrize(("days", "status"), [(30, "draft"), (30, "announced"), (3, "announced"), (0, "announced"),
                                              (-2, "announced")])  # fmt: skip
def test_every_button_and_line_opens(cast, client_of, days, status):
    meeting, client = at_stage(cast, days, status=status), client_of("organiser")
    make_registration(meeting)
    found = client.get(reverse("steering", args=[meeting.slug])).context["next"]
    links = [one.url for one in (*found.checks, *found.actions) if one.url and not getattr(one, "posts", False)]
    assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)


def test_it_gets_later_leads_to_the_item_that_runs(meeting):
    item = make_item(meeting, AgendaFormatKey.INPUT)
    steps = next_steps(meeting, standing_of(meeting), may_plan=False, at=item.starts_at)
    (later,) = [action for action in steps.actions if action.label == "Es wird später"]
    assert later.url == f"/treffen/{meeting.slug}/leitung/programm/{item.pk}/spaeter/"
