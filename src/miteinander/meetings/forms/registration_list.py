"""The form for a list: a file or pasted lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    one_of = frozenset({"file", "lines"})
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), at most 5 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    lines = forms.CharField(
        label=_("Or paste the list here"),
        help_text=_("Copied from a spreadsheet, with the line of column names."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("file") and not data.get("lines") and not self.errors:
            self.add_error("file", gettext("Please choose a file or paste a list."))
        return data

    def content(self) -> bytes:
        file = self.cleaned_data["file"]
        content: bytes = file.read() if file else self.cleaned_data["lines"].encode()
        return content
