"""The fishbowl: a small inner circle with an empty chair, questions from everybody."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import CirclePlace, QuestionState
from miteinander.meetings.models.agenda import AgendaItem
from miteinander.meetings.models.registration import Participant
from miteinander.meetings.models.series import Meeting

FEWEST_CHAIRS, MOST_CHAIRS = 4, 6  # the empty one included


class Fishbowl(models.Model):
    """One conversation: `chairs` for talk, of which one is kept empty for whoever comes in.

    `asks_from` is when questions are first taken, None means from the announcement on; `asks_until` is when the
    moderation ends that, None means with the item. `version` counts every change that the projector shows.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="fishbowl")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="fishbowls")
    chairs = models.PositiveSmallIntegerField(default=5)
    asks_from = models.DateTimeField(null=True, blank=True)
    asks_until = models.DateTimeField(null=True, blank=True)
    timer_minutes = models.PositiveSmallIntegerField(default=3)
    timer_started_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(chairs__gte=FEWEST_CHAIRS) & Q(chairs__lte=MOST_CHAIRS), name="fishbowl_chairs_range"
            ),
        ]

    def __str__(self) -> str:
        return "fishbowl"

    def takes_questions(self, at: datetime) -> bool:
        """From `asks_from` on until the conversation is over, or as the moderation says."""
        return (self.asks_from is None or self.asks_from <= at) and at < (self.asks_until or self.item.ends_at)

    def takes_turns(self, at: datetime) -> bool:
        """Tell whether one can still ask for the chair: while it goes on, and as long as questions are taken."""
        return at < max(self.item.ends_at, self.asks_until or self.item.ends_at)

    @property
    def timer_ends_at(self) -> datetime | None:
        return self.timer_started_at and self.timer_started_at + timedelta(minutes=self.timer_minutes)


class FishbowlQuestion(models.Model):
    """Asked beforehand or during the inputs, by phone or on a card; notes of the answer stay with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fishbowl = models.ForeignKey(Fishbowl, on_delete=models.CASCADE, related_name="questions")
    input = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=400)
    asked_by = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN)
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["fishbowl"], condition=Q(state=QuestionState.TAKEN), name="one_question_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def meeting(self) -> Meeting:
        return self.fishbowl.meeting


class CircleTurn(models.Model):
    """Somebody's way into the inner circle and back: in the queue, on a chair, left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fishbowl = models.ForeignKey(Fishbowl, on_delete=models.CASCADE, related_name="turns")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=8, choices=CirclePlace.choices)
    chair = models.PositiveSmallIntegerField(null=True, blank=True)
    is_speaker = models.BooleanField(default=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    asked_at = models.DateTimeField()
    sat_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["fishbowl", "chair"], condition=Q(place=CirclePlace.INNER), name="one_person_per_chair"
            ),
            models.UniqueConstraint(
                fields=["fishbowl", "participant"],
                condition=Q(place__in=(CirclePlace.QUEUE, CirclePlace.INNER)),
                name="once_in_queue_or_circle",
            ),
            models.CheckConstraint(
                condition=Q(place=CirclePlace.INNER, chair__gte=1, chair__lte=MOST_CHAIRS)
                | (~Q(place=CirclePlace.INNER) & Q(chair__isnull=True)),
                name="chair_only_in_circle",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def meeting(self) -> Meeting:
        return self.fishbowl.meeting
