"""Writing a letter to the platform as anybody would, without a mail program."""

from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 10_000_000


class LetterForm(forms.Form):
    """Either the fields of a letter, or a whole letter as a file."""

    sender_name = forms.CharField(label=_("Your name"), max_length=100, required=False)
    sender = forms.EmailField(label=_("From which address"), required=False)
    recipient = forms.EmailField(label=_("To"), required=False)
    subject = forms.CharField(label=_("Subject"), max_length=200, required=False)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 8}), required=False)
    file = forms.FileField(label=_("or a letter as a file (.eml)"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("file") and not (given.get("sender") and given.get("recipient") and given.get("text")):
            raise forms.ValidationError(_("Please fill in from, to and text, or choose a file."))
        if given.get("file") and given["file"].size > LARGEST_FILE:
            self.add_error("file", _("The file is larger than 10 MB. Please choose a smaller one."))
        return given

    def letter(self) -> bytes:
        """The letter as the mail server would hand it over."""
        if self.cleaned_data.get("file"):
            return bytes(self.cleaned_data["file"].read())
        message = EmailMessage()
        message["From"] = f"{self.cleaned_data['sender_name']} <{self.cleaned_data['sender']}>".strip()
        message["To"] = self.cleaned_data["recipient"]
        message["Subject"] = " ".join(self.cleaned_data["subject"].split())
        message["Message-ID"] = make_msgid(domain="demo.example")
        message["Date"] = format_datetime(timezone.localtime())
        message.set_content(self.cleaned_data["text"])
        return message.as_bytes()
