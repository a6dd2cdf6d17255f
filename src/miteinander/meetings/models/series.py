"""Series of meetings, meetings, and what prepares them."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from miteinander.ground.clock import berlin_day
from miteinander.ground.ids import new_id
from miteinander.meetings.choices import Access, MeetingStatus, Stage
from miteinander.places.models import Network
from miteinander.roles.actor import Scope


class MeetingSeries(models.Model):
    """Meetings that build on each other under one theme."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="series")
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "meeting series"

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> Scope:
        return Scope(network_id=self.network_id)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> "MeetingQuerySet":
        return self.exclude(status=MeetingStatus.DRAFT)

    def upcoming(self, at: datetime) -> "MeetingQuerySet":
        return self.filter(ends_at__gte=at).order_by("starts_at")

    def past(self, at: datetime) -> "MeetingQuerySet":
        return self.filter(ends_at__lt=at).order_by("-starts_at")


class Meeting(models.Model):
    """One day on which people of the network come together; one address from invitation to results."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(MeetingSeries, on_delete=models.PROTECT, related_name="meetings")
    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=160)
    subtitle = models.CharField(max_length=200, blank=True)
    invitation = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=MeetingStatus.choices, default=MeetingStatus.DRAFT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_name = models.CharField(max_length=160, blank=True)
    street = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    town = models.CharField(max_length=120, blank=True)
    step_free = models.CharField(max_length=8, choices=Access.choices, default=Access.UNKNOWN)
    induction_loop = models.CharField(max_length=8, choices=Access.choices, default=Access.UNKNOWN)
    access_note = models.TextField(blank=True)
    travel_note = models.TextField(blank=True)
    hybrid_url = models.URLField(blank=True)
    capacity = models.PositiveIntegerField()
    seats_held = models.PositiveIntegerField(default=0)
    arrivals = models.PositiveIntegerField(default=0)
    registration_ends_at = models.DateTimeField()
    mail_token = models.CharField(max_length=16, unique=True)
    event_code = models.CharField(max_length=8, unique=True)
    calendar_sequence = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    agenda_version = models.PositiveIntegerField(default=1)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"),
            models.CheckConstraint(condition=Q(seats_held__lte=F("capacity")), name="meeting_never_overbooked"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> Scope:
        return Scope(network_id=self.network_id, thing_ids=frozenset({self.pk}))

    @property
    def free_seats(self) -> int:
        return self.capacity - self.seats_held

    @property
    def is_public(self) -> bool:
        return self.status != MeetingStatus.DRAFT

    def stage(self, at: datetime) -> Stage:
        """Return what its page shows; the day itself is today from its first to its last minute."""
        if berlin_day(at) < berlin_day(self.starts_at):
            return Stage.BEFORE
        return Stage.AFTER if berlin_day(at) > berlin_day(self.ends_at) else Stage.TODAY

    def registration_is_open(self, at: datetime) -> bool:
        return self.status == MeetingStatus.ANNOUNCED and at <= self.registration_ends_at


class PreparatoryLink(models.Model):
    """Something worth reading before, with a line why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="preparatory_links")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=160)
    url = models.URLField()
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title


class GuidingQuestion(models.Model):
    """A question that a meeting is to answer (Leitfrage)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guiding_questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=400)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text
