"""What a worker takes with it when it is killed, or the whole platform with it: begun again, and cleared away."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.computing.choices import State
from miteinander.computing.models import Computation
from miteinander.computing.services.asking import COMPUTE_JOB, queue
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

LOST_AFTER = timedelta(seconds=30)
"""A worker says twice a second that it lives."""
MOST_ATTEMPTS = 2


def begin_again_what_was_lost(*, by: Actor, at: datetime) -> int:
    """Queue again what ran in a worker that is gone; after the second loss say that it was given up."""
    require(by, "computation.run", at=at)
    lost = list(Computation.objects.silent_since(at - LOST_AFTER))
    for computation in lost:
        _begin_again(computation, at)
    _queue_what_no_job_knows(at)
    _clear_away()
    return len(lost)


def _begin_again(computation: Computation, at: datetime) -> None:
    with transaction.atomic():
        held = Computation.objects.select_for_update().silent_since(at - LOST_AFTER).filter(pk=computation.pk).first()
        if held is None:
            return
        if held.stop_asked_at:
            held.state, held.ended_at = State.STOPPED, at
        elif held.attempts >= MOST_ATTEMPTS:
            held.state, held.ended_at = State.REFUSED, at
            with translation.override(held.language):
                held.told = _(
                    "While this was being computed, the platform was started anew twice, so it was given up. Please "
                    "ask it once more. If it happens again, please tell the office which file it was."
                )
        else:
            held.state, held.share, held.step = State.WAITING, 0, ""
            queue(held.pk)
        held.save(update_fields=["state", "share", "step", "ended_at", "told"])


def _queue_what_no_job_knows(at: datetime) -> None:
    """Queue what waits although its job is gone: its worker was killed between fetching it and beginning."""
    jobs = ProcrastinateJob.objects.filter(task_name=COMPUTE_JOB, status__in=["todo", "doing"])
    known = {args["computation_id"] for args in jobs.values_list("args", flat=True)}
    for computation in Computation.objects.filter(state=State.WAITING, asked_at__lt=at - LOST_AFTER):
        if str(computation.pk) not in known:
            queue(computation.pk)


def _clear_away() -> None:
    """Remove the folders of attempts that are over: the files in them may name people."""
    folders = [folder for folder in Path(settings.COMPUTING_FOLDER).glob("*") if folder.is_dir()]
    running = Computation.objects.filter(state=State.RUNNING).values_list("pk", "attempts") if folders else []
    alive = {f"{pk}.{attempts}" for pk, attempts in running}
    for folder in folders:
        if folder.name not in alive:
            shutil.rmtree(folder, ignore_errors=True)
