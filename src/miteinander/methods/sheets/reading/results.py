"""What was read from paper, as data: every value with its state, its reasons and where it stands on the page."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from miteinander.methods.sheets.layout import Kind

Value: TypeAlias = str | tuple[str, ...] | dict[str, int] | None
"""Single and scale: the marked value; multiple: the marked values; ranking: option to rank; text: always ``None``."""


class MarkState(StrEnum):
    """What one tick box says."""

    EMPTY = "empty"
    DOUBTFUL = "doubtful"
    MARKED = "marked"
    CANCELLED = "cancelled"  # filled in whole: the person has taken the mark back


class FieldState(StrEnum):
    """What one question says; a doubtful one has no value until a person has looked at it."""

    CLEAR = "clear"
    DOUBTFUL = "doubtful"
    EMPTY = "empty"


class Why(StrEnum):
    """Why a mark or a field is doubtful."""

    LITTLE_INK = "little_ink"  # more than nothing, less than a mark
    FAINT = "faint"  # very light pencil, a smudge, a shadow, ink from the other side
    AT_THE_EDGE = "at_the_edge"  # ink only along the outline, perhaps from a neighbour
    RUNS_THROUGH = "runs_through"  # a line that comes from one side and leaves on the other
    NEARLY_FILLED = "nearly_filled"  # a bold mark or a cancelled one
    BESIDE = "beside"  # ink around or beside the box
    BOX_NOT_FOUND = "box_not_found"  # torn off, covered, or the paper bends too much
    ONLY_CANCELLED = "only_cancelled"  # filled boxes and no other mark
    TWO_MARKS = "two_marks"
    TOO_MANY = "too_many"
    TWO_RANKS = "two_ranks"  # one option has two ranks
    SAME_RANK = "same_rank"  # two options have one rank
    SCANS_DIFFER = "scans_differ"  # the same page was scanned twice and says two things
    HARDLY_WRITTEN = "hardly_written"  # a text area with a trace that may be dirt


class Lost(StrEnum):
    """Why a page of the scan belongs to no sheet, or could not be read although it does."""

    BLANK = "blank"
    NO_CODE = "no_code"  # no corner mark, no code: not one of ours
    CODE_UNREADABLE = "code_unreadable"  # corner marks, but the code cannot be read
    FOREIGN_CODE = "foreign_code"  # a QR code of something else
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_PAGE = "unknown_page"
    NOT_ALIGNED = "not_aligned"  # the code is read, but the boxes cannot be found
    MIRRORED = "mirrored"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the marks it is about and, where it helps, how many per cent of a box are inked."""

    why: Why
    marks: tuple[str, ...] = ()
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class MarkRead:
    """One tick box as read. ``fill`` is the inked share of its inside, 0 to 1."""

    value: str
    rank: int
    fill: float
    state: MarkState
    why: Why | None = None
    confidence: float = 1.0
    label: str = ""
    """Its words on the paper; empty where they are the value."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Where a field stands on the page in millimetres; ``file`` is the picture cut out, when one was asked for."""

    x: float
    y: float
    width: float
    height: float
    file: str | None = None


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One question as read. ``confidence``: 0 to 1, how far the marks are from the edges of their bands."""

    id: str
    kind: Kind
    value: Value
    state: FieldState
    confidence: float
    marks: tuple[MarkRead, ...]
    crop: Crop
    reasons: tuple[Reason, ...] = ()
    label: str = ""
    """The question on the paper."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page as read. ``index`` counts the pages of the file from 1; ``rotation`` is in degrees clockwise."""

    page: int
    file: str
    index: int
    rotation: float
    fields: tuple[FieldRead, ...]
    corner_marks: int = 4


@dataclass(frozen=True, slots=True)
class SheetRead:
    """All pages of one copy; ``pages_missing`` were printed but not found in the scans, or not readable."""

    serial: str
    version: str
    sheet: str
    pages_missing: tuple[int, ...]
    pages: tuple[PageRead, ...]


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page of the scan that a person has to look at. ``code`` is what its QR code says, where it could be read."""

    file: str
    index: int
    reason: Lost
    code: str | None = None
    serial: str | None = None
    page: int | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A page that was scanned again; ``same`` says whether both scans gave the same answers."""

    serial: str
    page: int
    file: str
    index: int
    kept_file: str
    kept_index: int
    same: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found: every page of every scan is in exactly one of the three."""

    sheets: tuple[SheetRead, ...]
    foreign: tuple[LostPage, ...]
    repeated: tuple[Repeated, ...]
