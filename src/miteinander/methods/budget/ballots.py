"""The votes of a Pabulib file: equal rows are understood once, however many persons wrote them."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import Any, Protocol

import numpy as np

from miteinander.methods.budget.election import Note, Whole
from miteinander.methods.budget.meanings import Ballots, understand
from miteinander.methods.budget.sections import Sections, records
from miteinander.methods.trouble import MethodError

KINDS = ("approval", "choose-1", "ordinal", "cumulative", "scoring")
POINTED = ("ordinal", "cumulative", "scoring")


class _Reading(Protocol):
    @property
    def as_approval(self) -> bool: ...
    @property
    def skip_unknown(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """The arrays of ``Election`` that come from the ballots, and what was odd about them."""

    voters: int
    groups: Whole
    starts: Whole
    members: Whole
    points: Whole
    point_unit: Fraction
    top_points: int
    notes: tuple[Note, ...]

    def as_fields(self) -> dict[str, Any]:
        """Return the arrays by name, for the making of an election."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "notes"}


@dataclass(frozen=True, slots=True)
class _Rows:
    """One text per ballot: its vote, or vote and points with a semicolon between; and the voter ids."""

    votes: list[str]
    voters: list[str]
    numbered: list[tuple[int, list[str]]] | None


def count_ballots(found: Sections, ids: tuple[str, ...], kind: str, reading: _Reading) -> Counted:
    """Return the ballots of a file as arrays; raises MethodError for rows that cannot be counted."""
    columns = _columns(found, kind)
    rows = _rows(found, columns)
    counter = Counter(rows.votes)
    ballots = Ballots(list(counter), ids, kind, with_points=len(columns) > 1)
    understood = understand(ballots, _most(found), as_approval=reading.as_approval, skip_unknown=reading.skip_unknown)
    if understood.trouble:
        bad, trouble = understood.trouble
        raise MethodError(de=trouble.de, en=trouble.en, line=_line_of(found, rows, bad))
    notes = [note if not note.example else _placed(note, found, rows, counter) for note in understood.notes]
    again = len(rows.voters) - len(set(rows.voters))
    if again:
        notes.append(Note("voters_twice", again))
    return Counted(
        voters=len(rows.votes),
        groups=np.fromiter(counter.values(), np.int64, len(counter)),
        starts=understood.starts,
        members=understood.members,
        points=understood.points,
        point_unit=understood.unit,
        top_points=understood.top,
        notes=tuple(notes),
    )


def _columns(found: Sections, kind: str) -> tuple[int, ...]:
    header = found.vote_header
    if "vote" not in header:
        raise MethodError(
            de="Im Abschnitt VOTES fehlt die Spalte „vote“.",
            en="The section VOTES has no column “vote”.",
            line=found.votes_line + 1,
        )
    if kind in POINTED and "points" in header:
        return header.index("vote"), header.index("points")
    if kind in {"cumulative", "scoring"}:
        raise MethodError(
            de=f"Bei der Stimmart {kind} fehlt im Abschnitt VOTES die Spalte „points“.",
            en=f"With the vote type {kind} the section VOTES needs a column “points”.",
            line=found.votes_line + 1,
        )
    return (header.index("vote"),)


def _rows(found: Sections, columns: tuple[int, ...]) -> _Rows:
    """Return what the ballots say; rows without quotation marks and of one width are cut without a CSV reader."""
    width = len(found.vote_header)
    voter = found.vote_header.index("voter_id") if "voter_id" in found.vote_header else -1
    lines = [line for line in found.votes if line]
    even = set(map(str.count, lines, repeat(";"))) <= {width - 1}
    if not even or any('"' in line for line in lines):
        return _quoted_rows(found, columns, width, voter)
    if len(columns) == 1 and voter <= 0:
        at = columns[0]
        votes = (
            [line.rpartition(";")[2] for line in lines]
            if at == width - 1
            else [line.split(";", at + 1)[at] for line in lines]
        )
        return _Rows(votes, [line.partition(";")[0] for line in lines] if voter == 0 else [], None)
    cells = [line.split(";") for line in lines]
    votes = [";".join([row[at] for at in columns]) for row in cells]
    return _Rows(votes, [row[voter] for row in cells] if voter >= 0 else [], None)


def _quoted_rows(found: Sections, columns: tuple[int, ...], width: int, voter: int) -> _Rows:
    numbered = list(records(found.votes, found.votes_line + 2))
    for line, row in numbered:
        if len(row) <= max(columns) or any(cell.strip() for cell in row[width:]):
            raise MethodError(
                de=f"Die Zeile hat {len(row)} Felder, die Überschrift {width}. Felder mit Semikolon gehören in "
                "Anführungszeichen.",
                en=f"The row has {len(row)} fields, the header {width}. Fields with a semicolon need quotation marks.",
                line=line,
            )
    votes = [";".join([row[at] for at in columns]) for _, row in numbered]
    return _Rows(votes, [row[voter] for _, row in numbered] if voter >= 0 else [], numbered)


def _line_of(found: Sections, rows: _Rows, vote: str) -> int:
    at = rows.votes.index(vote)
    if rows.numbered is not None:
        return rows.numbered[at][0]
    filled = [line for line, text in enumerate(found.votes, found.votes_line + 2) if text]
    return filled[at]


def _placed(note: Note, found: Sections, rows: _Rows, counter: Counter[str]) -> Note:
    """Turn a note about a distinct ballot into one about persons, with the line of the first."""
    affected = sum(counter[vote] for vote in note.example.split("\n"))
    return Note(note.kind, affected, min(_line_of(found, rows, vote) for vote in note.example.split("\n")[:1]))


def _most(found: Sections) -> int | None:
    value = found.meta.get("max_length", ("", 0))[0].strip()
    return int(value) if value.isdigit() and len(value) < len("1000000") else None
