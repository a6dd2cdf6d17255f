"""Paper that keeps what came out: result forms, dots, the documentation, certificates."""

from dataclasses import dataclass
from typing import Literal

from miteinander.printing.invitation import AgendaEntry
from miteinander.printing.paper import Lines, Link, Sheet


@dataclass(frozen=True, kw_only=True)
class ResultForm:
    """The result of one session; empty parts are lines to write on."""

    number: str  # the order in which a helper types it in
    topic: str = ""
    host: str = ""
    room: str = ""
    time: str = ""
    what: str = ""
    so_what: str = ""
    now_what: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultForms(Sheet):
    """Result forms, one page each."""

    kind = "result-forms"
    forms: tuple[ResultForm, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class DotFinding:
    """A finding to be weighted by the plenary."""

    number: str
    text: str
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class DotGroup:
    """Findings of one kind."""

    name: str
    findings: tuple[DotFinding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DotSheet(Sheet):
    """Findings with room for sticky dots and a field for their count."""

    kind = "dot-sheet"
    paper: Literal["a3", "a4"] = "a3"
    dots: int = 0  # per person; 0: not said
    groups: tuple[DotGroup, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class SessionRecord:
    """What a session brought, as it stands in the documentation."""

    title: str
    number: str = ""
    when: str = ""
    room: str = ""
    host: str = ""
    what: str = ""
    so_what: str = ""
    now_what: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionRecord:
    """A question asked in the fishbowl, and what was noted of the answer; never who asked."""

    text: str
    about: str = ""  # the input it was asked about
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingRecord:
    """A finding with its weight and where it came from."""

    text: str
    weight: int = 0
    origin: str = ""
    question: str = ""  # the guiding question it answers


@dataclass(frozen=True, kw_only=True)
class FindingKind:
    """Findings of one kind: challenges, guardrails, ideas, open questions."""

    name: str
    explanation: str = ""
    findings: tuple[FindingRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """Something somebody will do by a day."""

    text: str
    owner: str = ""
    due: str = ""
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Documentation(Sheet):
    """The documentation of a meeting, from its programme to what follows."""

    kind = "documentation"
    theme: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # ("Datum", "21. Mai 2019"), on the cover
    status: str = ""  # "Geprüft am …, freigegeben am …"
    summary: Lines = ()
    questions: Lines = ()
    entries: tuple[AgendaEntry, ...] = ()
    materials: tuple[tuple[str, str], ...] = ()  # title and address
    fishbowl: tuple[QuestionRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    kinds: tuple[FindingKind, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    organisations: tuple[tuple[str, int], ...] = ()  # name and number of persons; never the persons
    method: Lines = ()  # how this was made
    notes: Lines = ()  # of review and release
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Who receives a certificate."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Certificates(Sheet):
    """Certificates of attendance, a page per person."""

    kind = "certificates"
    theme: str = ""
    day: str = ""
    hours: str = ""  # "09:30 bis 16:00 Uhr"
    place: str = ""
    contents: Lines = ()
    issued: str = ""  # "Stuttgart, 22. Mai 2019"
    signatory: Lines = ()
    attendees: tuple[Attendee, ...] = ()
    link: Link | None = None
