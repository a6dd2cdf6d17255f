"""Forms for the agenda."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import berlin_day, berlin_moment, in_berlin
from miteinander.ground.ids import new_id
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.formats import FORMATS
from miteinander.meetings.forms.series import ClockInput
from miteinander.meetings.models import AgendaItem, Meeting
from miteinander.meetings.services.agenda import ItemDetails

LONGEST_ITEM = 720
NOT_DETAILS = frozenset({"version", "key", "format", "starts"})
is_address = URLValidator(schemes=["http", "https"])
short = {"class": "kern-form-input__input--short"}


class ItemForm(forms.Form):
    """One item of the agenda; speakers and material stand one to a line, their parts divided by a bar."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    format = forms.ChoiceField(label=_("Kind"), choices=AgendaFormatKey.choices)
    title = forms.CharField(label=_("Title"), max_length=160)
    starts = forms.TimeField(
        label=_("Begin"),
        help_text=_("Left empty, the item comes after the last one. What follows moves along."),
        required=False,
        widget=ClockInput(),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=LONGEST_ITEM, widget=forms.NumberInput(attrs=short)
    )
    is_approximate = forms.BooleanField(label=_("The time is approximate (“approx.”)"), required=False)
    place = forms.CharField(label=_("Room or place in the house"), required=False, max_length=120)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    speakers = forms.CharField(
        label=_("Who gives the input?"),
        help_text=_("One per line: name | organisation. For example: Alex Beispiel | University of Stuttgart"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    materials = forms.CharField(
        label=_("Material"),
        help_text=_("One per line: title | address. For example: Slides | https://example.org/slides.pdf"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, item: AgendaItem | None = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial_of(item) if item else {"key": new_id()} | (initial or {}))
        if item is not None:
            del self.fields["format"]

    def clean_speakers(self) -> tuple[tuple[str, str], ...]:
        return _pairs(self.cleaned_data["speakers"], 120, 160)

    def clean_materials(self) -> tuple[tuple[str, str], ...]:
        pairs = _pairs(self.cleaned_data["materials"], 160, 200)
        for title, address in pairs:
            try:
                is_address(address)
            except ValidationError as problem:
                raise forms.ValidationError(
                    _("“%(title)s” needs an address behind the bar, such as https://example.org."),
                    params={"title": title},
                ) from problem
        return pairs

    def details(self, meeting: Meeting) -> ItemDetails:
        given = {name: value for name, value in self.cleaned_data.items() if name not in NOT_DETAILS}
        clock = self.cleaned_data["starts"]
        starts_at = berlin_moment(berlin_day(meeting.starts_at), clock) if clock else None
        return ItemDetails(**given, starts_at=starts_at)


class LaterForm(forms.Form):
    """It gets later: by how much, and whether a break gives way."""

    minutes = forms.IntegerField(
        label=_("By how many minutes?"),
        help_text=_("A number with a minus brings the times forward again."),
        min_value=-180,
        max_value=180,
        initial=10,
        widget=forms.NumberInput(attrs=short),
    )
    shorten = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("What gives way?"),
        required=False,
        empty_label=_("Nothing: everything that follows moves along"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, item: AgendaItem) -> None:
        meeting = item.meeting
        super().__init__(data, initial={"version": meeting.agenda_version})
        breaks = [form.key for form in FORMATS.values() if form.is_break and not form.ends_open]
        later = meeting.agenda_items.filter(format__in=breaks, starts_at__gt=item.starts_at)
        self.fields["shorten"].queryset = later  # type: ignore[attr-defined]  # it is the choice above
        self.fields["shorten"].label_from_instance = _break_label  # type: ignore[attr-defined]  # as above


def _break_label(item: AgendaItem) -> str:
    words = _("“%(title)s” at %(time)s becomes shorter (now %(minutes)d minutes)")
    return words % {"title": item.title, "time": f"{in_berlin(item.starts_at):%H:%M}", "minutes": item.minutes}


def initial_of(item: AgendaItem) -> dict[str, Any]:
    """Return an item as its form shows it."""
    return {
        "version": item.version,
        "title": item.title,
        "starts": in_berlin(item.starts_at).time(),
        "minutes": item.minutes,
        "is_approximate": item.is_approximate,
        "place": item.place,
        "description": item.description,
        "speakers": "\n".join(" | ".join(filter(None, (who.name, who.organisation))) for who in item.speakers.all()),
        "materials": "\n".join(f"{material.title} | {material.url}" for material in item.materials.all()),
    }


def _pairs(text: str, first: int, second: int) -> tuple[tuple[str, str], ...]:
    lines = [line.partition("|") for line in text.splitlines() if line.strip()]
    pairs = tuple((left.strip(), right.strip()) for left, _bar, right in lines)
    if any(len(left) > first or len(right) > second or not left for left, right in pairs):
        raise forms.ValidationError(_("One line is too long or begins with a bar."))
    return pairs
