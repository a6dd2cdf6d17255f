"""How many come, and who: numbers and names in the body of a registration."""

import re
from dataclasses import dataclass, field

from miteinander.mail.reading.registration.names import (
    NAME,
    NAME_LIST,
    TITLED,
    clean_name,
    names_in,
    same_person,
    surname,
)
from miteinander.mail.reading.registration.result import Reason, Why

MOST_PERSONS = 20
_NUMBERS = {
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "meine": 1, "meiner": 1, "meinem": 1, "meinen": 1,
    "mein": 1, "unsere": 1, "unserer": 1, "unserem": 1, "unser": 1, "unseren": 1, "my": 1, "a": 1, "one": 1,
    "zwei": 2, "beide": 2, "beiden": 2, "two": 2, "both": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf":
    5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
    "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12,
}  # fmt: skip
_GROUPS = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8}
_NUMBER = r"(?:\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_MORE = r"(?:weitere[nr]?|zusätzliche[nr]?|andere[nr]?|more|additional|other|further)"
_SEATS = (
    r"(?:personen|person|pers\b\.?|teilnehmer\w*|teilnehmende\w*|leuten?|plätzen?|platz|people|persons|participants?|"
    r"attendees?|seats?|places?|spots?|vertreter\w*|anmeldungen)"
)
_COMPANION = (
    r"(?:(?:amts|arbeits)?kolleg\w+|mitarbeiter\w*|mitarbeitende\w*|ehrenamtliche\w*|begleitperson\w*|begleitung|"
    r"mitglied\w*|engagierte\w*|vorstands\w+|colleagues?|companions?|volunteers?|coworkers?)"
)
_SELF = re.compile(r"\b(?:ich|mich|mir|i|i'm|i'll|i'd|me|myself)\b")
_GROUP = re.compile(r"\b(?:wir|uns|we|we're|we'll|us)\b")
_TOTAL = re.compile(rf"\b({_NUMBER})\s*(?:x\s*)?({_MORE}\s+)?{_SEATS}(?!\w)")
_TO_GROUP = re.compile(r"\bzu\s+(" + "|".join(_GROUPS) + r")\b")
_WE_ARE = re.compile(
    rf"\b(?:wir|we)\s+(?:sind\s+|are\s+)?({_NUMBER})(?=\s*(?:$|[,.!;:)]|und\b|and\b|kommen|nehmen|melden|möchten|sind|"
    rf"würden|freuen|will|would))|"
    r"\b(both|two|three|four)\s+of\s+us\b"
)
_BY_COMPANION = re.compile(rf"\b({_NUMBER})\s+(?:{_MORE}\s+|beiden\s+|zwei\s+|drei\s+|of my\s+)*({_COMPANION})\b")
_PLUS = re.compile(rf"(?:\+\s*|\bplus\s+)({_NUMBER})\b(?!\s*(?:€|euro|uhr))")
_SINGULAR = re.compile(
    r"(?:kollegin|kolleg(?:e|en)|mitarbeiter(?:in)?|mitarbeitende[nrs]?|ehrenamtliche[nrs]?|begleitperson|begleitung|"
    r"mitglied|"
    r"engagierte[nr]?|\w*vorstandskolleg(?:in|en|e)|vorstandsmitglied|colleague|companion|volunteer|coworker)$"
)
_UNKNOWN_COMPANION = re.compile(
    rf"\b(?:mit|samt|und|with)\s+(?:begleitung|anhang|familie|team)\b|\b(?:meine|meinen|unsere|unseren|my|einige|"
    rf"mehrere|"
    rf"ein paar|some)\s+(?:kolleginnen|kollegen|kolleg\w*innen|mitarbeiter\w*|ehrenamtlichen|team|leute|colleagues)\b|"
    rf"\bmit\s+(?:{_COMPANION})\b|\bmit\s+(?:meine[rmn]|unsere[rmn])\s+(?:kind\w*|familie|frau|mann|tochter|sohn|"
    rf"partner\w*|team)\b"
)
_SAYS_NUMBER = 2


