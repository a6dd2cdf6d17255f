"""Forms of the harvest: findings, headings, merging, settling, dots."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from miteinander.journal.choices import Channel
from miteinander.meetings.choices import FindingKind
from miteinander.meetings.forms.series import DayInput
from miteinander.meetings.models import Finding, FindingGroup, FishbowlQuestion, Harvest, Meeting, Session
from miteinander.meetings.models.harvest import MOST_DOTS
from miteinander.meetings.reads.harvest import Origin, Source, question_words, session_words
from miteinander.meetings.services.harvest import FindingDetails
from miteinander.meetings.services.harvest_dots import MOST_COUNTED

SHORT = {"class": "kern-form-input__input--short"}
LONGEST_FINDING = 500
LONGEST_LABEL = 90
KIND_OF_PART = {  # who goes on with it is no sentence, so there it is not
    "what": FindingKind.CHALLENGE,
    "so_what": FindingKind.CHALLENGE,
    "now_what": FindingKind.IDEA,
    "notes": FindingKind.CHALLENGE,
}
Choices = list[tuple[str, Any]]


class FindingForm(forms.Form):
    """One finding; it may say where it comes from, what it answers and under which heading it stands."""

    says_when = frozenset({"owner", "due_on"})  # their labels say when they are needed

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    kind = forms.ChoiceField(label=_("Kind of finding"), choices=FindingKind.choices)
    text = forms.CharField(
        label=_("Finding, in one sentence"), max_length=LONGEST_FINDING, widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.CharField(
        label=_("Who takes care of it? (required for a commitment)"),
        help_text=_("A municipality, an association or an office, not a person by name."),
        required=False,
        max_length=160,
    )
    due_on = forms.DateField(label=_("By when? (required for a commitment)"), required=False, widget=DayInput())
    origin = forms.ChoiceField(label=_("Where does it come from?"), required=False)
    guiding_question = forms.ChoiceField(label=_("Which guiding question does it answer?"), required=False)
    group = forms.ChoiceField(label=_("Under which heading?"), required=False)
    contributors = forms.CharField(
        label=_("Who contributed it?"),
        help_text=_("Stands on the page of results, so only with their consent; left empty, nobody is named."),
        required=False,
        max_length=300,
    )
    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        choices=[(channel, channel.label) for channel in (Channel.ON_SITE, Channel.PAPER, Channel.WEB, Channel.PHONE)],
        initial=Channel.ON_SITE,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        meeting: Meeting,
        origins: Iterable[Origin],
        groups: Iterable[FindingGroup],
        finding: Finding | None = None,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial_of(finding) if finding else initial)
        self.origins = {str(origin.pk): origin for origin in origins}
        self.groups = {str(group.pk): group for group in groups}
        self.questions = {str(question.pk): question for question in meeting.guiding_questions.all()}
        self._offer("origin", _("The plenary"), [(key, _named(thing)) for key, thing in self.origins.items()])
        self._offer("guiding_question", _("None in particular"), self.questions.items())
        self._offer("group", _("No heading yet"), self.groups.items())
        if finding is not None:
            del self.fields["channel"]

    def _offer(self, name: str, nothing: object, rows: Iterable[tuple[str, object]]) -> None:
        choices: Choices = [("", nothing), *((key, Truncator(str(row)).chars(LONGEST_LABEL)) for key, row in rows)]
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # it is a choice

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "text", "owner", "due_on")]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("origin", "guiding_question", "group", "contributors", "channel")]

    def clean(self) -> dict[str, Any]:
        """A commitment needs both, and both are marked when they are missing."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == FindingKind.COMMITMENT:
            for name, sentence in (
                ("owner", _("A commitment needs somebody who takes care of it. Please say who.")),
                ("due_on", _("A commitment needs a day. Please say by when.")),
            ):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return given

    def details(self) -> FindingDetails:
        given = self.cleaned_data
        origin = self.origins.get(given["origin"])
        return FindingDetails(
            kind=given["kind"],
            text=given["text"],
            group=self.groups.get(given["group"]),
            session=origin if isinstance(origin, Session) else None,
            fishbowl_question=origin if isinstance(origin, FishbowlQuestion) else None,
            guiding_question=self.questions.get(given["guiding_question"]),
            contributors=given["contributors"],
            owner=given["owner"],
            due_on=given["due_on"],
        )


def _named(thing: Origin) -> str:
    return session_words(thing) if isinstance(thing, Session) else question_words(thing)


def initial_of(finding: Finding) -> dict[str, Any]:
    """Return a finding as its form shows it."""
    return {
        "version": finding.version,
        "kind": finding.kind,
        "text": finding.text,
        "owner": finding.owner,
        "due_on": finding.due_on,
        "origin": str(finding.session_id or finding.fishbowl_question_id or ""),
        "guiding_question": str(finding.guiding_question_id or ""),
        "group": str(finding.group_id or ""),
        "contributors": finding.contributors,
    }


