"""Where the sender's own words end and the quoted letter begins."""

import re

MARKERS = (
    "-- Bitte oberhalb dieser Zeile antworten --",
    "-- Please reply above this line --",
)
_HEADER_FIELD = r"(?:\*|\s)*(?:{names})(?:\*|\s)*:"
_FROM = re.compile(_HEADER_FIELD.format(names="Von|From|Absender|De"), re.IGNORECASE)
_OTHERS = re.compile(
    _HEADER_FIELD.format(names="Gesendet|Sent|Datum|Date|An|To|Betreff|Subject|Cc|Kopie|Antwort an|Reply-To"),
    re.IGNORECASE,
)
_RULER = re.compile(
    r"^\s*(?:-{2,}\s*(?:Urspr(?:ü|ue)ngliche(?: Nachricht|r Text|s? E-?Mail)|Original(?: Message|nachricht)?|"
    r"Weitergeleitete Nachricht|Forwarded message)\s*-*|_{20,})\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"^\s*(?:>\s?)*(?:Am\s.{4,200}?\sschrieb\b.{0,200}?:|On\s.{4,200}?\swrote:|.{0,200}<[^<>\s]+@[^<>\s]+>\s*"
    r"(?:schrieb|hat am .{4,60} geschrieben|wrote)\b.{0,80}:|Gesendet:? .{4,80} Uhr\s*$|"
    r"\S.{0,120}\sschrieb am\s.{4,60}:)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTION_START = re.compile(r"^\s*(?:Am\s.*\d|On\s.*\d)", re.IGNORECASE)
_HEADER_LINES_SEEN = 2


def own_words(text: str) -> str:
    """The text without the quoted letter: cut at our marker line or at a quoted header block, quoted lines dropped.

    Only what is certainly quoted goes; when in doubt the old letter stays, and a human reads it.
    """
    lines = text.split("\n")
    end = _end(lines)
    kept: list[str] = []
    number = 0
    while number < end:
        length = _attribution_length(lines, number)
        if not length and not _is_quoted(lines[number]):
            kept.append(lines[number])
        number += max(1, length)
    return "\n".join(kept).strip()


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _is_marker(line: str) -> bool:
    return not _is_quoted(line) and any(marker in line for marker in MARKERS)


def _end(lines: list[str]) -> int:
    """The number of the line at which an unquoted old letter begins."""
    for number, line in enumerate(lines):
        if _is_marker(line) or _RULER.match(line) or _is_header_block(lines, number):
            return number
    return len(lines)


def _is_header_block(lines: list[str], number: int) -> bool:
    if not (_FROM.match(lines[number]) or _OTHERS.match(lines[number])):
        return False
    block = [line for line in lines[number : number + 10] if line.strip()][:6]
    others = sum(bool(_OTHERS.match(line)) for line in block)
    return any(_FROM.match(line) for line in block) and others >= _HEADER_LINES_SEEN


def _attribution_length(lines: list[str], number: int) -> int:
    """How many lines (0 to 3) the attribution takes that begins here; programs wrap it."""
    for length in (1, 2, 3):
        piece = lines[number : number + length]
        if len(piece) < length or not all(line.strip() for line in piece):
            return 0
        if length > 1 and not _ATTRIBUTION_START.match(lines[number]):
            return 0
        if _ATTRIBUTION.match(" ".join(piece)[:400]) and _is_followed_by_quote(lines, number + length):
            return length
    return 0


def _is_followed_by_quote(lines: list[str], number: int) -> bool:
    """Whether a quote follows: only then the line is an attribution and no sentence of the letter."""
    rest = [line for line in lines[number : number + 4] if line.strip()]
    return bool(rest) and (_is_quoted(rest[0]) or _is_marker(rest[0]))
