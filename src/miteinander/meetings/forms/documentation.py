"""Forms of the documentation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miteinander.meetings.models import Documentation


class ForewordForm(forms.Form):
    """The words before a documentation; from the second edition on also what has changed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=1)
    foreword = forms.CharField(
        label=_("Words before the documentation"),
        help_text=_(
            "What was it about, what should a reader who was not there know? An empty line begins a new paragraph."
        ),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    what_changed = forms.CharField(
        label=_("What has changed since the last edition?"),
        help_text=_("Stands in the new edition and beside the link to the old one."),
        required=False,
        max_length=300,
    )

    def __init__(self, data: Any = None, *, edition: Documentation) -> None:
        super().__init__(data, initial=initial_of(edition))
        if edition.number == 1:
            del self.fields["what_changed"]


def initial_of(edition: Documentation) -> dict[str, Any]:
    """Return the words as the form shows them."""
    return {"version": edition.version, "foreword": edition.foreword, "what_changed": edition.what_changed}
