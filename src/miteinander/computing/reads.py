"""What the pages of the computing room show."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from miteinander.computing.choices import Origin, State
from miteinander.computing.models import Computation, ComputationFile
from miteinander.computing.offers import Choice, Offer, Words
from miteinander.computing.telling import Telling, telling_of
from miteinander.ground.refusals import NotFound
from miteinander.roles.actor import Actor

PER_PAGE = 5


@dataclass(frozen=True)
class Opened:
    """A computation with its files (without their content) and the command by which anybody recomputes it."""

    computation: Computation
    given: Sequence[ComputationFile]
    made: Sequence[ComputationFile]
    command: str
    folder: str  # in which some of the given files must lie for this command
    chosen: Sequence[tuple[Words, Words]]
    telling: Telling
    ahead: int


def own_computations(actor: Actor, page: str | None) -> Page[Computation]:
    given = ComputationFile.objects.filter(origin=Origin.GIVEN).defer("content").order_by("part", "position")
    rows = Computation.objects.visible_to(actor).defer("told").order_by("-asked_at", "pk")
    rows = rows.prefetch_related(Prefetch("files", given, to_attr="given"))
    return Paginator(rows, PER_PAGE).get_page(page)


def own_computation(actor: Actor, pk: UUID) -> Computation:
    """The computation if it is the actor's; absent and foreign ones get the same answer."""
    computation = Computation.objects.visible_to(actor).filter(pk=pk).first()
    if computation is None:
        raise NotFound
    return computation


def opened(computation: Computation) -> Opened:
    files = list(computation.files.defer("content").order_by("origin", "part", "position"))
    given = [file for file in files if file.origin == Origin.GIVEN]
    names: dict[str, list[str]] = {}
    for file in given:
        names.setdefault(file.part, []).append(file.name)
    command = shlex.join(
        ["python", "-m", "miteinander", "methods", *computation.offer.command(names, computation.choices)]
    )
    return Opened(
        computation=computation,
        given=given,
        made=[file for file in files if file.origin == Origin.MADE],
        command=command,
        folder=next((file.folder for file in computation.offer.files if file.folder and file.name in names), ""),
        chosen=_chosen(computation),
        telling=telling_of(computation.told),
        ahead=_ahead_of(computation),
    )


def _chosen(computation: Computation) -> list[tuple[Words, Words]]:
    """What was chosen, in the words of the form."""
    chosen: list[tuple[Words, Words]] = []
    for choice in computation.offer.choices:
        value = computation.choices.get(choice.name)
        if value not in (None, ""):
            options = dict(choice.options) if isinstance(choice, Choice) else {}
            chosen.append((choice.label, options.get(value, str(value))))
    return chosen


def examples_of(offer: Offer) -> list[str]:
    """The names of the example files."""
    return [path.name for paths in offer.example_files().values() for path in paths]


def example_file(offer: Offer, name: str) -> Path:
    for paths in offer.example_files().values():
        for path in paths:
            if path.name == name:
                return path
    raise NotFound


def _ahead_of(computation: Computation) -> int:
    if computation.state != State.WAITING:
        return 0
    return Computation.objects.open().filter(asked_at__lt=computation.asked_at).count()


def own_file(actor: Actor, pk: UUID, file_pk: UUID) -> ComputationFile:
    own = Computation.objects.visible_to(actor).filter(pk=pk)
    file = ComputationFile.objects.filter(computation__in=own, pk=file_pk).first()
    if file is None:
        raise NotFound
    return file
