"""Background work of the post: deliver letters, pick up lost ones, forget old texts."""

from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from miteinander.mail import services
from miteinander.mail.services.sending import LETTER_JOB


@app.task(name=LETTER_JOB, queue="mail")
def deliver(mail_id: str) -> None:
    services.deliver(UUID(mail_id), at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="mail.deliver_waiting", queue="mail", queueing_lock="mail.deliver_waiting")
def deliver_waiting(timestamp: int) -> None:  # noqa: ARG001  # procrastinate tells the planned time
    services.deliver_waiting(at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(name="mail.erase_bodies", queue="mail", queueing_lock="mail.erase_bodies")
def erase_bodies(timestamp: int) -> None:  # noqa: ARG001  # as above
    services.erase_bodies(at=timezone.now())


@app.periodic(cron="50 3 * * *")
@app.task(name="mail.forget_jobs", queue="mail", queueing_lock="mail.forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # as above
    """Remove the rows of jobs that failed or were stopped; those that succeeded go at once."""
    await builtin_tasks.remove_old_jobs(
        context, max_hours=14 * 24, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )
