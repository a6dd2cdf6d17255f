"""What sign-in needs to know about our persons."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from miteinander.people.models import Person
from miteinander.people.services import note_visit


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts are opened by an e-mail code alone; a name can follow later."""

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:  # noqa: FBT001, FBT002  # the library's signature
        user.name = user.name or str(form.cleaned_data.get("name") or "")
        user.is_demo = settings.DEMO
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]  # as above

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        """Do nothing: the e-mail address is the only name to sign in with."""

    def post_login(self, request: HttpRequest, user: Person, **facts: Any) -> HttpResponse:
        note_visit(user, at=timezone.now())
        return super().post_login(request, user, **facts)  # type: ignore[no-any-return]  # as above
