"""What a draw is asked of: a pool of people, quotas, seats, and who shares an address.

Everything is frozen and keeps its own order (people by id, quotas as given), so a reordered file is the same question.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.trouble import MethodError

Rule: TypeAlias = Literal["leximin", "maximin"]
Numbers: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

MOST_PEOPLE = 200_000


@dataclass(frozen=True, slots=True)
class Quota:
    """At least ``low`` and at most ``high`` people with this value sit on the panel.

    ``low_flex`` and ``high_flex`` say how far a town would go if it must; they are used only to propose a relaxation.
    """

    category: str
    value: str
    low: int
    high: int
    low_flex: int | None = None
    high_flex: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the pool: ``values`` one per category of the quotas; ``address`` empty when unknown or unused."""

    id: str
    values: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """People who are alike in all the draw looks at: same values and, where addresses count, a like household.

    ``household`` are the values of everybody of the pool at the address, sorted; empty for people who live alone in
    the pool. ``people`` index into ``Question.people``. By symmetry a fair draw gives all of a kind the same chance.
    """

    values: tuple[str, ...]
    household: tuple[tuple[str, ...], ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a panel must obey, over kinds: ``low <= rows @ x <= high``, ``0 <= x <= most``, x whole numbers, shape (T,).

    Rows (R, T): first the quotas in their order, then the seats, then one per class of like households. ``people``
    (T,) counts the members of each kind.
    """

    rows: Numbers
    low: Numbers
    high: Numbers
    most: Counts
    people: Counts

    def holds(self, panel: Counts) -> bool:
        """Say whether a panel, as counts per kind, obeys everything; exact, in whole numbers."""
        sums = self.rows.astype(np.int64) @ panel
        inside = bool((panel >= 0).all() and (panel <= self.most).all())
        return inside and bool((sums >= self.low).all() and (sums <= self.high).all())


@dataclass(frozen=True)
class Question:
    """The whole question; raises MethodError for what contradicts itself at sight."""

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    seats: int
    rule: Rule = "leximin"

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", tuple(sorted(self.people, key=lambda person: by_id(person.id))))
        _refuse_size(self)
        _refuse_repeated(self)
        _refuse_strangers(self)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Names of the categories in the order of the quotas, which is the order of ``Person.values``."""
        return tuple(dict.fromkeys(quota.category for quota in self.quotas))

    @cached_property
    def households(self) -> dict[str, tuple[int, ...]]:
        """Addresses that several people of the pool share, with their places in ``people``."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, person in enumerate(self.people):
            if person.address:
                found[person.address].append(at)
        return {address: tuple(members) for address, members in found.items() if len(members) > 1}

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds, sorted by values and household: the variables of every computation."""
        household: dict[int, tuple[tuple[str, ...], ...]] = {}
        for members in self.households.values():
            together = tuple(sorted(self.people[at].values for at in members))
            household.update(dict.fromkeys(members, together))
        found: dict[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], list[int]] = defaultdict(list)
        for at, person in enumerate(self.people):
            found[person.values, household.get(at, ())].append(at)
        return tuple(Kind(values, home, tuple(members)) for (values, home), members in sorted(found.items()))

    @cached_property
    def frame(self) -> Frame:
        """The rules over kinds, as numbers."""
        kinds = self.kinds
        people = np.array([len(kind.people) for kind in kinds], dtype=np.int64)
        most, rows, low, high = people.copy(), [], [], []
        place = {category: at for at, category in enumerate(self.categories)}
        for quota in self.quotas:
            rows.append([float(kind.values[place[quota.category]] == quota.value) for kind in kinds])
            low.append(quota.low)
            high.append(quota.high)
        rows.append([1.0] * len(kinds))
        low.append(self.seats)
        high.append(self.seats)
        homes = Counter(tuple(sorted(self.people[at].values for at in home)) for home in self.households.values())
        for home, times in sorted(homes.items()):
            inside = np.array([kind.household == home for kind in kinds])
            most[inside] = np.minimum(most[inside], times)
            rows.append(inside.astype(np.float64).tolist())
            low.append(0)
            high.append(times)
        matrix = np.array(rows, dtype=np.float64).reshape(len(rows), len(kinds))
        return Frame(matrix, np.array(low, dtype=np.float64), np.array(high, dtype=np.float64), most, people)


def by_id(name: str) -> tuple[int, str]:
    """Return the key that sorts p2 before p10."""
    return len(name), name


def _refuse_size(question: Question) -> None:
    if not 1 <= len(question.people) <= MOST_PEOPLE:
        raise MethodError(
            de=f"Im Pool stehen {len(question.people)} Personen; möglich sind 1 bis {MOST_PEOPLE}.",
            en=f"The pool has {len(question.people)} people; 1 to {MOST_PEOPLE} are possible.",
        )
    if question.seats < 1:
        raise MethodError(
            de=f"Es sollen {question.seats} Plätze vergeben werden; nötig ist mindestens einer.",
            en=f"There are {question.seats} seats to fill; at least one is needed.",
        )
    if not question.quotas:
        raise MethodError(de="Es gibt keine Quoten.", en="There are no quotas.")


def _refuse_repeated(question: Question) -> None:
    seen = Counter(person.id for person in question.people)
    name, times = max(seen.items(), key=lambda item: item[1])
    if times > 1:
        raise MethodError(
            de=f"Die Kennung {name} kommt im Pool {times} Mal vor.", en=f"The id {name} is in the pool {times} times."
        )
    for (category, value), times in Counter((quota.category, quota.value) for quota in question.quotas).items():
        if times > 1:
            raise MethodError(
                de=f"Für {category} „{value}“ stehen {times} Quoten da.",
                en=f"There are {times} quotas for {category} “{value}”.",
            )


def _refuse_strangers(question: Question) -> None:
    known = {(quota.category, quota.value) for quota in question.quotas}
    for person in question.people:
        for pair in zip(question.categories, person.values, strict=True):
            if pair not in known:
                raise MethodError(
                    de=f"Person {person.id} hat bei {pair[0]} „{pair[1]}“; dafür gibt es keine Quote.",
                    en=f"Person {person.id} has “{pair[1]}” for {pair[0]}; there is no quota for it.",
                )
