"""What the people room stores about people."""

from django.conf import settings
from django.contrib.auth.hashers import is_password_usable
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    Retention,
    Subject,
    declare,
    declare_activity,
    personal,
    technical,
)

NEVER_CONFIRMED = Q(last_login=None, seen_on=None, assignments=None, emailaddress__verified=False)

declare_activity(
    Activity(
        key="account",
        title=_("Accounts and sign-in"),
        purpose=_("So that people who work with the platform are recognised and only they see their things."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People with an account"),
        recipients=_("The network office; nobody outside"),
    ),
    Activity(
        key="links",
        title=_("Secret links"),
        purpose=_("So that people without an account can confirm, change and cancel what is theirs."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who take part without an account"),
        recipients=_("Nobody; only a check value of the link is stored"),
    ),
)


def _own_account(subject: Subject) -> Q:
    return Q(user_id=subject.person_id)


declare(
    Declaration(
        "people.Person",
        "account",
        technical("id", "is_active", "is_demo", "erased_at", "joined_at", "warned_on")
        | personal(Category.IDENTITY, "name")
        | personal(Category.CONTACT, "email")
        | personal(Category.CONTACT, "language", shown=lambda code: dict(settings.LANGUAGES).get(code, code))
        | personal(Category.SECURITY, "password", shown=lambda stored: stored if is_password_usable(stored) else "")
        | personal(Category.SECURITY, "last_login", "seen_on"),
        title=_("Account"),
        retention=(
            Retention(
                "warned_on",
                60,
                _("24 months after the last visit; 60 days before, a letter announces it"),
                then=Erase.PERSON,
            ),
            Retention("joined_at", 3, _("3 days, if the address was never confirmed"), only=NEVER_CONFIRMED),
        ),
        belongs_to=lambda subject: Q(id=subject.person_id),
    ),
    Declaration(
        "people.SecretLink",
        "links",
        technical("id", "purpose", "object_id", "generation", "created_at", "expires_at", "revoked_at", "token_hash"),
        title=_("Link in a letter"),
        retention=(Retention("expires_at", 30, _("30 days after the link expired")),),
    ),
    Declaration(
        "account.EmailAddress",
        "account",
        technical("id", "verified", "primary")
        | personal(Category.CONTACT, "email", erase=Erase.DELETE_ROW)
        | personal(Category.IDENTITY, "user", erase=Erase.DELETE_ROW),
        title=_("E-mail address of the account"),
        belongs_to=_own_account,
        retention_reason=_("as long as the account exists"),
    ),
    Declaration(
        "account.EmailConfirmation",
        "account",
        technical("id", "created", "sent", "key") | personal(Category.CONTACT, "email_address", erase=Erase.DELETE_ROW),
        title=_("Confirmation of an address"),
        retention=(Retention("created", 3, _("3 days after it was sent")),),
    ),
    Declaration(
        "mfa.Authenticator",
        "account",
        technical("id", "type", "created_at", "last_used_at")
        | personal(Category.SECURITY, "user", "data", erase=Erase.DELETE_ROW),
        title=_("Second factor"),
        belongs_to=_own_account,
        retention_reason=_("as long as the account exists"),
    ),
    Declaration(
        "sessions.Session",
        "account",
        technical("session_key", "expire_date") | personal(Category.SECURITY, "session_data", erase=Erase.DELETE_ROW),
        title=_("Open session"),
        retention=(Retention("expire_date", 0, _("when the session has run out, at most 14 days")),),
    ),
)
