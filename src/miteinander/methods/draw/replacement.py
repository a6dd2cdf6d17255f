"""Somebody cancels: draw who comes in, keeping all others and all quotas.

First somebody who is like the one who left in everything the quotas ask, by lot (SHA-256 under the seed). Where there
is nobody, a small draw of its own among all who are left, with the quotas that the rest of the panel leaves open.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from miteinander.methods.draw.problem import Person, Question, Quota, by_id
from miteinander.methods.draw.relaxation import Impossible, NoPanel
from miteinander.methods.draw.result import draw, prepare
from miteinander.methods.lots import drawn_order
from miteinander.methods.trouble import MethodError


@dataclass(frozen=True, slots=True)
class Step:
    """``into`` comes for ``out``: of the same kind, or by a draw under the open quotas; from how many candidates."""

    out: str
    into: str
    how: Literal["kind", "quotas"]
    candidates: int


@dataclass(frozen=True, slots=True)
class Replacement:
    """The panel after the replacement, who stayed, and each step."""

    panel: tuple[str, ...]
    kept: tuple[str, ...]
    steps: tuple[Step, ...]


def draw_replacement(
    question: Question, panel: Sequence[str], cancelled: Sequence[str], seed: str, *, declined: Sequence[str] = ()
) -> Replacement:
    """Return the panel with others in place of the cancelled; ``declined`` are people who must not be asked (again).

    Raises MethodError for ids that are not there, NoPanel with the smallest relaxations when nobody fits.
    """
    people = {person.id: person for person in question.people}
    _refuse_strangers(people, panel, cancelled, declined)
    gone = set(cancelled)
    kept = [name for name in panel if name not in gone]
    steps: list[Step] = []
    waiting: list[str] = []
    for out in sorted(gone, key=by_id):
        present = [*kept, *(step.into for step in steps)]
        like = [p.id for p in _free(question, present, gone | set(declined)) if p.values == people[out].values]
        if like:
            steps.append(Step(out, drawn_order(f"{seed}\n{out}", like)[0], "kind", len(like)))
        else:
            waiting.append(out)
    if waiting:
        steps += _by_quotas(question, [*kept, *(step.into for step in steps)], waiting, gone | set(declined), seed)
    come = [step.into for step in steps]
    return Replacement(tuple(sorted([*kept, *come], key=by_id)), tuple(sorted(kept, key=by_id)), tuple(steps))


def _free(question: Question, present: Sequence[str], barred: set[str]) -> list[Person]:
    """Return who may come in: not there already, not barred, and nobody of an address that is there."""
    inside = set(present)
    homes = {person.address for person in question.people if person.id in inside and person.address}
    return [p for p in question.people if p.id not in inside and p.id not in barred and p.address not in homes]


def _by_quotas(question: Question, present: list[str], waiting: list[str], barred: set[str], seed: str) -> list[Step]:
    inside = set(present)
    there = Counter(
        pair
        for person in question.people
        if person.id in inside
        for pair in zip(question.categories, person.values, strict=True)
    )
    open_quotas = tuple(_left_open(quota, there[quota.category, quota.value]) for quota in question.quotas)
    free = tuple(_free(question, present, barred))
    if len(free) < len(waiting):
        left = (
            ("Frei ist noch 1 Person", "1 person is free")
            if len(free) == 1
            else (f"Frei sind noch {len(free)} Personen", f"{len(free)} people are free")
        )
        raise MethodError(
            de=f"Für {', '.join(waiting)} kann niemand nachrücken: {left[0]}.",
            en=f"Nobody is left to replace {', '.join(waiting)}: {left[1]}.",
        )
    try:
        prepared = prepare(Question(free, open_quotas, len(waiting), question.rule))
    except NoPanel as trouble:
        raise NoPanel(_as_asked(trouble.impossible, there, question)) from trouble
    panel = draw(prepared, f"{seed}\n{waiting[0]}").panel
    return [Step(out, into, "quotas", len(free)) for out, into in zip(waiting, panel, strict=True)]


def _left_open(quota: Quota, there: int) -> Quota:
    return replace(quota, low=max(0, quota.low - there), high=max(0, quota.high - there), low_flex=None, high_flex=None)


def _as_asked(impossible: Impossible, there: Counter[tuple[str, str]], question: Question) -> Impossible:
    """Return the proposals in the figures of the whole panel; what else was said is about the open seats only."""
    whole = tuple(
        tuple(
            replace(
                change,
                before=change.before + there[change.category, change.value],
                after=change.after + there[change.category, change.value],
            )
            for change in proposal
        )
        for proposal in impossible.proposals
    )
    return replace(
        impossible,
        contradictions=(),
        proposals=whole,
        seats=None,
        addresses=bool(question.households) and impossible.addresses,
    )


def _refuse_strangers(
    people: dict[str, Person], panel: Sequence[str], cancelled: Sequence[str], declined: Sequence[str]
) -> None:
    for name in (*panel, *cancelled, *declined):
        if name not in people:
            raise MethodError(de=f"Die Person {name} steht nicht im Pool.", en=f"The person {name} is not in the pool.")
    for name in cancelled:
        if name not in set(panel):
            raise MethodError(
                de=f"Die Person {name} kann nicht absagen, denn sie ist nicht ausgelost.",
                en=f"The person {name} cannot cancel, for they were not drawn.",
            )
