"""Every address of series, agenda, door and day, for every role: who gets in, who is refused, what stays hidden."""

from uuid import UUID

import pytest
from django.urls import reverse

from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import AgendaItem
from miteinander.meetings.urls import agenda, check_in, day, series
from tests.cast import make_item, make_meeting, make_registration

ROLES = ("guest", "resident", "member", "researcher", "outsider", "organiser", "office", "administrator")
EVERYBODY = (200,) * 8
STEERING = (403, 403, 403, 403, 403, 200, 200, 200)
POSTED = (403, 403, 403, 403, 403, 302, 302, 302)
THE_OFFICE = (403, 403, 403, 403, 403, 403, 200, 200)
FIGURES = (403, 403, 403, 200, 200, 403, 200, 200)  # research, and whoever is an office
ITEM = UUID("0190f3a0-0000-7000-8000-00000000000a")
BADGE = "B0010"

TABLE = {
    "meetings": ("GET", EVERYBODY),
    "meetings-calendar": ("GET", EVERYBODY),
    "figures": ("GET", FIGURES),
    "figures-csv": ("GET", FIGURES),
    "meeting-new": ("GET", (403, 403, 403, 403, 200, 403, 200, 200)),  # the outsider is an office, of another network
    "series": ("GET", EVERYBODY),
    "series-edit": ("GET", THE_OFFICE),
    "meeting": ("GET", EVERYBODY),
    "meeting-calendar": ("GET", EVERYBODY),
    "steering": ("GET", STEERING),
    "meeting-edit": ("GET", STEERING),
    "meeting-announce": ("POST", (403, 403, 403, 403, 403, 422, 422, 422)),  # it is announced already
    "meeting-cancel": ("GET", STEERING),
    "agenda": ("GET", EVERYBODY),
    "agenda-pdf": ("GET", EVERYBODY),
    "agenda-poster": ("GET", EVERYBODY),
    "steering-agenda": ("GET", STEERING),
    "agenda-model-day": ("POST", (403, 403, 403, 403, 403, 422, 422, 422)),  # there is a programme already
    "agenda-item-new": ("GET", STEERING),
    "agenda-item": ("GET", STEERING),
    "agenda-item-act": ("POST", POSTED),
    "agenda-later": ("GET", STEERING),
    "steering-check-in": ("GET", STEERING),
    "check-in-scan": ("POST", POSTED),
    "check-in-walk-in": ("POST", (403, 403, 403, 403, 403, 422, 422, 422)),  # without a name
    "check-in-undo": ("POST", (403, 403, 403, 403, 403, 404, 404, 404)),  # a badge that nobody has
    "check-in-transmit": ("POST", (403, 403, 403, 403, 403, 422, 422, 422)),  # without entries
    "check-in-ticked-list": ("GET", STEERING),
    "check-in-paper-list": ("GET", STEERING),
    "check-in-badges": ("GET", STEERING),
    "day": ("GET", EVERYBODY),
    "day-leave": ("POST", (302,) * 8),
    "day-badge": ("GET", EVERYBODY),
}
OF_MANY = ("meetings", "meeting-new", "series", "figures")  # pages that are not about one meeting
PATTERNS = [pattern for words in (series, agenda, check_in, day) for pattern in words.urlpatterns]


def address(name: str, slug: str) -> str:
    wanted = next(pattern for pattern in PATTERNS if pattern.name == name).pattern.converters
    known = {"slug": "engagierte-stadt" if name.startswith("series") else slug, "pk": ITEM, "code": BADGE}
    return reverse(name, kwargs={key: known[key] for key in wanted})


def test_the_table_names_every_address():
    assert sorted(TABLE) == sorted(pattern.name for pattern in PATTERNS)


@pytest.mark.parametrize("name", TABLE)
def test_every_address_lets_in_its_roles_and_nobody_else(cast, client_of, name):
    meeting = make_meeting(cast)
    make_registration(meeting)
    AgendaItem.objects.filter(pk=make_item(meeting, AgendaFormatKey.INPUT).pk).update(id=ITEM)
    method, expected = TABLE[name]
    path = address(name, "tag-1")
    answers = {role: client_of(role).generic(method, path).status_code for role in ROLES}
    assert answers == dict(zip(ROLES, expected, strict=True))


@pytest.mark.parametrize("name", [name for name in TABLE if not name.startswith(OF_MANY)])
def test_a_draft_is_absent_for_all_others(cast, client_of, name):
    meeting = make_meeting(cast, status="draft")
    make_registration(meeting)
    path = address(name, meeting.slug)
    others = ("guest", "member", "outsider")
    assert {role: client_of(role).generic(TABLE[name][0], path).status_code for role in others} == dict.fromkeys(
        others, 404
    )


def test_an_unknown_meeting_and_a_hidden_draft_look_the_same(cast, client):
    make_meeting(cast, slug="entwurf", status="draft")
    answers = [client.get(f"/treffen/{slug}/") for slug in ("entwurf", "unbekannt")]
    assert [answer.status_code for answer in answers] == [404, 404]
    hidden, unknown = (answer.content.replace(b"entwurf", b"unbekannt") for answer in answers)
    assert hidden == unknown
