"""The register of acts: who did what to which, through which channel."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from miteinander.ground.ids import new_id
from miteinander.journal.choices import Channel
from miteinander.people.models import Person, SecretLink


class ActQuerySet(models.QuerySet["Act"]):
    def upon(self, thing: models.Model) -> "ActQuerySet":
        return self.filter(object_kind=thing._meta.label_lower, object_id=thing.pk)


class Act(models.Model):
    """One deed. Erasing a person leaves it counted and unnamed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="acts")
    link = models.ForeignKey(SecretLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(_("verb"), max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["object_kind", "object_id", "at"], name="act_upon"),
            models.Index(fields=["verb", "at"], name="act_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_kind}"
