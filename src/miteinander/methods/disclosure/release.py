"""The only door: a table leaves the house protected and attacked, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from miteinander.methods.disclosure.attack import Attack, attack, recoverable
from miteinander.methods.disclosure.problem import problem_of
from miteinander.methods.disclosure.protects import protects
from miteinander.methods.disclosure.rounding import rounded
from miteinander.methods.disclosure.rules import Knowledge, Reason, Rules, primary
from miteinander.methods.disclosure.suppression import Suppression, published, suppress
from miteinander.methods.disclosure.table import Bools, Ints, Table
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError


class Refused(MethodError):  # noqa: N818 - nothing is wrong with the program: the table stays in the house
    """The table must not be published: the attack found something. ``cells`` are the codes of what it found."""

    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What another way to publish would have given away: cells hidden, and how many of them can be worked out."""

    hidden: int
    recoverable: int


@dataclass(frozen=True)
class Release:
    """A table that may be published: ``shown`` are its counts (0 where ``hidden``).

    ``reasons`` and ``protects`` explain it to those who may know the counts; they must not be published unless
    the rules say ``Knowledge.REASONS``. ``reach`` is 0 for hidden cells; for rounded counts, every difference is
    smaller than it. ``exact``: no other safe table hides fewer cells (or moves the counts less).
    """

    table: Table
    rules: Rules
    shown: Ints
    hidden: Bools
    reasons: Mapping[int, Reason]
    protects: Mapping[int, tuple[int, ...]]
    attack: Attack
    exact: bool
    bound: int
    base: int
    reach: int
    primary_only: Comparison
    reasons_known: Comparison


def release(
    table: Table,
    rules: Rules,
    *,
    base: int | None = None,
    hidden: Iterable[int] | None = None,
    progress: Progress = silent,
) -> Release:
    """Return the table ready to be published: cells hidden, or with ``base`` all counts rounded.

    ``hidden`` takes the cells that a person has chosen instead. Raises Refused when a cell that the rules protect is
    visible or can be narrowed down too far; nothing that leaves here has not withstood ``attack``.
    """
    if base is not None:
        return _rounded(table, rules, base, progress)
    found = primary(table, rules)
    made = suppress(table, rules, progress=progress) if hidden is None else _chosen(table, rules, found, hidden)
    mask = made.hidden(table.size)
    _refuse_visible(table, [cell for cell in found if not mask[cell]])
    problem = problem_of(table, found, rules)
    _refuse(table, made.attack, np.where(problem.primary, problem.width, 1.0))
    why = protects(problem, mask, progress=progress)
    return Release(
        table=table,
        rules=rules,
        shown=np.where(mask, 0, table.flat),
        hidden=mask,
        reasons=made.reasons,
        protects={cell: tuple(others) for cell, others in why.items()},
        attack=made.attack,
        exact=made.exact,
        bound=made.bound,
        base=1,
        reach=0,
        primary_only=_compared(table, found, rules),
        reasons_known=_compared(table, made.reasons, replace(rules, knowledge=Knowledge.REASONS)),
    )


def _chosen(table: Table, rules: Rules, found: Mapping[int, Reason], hidden: Iterable[int]) -> Suppression:
    """Attack the cells that a person has chosen; no claim is made that they are few."""
    reasons = {cell: found.get(cell, Reason.SECONDARY) for cell in sorted({int(cell) for cell in hidden})}
    result = attack(published(table, reasons, rules))
    return Suppression(reasons, result, exact=False, bound=len(found), rounds=0, cuts=0)


def _rounded(table: Table, rules: Rules, base: int, progress: Progress) -> Release:
    made = rounded(table, rules, base, progress=progress)
    shown = made.counts.reshape(-1)
    _refuse(table, made.attack, np.full(table.size, float(rules.needed)))
    nothing = np.zeros(table.size, dtype=bool)
    compared = _compared(table, primary(table, rules), rules)
    return Release(
        table=table,
        rules=rules,
        shown=shown,
        hidden=nothing,
        reasons={},
        protects={},
        attack=made.attack,
        exact=made.exact,
        bound=made.moved,
        base=base,
        reach=made.reach,
        primary_only=compared,
        reasons_known=Comparison(0, 0),
    )


def _compared(table: Table, reasons: Mapping[int, Reason], rules: Rules) -> Comparison:
    return Comparison(len(reasons), len(recoverable(published(table, reasons, rules))))


def _refuse_visible(table: Table, visible: list[int]) -> None:
    if visible:
        raise _refused(
            table,
            visible,
            de="Diese Zellen müssten nach den Regeln ausgeblendet sein, sind aber sichtbar",
            en="By the rules these cells must be hidden, but they are visible",
        )


def _refuse(table: Table, found: Attack, needed: np.ndarray) -> None:
    narrow = found.cells[found.width < needed[found.cells]]
    if len(narrow):
        raise _refused(
            table,
            [int(cell) for cell in narrow],
            de="Diese Zellen ließen sich aus den übrigen Zahlen zu genau berechnen",
            en="These cells could be worked out too closely from the other numbers",
        )


def _refused(table: Table, cells: list[int], *, de: str, en: str) -> Refused:
    keys = tuple(table.key(cell) for cell in cells)
    named = "; ".join(" × ".join(key) for key in keys[:3]) + (" …" if len(keys) > 3 else "")  # noqa: PLR2004 - enough
    refused = Refused(
        de=f"Die Tabelle wird nicht freigegeben. {de} ({len(keys)}): {named}.",
        en=f"The table is not released. {en} ({len(keys)}): {named}.",
    )
    refused.cells = keys
    return refused
