"""The forms of registration: for the web, for one's own link, for the clerk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import Need
from miteinander.meetings.models import Registration
from miteinander.meetings.models.registration import MAX_SEATS
from miteinander.meetings.services.registration_party import NeedsGiven, Party
from miteinander.places.reads import municipality_called

LEAST_SECONDS = 1  # nobody fills in the form faster than this
LONGEST_NAME = 120
DATALIST = "kommunen"
_signer = Signer(salt="meetings.registration.form")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PartyForm(forms.Form):
    """Who comes, with whom, what they bring and need: the part every channel asks for."""

    name = forms.CharField(
        label=_("Your first name and surname"),
        help_text=_("For the list at the entrance and your badge."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    municipality = forms.CharField(
        label=_("Your municipality"),
        help_text=_("For your badge and to see who comes from where. Begin to type and choose from the list."),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"list": DATALIST, "autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Your organisation"),
        help_text=_("Association, initiative, university or office; for your badge."),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    seats = forms.IntegerField(
        label=_("How many people come, you included?"),
        initial=1,
        min_value=1,
        max_value=MAX_SEATS,
        widget=forms.NumberInput(attrs={"class": "kern-form-input__input--short", "inputmode": "numeric"}),
    )
    companions = forms.CharField(
        label=_("Names of the other people"),
        help_text=_("One person per line. Whose name you do not know yet you can add later."),
        required=False,
        max_length=3000,
        widget=_area(3),
    )
    waits_together = forms.BooleanField(
        label=_("If there are not enough seats for all of us, we wait together."),
        help_text=_("Otherwise we ask you when there are seats for some of you."),
        required=False,
    )
    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("If you like: so that we reach you when a seat becomes free or something changes at short notice."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    postal_address = forms.CharField(
        label=_("Postal address"),
        help_text=_("Only if you have no e-mail address: for the confirmation by post."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    brings = forms.CharField(
        label=_("What do you bring along?"),
        help_text=_("A topic, a question, an experience. For the programme and your badge."),
        required=False,
        max_length=2000,
        widget=_area(3),
    )
    needs = forms.MultipleChoiceField(
        label=_("Please tick what you need"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs_note = forms.CharField(label=_("Something else"), required=False, max_length=1000, widget=_area(2))

    @classmethod
    def initial_of(cls, registration: Registration) -> dict[str, Any]:
        """The registration as it stands, to be changed."""
        names = [attendee.name for attendee in registration.attendees.all() if attendee.position > 0]
        needs = getattr(registration, "needs", None)
        same = (
            "name",
            "organisation",
            "seats",
            "waits_together",
            "phone",
            "email",
            "postal_address",
            "brings",
            "version",
        )
        return {
            **{field: getattr(registration, field) for field in same},
            "municipality": registration.municipality.name if registration.municipality else "",
            "companions": "\n".join(name for name in names if name),
            "needs": [need.value for need in needs.kinds] if needs else [],
            "needs_note": getattr(needs, "note", ""),
        }

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_companions(self) -> tuple[str, ...]:
        """One name per line; empty lines do not count."""
        names = tuple(" ".join(line.split()) for line in self.cleaned_data["companions"].splitlines())
        names = tuple(name for name in names if name)
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("A name has at most 120 letters; please write one person per line."))
        return names

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seats, companions = data.get("seats"), data.get("companions", ())
        if seats is not None and len(companions) >= seats:
            self.add_error("seats", _too_few_seats(len(companions)))
        return data

    def party(self, **more: Any) -> Party:
        """What the verbs need; a municipality nobody knows is kept as the organisation's name."""
        data = self.cleaned_data
        town = data.get("municipality", "")
        key = municipality_called(town) if town else None
        unknown = town if town and key is None else ""
        return Party(
            name=data["name"],
            seats=data["seats"],
            companions=data.get("companions", ()),
            municipality_id=key,
            organisation=", ".join(part for part in (data.get("organisation", ""), unknown) if part)[:160],
            email=data.get("email", "").lower(),
            postal_address=data.get("postal_address", ""),
            phone=data.get("phone", ""),
            brings=data.get("brings", ""),
            waits_together=data.get("waits_together", False),
            needs=NeedsGiven(kinds=frozenset(map(Need, data.get("needs", ()))), note=data.get("needs_note", "")),
            **more,
        )


