"""Persons with an account, and secret links for everybody else."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from miteinander.ground.ids import new_id


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self) -> "PersonQuerySet":
        """Persons who have not been erased."""
        return self.filter(erased_at__isnull=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)["Person"]):  # type: ignore[misc]  # made at run time
    """What Django's sign-in asks for; hides nothing."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = Person(email=email, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account: a municipal actor, an office clerk, a resident who wants one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(null=True, blank=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="de")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    seen_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)  # told that an account nobody uses is erased soon
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_unique")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class SecretLinkQuerySet(models.QuerySet["SecretLink"]):
    def usable(self, at: datetime) -> "SecretLinkQuerySet":
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class SecretLink(models.Model):
    """A door for somebody without an account: opens one thing for one purpose, expires, can be revoked.

    The token is derived from the server's key and `generation`, so that every letter carries the same link;
    only its hash is stored, a copy of the database opens nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=40)
    object_id = models.UUIDField()
    generation = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SecretLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "object_id", "generation"], name="link_once_per_generation"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.object_id}"

    def opens(self, purpose: str, object_id: UUID, *, at: datetime) -> bool:
        return (
            self.purpose == purpose and self.object_id == object_id and self.revoked_at is None and self.expires_at > at
        )
