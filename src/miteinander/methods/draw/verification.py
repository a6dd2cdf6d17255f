"""Check a published draw again, as a stranger: from the lots and the seed; with pool and quotas also what they say."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from miteinander.methods.draw.figures import smallest
from miteinander.methods.draw.problem import Question, by_id
from miteinander.methods.draw.protocol import (
    Commitment,
    digest,
    number_drawn,
    people_text,
    quotas_text,
    read_commitment,
    read_lots,
)
from miteinander.methods.draw.result import possible_people, prepare
from miteinander.methods.trouble import MethodError


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was found, what was expected, and whether they agree."""

    name: str
    holds: bool
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a published result says of itself."""

    panel: tuple[str, ...]
    seed: str
    number: int
    commitment: str
    minimum_in_lots: float


def read_claim(data: Mapping[str, Any], *, file: str = "") -> Claim:
    """Read the claim of a result in JSON; raises MethodError when it is no result of a draw."""
    try:
        protocol = data["protocol"]
        return Claim(
            tuple(str(name) for name in data["panel"]),
            str(protocol["seed"]),
            int(protocol["number"]),
            str(protocol["commitment"]),
            float(data["lots"]["minimum"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as trouble:
        raise MethodError(
            de="Das ist kein Ergebnis einer Auslosung mit Startwert.",
            en="This is no result of a draw with a seed.",
            file=file,
        ) from trouble


def verify(claim: Claim, *, commitment: str, lots: str, chances: str, question: Question | None) -> tuple[Check, ...]:
    """Check a claim against the published files (as texts), and against pool and quotas where they are given."""
    fixed, named = read_commitment(commitment), read_lots(lots)
    number = number_drawn(claim.seed, digest(commitment), len(named))
    checks = [
        _same("commitment", digest(commitment), claim.commitment),
        _same("lots", digest(lots), fixed.lots_sha256),
        _same("chances", digest(chances), fixed.chances_sha256),
        _same("number", claim.number, number),
        _same("panel", ", ".join(sorted(claim.panel, key=by_id)), ", ".join(sorted(named[number], key=by_id))),
    ]
    return (*checks, *(_of_question(question, claim, fixed, named, _possible(chances)) if question else ()))


def _possible(chances: str) -> Sequence[bool]:
    try:
        found = json.loads(chances)["possible"]
        return [bool(held) for held in found]
    except (ValueError, KeyError, TypeError, RecursionError) as trouble:
        raise MethodError(
            de="Das ist keine Datei mit Chancen.", en="This is no file of chances.", file="chances.json"
        ) from trouble


def recompute(claim: Claim, question: Question, *, lots: int) -> tuple[Check, ...]:
    """Check a claim without its files, by computing everything again.

    Another version of the solver may find other lots that are as fair; only the published lots settle it then.
    """
    prepared = prepare(question, lots=lots)
    fixed = prepared.commitment
    number = number_drawn(claim.seed, fixed.sha256, lots)
    panel = ", ".join(prepared.panel(number))
    checks = (
        _same("recomputed", fixed.sha256, claim.commitment),
        _same("number", claim.number, number),
        _same("panel", ", ".join(claim.panel), panel),
    )
    return (
        *checks,
        *_of_question(question, claim, fixed, [prepared.panel(at) for at in range(lots)], prepared.chances.possible),
    )


def _of_question(
    question: Question, claim: Claim, fixed: Commitment, lots: Sequence[tuple[str, ...]], possible: Sequence[bool]
) -> tuple[Check, ...]:
    place = {person.id: at for at, person in enumerate(question.people)}
    held = Counter(name for lot in lots for name in lot)
    shares = np.array([held[person.id] for person in question.people]) / len(lots)
    same_kinds = len(possible) == len(question.kinds)
    there = possible_people(question, possible) if same_kinds else np.ones(len(shares), dtype=np.bool_)
    bad = [number for number, lot in enumerate(lots) if not _keeps_all(question, lot, place)]
    return (
        _same("people", digest(people_text(question)), fixed.people_sha256),
        _same("quotas", digest(quotas_text(question)), fixed.quotas_sha256),
        Check("every_lot", not bad, ", ".join(map(str, bad[:5])) or "–", "–"),
        _same("minimum", round(smallest(shares[there]), 8), round(claim.minimum_in_lots, 8)),
    )


def keeps_all(question: Question, panel: Sequence[str]) -> bool:
    """Say whether a panel has all seats, nobody twice, all quotas, and one person of each address at most."""
    return _keeps_all(question, panel, {person.id: at for at, person in enumerate(question.people)})


def _keeps_all(question: Question, panel: Sequence[str], place: Mapping[str, int]) -> bool:
    if len(panel) != question.seats or len(set(panel)) != len(panel) or not all(name in place for name in panel):
        return False
    people = [question.people[place[name]] for name in panel]
    homes = [person.address for person in people if person.address]
    held = Counter(pair for person in people for pair in zip(question.categories, person.values, strict=True))
    quotas_hold = all(quota.low <= held[quota.category, quota.value] <= quota.high for quota in question.quotas)
    return quotas_hold and len(set(homes)) == len(homes)


def _same(name: str, found: object, expected: object) -> Check:
    return Check(name, found == expected, str(found), str(expected))
