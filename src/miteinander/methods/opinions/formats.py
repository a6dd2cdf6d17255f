"""Read the field's files: Polis exports (votes.csv, participants-votes.csv, comments.csv) and server JSON."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from miteinander.methods.files import read_text
from miteinander.methods.opinions import careful
from miteinander.methods.opinions.grid import Grid, grid
from miteinander.methods.opinions.votes import Numbers, Votes, in_order
from miteinander.methods.tables import delimiter_of, head_of, rows_below
from miteinander.methods.trouble import MethodError
from miteinander.methods.values import parse_json

ABOUT_PEOPLE = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "xid")
"""Columns of ``participants-votes.csv`` that are not statements."""
VOTES = (-1, 0, 1)  # a tuple: what stands in a JSON file need not be hashable
SEPARATORS = ",;\t"
LARGEST_TABLE = 10_000_000
"""Ids up to this number are ranked by a table instead of by sorting."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A statement as entered: ``moderated`` is −1 when it was taken out, 1 when it was let in, 0 undecided."""

    id: str
    text: str
    moderated: int = 0
    agrees: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a file of votes holds: the votes, and groups by person where the file names them."""

    votes: Votes
    groups: Mapping[str, str]


def read_votes(path: Path, comments: Mapping[str, Comment] | None = None) -> Given:
    """Read any of the three forms; statements that ``comments`` take out are hidden.

    Raises MethodError with file and line when the file is no such form or holds no vote.
    """
    known = comments or {}
    text = read_text(path)
    try:
        given = _server_votes(text, known) if text.lstrip().startswith("[") else _table(text)
    except MethodError as trouble:
        raise trouble.in_file(path.name) from trouble
    if not len(given.votes):
        raise MethodError(de="In der Datei steht keine Stimme.", en="The file holds no vote.", file=path.name)
    taken_out = [name for name in given.votes.statements if name in known and known[name].moderated < 0]
    return Given(given.votes.hiding(taken_out), given.groups)


def _table(text: str) -> Given:
    separator = delimiter_of(text, SEPARATORS)
    quick = grid(text, separator)
    header = quick.header if quick else head_of(text, separator)
    if "participant" in header:
        return (_quick_matrix(quick) if quick else None) or Given(*careful.matrix(text, separator, ABOUT_PEOPLE))
    if {"comment-id", "voter-id", "vote"} <= set(header):
        votes = (_quick_list(quick) if quick else None) or careful.vote_list(text, separator)
        return Given(votes, {})
    raise MethodError(
        de="Die Kopfzeile passt nicht. Erwartet werden die Spalten comment-id, voter-id und vote (votes.csv) oder "
        "participant und eine Spalte je Aussage (participants-votes.csv).",
        en="The header does not fit. Expected are the columns comment-id, voter-id and vote (votes.csv) or "
        "participant and a column for each statement (participants-votes.csv).",
        line=1,
    )


def _quick_list(found: Grid) -> Votes | None:
    """Read ``votes.csv`` as arrays; None when something needs the careful reader."""
    at = {name: found.header.index(name) for name in found.header}
    people, statements = found.integers(at["voter-id"]), found.integers(at["comment-id"])
    cast = found.votes(np.array([at["vote"]]))
    if people is None or statements is None or cast is None or len(cast[2]) < len(people):
        return None
    person_names, rows = _ranked(people)
    statement_names, columns = _ranked(statements)
    names = [str(name) for name in person_names.tolist()], [str(name) for name in statement_names.tolist()]
    times = (lambda: found.integers(at["timestamp"])) if "timestamp" in at else None
    return in_order(*names, rows, columns, cast[2], times=times)


def _ranked(ids: Numbers) -> tuple[Numbers, Numbers]:
    """Return the ids that occur, by size, and the place of each entry among them."""
    largest = int(ids.max(initial=0))
    if largest > LARGEST_TABLE:
        names, places = np.unique(ids, return_inverse=True)
        return names, places
    there = np.zeros(largest + 1, dtype=bool)
    there[ids] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[ids]


def _quick_matrix(found: Grid) -> Given | None:
    """Read ``participants-votes.csv`` as arrays; None when something needs the careful reader."""
    chosen = np.array([at for at, name in enumerate(found.header) if name not in ABOUT_PEOPLE], dtype=np.int64)
    people = found.integers(found.header.index("participant"))
    cast = found.votes(chosen) if len(chosen) else None
    statements = [found.header[at] for at in chosen]
    if people is None or cast is None or len(set(people.tolist())) < len(people):
        return None
    if len(set(statements)) < len(statements) or "" in statements:
        return None
    names = [str(name) for name in people.tolist()]
    votes = in_order(names, statements, cast[0], cast[1], cast[2])
    return Given(votes, _groups(found, names))


def _groups(found: Grid, names: list[str]) -> dict[str, str]:
    if "group-id" not in found.header:
        return {}
    column = found.header.index("group-id")
    starts, ends = found.starts[:, column], found.ends[:, column]
    content = found.content
    pairs = zip(names, starts.tolist(), ends.tolist(), strict=True)
    return {name: bytes(content[start:end]).decode() for name, start, end in pairs if end > start}


def read_comments(path: Path) -> dict[str, Comment]:
    """Read ``comments.csv`` (or the server's ``comments.json``): text and moderation by id.

    Raises MethodError with file and line for a wrong header or a moderation that is none of −1, 0, 1.
    """
    text = read_text(path)
    try:
        if text.lstrip().startswith("["):
            return {comment.id: comment for comment in map(_server_comment, _entries(text))}
        return _comment_table(text)
    except MethodError as trouble:
        raise trouble.in_file(path.name) from trouble


def _comment_table(text: str) -> dict[str, Comment]:
    separator = delimiter_of(text, SEPARATORS)
    header = head_of(text, separator)
    if "comment-id" not in header or "comment-body" not in header:
        raise MethodError(
            de="Die Kopfzeile passt nicht. Erwartet werden die Spalten comment-id und comment-body.",
            en="The header does not fit. Expected are the columns comment-id and comment-body.",
            line=1,
        )
    found = {}
    for line, row in rows_below(text, separator, len(header)):
        entry = dict(zip(header, row, strict=True))
        moderated = entry.get("moderated", "").strip() or "0"
        if moderated not in {"-1", "0", "1"}:
            raise MethodError(
                de=f"In der Spalte moderated steht „{moderated[:40]}“. Erlaubt sind -1, 0 und 1.",
                en=f"The column moderated holds “{moderated[:40]}”. Allowed are -1, 0 and 1.",
                line=line,
            )
        name = entry["comment-id"].strip()
        found[name] = Comment(name, entry["comment-body"].strip(), int(moderated))
    return found


def read_groups(path: Path) -> dict[str, str]:
    """Read groups somebody else formed, by person: a matrix with ``group-id``, or the server's ``math-pca2.json``.

    Raises MethodError when the file is neither or names no group.
    """
    text = read_text(path)
    try:
        groups = _server_groups(text) if text.lstrip().startswith("{") else dict(_table(text).groups)
    except MethodError as trouble:
        raise trouble.in_file(path.name) from trouble
    if not groups:
        raise MethodError(
            de="Die Datei nennt keine Gruppen. Gebraucht wird die Spalte group-id oder group-clusters.",
            en="The file names no groups. It needs the column group-id or group-clusters.",
            file=path.name,
        )
    return groups


def labels_of(groups: Mapping[str, str], votes: Votes) -> Numbers:
    """Return the number of each person's group, −1 without one; groups numbered in natural order of their names."""
    names = sorted({groups[person] for person in votes.people if person in groups}, key=lambda name: (len(name), name))
    return np.array(
        [names.index(groups[person]) if person in groups else -1 for person in votes.people], dtype=np.int64
    )


def _entries(text: str) -> list[dict[str, Any]]:
    found = parse_json(text)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _wrong_json()
    return found


def _wrong_json() -> MethodError:
    return MethodError(
        de="Das JSON hat nicht die Form, die ein Polis-Server ausgibt.",
        en="The JSON does not have the form that a Polis server writes.",
    )


def _name(entry: Mapping[str, Any], *keys: str) -> str:
    for key in keys:
        if isinstance(entry.get(key), int | str):
            return str(entry[key])
    raise _wrong_json()


def _server_comment(entry: Mapping[str, Any]) -> Comment:
    moderated, agrees = entry.get("moderated", entry.get("mod", 0)), entry.get("agree_count")
    return Comment(
        _name(entry, "statement_id", "tid"),
        str(entry.get("txt", "")),
        moderated if moderated in VOTES else 0,
        agrees if isinstance(agrees, int) else None,
    )


def _server_votes(text: str, comments: Mapping[str, Comment]) -> Given:
    """Read ``votes.json``; some servers write agreement as −1: the counts of the comments tell."""
    entries = _entries(text)
    if any(entry.get("vote") not in VOTES for entry in entries):
        raise _wrong_json()
    try:
        entries.sort(key=lambda entry: float(entry.get("modified", 0)))
    except (TypeError, ValueError) as trouble:
        raise _wrong_json() from trouble
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(["voter-id", "comment-id", "vote"])
    for entry in entries:
        person, statement = _name(entry, "participant_id", "pid"), _name(entry, "statement_id", "tid")
        writer.writerow([person, statement, int(entry["vote"])])
    votes = careful.vote_list(rows.getvalue(), ",")
    return Given(_turned(votes) if _is_turned(votes, comments) else votes, {})


def _turned(votes: Votes) -> Votes:
    return Votes(votes.people, votes.statements, votes.rows, votes.columns, -votes.values, votes.hidden)


def _is_turned(votes: Votes, comments: Mapping[str, Comment]) -> bool:
    known = [comments[name].agrees if name in comments else None for name in votes.statements]
    width = len(votes.statements)
    plus, minus = (np.bincount(votes.columns[votes.values == side], minlength=width) for side in (1, -1))
    pairs = [(count, plus[at], minus[at]) for at, count in enumerate(known) if count is not None]
    as_they_are = sum(abs(count - up) for count, up, _ in pairs)
    return bool(as_they_are > sum(abs(count - down) for count, _, down in pairs))


def _server_groups(text: str) -> dict[str, str]:
    found = parse_json(text)
    try:
        base = dict(zip(found["base-clusters"]["id"], found["base-clusters"]["members"], strict=True))
        groups = found["group-clusters"]
        return {
            str(person): str(group["id"]) for group in groups for bucket in group["members"] for person in base[bucket]
        }
    except (KeyError, TypeError, ValueError) as trouble:
        raise _wrong_json() from trouble
