"""The votes of a Pabulib file: equal rows are understood once, however many persons wrote them."""

from collections import Counter
from fractions import Fraction
from typing import NamedTuple, Protocol

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


class Counted(NamedTuple):
    """The arrays of ``Election`` that come from the ballots, and what was odd about them."""

    voters: int
    groups: Whole
    starts: Whole
    members: Whole
    points: Whole
    point_unit: Fraction
    top_points: int
    notes: tuple[Note, ...]


class _Rows(NamedTuple):
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
        notes.append(Note("voters_twice", again, _first_again(found, rows)))
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
    cells = _even_cells(found.votes, width)
    if cells is None:
        return _quoted_rows(found, columns, width, voter)
    chosen = [cells[at :: width + 1] for at in columns]
    votes = chosen[0] if len(chosen) == 1 else list(map(";".join, zip(*chosen, strict=True)))
    return _Rows(votes, cells[voter :: width + 1] if voter >= 0 else [], None)


def _even_cells(text: str, width: int) -> list[str] | None:
    """Cut a plain table into cells, one line feed after each row; None if a row is blank, quoted or of other width."""
    if '"' in text or not text:
        return None
    ended = text if text.endswith("\n") else text + "\n"
    cells = ended.replace("\n", ";\n;").split(";")
    cells.pop()  # below the last line feed is nothing
    if width == 1 and "" in cells:
        return None
    even = len(cells) % (width + 1) == 0 and cells.count("\n") * (width + 1) == len(cells)
    return cells if even and set(cells[width :: width + 1]) == {"\n"} else None


def _quoted_rows(found: Sections, columns: tuple[int, ...], width: int, voter: int) -> _Rows:
    numbered = list(records(found.votes.split("\n"), found.first_vote))
    for line, row in numbered:
        if len(row) <= max(columns) or any(cell.strip() for cell in row[width:]):
            raise MethodError(
                de=f"Felder in dieser Zeile: {len(row)}, in der Überschrift: {width}. Felder mit Semikolon gehören in "
                "Anführungszeichen.",
                en=f"Fields on this line: {len(row)}, in the header: {width}. A field with a semicolon needs quotation "
                "marks.",
                line=line,
            )
    votes = [";".join([row[at] for at in columns]) for _, row in numbered]
    return _Rows(votes, [row[voter] for _, row in numbered] if voter >= 0 else [], numbered)


def _line_of(found: Sections, rows: _Rows, vote: str) -> int:
    return _line_at(found, rows, rows.votes.index(vote))


def _line_at(found: Sections, rows: _Rows, at: int) -> int:
    if rows.numbered is not None:
        return rows.numbered[at][0]
    return found.first_vote + at


def _first_again(found: Sections, rows: _Rows) -> int:
    """Return the line of the first voter id that was used before."""
    seen: set[str] = set()
    for at, voter in enumerate(rows.voters):
        if voter in seen:
            return _line_at(found, rows, at)
        seen.add(voter)
    return found.first_vote


def _placed(note: Note, found: Sections, rows: _Rows, counter: Counter[str]) -> Note:
    """Turn a note about a distinct ballot into one about persons, with the line of the first."""
    affected = sum(counter[vote] for vote in note.example.split("\n"))
    return Note(note.kind, affected, min(_line_of(found, rows, vote) for vote in note.example.split("\n")[:1]))


def _most(found: Sections) -> int | None:
    value = found.meta.get("max_length", ("", 0))[0].strip()
    return int(value) if value.isdigit() and len(value) < len("1000000") else None
