"""The agenda: what happens when, and who gives input."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from miteinander.ground.ids import new_id
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models.series import Meeting


class AgendaItem(models.Model):
    """One item (Programmpunkt). `planned_at` is what was announced, `starts_at` what is true now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    format = models.CharField(max_length=12, choices=AgendaFormatKey.choices)
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    planned_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    is_approximate = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_at", "planned_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1) & Q(minutes__lte=720), name="agenda_minutes_range"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_late(self) -> bool:
        return self.starts_at != self.planned_at


class Speaker(models.Model):
    """Who gives an input, named by function or organisation first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Material(models.Model):
    """Something an input leaves behind: slides, a paper, a link."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="materials")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=160)
    url = models.URLField()

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title
