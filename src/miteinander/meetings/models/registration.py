"""Who comes: registrations, the persons in them, their needs, and who is there."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import ACTIVE, HOLDS_SEATS, Need, NoticeKind, RegistrationState
from miteinander.meetings.models.series import Meeting
from miteinander.people.models import Person
from miteinander.places.models import Municipality
from miteinander.roles.actor import Scope

MAX_SEATS = 20  # of one party; larger groups register in parts


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def active(self) -> "RegistrationQuerySet":
        return self.filter(state__in=ACTIVE)

    def holding_seats(self) -> "RegistrationQuerySet":
        return self.filter(state__in=HOLDS_SEATS)

    def waiting(self) -> "RegistrationQuerySet":
        """In the order of arrival."""
        return self.filter(state=RegistrationState.WAITING).order_by("arrival")

    def in_line(self) -> "RegistrationQuerySet":
        """Who can still get seats, in the order of arrival: those who wait, and groups asked whether fewer will do."""
        some = Q(state=RegistrationState.OFFERED, offered_seats__lt=F("seats"))
        return self.filter(Q(state=RegistrationState.WAITING) | some).order_by("arrival")

    def offers_run_out(self, at: datetime) -> "RegistrationQuerySet":
        return self.filter(state=RegistrationState.OFFERED, offer_ends_at__lte=at)

    def never_confirmed(self, at: datetime) -> "RegistrationQuerySet":
        """Provisional ones whose time to confirm is over."""
        return self.active().filter(verify_by__lte=at, verified_at=None)


class Registration(models.Model):
    """One party (a person or a group) that wants to come. Its place in the order of arrival never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
    arrival = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    seats = models.PositiveSmallIntegerField(default=1)
    offered_seats = models.PositiveSmallIntegerField(null=True, blank=True)
    offer_ends_at = models.DateTimeField(null=True, blank=True)
    waits_together = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    postal_address = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    brings = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="de")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    registered_at = models.DateTimeField()
    verify_by = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    tentative = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_week_at = models.DateTimeField(null=True, blank=True)
    reminded_day_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["arrival"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "arrival"], name="registration_arrival_unique"),
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=Q(state__in=ACTIVE) & ~Q(email=""),
                name="registration_once_per_email",
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1) & Q(seats__lte=MAX_SEATS), name="registration_seats_range"
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.OFFERED, offered_seats__gte=1, offer_ends_at__isnull=False)
                | (~Q(state=RegistrationState.OFFERED) & Q(offered_seats=None, offer_ends_at=None)),
                name="registration_offer_complete",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_provisional(self) -> bool:
        """Came by e-mail and still has to be confirmed by its link."""
        return self.verify_by is not None and self.verified_at is None

    @property
    def scope(self) -> Scope:
        return self.meeting.scope

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    @property
    def seats_held(self) -> int:
        """How many of the meeting's seats this party holds now."""
        if self.state == RegistrationState.OFFERED:
            return self.offered_seats or 0
        return self.seats if self.state == RegistrationState.CONFIRMED else 0

    @property
    def origin(self) -> str:
        """Where they come from, as lists and badges show it."""
        return self.organisation or (self.municipality.name if self.municipality else "")


class Attendee(models.Model):
    """One person of a registration: has a badge and is checked in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendees")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120, blank=True)
    badge_code = models.CharField(max_length=8)

    class Meta:
        ordering = ["registration__arrival", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "badge_code"], name="badge_code_unique"),
            models.UniqueConstraint(fields=["registration", "position"], name="attendee_position_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Needs(models.Model):
    """What somebody needs to take part; kept apart and deleted 14 days after the meeting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="needs")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    step_free = models.BooleanField(default=False)
    induction_loop = models.BooleanField(default=False)
    sign_language = models.BooleanField(default=False)
    speech_to_text = models.BooleanField(default=False)
    assistance = models.BooleanField(default=False)
    childcare = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "needs"

    def __str__(self) -> str:
        return "needs"

    @property
    def kinds(self) -> list[Need]:
        """What was ticked, in the order in which every form asks."""
        return [need for need in Need if getattr(self, need.value)]


class Notice(models.Model):
    """Something a party without e-mail still has to be told; the office calls them or posts a letter."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="notices")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.CharField(max_length=10, choices=Channel.choices, blank=True)

    class Meta:
        ordering = ["due_at"]
        indexes = [models.Index(fields=["meeting", "due_at"], condition=Q(told_at=None), name="notice_open")]

    def __str__(self) -> str:
        return self.kind


class CheckIn(models.Model):
    """Somebody is there. The nonce made by the device makes a repeat harmless; the first scan counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attendee = models.OneToOneField(Attendee, on_delete=models.CASCADE, related_name="check_in")
    nonce = models.UUIDField(unique=True)
    scanned_at = models.DateTimeField()
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return "check-in"


class UndoneScan(models.Model):
    """The nonce of a check-in that was taken back, so that a late repeat of it changes nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    nonce = models.UUIDField(unique=True)
    undone_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.nonce)


class Participant(models.Model):
    """Somebody who takes part on the day by phone: by a personal link or by the event code, no account needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    attendee = models.OneToOneField(Attendee, null=True, blank=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=120, blank=True)
    joined_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
