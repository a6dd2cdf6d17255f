"""Computations that somebody asked for, with what was given and what came out."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from miteinander.computing.catalogue import OFFERS
from miteinander.computing.choices import ENDED, Origin, State
from miteinander.computing.offers import Offer
from miteinander.ground.ids import new_id
from miteinander.people.models import Person
from miteinander.roles.actor import Actor


class ComputationQuerySet(models.QuerySet["Computation"]):
    def visible_to(self, actor: Actor) -> "ComputationQuerySet":
        """Only one's own: a file may hold names of people."""
        return self.filter(person_id=actor.person.pk) if actor.person else self.none()

    def open(self) -> "ComputationQuerySet":
        return self.exclude(state__in=ENDED)

    def run_in(self, attempt: "Computation") -> "ComputationQuerySet":
        """This computation while it runs in this very attempt; another worker may have begun it again."""
        return self.filter(pk=attempt.pk, state=State.RUNNING, attempts=attempt.attempts)

    def silent_since(self, moment: datetime) -> "ComputationQuerySet":
        """Running, but its worker has not said anything since."""
        return self.filter(state=State.RUNNING, heard_at__lt=moment)


class Computation(models.Model):
    """One question to one method of the core: given files and choices, progress, and the answer in words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    method = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    choices = models.JSONField(default=dict)  # name of the choice -> what was chosen
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    share = models.FloatField(default=0)
    step = models.CharField(max_length=200, blank=True)
    told = models.TextField(blank=True)  # the answer, or the reason of a refusal, in words
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ComputationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "asked_at"], name="computation_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False) | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="computation_ends_once",
            ),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="computation_share_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def offer(self) -> Offer:
        return OFFERS[self.method]

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def was_lost(self) -> bool:
        """An earlier attempt was lost with its worker, and it has not ended yet."""
        return not self.has_ended and self.attempts > (1 if self.state == State.RUNNING else 0)

    @property
    def was_quicker(self) -> bool:
        """It was complete before it could be stopped."""
        return self.state == State.DONE and self.stop_asked_at is not None

    @property
    def percent(self) -> int:
        return round(100 * self.share)


class ComputationFile(models.Model):
    """A file that was given to a computation, or that it made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    computation = models.ForeignKey(Computation, on_delete=models.CASCADE, related_name="files")
    origin = models.CharField(max_length=5, choices=Origin.choices)
    part = models.CharField(max_length=20)  # which of the method's files it is
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)  # SHA-256, for those who recompute
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["computation", "origin", "part", "position"], name="one_computation_file_per_place"
            )
        ]

    def __str__(self) -> str:
        return self.name
