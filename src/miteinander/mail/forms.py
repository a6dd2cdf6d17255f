"""What a human says when filing a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilingForm(forms.Form):
    note = forms.CharField(
        label=_("What was done?"),
        help_text=_("One line for colleagues, e.g. “answered by phone”."),
        max_length=500,
        required=False,
    )