@dataclass(slots=True)
class Count:
    """What the body says about persons."""

    totals: set[int] = field(default_factory=set)
    added: int = 0
    listed: list[str] = field(default_factory=list)  # names that are all who come
    companions: list[str] = field(default_factory=list)  # names that come with the sender
    says_self: bool = False
    says_group: bool = False
    reasons: list[Reason] = field(default_factory=list)


def count_persons(body: str, lines: tuple[str, ...], sender: str) -> Count:
    """Collect numbers and names; the judgement is made in `decide`."""
    lowered = body.lower()
    count = Count(says_self=bool(_SELF.search(lowered)), says_group=bool(_GROUP.search(lowered)))
    _numbers(lowered, count)
    _companions(body, lowered, count)
    _lists(body, lines, count)
    _account_for_titles(body, count, sender)
    return count


def _numbers(lowered: str, count: Count) -> None:
    for found in _TOTAL.finditer(lowered):
        number = _value(found.group(1))
        before = lowered[: found.start()].rstrip()
        is_more = found.group(2) or re.search(
            r"\b(?:mich|mir|ich|me|myself)\s+(?:und|sowie|plus|and)(?:\s+noch)?$", before
        )
        if is_more:
            count.added += number
        elif count.says_self and not count.says_group and re.search(r"\b(?:komme|bin|nehme)\b.*\bmit$", before):
            count.reasons.append(Reason(Why.PERSONS_CONTRADICT, found.group()))
        else:
            count.totals.add(number)
    count.totals.update(_GROUPS[found.group(1)] for found in _TO_GROUP.finditer(lowered))
    count.totals.update(_value(found.group(1) or found.group(2)) for found in _WE_ARE.finditer(lowered))
    count.added += sum(_value(found.group(1)) for found in _PLUS.finditer(lowered))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _companions(body: str, lowered: str, count: Count) -> None:
    """Who comes along: "mit zwei Kolleginnen", "meine Kollegin Frau Muster", "ich und Frau Muster"."""
    if found := _UNKNOWN_COMPANION.search(lowered):
        count.reasons.append(Reason(Why.PERSONS_UNKNOWN, found.group()))
    for each in _BY_COMPANION.finditer(lowered):
        number = _companion_number(each.group())
        if number == 1 and not _SINGULAR.search(each.group(2)):
            count.reasons.append(Reason(Why.PERSONS_UNKNOWN, each.group()))
            continue
        count.added += number
        named = re.match(rf"\s*,?\s*\(?({NAME_LIST})", body[each.end() :])
        if named:
            count.companions += names_in(named.group(1))[:number]
    _beside_self(body, count)


def _companion_number(phrase: str) -> int:
    """Two for "meine beiden Kolleginnen", one for "meine Kollegin"."""
    numbers = [_value(word) for word in phrase.split() if word.isdigit() or word in _NUMBERS]
    return max(numbers)


def _beside_self(body: str, count: Count) -> None:
    patterns = (
        rf"\b(?:[Ii]ch|[Mm]ich|[Mm]ir|I|me|myself)\s*(?:,|und|sowie|and|plus|&|mit|with)+\s*(?:noch\s+)?({NAME_LIST})",
        rf"({NAME_LIST})\s*,?\s*(?:und|sowie|and|&)\s+(?:auch\s+)?(?:ich|mich|I|me|myself|meine Person)\b",
        rf"\b(?:zusammen|gemeinsam|together|komme|come|teil)\s+(?:mit|with)\s+({NAME_LIST})",
    )
    for pattern in patterns:
        for found in re.finditer(pattern, body):
            fresh = [name for name in names_in(found.group(1)) if not _is_among(name, count.companions)]
            count.companions += fresh
            count.added += len(fresh)


