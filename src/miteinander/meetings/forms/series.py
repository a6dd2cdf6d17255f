"""Forms of the office for series and meetings."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import berlin_day, berlin_moment, in_berlin
from miteinander.ground.ids import new_id
from miteinander.meetings.choices import Access
from miteinander.meetings.models import MeetingSeries
from miteinander.meetings.services.guiding_questions import QuestionLine
from miteinander.meetings.services.series import LinkLine, MeetingDetails

END_OF_DAY = time(23, 59)
A_WEEK = timedelta(days=7)
LONGEST_QUESTION = 400


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "kern-form-input__input--short"}, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "kern-form-input__input--short"}, format="%H:%M")


class SeriesForm(forms.Form):
    title = forms.CharField(label=_("Title of the series"), max_length=160)
    summary = forms.CharField(
        label=_("What is it about?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class QuestionForm(forms.Form):
    """One guiding question; `key` says which it was before, so that reworded it stays itself."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=LONGEST_QUESTION,
        required=False,
        error_messages={"max_length": _("A guiding question has at most 400 characters.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class LinkForm(forms.Form):
    """One line of the list of preparations; a line left empty does not count."""

    title = forms.CharField(label=_("Title"), max_length=160)
    url = forms.URLField(label=_("Address"), assume_scheme="https", max_length=200)
    why = forms.CharField(label=_("Why is it worth it? One line"), max_length=300)


class Lines(BaseFormSet):  # type: ignore[type-arg]  # Django itself knows no type parameter here
    """Lines of which any may be left or made empty, also those that were filled before."""

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()


class QuestionLines(Lines):
    """The guiding questions in their order; a line that was there before can be given another place."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["text"].label = _("Guiding question %(number)d") % {"number": (index or 0) + 1}
        form.fields["ORDER"].label = _("Place in the order")


LinkFormSet = formset_factory(LinkForm, formset=Lines, extra=2, max_num=12)
QuestionFormSet = formset_factory(QuestionForm, formset=QuestionLines, extra=2, max_num=20, can_order=True)


def usual_deadline(day: date, today: date) -> date:
    """A week before; of a meeting at shorter notice, its own day."""
    week_before = day - A_WEEK
    return week_before if week_before >= today else day


class MeetingForm(forms.Form):
    """Everything about a meeting on one page, in four sections; knows which version it started from."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    title = forms.CharField(label=_("Title"), max_length=160)
    subtitle = forms.CharField(label=_("Subtitle"), required=False, max_length=200)
    invitation = forms.CharField(
        label=_("Invitation"),
        help_text=_("Why you meet, and what you want to reach together. An empty line begins a new paragraph."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    day = forms.DateField(label=_("Day"), widget=DayInput())
    starts = forms.TimeField(label=_("Begin"), widget=ClockInput())
    ends = forms.TimeField(label=_("End"), widget=ClockInput())
    place_name = forms.CharField(label=_("House or hall"), required=False, max_length=160)
    street = forms.CharField(label=_("Street and number"), required=False, max_length=160)
    postcode = forms.RegexField(
        r"^\d{5}$",
        label=_("Postcode"),
        required=False,
        error_messages={"invalid": _("A postcode has five digits.")},
        widget=forms.TextInput(attrs={"class": "kern-form-input__input--short", "inputmode": "numeric"}),
    )
    town = forms.CharField(label=_("Town"), required=False, max_length=120)
    step_free = forms.ChoiceField(label=_("Step-free?"), choices=Access.choices, initial=Access.UNKNOWN)
    induction_loop = forms.ChoiceField(label=_("Induction loop?"), choices=Access.choices, initial=Access.UNKNOWN)
    access_note = forms.CharField(
        label=_("Notes on access"),
        help_text=_("For example: lift at the rear entrance, door 85 cm wide, toilet on the ground floor."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    travel_note = forms.CharField(
        label=_("Getting there by public transport"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hybrid_url = forms.URLField(
        label=_("Link to take part from afar"),
        help_text=_("Only people who are registered see it."),
        required=False,
        assume_scheme="https",
        max_length=200,
    )
    capacity = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=5000,
        initial=60,
        widget=forms.NumberInput(attrs={"class": "kern-form-input__input--short"}),
    )
    deadline_on = forms.DateField(
        label=_("Registration until"),
        help_text=_("This day still counts. Left empty, it is a week before the meeting."),
        required=False,
        widget=DayInput(),
    )
    links: "BaseFormSet[LinkForm]"
    questions: "BaseFormSet[QuestionForm]"

    def __init__(self, data: Any = None, *, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        known = {} if data else initial or {}  # what was sent is compared with empty lines only
        self.links = LinkFormSet(data, initial=known.get("links"), prefix="links")
        self.questions = QuestionFormSet(data, initial=known.get("questions"), prefix="fragen")

    @property
    def sections(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        parts = (
            ("thema", _("Theme"), "title subtitle invitation"),
            ("tag", _("Day and time"), "day starts ends"),
            (
                "ort",
                _("Place and access"),
                "place_name street postcode town step_free induction_loop access_note travel_note hybrid_url",
            ),
            ("anmeldung", _("Registration"), "capacity deadline_on"),
        )
        return [(key, str(title), [self[name] for name in names.split()]) for key, title, names in parts]

    def is_valid(self) -> bool:
        if self.is_bound and not self.links.is_valid():
            self.add_error(None, _("Please check the links under “Worth reading before”: each needs its three fields."))
        if self.is_bound and not self.questions.is_valid():
            self.add_error(None, _("Please check the guiding questions: each has at most 400 characters."))
        return super().is_valid()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("The meeting must end after it starts."))
        if cleaned.get("day") and "deadline_on" in cleaned:
            cleaned["deadline_on"] = cleaned["deadline_on"] or usual_deadline(cleaned["day"], self.today)
            if cleaned["deadline_on"] > cleaned["day"]:
                self.add_error("deadline_on", _("Registration must end before the meeting is over."))
        return cleaned

    def details(self) -> MeetingDetails:
        given = {name: value for name, value in self.cleaned_data.items() if name not in NOT_COLUMNS}
        day: date = self.cleaned_data["day"]
        starts_at = berlin_moment(day, self.cleaned_data["starts"])
        ends_at = berlin_moment(day, self.cleaned_data["ends"])
        deadline = min(berlin_moment(self.cleaned_data["deadline_on"], END_OF_DAY), ends_at)
        lines = (one.cleaned_data for one in self.links.forms if one.has_changed())
        return MeetingDetails(
            **given,
            starts_at=starts_at,
            ends_at=ends_at,
            registration_ends_at=deadline,
            guiding_questions=self.question_lines(),
            links=tuple(LinkLine(**line) for line in lines),
        )

    def question_lines(self) -> tuple[QuestionLine, ...]:
        """Return the questions in their order; a line that was emptied is gone."""
        lines = (one.cleaned_data for one in self.questions.ordered_forms)
        return tuple(QuestionLine(line["text"], line["key"]) for line in lines if line["text"])


NOT_COLUMNS = frozenset(
    {"version", "key", "day", "starts", "ends", "deadline_on", "series", "new_series", "with_agenda"}
)


class NewMeetingForm(MeetingForm):
    """A new meeting also belongs to a series, an old or a new one, and may begin with a model of an agenda."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    series = forms.ModelChoiceField(
        MeetingSeries.objects.none(), label=_("Series"), required=False, empty_label=_("A new series")
    )
    new_series = forms.CharField(
        label=_("Title of the new series"),
        help_text=_("Only when no series fits. Left empty, the series is called like the meeting."),
        required=False,
        max_length=160,
    )
    with_agenda = forms.BooleanField(
        label=_("Begin with a model programme (arrival, inputs, fishbowl, barcamp, harvest)"),
        required=False,
        initial=True,
    )

    def __init__(self, data: Any = None, *, among: Any, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, today=today, initial={"key": new_id()} | (initial or {}))
        self.fields["series"].queryset = among  # type: ignore[attr-defined]  # it is the choice above

    @property
    def sections(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        theme, day, *rest = super().sections
        return [
            (theme[0], theme[1], [*theme[2], self["series"], self["new_series"]]),
            (day[0], day[1], [*day[2], self["with_agenda"]]),
            *rest,
        ]


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does the meeting not take place?"),
        help_text=_("Everybody who is registered reads this sentence, and it stands on the page of the meeting."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def initial_of(details: MeetingDetails, version: int) -> dict[str, Any]:
    """Return a meeting as its form shows it."""
    return details.columns | {
        "version": version,
        "day": berlin_day(details.starts_at),
        "starts": in_berlin(details.starts_at).time(),
        "ends": in_berlin(details.ends_at).time(),
        "deadline_on": berlin_day(details.registration_ends_at),
        "questions": [{"text": line.text, "key": line.key} for line in details.guiding_questions],
        "links": [{"title": line.title, "url": line.url, "why": line.why} for line in details.links],
    }
