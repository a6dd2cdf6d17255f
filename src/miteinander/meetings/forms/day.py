"""Joining on the day."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """How others see one's questions and topics; may stay empty."""

    name = forms.CharField(
        label=_("How shall we call you?"),
        help_text=_("Stands beside your questions and topics. You may leave it empty."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class JoinForm(NameForm):
    """The code on the wall, and the name if one likes."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six letters and digits; it stands on the wall. The code on your badge works as well."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "kern-form-input__input--short",
            }
        ),
    )
    field_order = ["code", "name"]
