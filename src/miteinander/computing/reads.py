"""What the pages of the computing room show."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.paginator import Page, Paginator

from miteinander.computing.choices import Origin, State
from miteinander.computing.models import Computation, ComputationFile
from miteinander.computing.offers import Offer
from miteinander.ground.refusals import NotFound
from miteinander.roles.actor import Actor

PER_PAGE = 20


@dataclass(frozen=True)
class Opened:
    """A computation with its files (without their content) and the command by which anybody recomputes it."""

    computation: Computation
    given: Sequence[ComputationFile]
    made: Sequence[ComputationFile]
    command: str
    ahead: int


def own_computations(actor: Actor, page: str | None) -> Page[Computation]:
    rows = Computation.objects.visible_to(actor).defer("told").order_by("-asked_at", "pk")
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
    made = [file for file in files if file.origin == Origin.MADE]
    return Opened(computation, given, made, command, _ahead_of(computation))


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


def own_file(actor: Actor, pk: UUID) -> ComputationFile:
    file = ComputationFile.objects.filter(computation__in=Computation.objects.visible_to(actor), pk=pk).first()
    if file is None:
        raise NotFound
    return file
