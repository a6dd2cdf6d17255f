"""What a vote means: a list of projects, perhaps in order, perhaps with points, as arrays by project."""

from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np

from miteinander.methods.budget.amounts import amount
from miteinander.methods.budget.election import Note, Whole
from miteinander.methods.trouble import MethodError

MOST_POINTS = 10**9
NARROW = 1 << 16


class Ballots(NamedTuple):
    """The distinct votes as written, ``vote`` or ``vote;points``, and the ids they may name."""

    texts: list[str]
    ids: tuple[str, ...]
    kind: str
    with_points: bool


class Understood(NamedTuple):
    """Groups, points and starts as in ``Election``; ``trouble`` is the first vote that cannot be counted, and why."""

    starts: Whole
    members: Whole
    points: Whole
    top: int = 1
    notes: tuple[Note, ...] = ()
    unit: Fraction = Fraction(1)
    trouble: tuple[str, MethodError] | None = None


class _Entries(NamedTuple):
    """One row per project named on a distinct ballot: which ballot, which project, which place on it."""

    group: Whole
    project: Whole
    tokens: list[str]
    lengths: Whole


def understand(ballots: Ballots, most: int | None, *, as_approval: bool, skip_unknown: bool) -> Understood:
    """Return the arrays of the ballots; ``most`` is the most projects that an ordinal ballot may name."""
    votes = [text.partition(";")[0] for text in ballots.texts] if ballots.with_points else ballots.texts
    entries, unknown = _entries(votes, ballots.ids)
    if unknown and not skip_unknown:
        group, token = unknown[0]
        return _refused(ballots.texts[group], _unknown(token))
    pointed = ballots.kind in {"ordinal", "cumulative", "scoring"} and not as_approval
    try:
        points, unit = (
            _points(ballots, entries, most) if pointed else (np.ones(len(entries.group), np.int64), Fraction(1))
        )
    except _BadPointsError as bad:
        return _refused(ballots.texts[bad.group], bad.trouble)
    understood = _by_project(ballots, entries, points, pointed=pointed)
    notes = understood.notes
    if unknown:
        affected = list(dict.fromkeys(ballots.texts[group] for group, _ in unknown))
        notes = (*notes, Note("unknown_skipped", len(affected), example="\n".join(affected)))
    return understood._replace(unit=unit, notes=notes)


def _entries(votes: list[str], ids: tuple[str, ...]) -> tuple[_Entries, list[tuple[int, str]]]:
    """Return all projects named on all distinct votes, and those that are not in the list, each with its vote."""
    lengths = np.fromiter((vote.count(",") + 1 for vote in votes), np.int64, len(votes))
    tokens = ",".join(votes).split(",") if votes else []
    index = {name: at for at, name in enumerate(ids)}
    found = list(map(index.get, tokens))
    if None in found:
        tokens = [token.strip() for token in tokens]
        found = [-1 if not token else index.get(token) for token in tokens]
    group = np.repeat(np.arange(len(votes)), lengths)
    unknown = [(int(group[at]), tokens[at]) for at, project in enumerate(found) if project is None]
    project = np.array([-1 if at is None else at for at in found], np.int64) if unknown else np.array(found, np.int64)
    return _Entries(group, project, tokens, lengths), unknown


def _unknown(token: str) -> MethodError:
    return MethodError(
        de=f"Der Stimmzettel nennt das Projekt „{token[:60]}“, das im Abschnitt PROJECTS nicht steht. Mit "
        "--skip-unknown zählt der Rest des Stimmzettels.",
        en=f"The ballot names the project “{token[:60]}”, which is not in the section PROJECTS. With --skip-unknown "
        "the rest of the ballot counts.",
    )


def _refused(text: str, trouble: MethodError) -> Understood:
    none = np.zeros(0, np.int64)
    return Understood(none, none, none, trouble=(text, trouble))


class _BadPointsError(Exception):
    def __init__(self, group: int, trouble: MethodError) -> None:
        super().__init__()
        self.group, self.trouble = group, trouble


def _points(ballots: Ballots, entries: _Entries, most: int | None) -> tuple[Whole, Fraction]:
    """Return whole points per entry and their unit: as written, else by place (the first of an ordinal has most)."""
    if not ballots.with_points:
        ends = np.cumsum(entries.lengths)
        place = np.arange(len(entries.group)) - np.repeat(ends - entries.lengths, entries.lengths)
        longest = max(most or 0, int(entries.lengths.max(initial=0)))
        return np.maximum(longest - place, 0), Fraction(1)
    written = [text.partition(";")[2] for text in ballots.texts]
    texts: list[str] = []
    for group, (text, length) in enumerate(zip(written, entries.lengths, strict=True)):
        given = text.strip().strip(",").split(",") if text.strip() else []
        named = int(length) if ballots.texts[group].partition(";")[0].strip(" ,") else 0
        if named and len(given) != named:
            raise _BadPointsError(group, _uneven(named, len(given)))
        texts += given if named else ["0"] * int(length)
    values = {text: _value(text, texts, entries) for text in set(texts)}
    unit = Fraction(1, lcm(*(value.denominator for value in values.values())) if values else 1)
    whole = {text: int(value / unit) for text, value in values.items()}
    return np.array([whole[text] for text in texts], np.int64), unit


def _uneven(named: int, given: int) -> MethodError:
    return MethodError(
        de=f"Projekte auf diesem Stimmzettel: {named}, Punktzahlen: {given}. Zu jedem Projekt gehört eine.",
        en=f"Projects on this ballot: {named}, numbers of points: {given}. Each project needs one.",
    )


def _value(text: str, texts: list[str], entries: _Entries) -> Fraction:
    try:
        value = amount(text)
    except ValueError:
        value = Fraction(MOST_POINTS + 1)
    if abs(value) > MOST_POINTS:
        trouble = MethodError(
            de=f"Die Punktzahl „{text.strip()[:40]}“ ist nicht lesbar oder zu groß.",
            en=f"The number of points “{text.strip()[:40]}” cannot be read or is too large.",
        )
        raise _BadPointsError(int(entries.group[texts.index(text)]), trouble)
    return value


def _by_project(ballots: Ballots, entries: _Entries, points: Whole, *, pointed: bool) -> Understood:
    """Order the entries by project, each ballot once per project; without points there is no support."""
    where = np.flatnonzero((entries.project >= 0) & (points != 0))
    narrow = np.uint16 if len(ballots.ids) < NARROW else np.int64  # sorted by radix
    where = where[np.argsort(entries.project[where].astype(narrow), kind="stable")]
    project, group = entries.project[where], entries.group[where]
    first = np.ones(len(where), bool)
    first[1:] = (project[1:] != project[:-1]) | (group[1:] != group[:-1])
    notes = []
    if not first.all():
        again = np.unique(entries.group[where[~first]])
        notes.append(Note("named_twice", len(again), example="\n".join(ballots.texts[at] for at in again)))
    where = where[first]
    if pointed and (points[where] < 0).any():
        below = np.unique(entries.group[where[points[where] < 0]])
        notes.append(Note("negative_points", len(below), example="\n".join(ballots.texts[at] for at in below)))
    projects = entries.project[where]
    starts = np.searchsorted(projects, np.arange(len(ballots.ids) + 1))
    top = int(points[where].max(initial=1))
    return Understood(starts, entries.group[where], points[where], max(1, top), tuple(notes))