def taken_over(sources: Sequence[Source], wanted: str) -> dict[str, Any]:
    """Fill in a new finding from a part of a session's result or from notes: `<id>.<part>`."""
    key, _dot, part = wanted.partition(".")
    for source in sources:
        thing = source.session or source.question
        text = next((text for name, _label, text in source.parts if name == part), "")
        if thing is None or str(thing.pk) != key or not text or part not in KIND_OF_PART:
            continue
        question = source.session.pitch.guiding_question_id if source.session else None
        return {
            "kind": KIND_OF_PART[part],
            "text": Truncator(text).chars(LONGEST_FINDING),
            "owner": Truncator(source.session.who_goes_on).chars(160) if source.session and part == "now_what" else "",
            "origin": key,
            "guiding_question": str(question or ""),
            "contributors": source.session.pitch.host_name if source.session else "",
        }
    return {}


class GroupForm(forms.Form):
    title = forms.CharField(label=_("Heading in the words of the plenary"), max_length=120)


class MoveForm(forms.Form):
    """Under which heading a finding stands."""

    group = forms.ChoiceField(required=False)

    def __init__(self, data: Any, *, groups: Mapping[str, FindingGroup]) -> None:
        super().__init__(data)
        self.fields["group"].choices = [("", ""), *((key, key) for key in groups)]  # type: ignore[attr-defined]  # a choice


class SortForm(forms.Form):
    """The heading of every finding at once; only what was changed here counts, not what somebody else moved since."""

    def __init__(self, data: Any = None, *, findings: Iterable[Finding], groups: Iterable[FindingGroup]) -> None:
        super().__init__(data)
        self.findings, self.groups = list(findings), {str(group.pk): group for group in groups}
        choices: Choices = [("", _("No heading yet")), *self.groups.items()]
        for finding in self.findings:
            stands = str(finding.group_id or "")
            self.fields[f"g{finding.pk}"] = forms.ChoiceField(
                label=_now("Heading of finding %(number)d") % {"number": finding.number},
                choices=choices,
                required=False,
                initial=stands,
            )
            self.fields[f"s{finding.pk}"] = forms.CharField(required=False, initial=stands, widget=forms.HiddenInput)

    @property
    def rows(self) -> list[tuple[Finding, forms.BoundField, forms.BoundField]]:
        return [(finding, self[f"g{finding.pk}"], self[f"s{finding.pk}"]) for finding in self.findings]

    def moved(self) -> dict[Finding, FindingGroup | None]:
        given = self.cleaned_data
        return {
            finding: self.groups.get(given[f"g{finding.pk}"])
            for finding in self.findings
            if given[f"g{finding.pk}"] != given[f"s{finding.pk}"]
        }


class MergeForm(forms.Form):
    text = forms.CharField(
        label=_("The finding that stays"),
        max_length=LONGEST_FINDING,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("A finding has at most 500 characters. Please shorten the two sentences.")},
    )


class SettleForm(forms.Form):
    resolution = forms.CharField(
        label=_("What became of it? One sentence"), required=False, max_length=300, widget=forms.TextInput()
    )


class OpenDotsForm(forms.Form):
    per_person = forms.IntegerField(
        label=_("Dots for each person"),
        help_text=_("Several dots on one finding are allowed."),
        min_value=1,
        max_value=MOST_DOTS,
        widget=forms.NumberInput(attrs=SHORT),
    )

    def __init__(self, data: Any = None, *, harvest: Harvest) -> None:
        super().__init__(data, initial={"per_person": harvest.dots_per_person})


class CountForm(forms.Form):
    """The mask for dots counted on paper: one number per finding, in the order of the printed sheet."""

    def __init__(self, data: Any = None, *, findings: Iterable[Finding]) -> None:
        super().__init__(data)
        self.findings = list(findings)
        for finding in self.findings:
            self.fields[f"n{finding.pk}"] = forms.IntegerField(
                label=_now("Dots on finding %(number)d") % {"number": finding.number},
                min_value=0,
                max_value=MOST_COUNTED,
                required=False,
                initial=finding.hands_counted,
                widget=forms.NumberInput(attrs=SHORT | {"inputmode": "numeric"}),
            )
            self.fields[f"s{finding.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=finding.hands_counted
            )

    @property
    def rows(self) -> dict[UUID, tuple[forms.BoundField, forms.BoundField]]:
        return {finding.pk: (self[f"n{finding.pk}"], self[f"s{finding.pk}"]) for finding in self.findings}

    @property
    def counted(self) -> dict[UUID, int]:
        return {finding.pk: self.cleaned_data.get(f"n{finding.pk}") or 0 for finding in self.findings}

    @property
    def seen(self) -> dict[UUID, int]:
        return {finding.pk: self.cleaned_data.get(f"s{finding.pk}") or 0 for finding in self.findings}
