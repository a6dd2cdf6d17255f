"""Background work: compute, and begin again what a worker took with it when it ended."""

from uuid import UUID

from asgiref.sync import sync_to_async
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from miteinander.computing import services
from miteinander.computing.services.asking import COMPUTE_JOB
from miteinander.roles.actor import Actor


@app.task(name=COMPUTE_JOB, queue="computing")
def compute(computation_id: str) -> None:
    services.run_computation(UUID(computation_id), by=Actor.system(), clock=timezone.now)


@app.periodic(cron="* * * * * */20")  # the last field: every 20 seconds
@app.task(name="computing.begin_again", queue="mail", queueing_lock="computing.begin_again", pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # procrastinate tells the planned time
    """Let go of the lock that a worker took with it, else nothing would be computed any more; then begin again."""
    await release_lost_jobs(context.app.job_manager)
    await sync_to_async(services.begin_again_what_was_lost)(by=Actor.system(), at=timezone.now())


async def release_lost_jobs(jobs: JobManager) -> None:
    """End the jobs whose worker is gone: a job that counts as running keeps the next ones from the lock."""
    for job in await jobs.get_stalled_jobs(queue="computing", seconds_since_heartbeat=30):
        await jobs.finish_job(job, Status.FAILED, delete_job=False)
