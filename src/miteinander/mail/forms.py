"""What a human says when answering or filing a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilingForm(forms.Form):
    note = forms.CharField(
        label=_("What was done?"),
        help_text=_("One line for colleagues, e.g. “answered by phone”."),
        max_length=500,
        required=False,
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Greeting, closing and the address of the office are added by the platform."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    is_done = forms.BooleanField(label=_("The letter is done with this answer"), required=False, initial=True)
