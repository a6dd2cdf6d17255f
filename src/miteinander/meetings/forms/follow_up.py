"""Forms from one meeting to the next."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import berlin_moment, in_berlin
from miteinander.ground.dates import day_words
from miteinander.meetings.choices import Becomes
from miteinander.meetings.forms.series import ClockInput, DayInput
from miteinander.meetings.models import CarriedItem, Meeting
from miteinander.meetings.services.follow_up import LONGEST_TITLE, NextDay, Wording

SHORT = {"class": "kern-form-input__input--short"}


class NextMeetingForm(forms.Form):
    """The few things the office says about the next meeting."""

    title = forms.CharField(label=_("Title"), max_length=160)
    subtitle = forms.CharField(label=_("Subtitle"), required=False, max_length=200)
    day = forms.DateField(label=_("Day"), widget=DayInput())
    starts = forms.TimeField(label=_("Begin"), widget=ClockInput())
    ends = forms.TimeField(label=_("End"), widget=ClockInput())
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=5000, widget=forms.NumberInput(attrs=SHORT))

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        begin, end = in_berlin(meeting.starts_at).time(), in_berlin(meeting.ends_at).time()
        given = {"title": meeting.series.title, "starts": begin, "ends": end, "capacity": meeting.capacity}
        super().__init__(data, initial=given)
        self.meeting = meeting

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= in_berlin(self.meeting.starts_at).date():
            raise forms.ValidationError(_("The next meeting comes after this one. Please choose a later day."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("The meeting must end after it starts."))
        return cleaned

    def next_day(self) -> NextDay:
        given = self.cleaned_data
        return NextDay(
            title=given["title"],
            subtitle=given["subtitle"],
            starts_at=berlin_moment(given["day"], given["starts"]),
            ends_at=berlin_moment(given["day"], given["ends"]),
            capacity=given["capacity"],
        )


class BuildUponForm(forms.Form):
    earlier = forms.ChoiceField(label=_("On which meeting does this one build?"))

    def __init__(self, data: Any = None, *, among: list[Meeting]) -> None:
        super().__init__(data)
        self.among = {str(one.pk): one for one in among}
        named = [(key, f"{one.title}, {day_words(one.starts_at)}") for key, one in self.among.items()]
        self.fields["earlier"].choices = named  # type: ignore[attr-defined]  # it is a choice

    @property
    def meeting(self) -> Meeting:
        return self.among[self.cleaned_data["earlier"]]


class WordingForm(forms.Form):
    """A proposed item in the office's own words."""

    text = forms.CharField(label=_("Wording"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    details = forms.CharField(
        label=_("Description"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=1, max_value=720, widget=forms.NumberInput(attrs=SHORT)
    )

    def __init__(self, data: Any = None, *, item: CarriedItem) -> None:
        super().__init__(
            data,
            initial={
                "text": item.text[: LONGEST_TITLE if item.becomes == Becomes.ITEM else None],
                "details": item.details,
                "minutes": item.minutes,
            },
        )
        if item.becomes == Becomes.QUESTION:
            del self.fields["details"]
        if item.becomes != Becomes.ITEM:
            del self.fields["minutes"]
        else:
            self.fields["text"] = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)

    def wording(self) -> Wording:
        given = self.cleaned_data
        return Wording(given["text"], given.get("details", ""), given.get("minutes"))
