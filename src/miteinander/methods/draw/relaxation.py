"""Why no panel fits the quotas, and the smallest relaxations that let one fit.

A whole-number programme in which each minimum may fall and each maximum may rise by whole people; the fewest people in
total win, spread evenly, first within the room a town has given itself (``min_flex``, ``max_flex``), beyond it only at
a high price. Other relaxations follow by forbidding the combination found.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from miteinander.methods.draw.problem import Numbers, Question, Quota
from miteinander.methods.draw.solver import INFINITE, OPTIMAL, panels_model
from miteinander.methods.trouble import MethodError

PROPOSALS = 3
BEYOND = 1000.0
"""What a person beyond the room given costs, in people within it."""
WORST, SWITCH = 1e-2, 1e-4
"""What the largest single change and each changed quota cost: among equal totals the even one, then the short one."""
PATIENCE = 10.0
"""Seconds for one proposal."""


@dataclass(frozen=True, slots=True)
class Change:
    """One quota to relax: its minimum (``side`` low) or maximum (high), from and to."""

    category: str
    value: str
    side: str
    before: int
    after: int

    def said(self, language: str) -> str:
        words = {"de": ("Mindestens", "Höchstens"), "en": ("minimum", "maximum")}[language][self.side == "high"]
        if language == "de":
            return f"{self.category} „{self.value}“: {words} {self.after} statt {self.before}"
        return f"{self.category} “{self.value}”: {words} {self.after} instead of {self.before}"


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why there is no panel: plain contradictions, proposals each of which is enough, and two other ways out.

    ``seats``: the nearest number of seats for which the quotas hold as they are, or None. ``addresses``: a panel would
    fit if several people of an address were allowed.
    """

    contradictions: tuple[tuple[str, str], ...]
    proposals: tuple[tuple[Change, ...], ...]
    seats: int | None
    addresses: bool
    proven: bool


class NoPanel(MethodError):  # noqa: N818 - nothing broke: the quotas exclude every panel
    """There is no panel; ``impossible`` says why and what would help."""

    def __init__(self, impossible: Impossible) -> None:
        self.impossible = impossible
        super().__init__(de=_told(impossible, "de"), en=_told(impossible, "en"))


def why_no_panel(question: Question, *, proven: bool = True) -> NoPanel:
    """Return the refusal for a question without a panel."""
    if not proven:
        return NoPanel(Impossible((), (), None, addresses=False, proven=False))
    found = _contradictions(question)
    return NoPanel(
        Impossible(found, _proposals(question), _other_seats(question), _without_addresses(question), proven)
    )


def _contradictions(question: Question) -> tuple[tuple[str, str], ...]:
    """Return what shows without computing: sums that miss the seats, more wanted than there are. German, English."""
    found: list[tuple[str, str]] = []
    seats, people = question.seats, len(question.people)
    if people < seats:
        found.append(
            (
                f"Im Pool {'ist' if people == 1 else 'sind'} nur {_people(people)[0]} für {_seats(seats)[0]}.",
                f"The pool has {_people(people)[1]} only for {_seats(seats)[1]}.",
            )
        )
    for at, category in enumerate(question.categories):
        quotas = [quota for quota in question.quotas if quota.category == category]
        low, high = sum(quota.low for quota in quotas), sum(quota.high for quota in quotas)
        if low > seats:
            found.append(_sum(category, "minima", low, seats))
        if high < seats:
            found.append(_sum(category, "maxima", high, seats))
        for quota in quotas:
            there = sum(person.values[at] == quota.value for person in question.people)
            if there < quota.low:
                found.append(_too_few(quota, there))
    return tuple(found)


def _sum(category: str, which: str, total: int, seats: int) -> tuple[str, str]:
    de = "Mindestzahlen" if which == "minima" else "Höchstzahlen"
    sind, are = ("ist", "is") if seats == 1 else ("sind", "are")
    return (
        f"Bei {category} ergeben die {de} zusammen {total}, zu vergeben {sind} aber {_seats(seats)[0]}.",
        f"For {category} the {which} add up to {total}, but there {are} {_seats(seats)[1]} to fill.",
    )


def _seats(count: int) -> tuple[str, str]:
    return (f"{count} Platz", f"{count} seat") if count == 1 else (f"{count} Plätze", f"{count} seats")


def _people(count: int) -> tuple[str, str]:
    return (f"{count} Person", f"{count} person") if count == 1 else (f"{count} Personen", f"{count} people")


def _too_few(quota: Quota, there: int) -> tuple[str, str]:
    werden, are = ("wird", "is") if quota.low == 1 else ("werden", "are")
    sind = "ist" if there == 1 else "sind"
    return (
        f"Von {quota.category} „{quota.value}“ {werden} mindestens {quota.low} gebraucht, im Pool {sind} {there}.",
        f"At least {quota.low} of {quota.category} “{quota.value}” {are} needed, the pool has {there}.",
    )


