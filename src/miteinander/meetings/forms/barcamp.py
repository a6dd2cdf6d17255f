"""Forms that set a barcamp up: rounds, rooms, windows."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import berlin_day, berlin_moment, in_berlin
from miteinander.meetings.forms.series import ClockInput
from miteinander.meetings.models import Barcamp, Room, Round
from miteinander.meetings.services.barcamp import MOST_ROUNDS, RoomFacts, Timing, Windows

SHORT = {"class": "kern-form-input__input--short"}


def whole_number(label: Any, low: int, high: int, **more: Any) -> forms.IntegerField:
    """A short field for a whole number."""
    return forms.IntegerField(label=label, min_value=low, max_value=high, widget=forms.NumberInput(attrs=SHORT), **more)


class RoundsForm(forms.Form):
    count = whole_number(_("Number of rounds"), 1, MOST_ROUNDS)
    starts = forms.TimeField(label=_("The first round begins at"), widget=ClockInput())
    minutes = whole_number(_("Minutes per round"), 5, 180)
    pause = whole_number(_("Minutes between two rounds"), 0, 120)

    def __init__(self, data: Any = None, *, barcamp: Barcamp) -> None:
        rounds = list(barcamp.rounds.all())
        super().__init__(data, initial=_as_it_is(rounds, barcamp))
        self.day = barcamp.item.starts_at

    def timing(self) -> Timing:
        given = self.cleaned_data
        starts_at = berlin_moment(berlin_day(self.day), given["starts"])
        return Timing(given["count"], starts_at, given["minutes"], given["pause"])


def _as_it_is(rounds: list[Round], barcamp: Barcamp) -> dict[str, Any]:
    if not rounds:
        return {"count": 3, "starts": in_berlin(barcamp.item.starts_at).time(), "minutes": 25, "pause": 2}
    first = rounds[0]
    pause = (rounds[1].starts_at - first.ends_at).total_seconds() // 60 if len(rounds) > 1 else 2
    starts = in_berlin(first.starts_at).time()
    return {"count": len(rounds), "starts": starts, "minutes": first.minutes, "pause": max(0, int(pause))}


class RoomForm(forms.Form):
    name = forms.CharField(label=_("Name of the room"), max_length=80)
    seats = whole_number(_("Seats"), 1, 5000)
    step_free = forms.BooleanField(label=_("Step-free access"), required=False, initial=True)
    way = forms.CharField(
        label=_("How to get there"), required=False, max_length=160, help_text=_("For example: 1st floor, on the left")
    )

    def __init__(self, data: Any = None, *, room: Room | None = None) -> None:
        known = {part: getattr(room, part) for part in ("name", "seats", "step_free", "way")} if room else None
        super().__init__(data, initial=known)

    def facts(self) -> RoomFacts:
        return RoomFacts(**self.cleaned_data)


class WindowsForm(forms.Form):
    """What is taken right now; a time left empty keeps the window open until somebody closes it."""

    takes_topics = forms.BooleanField(label=_("Topics can be proposed"), required=False)
    topics_end = forms.TimeField(label=_("Topics until"), required=False, widget=ClockInput())
    takes_marks = forms.BooleanField(label=_("“I will come” can be marked"), required=False)
    marks_end = forms.TimeField(label=_("Marks until"), required=False, widget=ClockInput())

    def __init__(self, data: Any = None, *, barcamp: Barcamp, at: datetime) -> None:
        self.day = max(barcamp.item.starts_at, at)
        known = {
            "takes_topics": barcamp.topics_are_open(at),
            "takes_marks": barcamp.marks_are_open(at),
            "topics_end": _clock(barcamp.topics_end_at, at),
            "marks_end": _clock(barcamp.marks_end_at, at),
        }
        super().__init__(data, initial=known)

    def windows(self) -> Windows:
        given = self.cleaned_data
        return Windows(
            takes_topics=given["takes_topics"],
            takes_marks=given["takes_marks"],
            topics_end_at=self._moment(given["topics_end"]),
            marks_end_at=self._moment(given["marks_end"]),
        )

    def _moment(self, clock: time | None) -> datetime | None:
        return berlin_moment(berlin_day(self.day), clock) if clock else None


def _clock(moment: datetime | None, at: datetime) -> time | None:
    return in_berlin(moment).time() if moment and moment > at else None