_WHO_COMES = (
    (
        r"(?i:teilnehmende|teilnehmer\w*|personen|namen|kommen|teilnehmen|participants|names|folgende\w*|following|"
        rf"attendees)[^:.!?]{{0,60}}:\s*({NAME_LIST})"
    ),
    rf"(?i:anmeldung|registration)\s+(?:von|für|for|of)\s+({NAME_LIST})",
    rf"(?i:melden?)\s+(?:(?i:sie|bitte|hiermit|ich|wir)\s+)*({NAME_LIST})[^.!?]*\ban\b",
    rf"(?i:register)\s+({NAME_LIST})",
    rf"\b[Ww]ir\s*[,(:–-]\s*({NAME_LIST})",
    rf"(?:^|[.!]\s+)({NAME_LIST})\s+(?:komm|nehm|nimm|werden|wird|sind|ist|möchten?|will|are|is)\w*\b",
)
_ITEM = re.compile(r"(?:[-•*–·]|\d{1,2}[.)])\s+")


def _lists(body: str, lines: tuple[str, ...], count: Count) -> None:
    """Names that are written down as those who come."""
    for pattern in _WHO_COMES:
        for found in re.finditer(pattern, body):
            _add_listed(names_in(found.group(1)), count)
    items = [_ITEM.sub("", line, count=1) for line in lines if _ITEM.match(line)]
    heads = [re.split(r"[,;(–]| - ", item)[0].strip() for item in items]
    _add_listed([clean_name(head) for head in heads if re.fullmatch(NAME, head)], count)


def _add_listed(names: list[str], count: Count) -> None:
    for name in names:
        if not _is_among(name, [*count.listed, *count.companions]):
            count.listed.append(name)


def _is_among(name: str, names: list[str]) -> bool:
    return any(same_person(name, each) for each in names)


def _account_for_titles(body: str, count: Count, sender: str) -> None:
    """Every "Frau …" and "Herr …" must have a part in the letter; one who has none may be anybody."""
    known = {surname(name) for name in (*count.listed, *count.companions, sender) if name}
    for found in re.finditer(TITLED, body):
        if surname(clean_name(found.group())) not in known:
            count.reasons.append(Reason(Why.PERSON_UNACCOUNTED, found.group()))


@dataclass(frozen=True, slots=True)
class Decision:
    persons: int | None
    names: tuple[str, ...]
    sender_comes: bool
    reasons: tuple[Reason, ...]


def decide(count: Count, sender: str) -> Decision:
    """Add up what the letter says; two sums that differ leave it to a human."""
    sums = set(count.totals)
    names = list(count.listed)
    sender_comes = _is_among(sender, names) if sender else False
    if count.listed and not count.added:
        sums.add(len(count.listed))
    elif count.says_self and (count.added or not count.totals):
        sums.add(1 + count.added + len([name for name in count.listed if not same_person(name, sender)]))
    elif count.added and count.says_group and not count.totals:
        return _unknown(count, Why.PERSONS_UNKNOWN)
    if not count.listed or count.added:
        sender_comes = sender_comes or count.says_self or count.says_group
        own = [sender] if sender and sender_comes and not _is_among(sender, names) else []
        names = [*own, *names, *count.companions]
    return _judge(count, sums, tuple(names), sender_comes=sender_comes)


def _judge(count: Count, sums: set[int], names: tuple[str, ...], *, sender_comes: bool) -> Decision:
    if count.reasons:
        return Decision(None, names, sender_comes, tuple(count.reasons))
    if not sums:
        return _unknown(count, Why.PERSONS_UNKNOWN) if count.says_group else Decision(None, names, sender_comes, ())
    if len(sums) > 1 or len(names) > max(sums):
        return _unknown(count, Why.PERSONS_CONTRADICT, ", ".join(str(each) for each in sorted(sums)))
    persons = sums.pop()
    if not 1 <= persons <= MOST_PERSONS:
        return _unknown(count, Why.TOO_MANY_PERSONS, str(persons))
    why = Why.NAMES_GIVEN if count.listed or count.companions else Why.NUMBER_GIVEN
    says_more = persons >= _SAYS_NUMBER or count.totals
    return Decision(persons, names, sender_comes, (Reason(why if says_more else Why.ONE_SENDER, str(persons)),))


def _unknown(count: Count, why: Why, words: str = "") -> Decision:
    return Decision(None, (), count.says_self, (Reason(why, words),))
