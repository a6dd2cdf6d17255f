"""Background work: compute, and begin again what a worker took with it when it ended."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from miteinander.computing import services
from miteinander.computing.services.asking import COMPUTE_JOB
from miteinander.roles.actor import Actor


@app.task(name=COMPUTE_JOB, queue="computing")
def compute(computation_id: str) -> None:
    services.run_computation(UUID(computation_id), by=Actor.system(), clock=timezone.now)


@app.periodic(cron="* * * * *")
@app.task(name="computing.begin_again", queue="mail", queueing_lock="computing.begin_again")
def begin_again(timestamp: int) -> None:  # noqa: ARG001  # procrastinate tells the planned time
    services.begin_again_what_was_lost(by=Actor.system(), at=timezone.now())
