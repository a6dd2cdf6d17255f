"""Cut a Pabulib file into its three tables: META, PROJECTS, VOTES, each row with its line."""

import csv
import re
from collections.abc import Iterator

from miteinander.methods.trouble import MethodError

NAMES = ("meta", "projects")
VOTES = re.compile(r'^[ \t\ufeff]*"?votes"?[ \t;]*$', re.IGNORECASE | re.MULTILINE)


class Sections:
    """The file cut open: ``meta`` key to (value, line), ``projects`` rows with their lines, and the votes as text.

    ``votes`` is what stands below the header of the votes; its first line is ``first_vote`` of the file.
    """

    def __init__(self) -> None:
        self.meta: dict[str, tuple[str, int]] = {}
        self.meta_line = 1
        self.project_header: list[str] = []
        self.projects_line = 1
        self.projects: list[tuple[int, list[str]]] = []
        self.vote_header: list[str] = []
        self.votes_line = 1
        self.votes = ""
        self.first_vote = 1


def cut(text: str) -> Sections:
    """Return the three tables of a file; raises MethodError with the line when one is missing or broken."""
    title = VOTES.search(text)
    lines = text[: title.start() if title else len(text)].split("\n")
    found, section = Sections(), ""
    rows = records(lines, 1)
    for line, row in rows:
        named = row[0].strip().lower()
        if named in NAMES and not any(cell.strip() for cell in row[1:]):
            section = named
            if section == "projects":
                found.projects_line, found.project_header = line, _header(rows, line)
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
    _demand_all(found, with_votes=title is not None, last=len(lines))
    if title:
        _take_votes(found, text, title.end(), len(lines))
    return found


def records(lines: list[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line it begins on; ``first`` is the line of ``lines[0]``.

    Raises MethodError for a quotation mark that is never closed.
    """
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
        spanned = lines[line - first : before]
        if any("\n" in cell for cell in row) and "".join(spanned).count('"') % 2:
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


def _take_votes(found: Sections, text: str, at: int, line: int) -> None:
    """Take the header below the title, which stands on ``line`` and ends at ``at``, and leave the rest as text."""
    found.votes_line, found.first_vote = line, line + 1
    while at < len(text):
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        header, at = text[at + 1 : end], end
        found.first_vote += 1
        if header.strip(" ;"):
            found.vote_header = _header(records([header], found.first_vote - 1), line)
            found.votes = text[at + 1 :]
            return
    _header(iter(()), line)


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


def _demand_all(found: Sections, *, with_votes: bool, last: int) -> None:
    missing = "PROJECTS" if not found.project_header else "" if with_votes else "VOTES"
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
