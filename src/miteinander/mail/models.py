"""Letters in and out, and who does not want which."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from miteinander.ground import letters
from miteinander.ground.ids import new_id
from miteinander.mail.choices import Disposition, Sending
from miteinander.people.models import Person
from miteinander.places.models import Network
from miteinander.roles.actor import Actor, Scope
from miteinander.roles.choices import Role

_POST_ROLES = frozenset({Role.ORGANISER, Role.NETWORK_OFFICE})


def _seen_by(actor: Actor) -> Q:
    """The twin of the rule mail.read: letters of networks and things in which the actor holds a post role."""
    if actor.has_role_anywhere({Role.ADMINISTRATOR}):
        return Q()
    return Q(network_id__in=actor.networks_of(_POST_ROLES)) | Q(thing_id__in=actor.things_of(_POST_ROLES))


class IncomingMailQuerySet(models.QuerySet["IncomingMail"]):
    def visible_to(self, actor: Actor) -> "IncomingMailQuerySet":
        return self.filter(_seen_by(actor))

    def waiting(self) -> "IncomingMailQuerySet":
        return self.filter(disposition=Disposition.WAITING)

    def without_raw(self) -> "IncomingMailQuerySet":
        return self.defer("raw")


class IncomingMail(models.Model):
    """A received letter, whole, with what became of it. One row for each of our addresses it was sent to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    raw = models.BinaryField()
    size = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64, unique=True)  # the same letter to the same address: one row
    received_at = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=254, blank=True)  # ours
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=250, blank=True, db_index=True)
    disposition = models.CharField(max_length=12, choices=Disposition.choices, default=Disposition.WAITING)
    explanation = models.TextField(blank=True)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thing_id = models.UUIDField(null=True, blank=True, db_index=True)  # whose address it is, e.g. a meeting
    object_kind = models.CharField(max_length=60, blank=True)  # what it led to
    object_id = models.UUIDField(null=True, blank=True)
    handled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        indexes = [models.Index(fields=["disposition", "-received_at"], name="mail_by_disposition")]
        constraints = [
            models.CheckConstraint(
                name="filed_mail_says_when",
                condition=~Q(disposition=Disposition.FILED) | Q(handled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id or str(self.pk)

    @property
    def scope(self) -> Scope:
        return Scope(self.network_id, thing_ids=frozenset({self.thing_id} if self.thing_id else ()))

    @property
    def reasons(self) -> list[str]:
        """Why it waits or what became of it, one sentence to a line."""
        return self.explanation.splitlines()

    @property
    def is_waiting(self) -> bool:
        return self.disposition == Disposition.WAITING


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def visible_to(self, actor: Actor) -> "OutgoingMailQuerySet":
        return self.filter(_seen_by(actor))

    def failed(self) -> "OutgoingMailQuerySet":
        return self.filter(Q(state=Sending.FAILED) | Q(bounced_at__isnull=False))

    def overdue(self, at: datetime) -> "OutgoingMailQuerySet":
        return self.filter(state=Sending.QUEUED, next_attempt_at__lte=at)


class OutgoingMail(models.Model):
    """A letter of ours: what it says, whether it left, whether it came back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=80)  # "meetings/confirmation": the template it was written with
    language = models.CharField(max_length=8)
    to = models.EmailField()
    to_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    message_id = models.CharField(max_length=120, unique=True)
    list_key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=Sending.choices, default=Sending.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thing_id = models.UUIDField(null=True, blank=True, db_index=True)  # where it belongs, e.g. a meeting
    object_kind = models.CharField(max_length=60, blank=True)  # what it is about
    object_id = models.UUIDField(null=True, blank=True)
    answers = models.ForeignKey(
        IncomingMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="answered_by"
    )

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["-created_at"], name="outgoing_by_time"),
            models.Index(fields=["next_attempt_at"], condition=Q(state=Sending.QUEUED), name="outgoing_queue"),
            models.Index(fields=["to", "created_at"], name="outgoing_by_recipient"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def scope(self) -> Scope:
        return Scope(self.network_id, thing_ids=frozenset({self.thing_id} if self.thing_id else ()))

    @property
    def is_private(self) -> bool:
        """It opens an account or somebody's data; the office sees that it was sent, not what it says."""
        return letters.is_private(self.kind)

    @property
    def has_failed(self) -> bool:
        return self.state == Sending.FAILED or self.bounced_at is not None


class OutgoingAttachment(models.Model):
    """A file that goes with a letter, such as the calendar entry."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Unsubscription(models.Model):
    """One address and one list: the link with which letters of this list can be stopped, and whether they were."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.CharField(max_length=32, unique=True)
    address_hash = models.CharField(max_length=64)
    list_key = models.CharField(max_length=120)
    list_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address_hash", "list_key"], name="one_link_per_address_and_list"),
        ]

    def __str__(self) -> str:
        return self.list_name

    @property
    def is_stopped(self) -> bool:
        return self.stopped_at is not None
