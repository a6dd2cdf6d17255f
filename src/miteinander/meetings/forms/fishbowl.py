"""Forms for the fishbowl: setting up, questions, hands, notes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import berlin_day, berlin_moment, in_berlin
from miteinander.meetings.forms.barcamp import whole_number
from miteinander.meetings.forms.series import ClockInput, DayInput
from miteinander.meetings.models import AgendaItem, Fishbowl
from miteinander.meetings.models.fishbowl import FEWEST_CHAIRS, MOST_CHAIRS
from miteinander.meetings.reads.fishbowl import inputs_of


class FishbowlForm(forms.Form):
    chairs = whole_number(
        _("Chairs, the empty one included"),
        FEWEST_CHAIRS,
        MOST_CHAIRS,
        help_text=_("One chair stays for the audience."),
    )
    timer_minutes = whole_number(_("Minutes per contribution"), 1, 30)
    asks_from_day = forms.DateField(
        label=_("Questions are taken from (day)"),
        required=False,
        widget=DayInput(),
        help_text=_("Left empty, from the announcement of the meeting on."),
    )
    asks_from_clock = forms.TimeField(label=_("Questions are taken from (time)"), required=False, widget=ClockInput())

    def __init__(self, data: Any = None, *, fishbowl: Fishbowl) -> None:
        begins = in_berlin(fishbowl.asks_from) if fishbowl.asks_from else None
        known = {
            "chairs": fishbowl.chairs,
            "timer_minutes": fishbowl.timer_minutes,
            "asks_from_day": begins.date() if begins else None,
            "asks_from_clock": begins.time() if begins else None,
        }
        super().__init__(data, initial=known)
        self.day = fishbowl.item.starts_at

    def asks_from(self) -> datetime | None:
        day, clock = self.cleaned_data["asks_from_day"], self.cleaned_data["asks_from_clock"]
        if day is None and clock is None:
            return None
        midnight = datetime.min.time()
        return berlin_moment(day or berlin_day(self.day), clock or midnight)


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Your question"), max_length=400, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 400})
    )
    about = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("About which input?"), required=False, empty_label=_("about all of them")
    )
    asked_by = forms.CharField(
        label=_("Who asks?"), required=False, max_length=120, help_text=_("Name or organisation, if you like.")
    )

    def __init__(self, data: Any = None, *, fishbowl: Fishbowl, asked_by: str = "") -> None:
        super().__init__(data, initial={"asked_by": asked_by})
        inputs = inputs_of(fishbowl.meeting)
        self.fields["about"].queryset = AgendaItem.objects.filter(  # type: ignore[attr-defined]  # the choice above
            pk__in=[item.pk for item in inputs]
        )
        if not inputs:
            del self.fields["about"]


class CardForm(QuestionForm):
    """A question that somebody else asked, on a card or aloud."""

    def __init__(self, data: Any = None, *, fishbowl: Fishbowl) -> None:
        super().__init__(data, fishbowl=fishbowl)
        self.fields["text"].label = _("The question")


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)


class NotesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    notes = forms.CharField(
        label=_("Notes on the answer"), required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 10})
    )
