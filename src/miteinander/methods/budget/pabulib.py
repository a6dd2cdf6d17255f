"""Read a Pabulib file (pabulib.org/format; Faliszewski et al., IJCAI 2023) into an election, every quirk named."""

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from miteinander.methods.budget.amounts import AmbiguousError, amount
from miteinander.methods.budget.ballots import KINDS, count_ballots
from miteinander.methods.budget.election import Election, Note, Project
from miteinander.methods.budget.sections import Sections, cut
from miteinander.methods.files import read_text
from miteinander.methods.trouble import MethodError

EMPTY = {"", "none", "nan", "null", "-"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a file may overrule: the budget, the threshold, and how ballots are understood."""

    budget: Fraction | None = None
    threshold: Fraction | None = None
    as_approval: bool = False
    skip_unknown: bool = False


def read_election(path: Path, reading: Reading | None = None) -> Election:
    """Return the election of a file; raises MethodError with file, line and what to do."""
    try:
        return parse_election(read_text(path), reading)
    except MethodError as trouble:
        raise trouble if trouble.file else trouble.in_file(path.name) from trouble


def parse_election(text: str, reading: Reading | None = None) -> Election:
    """Return the election of a text in the Pabulib format; raises MethodError with the line."""
    reading = reading or Reading()
    found = cut(text)
    projects = _projects(found)
    budget = _budget(found) if reading.budget is None else _positive(Fraction(reading.budget))
    kind, inferred = _kind(found)
    _refuse_default_score(found)
    counted = count_ballots(found, tuple(project.id for project in projects), kind, reading)
    election = Election(
        projects=projects,
        budget=budget,
        kind="approval" if reading.as_approval else kind,
        voters=counted.voters,
        groups=counted.groups,
        starts=counted.starts,
        members=counted.members,
        points=counted.points,
        point_unit=counted.point_unit,
        top_points=counted.top_points,
        threshold=_threshold(found) if reading.threshold is None else Fraction(reading.threshold),
        currency=found.meta.get("currency", ("", 0))[0],
        meta={key: value for key, (value, _) in found.meta.items()},
    )
    return replace(election, notes=(*inferred, *counted.notes, *_differences(found, election)))


def number(value: str, what_de: str, what_en: str, line: int) -> Fraction:
    """Return a number of the file; raises MethodError when it is none, or has two meanings."""
    if not value:
        raise MethodError(de=f"{what_de} fehlt.", en=f"{what_en} is missing.", line=line)
    try:
        return amount(value)
    except AmbiguousError:
        raise MethodError(
            de=f"{what_de} „{value}“ ist mehrdeutig. Bitte ohne Tausendertrennung schreiben, mit Punkt vor den Cent.",
            en=f"{what_en} “{value}” has two meanings. Please write it without separators, cents after a point.",
            line=line,
        ) from None
    except ValueError:
        raise MethodError(
            de=f"{what_de} „{value[:40]}“ ist keine brauchbare Zahl.",
            en=f"{what_en} “{value[:40]}” is no usable number.",
            line=line,
        ) from None


def _budget(found: Sections) -> Fraction:
    value, line = found.meta.get("budget", ("", found.meta_line))
    if value.lower() in EMPTY:
        raise MethodError(
            de="Das Budget fehlt im Abschnitt META. Bitte ergänzen Sie die Zeile „budget;…“ oder nutzen Sie --budget.",
            en="The section META gives no budget. Please add the line “budget;…” or pass --budget.",
            line=line,
        )
    return _positive(number(value, "Das Budget", "The budget", line), line)


def _positive(budget: Fraction, line: int | None = None) -> Fraction:
    if budget <= 0:
        raise MethodError(
            de="Das Budget muss größer als null sein.", en="The budget must be greater than zero.", line=line
        )
    return budget


def _kind(found: Sections) -> tuple[str, tuple[Note, ...]]:
    value, line = found.meta.get("vote_type", ("", found.meta_line))
    kind = value.strip().lower().replace("_", "-").replace(" ", "-")
    if not kind:
        kind = "cumulative" if "points" in found.vote_header else "approval"
        return kind, (Note("vote_type_missing", 1, line, kind),)
    if kind not in KINDS:
        raise MethodError(
            de=f"Die Stimmart „{value}“ ist nicht bekannt. Möglich sind: {', '.join(KINDS)}.",
            en=f"The vote type “{value}” is not known. Possible: {', '.join(KINDS)}.",
            line=line,
        )
    return kind, ()


def _refuse_default_score(found: Sections) -> None:
    value, line = found.meta.get("default_score", ("", 0))
    if value.lower() not in EMPTY and _number_or_none(value) != 0:
        raise MethodError(
            de="Punkte für nicht genannte Projekte (default_score) werden nicht unterstützt.",
            en="Points for projects that a ballot does not name (default_score) are not supported.",
            line=line,
        )


def _threshold(found: Sections) -> Fraction:
    value, line = found.meta.get("min_project_score_threshold", ("", 0))
    return Fraction(0) if value.lower() in EMPTY else number(value, "Die Schwelle", "The threshold", line)


def _projects(found: Sections) -> tuple[Project, ...]:
    header, seen, projects = found.project_header, dict[str, int](), []
    columns = {name: at for at, name in reversed(list(enumerate(header)))}
    for needed in ("project_id", "cost"):
        if needed not in columns:
            raise MethodError(
                de=f"Im Abschnitt PROJECTS fehlt die Spalte „{needed}“.",
                en=f"The section PROJECTS has no column “{needed}”.",
                line=found.projects_line + 1,
            )
    for line, row in found.projects:
        project = _project(row, columns, line)
        if project.id in seen:
            raise MethodError(
                de=f"Die Projektnummer „{project.id}“ gibt es schon in Zeile {seen[project.id]}.",
                en=f"The project id “{project.id}” is already used on line {seen[project.id]}.",
                line=line,
            )
        seen[project.id] = line
        projects.append(project)
    return tuple(projects)


def _project(row: list[str], columns: dict[str, int], line: int) -> Project:
    def cell(name: str) -> str:
        at = columns.get(name, len(row))
        return row[at].strip() if at < len(row) else ""

    name = cell("project_id")
    if not name or "," in name:
        raise MethodError(
            de="Diesem Projekt fehlt eine Nummer ohne Komma (Spalte project_id).",
            en="This project lacks an id without comma (column project_id).",
            line=line,
        )
    cost = number(cell("cost"), f"Der Preis von Projekt {name}", f"The cost of project {name}", line)
    if cost < 0:
        raise MethodError(
            de=f"Der Preis von Projekt {name} ist negativ.", en=f"The cost of project {name} is negative.", line=line
        )
    return Project(name, cell("name") or name, cost, _number_or_none(cell("votes")), _flag(cell("selected")))


def _number_or_none(value: str) -> Fraction | None:
    try:
        return None if value.lower() in EMPTY else amount(value)
    except ValueError:
        return None


def _flag(value: str) -> bool | None:
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(value.lower())


def _differences(found: Sections, election: Election) -> tuple[Note, ...]:
    """Say where the file contradicts itself: its own counts of projects, ballots and votes against ours."""
    notes = []
    for key, counted in (("num_projects", len(election.projects)), ("num_votes", election.voters)):
        value, line = found.meta.get(key, ("", 0))
        stated = _number_or_none(value)
        if stated is not None and stated != counted:
            notes.append(Note(f"{key}_differs", counted, line, value))
    tallies = zip(election.projects, election.votes, election.scores, strict=True)
    wrong = [
        (project, line)
        for (project, votes, score), (line, _) in zip(tallies, found.projects, strict=True)
        if project.published_votes is not None and project.published_votes not in {votes, score}
    ]
    if wrong:
        notes.append(Note("votes_differ", len(wrong), wrong[0][1], wrong[0][0].id))
    return tuple(notes)