def _too_few_seats(companions: int) -> str:
    if companions >= MAX_SEATS:
        sentence = gettext(
            "You name %(count)d people with you: at most %(most)d fit into one registration. Please register the "
            "others separately."
        )
        return sentence % {"count": companions, "most": MAX_SEATS}
    sentence = ngettext(
        "You name %(count)d person with you: that makes %(wanted)d. Please enter %(wanted)d here or remove the name.",
        "You name %(count)d people with you: that makes %(wanted)d. Please enter %(wanted)d here or remove names.",
        companions,
    )
    return sentence % {"count": companions, "wanted": companions + 1}


class RegistrationForm(PartyForm):
    """The public form. Guarded without puzzles: a field people do not see, and the time it took to fill in."""

    one_of = frozenset({"municipality", "organisation", "email", "postal_address"})  # each pair needs one of the two
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("For the confirmation, your personal link and reminders; nothing else."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Please leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    form = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, at: datetime, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.at = at
        self.initial.setdefault("form", _signer.sign(f"{new_id()}.{int(at.timestamp())}"))

    @property
    def key(self) -> UUID:
        """What makes the same form sent twice one registration."""
        return self._stamp()[0]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("email") and not data.get("postal_address") and "email" not in self.errors:
            self.add_error(
                "email", gettext("Please give an e-mail address or a postal address, so that we can answer.")
            )
        if not data.get("municipality") and not data.get("organisation"):
            self.add_error("municipality", gettext("Please say from which municipality or organisation you come."))
        if data.get("website"):
            self.add_error("website", gettext("Please empty this field: only machines fill it in."))
        self._check_stamp()
        return data

    def _check_stamp(self) -> None:
        try:
            seconds = int(self.at.timestamp()) - self._stamp()[1]
        except (BadSignature, ValueError):
            self.renew()
            self.add_error(None, gettext("This form was incomplete. Please send it again."))
        else:
            if seconds < LEAST_SECONDS:
                self.add_error(None, gettext("That was very fast. Please check your entries and send them again."))

    def renew(self) -> None:
        """Give the form that is shown again a stamp of its own: what was refused may be sent once more."""
        given = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict: lists stay lists
        given["form"] = self.initial["form"]
        self.data = given

    def _stamp(self) -> tuple[UUID, int]:
        key, _dot, opened = _signer.unsign(self.data.get("form", "")).rpartition(".")
        return UUID(key), int(opened)


class OwnForm(PartyForm):
    """Changing one's own registration; knows which version it started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DeskForm(OwnForm):
    """The office changes a registration; only here the e-mail address can be corrected."""

    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)


class ClerkForm(PartyForm):
    """Entering somebody who called or wrote: few fields, only the name is required."""

    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        choices=[(Channel.PHONE, _("by phone")), (Channel.PAPER, _("on paper")), (Channel.EMAIL, _("by e-mail"))],
        initial=Channel.PHONE,
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)
    field_order = ("name", "municipality", "seats", "companions", "phone", "email", "postal_address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("First name and surname")
        self.fields["municipality"].label = _("Municipality or organisation")
        self.fields["companions"].label = _("Names of the others, one per line")
        self.fields["brings"].label = _("What do they bring along?")
        self.fields["needs"].label = _("What they need")
        self.fields["waits_together"].label = _("They wait together if there are not enough seats for all.")
        self.fields["companions"].widget.attrs["rows"] = 2
        self.fields["name"].widget.attrs = {"autofocus": True, "autocomplete": "off"}
        self.fields["seats"].label = _("People")
        for field in self.fields.values():
            field.help_text = ""
        for name in ("phone", "postal_address"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
