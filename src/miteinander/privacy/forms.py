"""What one fills in at the desk."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from miteinander.journal.choices import Channel
from miteinander.privacy.verbs import words_for


class AccessForm(forms.Form):
    """Ask for the link to one's data."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a link there; it is valid for 24 hours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class EraseForm(forms.Form):
    """One deliberate tick, because nothing can be brought back."""

    sure = forms.BooleanField(
        label=_("Yes, erase everything about me. I know that nobody can bring it back."),
        error_messages={"required": _("Please tick this box if you want everything to be erased.")},
    )


class ActsForm(forms.Form):
    """Which acts to show."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=[("", _("all")), *Channel.choices])
    day = forms.DateField(
        label=_("Day"),
        required=False,
        validators=[MaxValueValidator(date(date.max.year - 1, 1, 1))],  # behind it there is no next day
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: object, verbs: list[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # passed on as given
        self.fields["verb"] = forms.ChoiceField(
            label=_("What was done"),
            required=False,
            choices=[("", _("all")), *((verb, words_for(verb)) for verb in verbs)],
        )
