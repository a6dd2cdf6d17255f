"""The careful reader of vote files: line by line, quoted or ragged, and every refusal names its line."""

from collections.abc import Sequence

import numpy as np

from miteinander.methods.opinions.votes import Votes, in_order, numbered
from miteinander.methods.tables import head_of, rows_below
from miteinander.methods.trouble import MethodError

VALUES = {"1": 1, "1.0": 1, "0": 0, "0.0": 0, "-1": -1, "-1.0": -1}


def vote_list(text: str, separator: str) -> Votes:
    """Read ``votes.csv``: one vote per line, the latest of a person on a statement counts.

    Raises MethodError with the line for a vote that is none of 1, 0, -1 or names nobody.
    """
    header = head_of(text, separator)
    person, statement, vote = (header.index(name) for name in ("voter-id", "comment-id", "vote"))
    time = header.index("timestamp") if "timestamp" in header else None
    cast = []
    for line, row in rows_below(text, separator, len(header)):
        value = row[vote].strip()
        if value not in VALUES:
            raise _no_vote(value, line)
        names = row[person].strip(), row[statement].strip()
        if not all(names):
            raise MethodError(
                de="Es fehlt, wer gestimmt hat oder worüber.", en="Who voted, or on what, is missing.", line=line
            )
        at = row[time].strip() if time is not None else ""
        cast.append((int(at) if at.isascii() and at.isdigit() else 0, *names, VALUES[value]))
    cast.sort(key=lambda entry: entry[0])
    return _votes([entry[1] for entry in cast], [entry[2] for entry in cast], [entry[3] for entry in cast])


def matrix(text: str, separator: str, about_people: Sequence[str]) -> tuple[Votes, dict[str, str]]:
    """Read ``participants-votes.csv``: one person per line, one statement per column; and the groups it names.

    Raises MethodError with the line for a person without a name or named twice, and for a vote that is none.
    """
    header = head_of(text, separator)
    chosen = [at for at, name in enumerate(header) if name not in about_people]
    _refuse_twice([header[at] for at in chosen])
    names = header.index("participant")
    seen: dict[str, int] = {}
    groups: dict[str, str] = {}
    persons: list[str] = []
    about: list[str] = []
    values: list[int] = []
    for line, row in rows_below(text, separator, len(header)):
        person = row[names].strip()
        if person in seen or not person:
            raise MethodError(
                de=f"Person „{person[:40]}“ steht zum zweiten Mal da (zuerst in Zeile {seen.get(person)})."
                if person
                else "Es fehlt, wer gestimmt hat.",
                en=f"Person “{person[:40]}” is there for the second time (first in line {seen.get(person)})."
                if person
                else "Who voted is missing.",
                line=line,
            )
        seen[person] = line
        if "group-id" in header and row[header.index("group-id")].strip():
            groups[person] = row[header.index("group-id")].strip()
        for at in chosen:
            value = row[at].strip()
            if not value:
                continue
            if value not in VALUES:
                raise _no_vote(value, line)
            persons.append(person)
            about.append(header[at])
            values.append(VALUES[value])
    return _votes(persons, about, values, people=list(seen), statements=[header[at] for at in chosen]), groups


def _votes(
    persons: list[str],
    about: list[str],
    values: list[int],
    *,
    people: Sequence[str] = (),
    statements: Sequence[str] = (),
) -> Votes:
    row, people_names = numbered([*people, *persons])
    column, statement_names = numbered([*statements, *about])
    rows_, columns = row[len(people) :], column[len(statements) :]
    return in_order(people_names, statement_names, rows_, columns, np.array(values, dtype=np.int64))


def _refuse_twice(names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1 or not name})
    if twice:
        raise MethodError(
            de=f"Die Aussage „{twice[0][:40]}“ hat zwei Spalten oder keinen Namen.",
            en=f"The statement “{twice[0][:40]}” has two columns or no name.",
            line=1,
        )


def _no_vote(value: str, line: int) -> MethodError:
    return MethodError(
        de=f"„{value[:40]}“ ist keine Stimme. Erlaubt sind 1 (Zustimmung), 0 (weder noch) und -1 (Ablehnung).",
        en=f"“{value[:40]}” is no vote. Allowed are 1 (agree), 0 (pass) and -1 (disagree).",
        line=line,
    )