class _Elastic:
    """The model of panels with room in every quota: after the kinds three columns for each of its sides."""

    def __init__(self, question: Question) -> None:
        self.question, self.kinds = question, len(question.kinds)
        self.solver = panels_model(question.frame, whole=True)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMinimize)
        self.solver.setOptionValue("time_limit", PATIENCE)
        self.solver.addCol(WORST, 0.0, INFINITE, 0, np.array([], dtype=np.int32), np.array([]))
        self.worst = self.kinds  # the column that is at least every single change
        self.room: dict[tuple[int, str], list[int]] = {}
        self.switch: dict[tuple[int, str], int] = {}
        for at, quota in enumerate(question.quotas):
            within_low = quota.low - (quota.low_flex if quota.low_flex is not None else 0)
            most = max(0, question.seats - quota.high)
            within_high = min(most, quota.high_flex - quota.high) if quota.high_flex is not None else most
            self._side(at, "low", 1.0, within_low, quota.low - within_low)
            self._side(at, "high", -1.0, within_high, most - within_high)

    def _side(self, row: int, side: str, sign: float, within: int, beyond: int) -> None:
        columns = [self._column(row, sign, 1.0, within), self._column(row, sign, BEYOND, beyond)]
        self.solver.addRow(
            -INFINITE, 0.0, 3, np.array([*columns, self.worst], dtype=np.int32), np.array([1.0, 1.0, -1.0])
        )
        self.solver.addCol(SWITCH, 0.0, 1.0, 0, np.array([], dtype=np.int32), np.array([]))
        switch = self.solver.getNumCol() - 1
        self.solver.changeColIntegrality(switch, highspy.HighsVarType.kInteger)
        held = np.array([*columns, switch], dtype=np.int32)
        self.solver.addRow(-INFINITE, 0.0, 3, held, np.array([1.0, 1.0, -float(max(1, within + beyond))]))
        self.room[row, side], self.switch[row, side] = columns, switch

    def _column(self, row: int, sign: float, cost: float, most: int) -> int:
        self.solver.addCol(cost, 0.0, float(most), 1, np.array([row], dtype=np.int32), np.array([sign]))
        column = int(self.solver.getNumCol()) - 1
        self.solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return column

    def proposal(self) -> tuple[float, tuple[tuple[int, str], ...], tuple[Change, ...]] | None:
        """Return the cheapest relaxation that is not forbidden yet with its cost and quotas, and forbid it."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + PATIENCE)
        self.solver.run()
        if self.solver.getModelStatus() != OPTIMAL:
            return None
        values = np.round(np.array(self.solver.getSolution().col_value)).astype(int)
        cost = round(float(self.solver.getInfo().objective_function_value), 6)
        used = [key for key, columns in self.room.items() if values[columns].sum() > 0]
        switches = np.array([self.switch[key] for key in used], dtype=np.int32)
        self.solver.addRow(-INFINITE, float(len(used) - 1), len(used), switches, np.ones(len(used)))
        return cost, tuple(used), tuple(self._change(key, int(values[self.room[key]].sum())) for key in used)

    def _change(self, key: tuple[int, str], by: int) -> Change:
        quota, side = self.question.quotas[key[0]], key[1]
        before = quota.low if side == "low" else quota.high
        return Change(quota.category, quota.value, side, before, before - by if side == "low" else before + by)


def _proposals(question: Question) -> tuple[tuple[Change, ...], ...]:
    elastic = _Elastic(question)
    found: list[tuple[float, tuple[tuple[int, str], ...], tuple[Change, ...]]] = []
    while len(found) < PROPOSALS and (proposal := elastic.proposal()):
        found.append(proposal)
    return tuple(changes for _, _, changes in sorted(found, key=lambda proposal: proposal[:2]))


def _other_seats(question: Question) -> int | None:
    """Return the number of seats nearest to the wanted one for which the quotas hold as they are."""
    solver = panels_model(question.frame, whole=True)
    seats, size = question.seats, len(question.kinds)
    row = len(question.quotas)
    solver.changeRowBounds(row, 1.0, INFINITE)
    solver.addVar(0.0, INFINITE)
    for sign in (1.0, -1.0):  # away >= |sum - seats|
        held = np.arange(size + 1, dtype=np.int32)
        solver.addRow(-INFINITE, sign * seats, size + 1, held, np.append(np.full(size, sign), -1.0))
    solver.changeColsCost(size + 1, np.arange(size + 1, dtype=np.int32), np.append(np.zeros(size), -1.0))
    solver.setOptionValue("time_limit", PATIENCE)
    solver.run()
    if solver.getModelStatus() != OPTIMAL:
        return None
    found: Numbers = np.array(solver.getSolution().col_value)[:size]
    return round(float(found.sum()))


def _without_addresses(question: Question) -> bool:
    if not question.households:
        return False
    alone = Question(
        tuple(type(person)(person.id, person.values) for person in question.people), question.quotas, question.seats
    )
    solver = panels_model(alone.frame, whole=True)
    solver.setOptionValue("time_limit", PATIENCE)
    solver.run()
    return bool(solver.getModelStatus() == OPTIMAL)


def _told(impossible: Impossible, language: str) -> str:
    german = language == "de"
    if not impossible.proven:
        return (
            "In der gegebenen Zeit wurde keine Zusammensetzung gefunden, die alle Quoten einhält."
            if german
            else "No panel that keeps all quotas was found in the time given."
        )
    parts = ["Keine Zusammensetzung hält alle Quoten ein." if german else "No panel keeps all quotas."]
    parts += [told[0 if german else 1] for told in impossible.contradictions]
    for number, proposal in enumerate(impossible.proposals):
        first = ("Am wenigsten ändert: ", "The smallest change: ")
        other = ("Oder: ", "Or: ")
        lead = (first if not number else other)[0 if german else 1]
        parts.append(lead + "; ".join(change.said(language) for change in proposal) + ".")
    if impossible.seats:
        parts.append(
            f"Oder: {_seats(impossible.seats)[0]}; dafür reichen die Quoten, wie sie sind."
            if german
            else f"Or: {_seats(impossible.seats)[1]}; for these the quotas hold as they are."
        )
    if impossible.addresses:
        parts.append(
            "Oder: mehrere Personen einer Adresse zulassen." if german else "Or: allow several people of one address."
        )
    return " ".join(parts)
