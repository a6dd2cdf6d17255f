"""The results as data without a language: what the command writes as JSON and the sentences are made from."""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.disclosure.attack import Attack
from miteinander.methods.disclosure.formats import Seen
from miteinander.methods.disclosure.release import Comparison, Release
from miteinander.methods.disclosure.rules import Knowledge, Reason, Rules, Zeros
from miteinander.methods.disclosure.table import Dimension

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as everybody may see it; ``count`` is None where it is hidden."""

    codes: Codes
    count: int | None


@dataclass(frozen=True, slots=True)
class HiddenCell:
    """Why a cell is hidden and what an attacker can still say of it: ``low`` to ``high`` (None: no bound).

    ``kind`` is primary or secondary. ``protects`` are the cells that could be worked out too closely were this one
    shown; None when that was not asked. ``proven``: both ends are reached by tables of whole numbers.
    """

    codes: Codes
    kind: str
    reason: Reason | None
    low: int
    high: int | None
    proven: bool
    protects: tuple[Codes, ...] | None


@dataclass(frozen=True, slots=True)
class AttackFigures:
    """``recoverable`` cells have one possible value only; ``narrowest`` is the smallest high − low (None: no bound)."""

    cells: int
    recoverable: int
    narrowest: int | None
    questions: int
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Figures:
    """Counted cells, sums included."""

    cells: int
    hidden: int
    primary: int
    secondary: int
    bound: int


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """A released table. ``cells`` may be published; ``hidden`` and all below it are for those who know the counts."""

    method: str
    columns: tuple[str, ...]
    k: int
    zeros: Zeros
    width: int
    base: int
    reach: int
    exact: bool
    figures: Figures
    attack: AttackFigures
    cells: tuple[Cell, ...]
    hidden: tuple[HiddenCell, ...]
    primary_only: Comparison
    reasons_known: Comparison


@dataclass(frozen=True, slots=True)
class AttackReport:
    """The attack on a table as it was published: ``safe`` when no hidden cell can be worked out."""

    method: str
    columns: tuple[str, ...]
    k: int
    safe: bool
    attack: AttackFigures
    hidden: tuple[HiddenCell, ...]


def key(dimensions: tuple[Dimension, ...], cell: int) -> Codes:
    """Return the codes of a cell."""
    at = np.unravel_index(cell, tuple(len(dimension.codes) for dimension in dimensions))
    return tuple(dimension.codes[int(i)] for dimension, i in zip(dimensions, at, strict=True))


def _ends(found: Attack, at: int) -> tuple[int, int | None, bool]:
    high = float(found.high[at])
    return int(found.low[at]), None if np.isinf(high) else int(high), bool(found.proven[at])


def _figures(found: Attack, rules: Rules) -> AttackFigures:
    narrowest = None if np.isinf(found.narrowest) else int(found.narrowest)
    return AttackFigures(len(found.cells), len(found.recovered), narrowest, found.questions, rules.knowledge)


def report_release(made: Release) -> ReleaseReport:
    """Return everything about a released table."""
    table, rules = made.table, made.rules
    keys = [table.key(cell) for cell in range(table.size)]
    hidden = [_hidden(made, keys, at, int(cell)) for at, cell in enumerate(made.attack.cells) if made.hidden[cell]]
    primary = sum(cell.kind == "primary" for cell in hidden)
    return ReleaseReport(
        method="round" if made.reach else "suppress",
        columns=tuple(dimension.name for dimension in table.dimensions),
        k=rules.k,
        zeros=rules.zeros,
        width=rules.needed,
        base=made.base,
        reach=made.reach,
        exact=made.exact,
        figures=Figures(table.size, len(hidden), primary, len(hidden) - primary, made.bound),
        attack=_figures(made.attack, rules),
        cells=tuple(
            Cell(codes, None if made.hidden[cell] else int(made.shown[cell])) for cell, codes in enumerate(keys)
        ),
        hidden=tuple(hidden),
        primary_only=made.primary_only,
        reasons_known=made.reasons_known,
    )


def _hidden(made: Release, keys: list[Codes], at: int, cell: int) -> HiddenCell:
    reason = made.reasons[cell]
    protects = tuple(keys[other] for other in made.protects[cell]) if cell in made.protects else None
    kind = "secondary" if reason is Reason.SECONDARY else "primary"
    return HiddenCell(keys[cell], kind, reason, *_ends(made.attack, at), protects)


def report_attack(seen: Seen, found: Attack, rules: Rules) -> AttackReport:
    """Return everything about an attack on a published table."""
    hidden = tuple(
        HiddenCell(key(seen.dimensions, int(cell)), "unknown", None, *_ends(found, at), None)
        for at, cell in enumerate(found.cells)
    )
    names = tuple(dimension.name for dimension in seen.dimensions)
    return AttackReport("attack", names, rules.k, not len(found.recovered), _figures(found, rules), hidden)
