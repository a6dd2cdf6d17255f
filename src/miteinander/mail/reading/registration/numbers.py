"""Numbers of persons in a registration; a number whose part in the letter is not plain is named."""

import re
from dataclasses import dataclass, field

from miteinander.mail.reading.registration.places import DATE
from miteinander.mail.reading.registration.result import Reason, Why

NUMBERS = {
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "meine": 1, "meiner": 1, "meinem": 1, "meinen": 1,
    "mein": 1, "unsere": 1, "unserer": 1, "unserem": 1, "unser": 1, "unseren": 1, "my": 1, "a": 1, "one": 1,
    "zwei": 2, "beide": 2, "beiden": 2, "two": 2, "both": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf":
    5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
    "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12,
}  # fmt: skip
_GROUPS = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8}
NUMBER = r"(?:\d{1,4}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
MORE = r"(?:weitere[nr]?|zusätzliche[nr]?|andere[nr]?|more|additional|other|further)"
_SEATS = (
    r"(?:personen|person|pers\b\.?|teilnehmer\w*|teilnehmende\w*|leuten?|plätzen?|platz|people|persons|participants?|"
    r"attendees?|seats?|places?|spots?|vertreter\w*|anmeldungen)"
)
_TOTAL = re.compile(rf"\b({NUMBER})\s*(?:x\s*)?({MORE}\s+)?{_SEATS}(?!\w)")
_FIELD = re.compile(
    rf"\b(?:(?:anzahl|zahl|number)(?:\s+(?:der|of))?\s*)?(?:{_SEATS}|personenzahl|personenanzahl|teilnehmerzahl|"
    rf"anzahl)\s*[:=]\s*({NUMBER})\b"
)
_TO_GROUP = re.compile(r"\bzu\s+(" + "|".join(_GROUPS) + r")\b")
_WE_ARE = re.compile(
    rf"\b(?:wir|we)\s+(?:sind\s+|are\s+)?({NUMBER})(?=\s*(?:$|[,.!;:)]|und\b|and\b|kommen|nehmen|melden|möchten|sind|"
    r"würden|freuen|will|would))|\b(both|two|three|four)\s+of\s+us\b"
)
_PLUS = re.compile(rf"(?:\+\s*|\bplus\s+)({NUMBER})\b(?!\s*(?:€|euro|uhr))")
_BESIDE_SELF = re.compile(r"\b(?:mich|mir|ich|me|myself)\s+(?:und|sowie|plus|and)(?:\s+noch)?$")
_COMING_WITH = re.compile(r"\b(?:komme|bin|nehme)\b.*\bmit$")
_NO_COUNTS = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s*(?:uhr|h|am|pm)?\b|\b\d{1,2}\s*uhr\b|"
    r"\b(?:tel|telefon|fon|fax|mobil|handy|phone|durchwahl)\b[.:]*[\s\d/()+–-]+|\b0\d{2,5}[\s/-]+[\d\s-]+|"
    r"\b\w*(?:straße|strasse|str\.|platz|weg|gasse|allee)\s+\d+\s*[a-z]?\b|\b\d{5}\b|"
    r"\b(?:tag|treffen|teil|nr\.?|nummer|phase|raum|saal|zimmer|day|meeting|no\.?)\s+\d+\b|\b\d+\.(?=\s+[a-zäöü])"
)
_LEFT_OVER = re.compile(
    r"\b(?:\d{1,3}(?!\d)|" + "|".join(word for word, value in NUMBERS.items() if value > 1) + r"|paar|einige|mehrere|"
    r"several)\b"
)


@dataclass(slots=True)
class Numbers:
    """Sums that the letter names for all, and those that come on top of the writer."""

    totals: set[int] = field(default_factory=set)
    added: int = 0
    reasons: list[Reason] = field(default_factory=list)


def value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def read_numbers(lowered: str, *, speaks_for_one: bool) -> Numbers:
    """A letter that `speaks_for_one` says "ich" and never "wir": its "mit zwei Personen" may mean two or three."""
    found = Numbers()
    for total in _TOTAL.finditer(lowered):
        before = lowered[: total.start()].rstrip()
        if total.group(2) or _BESIDE_SELF.search(before):
            found.added += value(total.group(1))
        elif speaks_for_one and _COMING_WITH.search(before):
            found.reasons.append(Reason(Why.PERSONS_CONTRADICT, total.group()))
        else:
            found.totals.add(value(total.group(1)))
    found.totals.update(value(each.group(1)) for each in _FIELD.finditer(lowered))
    found.totals.update(_GROUPS[each.group(1)] for each in _TO_GROUP.finditer(lowered))
    found.totals.update(value(each.group(1) or each.group(2)) for each in _WE_ARE.finditer(lowered))
    found.added += sum(value(each.group(1)) for each in _PLUS.finditer(lowered))
    return found


def left_over(lowered: str, companions: re.Pattern[str]) -> str:
    """The first number that is neither a count of persons nor a date, a time or an address."""
    for pattern in (_TOTAL, _FIELD, _TO_GROUP, _WE_ARE, _PLUS, companions, DATE, _NO_COUNTS):
        lowered = pattern.sub(" ", lowered)
    remaining = _LEFT_OVER.search(lowered)
    return remaining.group() if remaining else ""
