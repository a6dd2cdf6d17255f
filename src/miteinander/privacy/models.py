"""What the desk itself keeps: who asked for a link to their data, and what each night's retention did."""

from django.db import models

from miteinander.ground.ids import new_id


class AccessRequest(models.Model):
    """Somebody without an account asked what is stored about an address; the link in the letter opens the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["email", "asked_at"], name="access_request_by_email")]

    def __str__(self) -> str:
        return str(self.asked_at)


class RetentionRun(models.Model):
    """One run of the retention periods: how many rows each of them reached."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ran_at = models.DateTimeField()
    counts = models.JSONField(default=dict)  # key of the rule -> rows

    class Meta:
        ordering = ["-ran_at"]

    def __str__(self) -> str:
        return str(self.ran_at)
