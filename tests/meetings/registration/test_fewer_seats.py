"""A group is offered fewer seats than it has names: nobody is struck out without being asked."""

import pytest
from django.test import Client
from django.utils import timezone

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.services.waiting_list import accept_offer
from tests.cast import make_meeting
from tests.meetings.registration.parties import come, holder, in_days, token_for


@pytest.fixture
def meeting(cast):
    return make_meeting(cast, capacity=5, **in_days(28))


def group(meeting, *companions, seats=None, free=3):
    """A group of whom fewer are offered a seat than it named."""
    at = timezone.now()
    come(meeting, "Ada", seats=meeting.capacity - free, at=at)
    return come(meeting, "Gruppe", seats=seats or len(companions) + 1, companions=companions, at=at).registration


def take(registration, *names):
    ticked = [str(key) for key in registration.attendees.filter(name__in=names).values_list("pk", flat=True)]
    accept_offer(registration, by=holder(registration), channel=Channel.WEB, at=timezone.now(), coming=ticked)
    return list(registration.attendees.order_by("position").values_list("name", flat=True))


def test_those_who_were_ticked_come(meeting):
    made = group(meeting, "Bo", "Cem", "Dana")
    assert take(made, "Bo", "Dana") == ["Gruppe", "Bo", "Dana"]


def test_a_seat_for_which_nobody_was_ticked_stays_open(meeting):
    assert take(group(meeting, "Bo", "Cem", "Dana"), "Cem") == ["Gruppe", "Cem", ""]


@pytest.mark.parametrize("ticked", [(), ("Bo", "Cem", "Dana")])
def test_nobody_is_struck_out_unasked(meeting, ticked):
    made = group(meeting, "Bo", "Cem", "Dana")
    with pytest.raises(Refused) as refused:
        take(made, *ticked)
    assert refused.value.message == "Bitte kreuzen Sie an, wer mitkommt: höchstens 2 Personen."
    made.refresh_from_db()
    assert (made.state, made.attendees.exclude(name="").count()) == ("offered", 4)


def test_seats_without_a_name_go_before_names(meeting):
    assert take(group(meeting, "Bo", seats=4, free=2)) == ["Gruppe", "Bo"]


def test_the_own_page_asks_who_comes(meeting):
    made = group(meeting, "Bo", "Cem", "Dana")
    own = f"/treffen/{meeting.slug}/anmeldung/{token_for(made)}/"
    page = Client().get(own).content.decode()
    assert "Wer kommt mit Gruppe? Bitte kreuzen Sie höchstens 2 Personen an." in page
    answer = Client().post(f"{own}antworten/", {"answer": "yes"}, follow=True)
    assert "Bitte kreuzen Sie an, wer mitkommt: höchstens 2 Personen." in answer.content.decode()
    ticked = [str(made.attendees.get(name=name).pk) for name in ("Cem", "Dana")]
    Client().post(f"{own}antworten/", {"answer": "yes", "coming": ticked})
    made.refresh_from_db()
    assert (made.state, [each.name for each in made.attendees.all()]) == ("confirmed", ["Gruppe", "Cem", "Dana"])


def test_for_one_seat_the_page_says_whose_names_go(meeting):
    made = group(meeting, "Bo", "Cem", free=1)
    page = Client().get(f"/treffen/{meeting.slug}/anmeldung/{token_for(made)}/").content.decode()
    assert "fallen diese Namen aus der Anmeldung weg: Bo, Cem." in " ".join(page.split())
    assert take(made) == ["Gruppe"]


def test_the_desk_asks_the_same(meeting, client_of):
    made, office = group(meeting, "Bo", "Cem", "Dana"), client_of("office")
    one = f"/treffen/{meeting.slug}/leitung/anmeldungen/{made.pk}/"
    assert 'name="coming"' in office.get(one).content.decode()
    ticked = [str(made.attendees.get(name="Bo").pk)]
    office.post(f"{one}handeln/", {"act": "yes", "coming": ticked})
    made.refresh_from_db()
    assert (made.state, [each.name for each in made.attendees.all()]) == ("confirmed", ["Gruppe", "Bo", ""])
