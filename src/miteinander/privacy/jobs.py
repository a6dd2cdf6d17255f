"""Night work of the desk."""

from django.utils import timezone
from procrastinate.contrib.django import app

from miteinander.privacy.services import retention


@app.periodic(cron="10 3 * * *")
@app.task(name="privacy.retain", queueing_lock="privacy.retain")
def retain(timestamp: int) -> None:  # noqa: ARG001  # procrastinate tells the planned time
    retention.retain(at=timezone.now())
