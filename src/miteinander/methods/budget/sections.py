"""Cut a Pabulib file into its three tables: META, PROJECTS, VOTES, each row with its line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from miteinander.methods.trouble import MethodError

NAMES = ("meta", "projects", "votes")
LONGEST_RECORD = 60
"""Lines that one quoted field may span; more means that a quotation mark was never closed."""


@dataclass(slots=True)
class Sections:
    """The file cut open: ``meta`` key to (value, line), ``projects`` rows, and the votes still as text."""

    meta: dict[str, tuple[str, int]] = field(default_factory=dict)
    meta_line: int = 1
    project_header: list[str] = field(default_factory=list)
    projects_line: int = 1
    projects: list[tuple[int, list[str]]] = field(default_factory=list)
    vote_header: list[str] = field(default_factory=list)
    votes_line: int = 1
    votes: list[str] = field(default_factory=list)
    """The lines below the header of the votes; the first of them is line ``votes_line + 2`` of the file."""


def cut(text: str) -> Sections:
    """Return the three tables of a file; raises MethodError with the line when one is missing or broken."""
    lines = text.split("\n")
    found = Sections()
    section = ""
    rows = records(lines, 1)
    for line, row in rows:
        named = row[0].strip().lower()
        if named in NAMES and not any(cell.strip() for cell in row[1:]):
            section = named
            if section == "projects":
                found.projects_line = line
                found.project_header = _header(rows, line)
            elif section == "votes":
                _take_votes(found, lines, rows, line)
                break
            else:
                found.meta_line = line
        elif section == "meta":
            _take_fact(found, row, line)
        elif section == "projects":
            found.projects.append((line, row))
        else:
            raise MethodError(
                de="Die Datei beginnt nicht mit dem Abschnitt META. Nötig ist eine Datei im Format Pabulib (.pb).",
                en="The file does not begin with the section META. Please give a file in the Pabulib format (.pb).",
                line=line,
            )
    _demand_all(found, section, len(lines))
    return found


def records(lines: list[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line it begins on; ``first`` is the line of ``lines[0]``."""
    reader = csv.reader((line + "\n" for line in lines), delimiter=";")
    before = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            raise _unclosed(first + before) from trouble
        line, before = first + before, reader.line_num
        if first + before - line > LONGEST_RECORD:
            raise _unclosed(line)
        if any(cell.strip() for cell in row):
            yield line, row


def _unclosed(line: int) -> MethodError:
    return MethodError(
        de='In dieser Zeile beginnt ein Feld mit einem Anführungszeichen ("), das nicht geschlossen wird.',
        en='A field on this line begins with a quotation mark (") that is never closed.',
        line=line,
    )


def _header(rows: Iterator[tuple[int, list[str]]], line: int) -> list[str]:
    try:
        _, row = next(rows)
    except StopIteration:
        raise MethodError(
            de="Nach der Überschrift des Abschnitts fehlt die Zeile mit den Spaltennamen.",
            en="The line with the names of the columns is missing below the title of the section.",
            line=line,
        ) from None
    header = [cell.strip().lower() for cell in row]
    while header and not header[-1]:
        header.pop()
    return header


def _take_votes(found: Sections, lines: list[str], rows: Iterator[tuple[int, list[str]]], line: int) -> None:
    found.votes_line = line
    at = line
    while at < len(lines) and not lines[at].strip(" ;"):
        at += 1
    found.vote_header = _header(rows, line)
    found.votes = lines[at + 1 :]
    found.votes_line = at


def _take_fact(found: Sections, row: list[str], line: int) -> None:
    key = row[0].strip().lower()
    value = ";".join(row[1:]).strip().rstrip(";").strip()
    if key == "key" and value.lower() == "value":
        return
    if key in found.meta and key in {"budget", "vote_type"} and found.meta[key][0] != value:
        raise MethodError(
            de=f"„{key}“ steht zweimal in META, mit verschiedenen Werten (zuerst in Zeile {found.meta[key][1]}).",
            en=f"“{key}” stands twice in META, with different values (first on line {found.meta[key][1]}).",
            line=line,
        )
    found.meta.setdefault(key, (value, line))


def _demand_all(found: Sections, section: str, last: int) -> None:
    missing = "PROJECTS" if not found.project_header else "VOTES" if section != "votes" else ""
    if missing:
        raise MethodError(
            de=f"Der Abschnitt {missing} fehlt; die Datei endet vorher. Vielleicht ist sie unvollständig.",
            en=f"The section {missing} is missing; the file ends before it. Perhaps it is incomplete.",
            line=last,
        )
    if not found.projects:
        raise MethodError(
            de="Der Abschnitt PROJECTS nennt kein Projekt.",
            en="The section PROJECTS names no project.",
            line=found.projects_line,
        )
