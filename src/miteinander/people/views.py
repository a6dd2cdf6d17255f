"""What the sign-in library would offer and this house does not, and what it offers with one step less."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import Http404, HttpRequest, HttpResponse


def no_passwords(_request: HttpRequest) -> HttpResponse:
    """Answer as if the page did not exist: nobody has a password here."""
    raise Http404


class CountsAtOnce:
    """Setting up the first factor proves it: the session need not ask for it a second time."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        is_first = not is_mfa_enabled(self.request.user)
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the library's view stands behind
        if is_first:
            record_authentication(self.request, self.request.user, "mfa", reauthenticated=True)
        return answer


class ActivateApp(CountsAtOnce, ActivateTOTPView):  # type: ignore[misc]  # the library has no types
    """An app that shows codes."""


class AddPasskey(CountsAtOnce, AddWebAuthnView):  # type: ignore[misc]  # as above
    """A passkey of a device, or a security key."""
