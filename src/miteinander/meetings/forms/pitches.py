"""Forms for topics: the phone's, and the helper's for cards from the wall."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.meetings.forms.barcamp import whole_number
from miteinander.meetings.models import GuidingQuestion, Meeting, Pitch
from miteinander.meetings.services.pitches import Card, Topic

MOST_HANDS = 2000


class TopicForm(forms.Form):
    """What stands on a card."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    title = forms.CharField(label=_("Topic"), max_length=120)
    description = forms.CharField(
        label=_("What is it about?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    host_name = forms.CharField(
        label=_("Who offers it?"),
        required=False,
        max_length=120,
        help_text=_("Name or organisation, as it shall stand on the board for everybody in the room."),
    )
    guiding_question = forms.ModelChoiceField(
        GuidingQuestion.objects.none(),
        label=_("Belongs to the guiding question"),
        required=False,
        empty_label=_("none"),
    )
    needs_step_free = forms.BooleanField(label=_("Needs a step-free room"), required=False)

    def __init__(self, data: Any = None, *, meeting: Meeting, pitch: Pitch | None = None, host_name: str = "") -> None:
        super().__init__(data, initial=initial_of(pitch) if pitch else {"host_name": host_name})
        field = self.fields["guiding_question"]
        field.queryset = meeting.guiding_questions.all()  # type: ignore[attr-defined]  # a ModelChoiceField, see above
        if data is None and not meeting.guiding_questions.exists():
            del self.fields["guiding_question"]

    def topic(self) -> Topic:
        given = self.cleaned_data
        return Topic(
            title=given["title"],
            description=given["description"],
            host_name=given["host_name"],
            guiding_question=given.get("guiding_question"),
            needs_step_free=given["needs_step_free"],
        )


class CardForm(TopicForm):
    """A card from the wall, in the order in which one types: number, topic, host, hands."""

    field_order = ["number", "title", "host_name", "hands"]
    number = whole_number(_("Card number"), 1, 9999)
    hands = whole_number(_("Hands counted"), 0, MOST_HANDS, required=False)

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data, meeting=meeting)
        if data is None:
            self.fields["title"].widget.attrs["autofocus"] = True  # the number stands there already

    def card(self) -> Card:
        given = self.cleaned_data
        return Card(self.topic(), number=given["number"], hands=given["hands"] or 0)


class HandsForm(forms.Form):
    hands = whole_number(
        _("Hands counted"),
        0,
        MOST_HANDS,
        help_text=_("Whoever has said by phone that they will come keeps their hand down."),
    )


def initial_of(pitch: Pitch) -> dict[str, Any]:
    """Return a topic as its form shows it."""
    return {
        "version": pitch.version,
        "title": pitch.title,
        "description": pitch.description,
        "host_name": pitch.host_name,
        "guiding_question": pitch.guiding_question_id,
        "needs_step_free": pitch.needs_step_free,
    }
