"""The harvest: findings, how the plenary weighted them, the documentation, and what is carried on."""

from django.db import models
from django.db.models import Q

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import AgendaFormatKey, Decision, DocumentationState, FindingKind
from miteinander.meetings.models.agenda import AgendaItem
from miteinander.meetings.models.barcamp import Session
from miteinander.meetings.models.fishbowl import FishbowlQuestion
from miteinander.meetings.models.registration import Participant
from miteinander.meetings.models.series import GuidingQuestion, Meeting
from miteinander.people.models import Person


class FindingGroup(models.Model):
    """Findings that belong together, under a heading of the plenary's own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="finding_groups")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title


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
    hands_counted = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    found_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

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
            models.CheckConstraint(condition=Q(count__gte=1) & Q(count__lte=5), name="dots_range"),
        ]

    def __str__(self) -> str:
        return str(self.count)


class Documentation(models.Model):
    """What the meeting publishes about itself, in two steps by two acts: reviewed, released. `content` is frozen."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="documentation")
    state = models.CharField(max_length=10, choices=DocumentationState.choices, default=DocumentationState.DRAFT)
    foreword = models.TextField(blank=True)
    dots_per_person = models.PositiveSmallIntegerField(default=3)
    takes_dots = models.BooleanField(default=False)
    content = models.JSONField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=DocumentationState.RELEASED) | Q(reviewed_at__isnull=False),
                name="released_only_after_review",
            ),
        ]

    def __str__(self) -> str:
        return "documentation"


class CarriedItem(models.Model):
    """A guiding question or agenda item proposed for the next meeting, and the finding it comes from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="carried_items")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to")
    position = models.PositiveSmallIntegerField(default=0)
    becomes_item = models.BooleanField(default=False)  # an agenda item; else a guiding question
    format = models.CharField(max_length=12, choices=AgendaFormatKey.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.CharField(max_length=400)
    reason = models.CharField(max_length=300)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    guiding_question = models.OneToOneField(
        GuidingQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="origin"
    )
    agenda_item = models.OneToOneField(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="origin"
    )

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text
