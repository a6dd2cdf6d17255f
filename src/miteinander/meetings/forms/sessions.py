"""Forms for the wall and for what a session brought."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from miteinander.ground.clock import in_berlin
from miteinander.meetings.models import Barcamp, Room, Round, Session
from miteinander.meetings.services.sessions import Result, Slot, result_of

TEXT = {"rows": 4}
LONGEST = 4000


class ResultForm(forms.Form):
    """The four questions of every session, the same as on the printed form."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    what = forms.CharField(
        label=_("What did you talk about?"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TEXT)
    )
    so_what = forms.CharField(
        label=_("What does it mean?"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TEXT)
    )
    now_what = forms.CharField(
        label=_("What happens next?"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=TEXT)
    )
    who_goes_on = forms.CharField(
        label=_("Who goes on with it?"),
        required=False,
        max_length=300,
        help_text=_("Best an organisation or an office"),
    )

    def __init__(self, data: Any = None, *, session: Session) -> None:
        super().__init__(data, initial=initial_of(session))

    def result(self) -> Result:
        given = {name: value.replace("\r\n", "\n") for name, value in self.cleaned_data.items() if name != "version"}
        return Result(**given)


def initial_of(session: Session) -> dict[str, Any]:
    """Return a result as its form shows it."""
    return {"version": session.version} | vars(result_of(session))


class RoundChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument at run time
    def label_from_instance(self, obj: Round) -> str:
        return f"{obj.number} ({in_berlin(obj.starts_at):%H:%M}–{in_berlin(obj.ends_at):%H:%M})"


class RoomChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    def label_from_instance(self, obj: Room) -> str:
        return f"{obj.name} ({ngettext('%(count)d seat', '%(count)d seats', obj.seats) % {'count': obj.seats}})"


class SlotForm(forms.Form):
    """A slot by two choices, for keyboard and screen reader; the wall's own buttons send both in one value."""

    round = RoundChoice(Round.objects.none(), label=_("Round"), empty_label=None)
    room = RoomChoice(Room.objects.none(), label=_("Room"), empty_label=None)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, barcamp: Barcamp, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name, rows in (("round", barcamp.rounds.all()), ("room", barcamp.rooms.all())):
            field: Any = self.fields[name]
            field.queryset = rows
            field.choices = [(row.pk, field.label_from_instance(row)) for row in rows]  # asked once, not while drawn

    def slot(self) -> Slot:
        return Slot(self.cleaned_data["round"], self.cleaned_data["room"])
