"""Letters of the sign-in pages go the way of all letters: written, queued, shown in the demo's post."""

from typing import Any

from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.utils import timezone, translation

from miteinander.mail.services.sending import send_letter
from miteinander.people.adapter import AccountAdapter as PlainAccountAdapter

KIND = "mail/sign_in"


class AccountAdapter(PlainAccountAdapter):
    """The house's accounts, with the post office behind them."""

    request: HttpRequest

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        values = {"email": email, "current_site": get_current_site(self.request), **context}
        message = self.render_mail(template_prefix, email, values)
        send_letter(
            KIND,
            to=email,
            at=timezone.now(),
            context={"title": message.subject, "text": message.body},
            language=translation.get_language() or "de",
        )
