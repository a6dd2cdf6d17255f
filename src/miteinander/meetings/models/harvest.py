"""The harvest: findings, how the plenary weighted them, the documentation, and what is carried on."""

from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import AgendaFormatKey, Becomes, Decision, DocumentationState, FindingKind
from miteinander.meetings.models.agenda import AgendaItem
from miteinander.meetings.models.barcamp import Pitch, Session
from miteinander.meetings.models.fishbowl import FishbowlQuestion
from miteinander.meetings.models.registration import Participant
from miteinander.meetings.models.series import GuidingQuestion, Meeting
from miteinander.people.models import Person

MOST_DOTS = 5


class Harvest(models.Model):
    """How the plenary weighs: dots per person, open or closed; and the numbers, never given twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="harvest")
    takes_dots = models.BooleanField(default=False)
    dots_per_person = models.PositiveSmallIntegerField(default=3)
    last_number = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dots_per_person__gte=1, dots_per_person__lte=MOST_DOTS), name="harvest_dots_range"
            ),
        ]

    def __str__(self) -> str:
        return "harvest"


class FindingGroup(models.Model):
    """Findings that belong together, under a heading of the plenary's own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="finding_groups")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ["position", "title"]
        constraints = [models.UniqueConstraint(fields=["meeting", "title"], name="finding_group_title_unique")]

    def __str__(self) -> str:
        return self.title


class FindingQuerySet(models.QuerySet["Finding"]):
    def with_weight(self) -> "FindingQuerySet":
        """Each finding with `phone_dots`, the `phones` they came from, and `weight` (phones and hands)."""
        return self.annotate(  # type: ignore[no-redef]  # the class names what comes with it, for the readers
            phone_dots=Coalesce(Sum("dots__count"), 0),
            phones=Count("dots"),
            weight=Coalesce(Sum("dots__count"), 0) + F("hands_counted"),
        )

    def with_origin(self) -> "FindingQuerySet":
        """Each finding with what it came from, in the same query."""
        return self.select_related(
            "session__pitch", "session__round", "session__room", "fishbowl_question", "guiding_question", "group"
        )


class Finding(models.Model):
    """A sentence the meeting stands by (Erkenntnis), linked to where it came from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=FindingKind.choices)
    text = models.CharField(max_length=500)
    group = models.ForeignKey(FindingGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings")
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings")
    fishbowl_question = models.ForeignKey(
        FishbowlQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings"
    )
    guiding_question = models.ForeignKey(
        GuidingQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings"
    )
    contributors = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=160, blank=True)
    due_on = models.DateField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=300, blank=True)
    hands_counted = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    found_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    phone_dots: int  # these three come with `with_weight()`
    phones: int
    weight: int

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="finding_number_unique"),
            models.CheckConstraint(
                condition=~Q(kind=FindingKind.COMMITMENT) | (~Q(owner="") & Q(due_on__isnull=False)),
                name="commitment_has_owner_and_date",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class DotCount(models.Model):
    """The dots one participant gave to one finding by phone; dots on paper are counted on the finding itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="dots")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="dots")
    count = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "participant"], name="dots_once_per_finding"),
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=MOST_DOTS), name="dots_range"),
        ]

    def __str__(self) -> str:
        return str(self.count)


class Documentation(models.Model):
    """One edition of what the meeting publishes about itself: reviewed by one act, released by another.

    `content` is frozen at the review. A released edition never changes; a later one takes its place.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="documentations")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=DocumentationState.choices, default=DocumentationState.DRAFT)
    foreword = models.TextField(blank=True)
    what_changed = models.CharField(max_length=300, blank=True)
    content = models.JSONField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="documentation_number_unique"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=~Q(state=DocumentationState.RELEASED),
                name="one_edition_in_the_making",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentationState.DRAFT, reviewed_at=None, content=None)
                | Q(~Q(state=DocumentationState.DRAFT), reviewed_at__isnull=False, content__isnull=False),
                name="content_frozen_from_review_on",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentationState.RELEASED, released_at__isnull=False)
                | Q(~Q(state=DocumentationState.RELEASED), released_at=None),
                name="released_only_after_review",
            ),
        ]

    def __str__(self) -> str:
        return "documentation"


class CarriedItem(models.Model):
    """A guiding question, agenda item or topic proposed for the next meeting, and the findings it comes from.

    `key` says which rule made it from what, so that nothing is ever proposed twice, not even what was dropped.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="carried_items")
    key = models.CharField(max_length=40)
    findings = models.ManyToManyField(Finding, related_name="carried_to")
    position = models.PositiveSmallIntegerField(default=0)
    becomes = models.CharField(max_length=10, choices=Becomes.choices)
    format = models.CharField(max_length=12, choices=AgendaFormatKey.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.CharField(max_length=400)
    details = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    guiding_question = models.OneToOneField(
        GuidingQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="origin"
    )
    agenda_item = models.OneToOneField(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="origin"
    )
    pitch = models.OneToOneField(Pitch, null=True, blank=True, on_delete=models.SET_NULL, related_name="origin")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="carried_once")]

    def __str__(self) -> str:
        return self.text
