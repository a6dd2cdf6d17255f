"""Run a computation in a process of its own: with bounds, with progress, and ended at a word.

The method runs outside of this process on purpose: a solver that crashes, hangs or eats memory takes nothing with it,
and stopping it is ending a process.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from miteinander.computing.choices import Origin, State
from miteinander.computing.models import Computation, ComputationFile
from miteinander.computing.services.asking import Given, kept_file
from miteinander.computing.services.process import Bounds, End, Watch, run_method
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

Clock = Callable[[], datetime]

LARGEST_RESULT = 30_000_000
LONGEST_TOLD = 1_000_000


def run_computation(computation_id: UUID, *, by: Actor, clock: Clock) -> None:
    """Compute what is waiting; whatever happens, the row says so in words, and the files stay for recomputing."""
    require(by, "computation.run", at=clock())
    computation = _begin(computation_id, clock())
    if computation is None:
        return  # stopped or removed before its turn, or begun by another worker
    with translation.override(computation.language), _folder_of(computation) as folder:
        command = [*_lay_out(computation, folder), "--json", "--progress", "--told=told.txt"]
        command.append(f"--language={computation.language}")
        end = run_method(command, folder, Bounds(), _Listening(computation, clock))
        _finish(computation, end, folder, clock())


@contextmanager
def _folder_of(computation: Computation) -> Iterator[Path]:
    """A folder for this attempt that nobody else reads; it is gone afterwards."""
    folder = Path(settings.COMPUTING_FOLDER) / f"{computation.pk}.{computation.attempts}"
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _begin(computation_id: UUID, at: datetime) -> Computation | None:
    with transaction.atomic():
        waiting = Computation.objects.select_for_update(skip_locked=True).filter(state=State.WAITING)
        computation = waiting.filter(pk=computation_id).first()
        if computation is not None:
            computation.state, computation.begun_at, computation.heard_at = State.RUNNING, at, at
            computation.attempts += 1
            computation.save(update_fields=["state", "begun_at", "heard_at", "attempts"])
    return computation


def _lay_out(computation: Computation, folder: Path) -> list[str]:
    """Write the given files into the folder and return the words of the command."""
    names: dict[str, list[str]] = {}
    folders = {file.name: file.folder for file in computation.offer.files}
    for file in computation.files.filter(origin=Origin.GIVEN).order_by("part", "position"):
        inside = folders.get(file.part, "")
        name = f"{inside or f'{file.part}-{file.position}'}/{file.name}"  # refusals name it as the person does
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(bytes(file.content))
        names.setdefault(file.part, []).append(name)
    return computation.offer.command(names, computation.choices)


class _Listening(Watch):
    """Writes progress into the row, and reads there whether the person wants it to end."""

    def __init__(self, computation: Computation, clock: Clock) -> None:
        self.row = Computation.objects.run_in(computation)
        self.clock = clock

    def hear(self, share: float, step: str) -> bool:
        """Note how far it is; returns False when it must end, also because the row is gone."""
        self.row.update(share=min(max(share, 0), 1), step=_plain(step)[:200], heard_at=self.clock())
        return self.row.filter(stop_asked_at__isnull=True).exists()


def _finish(computation: Computation, end: End, folder: Path, at: datetime) -> None:
    """Keep the outcome, unless the computation is gone meanwhile or was begun again elsewhere."""
    with transaction.atomic():
        held = Computation.objects.select_for_update().run_in(computation).first()
        if held is None:
            return
        if end.was_stopped:
            held.state, held.told = State.STOPPED, ""
        elif end.code == 0 and _size_of(end, computation, folder) <= LARGEST_RESULT:
            held.state, held.share, held.told = State.DONE, 1, _read(folder / "told.txt")
            _keep_results(held, end.out, folder)
        else:
            held.state, held.told = State.REFUSED, _plain(end.reason) or _reason(end)
        held.ended_at = held.heard_at = at
        held.save(update_fields=["state", "share", "told", "ended_at", "heard_at"])


def _reason(end: End) -> str:
    if end.code == 0:
        return _("The result is too large to be kept. Please compute it on your own machine.")
    if end.ran_out_of_time:
        return _("The computation took too long and was ended. Please give it a smaller file.")
    if end.was_killed:
        return _(
            "The computation was ended from outside, or the computer had no memory left for it. Please try it once "
            "more, or with a smaller file."
        )
    return _("The computation broke off. That is a fault of the program; please tell the office which file it was.")


def _made_names(computation: Computation, folder: Path) -> list[str]:
    return [name for name in computation.offer.makes if (folder / name).is_file()]


def _size_of(end: End, computation: Computation, folder: Path) -> int:
    return len(end.out) + sum((folder / name).stat().st_size for name in _made_names(computation, folder))


def _keep_results(computation: Computation, out: bytes, folder: Path) -> None:
    names = _made_names(computation, folder)
    made = [Given(f"{computation.method}.json", out), *(Given(name, (folder / name).read_bytes()) for name in names)]
    ComputationFile.objects.bulk_create(
        kept_file(computation, Origin.MADE, "result", position, given) for position, given in enumerate(made)
    )


def _read(path: Path) -> str:
    """Return the sentences; beyond a bound no page shows them, and the file with the result holds everything."""
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8", errors="replace") as told:
        text = _plain(told.read(LONGEST_TOLD + 1))
    return text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"


def _plain(text: str) -> str:
    """Return the text without signs that the database cannot hold; a file may smuggle them in as a name."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
