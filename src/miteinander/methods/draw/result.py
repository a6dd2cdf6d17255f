"""The whole draw: chances, lots, commitment, and with a seed the panel."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.draw.fair import NoPanelError, fair_distribution
from miteinander.methods.draw.lotting import LOTS, named_lots
from miteinander.methods.draw.problem import Counts, Numbers, Question
from miteinander.methods.draw.protocol import (
    Commitment,
    digest,
    lots_text,
    number_drawn,
    people_text,
    quotas_text,
    read_commitment,
    read_lots,
)
from miteinander.methods.draw.relaxation import why_no_panel
from miteinander.methods.files import read_text
from miteinander.methods.output import as_json
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError


@dataclass(frozen=True, slots=True)
class Chances:
    """What the rule reached, per kind: the chance, the stage that fixed it, and what stands against more (``levels``).

    ``possible``: whether the kind can be drawn at all. ``bound``: no draw whatever can give everybody more than this.
    """

    chance: Numbers
    stage: tuple[int, ...]
    binding: tuple[tuple[tuple[int, str], ...], ...]
    possible: tuple[bool, ...]
    bound: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draw before the seed is known: chances, lots (L, seats) as places of people, and the commitment to them.

    ``before``: the commitment was read, not made in this run.
    """

    question: Question
    chances: Chances
    lots: Counts
    commitment: Commitment
    before: bool = False

    def per_person(self) -> Numbers:
        """Return the chance (people,) that the rule gives each person."""
        found = np.zeros(len(self.question.people))
        for kind, chance in zip(self.question.kinds, self.chances.chance, strict=True):
            found[list(kind.people)] = chance
        return found

    def possible(self) -> NDArray[np.bool_]:
        """Return who (people,) can be drawn at all."""
        return possible_people(self.question, self.chances.possible)

    def per_person_in_lots(self) -> Numbers:
        """Return the share (people,) of lots each person stands in."""
        return np.bincount(self.lots.ravel(), minlength=len(self.question.people)) / len(self.lots)

    def panel(self, number: int) -> tuple[str, ...]:
        """Return the people of a lot."""
        return tuple(self.question.people[at].id for at in self.lots[number].tolist())


@dataclass(frozen=True, slots=True)
class Drawn:
    """The panel by id, and the number of its lot."""

    prepared: Prepared
    seed: str
    number: int
    panel: tuple[str, ...]


def possible_people(question: Question, possible: Sequence[bool]) -> NDArray[np.bool_]:
    """Return per person (people,) what is given per kind."""
    found = np.zeros(len(question.people), dtype=np.bool_)
    for kind, is_possible in zip(question.kinds, possible, strict=True):
        found[list(kind.people)] = is_possible
    return found


def prepare(
    question: Question, *, lots: int = LOTS, seconds: float = float("inf"), progress: Progress = silent
) -> Prepared:
    """Compute chances and lots; raises NoPanel (a MethodError) with the smallest relaxations when quotas exclude all.

    ``seconds`` of CPU for the search; afterwards the best state found is used and ``exact`` is false.
    """
    try:
        distribution = fair_distribution(question.frame, question.rule, seconds=seconds, progress=progress)
    except NoPanelError as trouble:
        raise why_no_panel(question, proven=trouble.proven) from trouble
    levels = distribution.levels
    found = Chances(
        np.round(distribution.chance, 12),
        tuple(levels.stage.tolist()),
        levels.binding,
        tuple(distribution.possible.tolist()),
        distribution.bound,
        distribution.exact,
    )
    places = named_lots(question, distribution, lots, progress=progress)
    progress(1.0, "done")
    return Prepared(question, found, places, _commitment(question, found, lots_text(question, places), lots))


def _commitment(question: Question, chances: Chances, lots: str, count: int) -> Commitment:
    texts = people_text(question), quotas_text(question), as_json(chances), lots
    return Commitment(question.seats, question.rule, count, *(digest(text) for text in texts))


def draw(prepared: Prepared, seed: str) -> Drawn:
    """Draw one of the lots; the seed is any text that nobody could know when the lots were committed to."""
    number = number_drawn(seed, prepared.commitment.sha256, len(prepared.lots))
    return Drawn(prepared, seed, number, prepared.panel(number))


def write_folder(prepared: Prepared, folder: Path) -> None:
    """Write the commitment and its files; raises MethodError when the folder cannot be written."""
    question = prepared.question
    texts = {
        "people.tsv": people_text(question),
        "quotas.tsv": quotas_text(question),
        "chances.json": as_json(prepared.chances),
        "lots.csv": lots_text(question, prepared.lots),
        "commitment.txt": prepared.commitment.text,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                file.write(text)
    except OSError as trouble:
        raise MethodError(
            de="In diesen Ordner kann nicht geschrieben werden.", en="This folder cannot be written.", file=str(folder)
        ) from trouble


def read_folder(question: Question, folder: Path) -> Prepared:
    """Read a commitment again, solving nothing; raises MethodError unless it is that of this very question."""
    commitment = read_commitment(read_text(folder / "commitment.txt"))
    asked = question.seats, question.rule, digest(people_text(question)), digest(quotas_text(question))
    if asked != (commitment.seats, commitment.rule, commitment.people_sha256, commitment.quotas_sha256):
        raise MethodError(
            de="Der Ordner enthält die Festlegung einer anderen Auslosung (anderer Pool, andere Quoten, Plätze oder "
            "Regel). Sie wird nicht überschrieben: Bitte nennen Sie einen anderen Ordner.",
            en="The folder holds the commitment of another draw (pool, quotas, seats or rule differ). It is not "
            "overwritten: please name another folder.",
            file=str(folder),
        )
    chances, lots = read_text(folder / "chances.json"), read_text(folder / "lots.csv")
    for name, text, wanted in (
        ("chances.json", chances, commitment.chances_sha256),
        ("lots.csv", lots, commitment.lots_sha256),
    ):
        if digest(text) != wanted:
            raise MethodError(
                de="Die Datei wurde nach der Festlegung verändert.",
                en="The file was changed after the commitment.",
                file=name,
            )
    return Prepared(
        question, _chances(json.loads(chances)), _places(question, read_lots(lots)), commitment, before=True
    )


def _places(question: Question, lots: list[tuple[str, ...]]) -> Counts:
    place = {person.id: at for at, person in enumerate(question.people)}
    try:
        return np.array([[place[name] for name in lot] for lot in lots], dtype=np.int64).reshape(len(lots), -1)
    except (KeyError, ValueError) as trouble:
        raise MethodError(
            de="Die Lose nennen andere Personen als der Pool.", en="The lots name other people than the pool."
        ) from trouble


def _chances(data: dict[str, Any]) -> Chances:
    binding = tuple(tuple((int(row), str(side)) for row, side in stage) for stage in data["binding"])
    return Chances(
        np.array(data["chance"]),
        tuple(data["stage"]),
        binding,
        tuple(data["possible"]),
        float(data["bound"]),
        bool(data["exact"]),
    )
