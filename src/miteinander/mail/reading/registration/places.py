"""Which municipality and which organisation the letter names, and which days."""

import re
from collections.abc import Mapping

from miteinander.mail.reading.registration.result import Day, Place

_MARK = (
    r"(?:stadtverwaltung|gemeindeverwaltung|große kreisstadt|kreisstadt|landeshauptstadt|universitätsstadt|stadt|"
    r"gemeinde|"
    r"kommune|rathaus der stadt|bürgermeisteramt|city of|town of|municipality of)"
)
_ORGANISATION = re.compile(
    r"\b(?:e\. ?V\.|gGmbH|gemeinnützige|Stiftung|Verein\b|Verband\b|Initiative|Freiwilligenagentur|Freiwilligenzentrum|"
    r"Ehrenamtsbörse|Hochschule|Universität|Landratsamt|Stadtverwaltung|Gemeindeverwaltung|Bürgerstiftung|Caritas|"
    r"Diakonie|AWO|DRK|"
    r"Seniorenrat|Jugendring|Kreisverband|Ortsverein|Netzwerk)",
)
_ORGANISATION_IN_TEXT = re.compile(
    r"\b(?:vom|von der|für den|für die|des|der)\s+((?:[A-ZÄÖÜ„\"][^,.;!?\n]{2,80}?)\s*e\. ?V\.|(?:Verein|Initiative|"
    r"Stiftung)\s+[„\"][^“”\"]{2,80}[“”\"])"
)
_MONTHS = {
    "januar": 1, "jan": 1, "january": 1, "februar": 2, "feb": 2, "february": 2, "märz": 3, "march": 3, "april": 4,
    "mai": 5, "may": 5, "juni": 6, "june": 6, "juli": 7, "july": 7, "august": 8, "september": 9, "oktober": 10,
    "october": 10, "november": 11, "dezember": 12, "december": 12,
}  # fmt: skip
DATE = re.compile(
    r"\b(\d{1,2})\.?\s*(?:of\s+)?(" + "|".join(_MONTHS) + r")\b\.?\s*(\d{4})?|\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2,4})?|"
    r"\b(" + "|".join(_MONTHS) + r")\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s*(\d{4}))?",
    re.IGNORECASE,
)
_GRUSS = r"gr(?:ü|ue|u)(?:ß|ss)\w*"
_CENTURY, _LAST_DAY, _LAST_MONTH = 2000, 31, 12


def find_places(lines: tuple[str, ...], signature: tuple[str, ...], known: Mapping[str, str]) -> list[Place]:
    """The municipalities named as the sender's own: first by a marker word, then in the signature, then standing alone.

    "in Stuttgart" is where the meeting is, "Frau Horb" is a person: a bare name in a sentence is never taken.
    """
    index = _index(known)
    text = " \n ".join(lines)
    marked = _marked(text, index) or _marked(" \n ".join(signature), index)
    if marked:
        return marked
    posted = [index[name] for line in signature for name in _after_postcode(line) if name in index]
    if posted:
        return list(dict.fromkeys(posted))
    pieces = [piece.strip(" .!-•*").lower() for line in lines for piece in re.split(r"[,;:|/()]", line)]
    return list(dict.fromkeys(index[piece] for piece in pieces if piece in index))


def _index(known: Mapping[str, str]) -> dict[str, Place]:
    """By the name as people write it: "Böblingen, Stadt" is Böblingen; two of one name are left out."""
    found: dict[str, Place] = {}
    twice: set[str] = set()
    for name, ags in known.items():
        short = name.split(",")[0].strip()
        for key in {short.lower(), name.lower()}:
            if key in found and found[key].ags != ags:
                twice.add(key)
            found[key] = Place(short, ags)
    return {key: place for key, place in found.items() if key not in twice}


def _marked(text: str, index: Mapping[str, Place]) -> list[Place]:
    """Municipalities behind "Stadt", "Gemeinde", "aus …"; the longest name wins (Weil der Stadt)."""
    found: list[Place] = []
    for mark in re.finditer(
        rf"\b(?:{_MARK}|(?:komm\w*|bin|sind|{_GRUSS})\s+(?:\w+\s+){{0,2}}aus|we are from|i am from)\s+"
        r"(?:der\s+)?(?:stadt\s+|gemeinde\s+)?",
        text,
        re.IGNORECASE,
    ):
        words = re.findall(r"[^\s,.;:!?()]+", text[mark.end() : mark.end() + 60].split("\n", maxsplit=1)[0])
        for length in range(min(4, len(words)), 0, -1):
            place = index.get(" ".join(words[:length]).lower())
            if place and words[0][:1].isupper():
                found.append(place)
                break
    return list(dict.fromkeys(found))


def _after_postcode(line: str) -> list[str]:
    return [found.strip().lower() for found in re.findall(r"\b\d{5}\s+([^\d,;|]+)", line)]


def find_organisation(lines: tuple[str, ...], signature: tuple[str, ...]) -> str:
    """The organisation in the signature, or one that the text names with quotation marks or "e. V."."""
    if found := _ORGANISATION_IN_TEXT.search(" \n ".join(lines)):
        return found.group(1).strip()[:200]
    for line in signature[:10]:
        if _ORGANISATION.search(line) and "@" not in line:
            return line.strip(" ,|")[:200]
    return ""


def find_days(text: str) -> tuple[Day, ...]:
    """The days the text names, each once."""
    days = [_day(found) for found in DATE.finditer(text)]
    return tuple(dict.fromkeys(day for day in days if 1 <= day.day <= _LAST_DAY and 1 <= day.month <= _LAST_MONTH))


def _day(found: re.Match[str]) -> Day:
    if found.group(2):
        return Day(int(found.group(1)), _MONTHS[found.group(2).lower()], _year(found.group(3)))
    if found.group(4):
        return Day(int(found.group(4)), int(found.group(5)), _year(found.group(6)))
    return Day(int(found.group(8)), _MONTHS[found.group(7).lower()], _year(found.group(9)))


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) + (_CENTURY if len(digits) < len("2000") else 0)
