"""The barcamp: topics, rounds, rooms, sessions and what came out of them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Case, Count, Deferrable, F, Q, When

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import PitchState
from miteinander.meetings.models.agenda import AgendaItem
from miteinander.meetings.models.registration import Participant
from miteinander.meetings.models.series import GuidingQuestion, Meeting


class Barcamp(models.Model):
    """The participants make the programme; the windows say when topics and marks are taken."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="barcamp")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="barcamp")
    takes_topics = models.BooleanField(default=False)
    topics_end_at = models.DateTimeField(null=True, blank=True)
    takes_marks = models.BooleanField(default=False)
    marks_end_at = models.DateTimeField(null=True, blank=True)
    proposed_plan = models.JSONField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return "barcamp"

    def topics_are_open(self, at: datetime) -> bool:
        return self.takes_topics and (self.topics_end_at is None or at < self.topics_end_at)

    def marks_are_open(self, at: datetime) -> bool:
        return self.takes_marks and (self.marks_end_at is None or at < self.marks_end_at)


class Round(models.Model):
    """A part of the barcamp in which topics are talked about side by side (Runde), usually 25 minutes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    barcamp = models.ForeignKey(Barcamp, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=25)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["barcamp", "number"], name="round_number_unique"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="round_takes_time"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Room(models.Model):
    """A room of the house in which a session can take place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    barcamp = models.ForeignKey(Barcamp, on_delete=models.CASCADE, related_name="rooms")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=80)
    way = models.CharField(max_length=160, blank=True)
    seats = models.PositiveSmallIntegerField()
    step_free = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["barcamp", "name"], name="room_name_unique"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="room_has_seats"),
        ]

    def __str__(self) -> str:
        return self.name


class PitchQuerySet(models.QuerySet["Pitch"]):
    def on_the_table(self) -> "PitchQuerySet":
        """Everything the room may talk about: no drafts, nothing withdrawn."""
        return self.exclude(state__in=(PitchState.DRAFT, PitchState.WITHDRAWN))

    def visible_to(self, participant_id: UUID | None) -> "PitchQuerySet":
        """The topics on the table, and one's own in every state."""
        on_the_table = ~Q(state__in=(PitchState.DRAFT, PitchState.WITHDRAWN))
        return self.filter(on_the_table | Q(host_id=participant_id) if participant_id else on_the_table)

    def with_interest(self) -> "PitchQuerySet":
        """Each topic with `marks` (phones) and `interest`: phones, hands counted, and the host, who comes anyway."""
        host_marked = Count("interests", filter=Q(interests__participant=F("host")))
        host = Case(When(host__isnull=False, then=1 - host_marked), When(~Q(host_name=""), then=1), default=0)
        return self.annotate(marks=Count("interests"), interest=Count("interests") + F("hands_counted") + host)


class Pitch(models.Model):
    """A topic somebody offers (Themenvorschlag), from a phone or from a card on the wall.

    A draft is private and has no card number yet; the number is given when the topic is proposed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    barcamp = models.ForeignKey(Barcamp, on_delete=models.CASCADE, related_name="pitches")
    card_number = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    host_name = models.CharField(max_length=120, blank=True)
    host = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="pitches")
    guiding_question = models.ForeignKey(GuidingQuestion, null=True, blank=True, on_delete=models.SET_NULL)
    needs_step_free = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=PitchState.choices, default=PitchState.PROPOSED)
    is_pinned = models.BooleanField(default=False)
    hands_counted = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    proposed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = PitchQuerySet.as_manager()

    class Meta:
        ordering = ["card_number", "proposed_at"]
        constraints = [
            models.UniqueConstraint(fields=["barcamp", "card_number"], name="card_number_unique"),
            models.CheckConstraint(
                condition=Q(card_number__isnull=False) | Q(state__in=(PitchState.DRAFT, PitchState.WITHDRAWN)),
                name="card_number_unless_draft",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def meeting(self) -> Meeting:
        return self.barcamp.meeting


class Interest(models.Model):
    """A mark “I will come” of one participant for one topic; there is no mark against."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pitch = models.ForeignKey(Pitch, on_delete=models.CASCADE, related_name="interests")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="interests")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pitch", "participant"], name="interest_once")]

    def __str__(self) -> str:
        return "interest"


class Session(models.Model):
    """A topic in a round and a room, later with its result. The database lets no two share a slot."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pitch = models.OneToOneField(Pitch, on_delete=models.CASCADE, related_name="session")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sessions")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="sessions")
    placed_at = models.DateTimeField()
    what = models.TextField(blank=True)
    so_what = models.TextField(blank=True)
    now_what = models.TextField(blank=True)
    who_goes_on = models.CharField(max_length=300, blank=True)
    result_channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    result_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["round__number", "room__position"]
        constraints = [
            # deferrable, so that one statement can exchange two sessions; checked at its end, never later
            models.UniqueConstraint(
                fields=["round", "room"], name="one_session_per_slot", deferrable=Deferrable.IMMEDIATE
            ),
        ]
        indexes = [models.Index(fields=["placed_at"], condition=~Q(result_at=None), name="session_with_result")]

    def __str__(self) -> str:
        return "session"

    @property
    def meeting(self) -> Meeting:
        return self.pitch.barcamp.meeting
