"""How many come, and who: numbers and names in the body of a registration."""

import re
from dataclasses import dataclass, field

from miteinander.mail.reading.registration.names import (
    FULL,
    NAME,
    NAME_LIST,
    TITLED,
    clean_name,
    names_in,
    same_person,
)
from miteinander.mail.reading.registration.numbers import MORE, NUMBER, NUMBERS, left_over, read_numbers, value
from miteinander.mail.reading.registration.result import Reason, Why

MOST_PERSONS = 20
_COMPANION = (
    r"(?:(?:amts|arbeits)?kolleg\w+|mitarbeiter\w*|mitarbeitende\w*|ehrenamtliche\w*|begleitperson\w*|begleitung|"
    r"mitglied\w*|engagierte\w*|vorstands\w+|colleagues?|companions?|volunteers?|coworkers?)"
)
_SELF = re.compile(r"\b(?:ich|mich|mir|i|i'm|i'll|i'd|me|myself)\b")
_GROUP = re.compile(r"\b(?:wir|uns|we|we're|we'll|us)\b")
_BY_COMPANION = re.compile(rf"\b({NUMBER})\s+(?:{MORE}\s+|beiden\s+|zwei\s+|drei\s+|of my\s+)*({_COMPANION})\b")
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
_THINGS = r"(?:zug|auto|bahn|bus|rad|fahrrad|taxi|freude|interesse|vergnügen|rollstuhl|train|car|bike|pleasure)"
_SOMEBODY = re.compile(  # "und unserem Praktikanten": perhaps a person, perhaps not
    rf"\b(?:mit|und|sowie|plus|with|and)\s+(?:mein|unser|ein|dein)\w{{0,2}}\s+(?!{_COMPANION}|{_THINGS}\b|"
    rf"\w+e\s+{_COMPANION})\w+|"
    rf"\b(?:with|and)\s+(?:my|our|a|an)\s+(?!{_COMPANION}|{_THINGS}\b)\w+"
)
_SAYS_NUMBER = 2
_ROW_OF_NAMES = rf"{FULL}(?:\s*+(?:,|und|and|&|\+|sowie)\s*+{FULL}){{1,20}}"
_OWN_WORD = re.compile(
    r"\b(?:melde|nehme|komme|bin|sage)\s+(?:\w+\s+){0,2}ich\b|\bich\s+(?:\w+\s+){0,2}(?:melde|nehme|komme|bin|sage|"
    r"möchte|"
    r"werde|kann|will|würde)\b|\bmelde\w*\s+(?:\w+\s+){0,2}mich\b|^(?:nehme|komme|bin)\b|\bi(?:'ll|'m| will| am|"
    r" would)\b"
)


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
    numbers = read_numbers(lowered, speaks_for_one=count.says_self and not count.says_group)
    count.totals, count.added, count.reasons = numbers.totals, numbers.added, numbers.reasons
    _companions(body, lowered, count)
    _lists(re.sub(r"\s*\([^()]{0,80}\)", "", body), lines, count)
    _account_for_names(body, lines, count, sender)
    if unread := left_over(lowered, _BY_COMPANION):
        count.reasons.append(Reason(Why.PERSONS_CONTRADICT, unread))
    return count


def _companions(body: str, lowered: str, count: Count) -> None:
    """Who comes along: "mit zwei Kolleginnen", "meine Kollegin Frau Muster", "ich und Frau Muster"."""
    if found := _UNKNOWN_COMPANION.search(lowered) or _SOMEBODY.search(lowered):
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
    numbers = [value(word) for word in phrase.split() if word.isdigit() or word in NUMBERS]
    return max(numbers)


def _beside_self(body: str, count: Count) -> None:
    patterns = (
        rf"\b(?:[Ii]ch|[Mm]ich|[Mm]ir|I|me|myself)\s*(?:,|und|sowie|and|plus|&|mit|with)+\s*(?:noch\s+)?({NAME_LIST})",
        rf"({NAME_LIST})\s*,?\s*(?:und|sowie|and|&)\s+(?:auch\s+)?(?:ich|mich|I|me|myself|meine Person)\b",
        rf"\b(?:zusammen|gemeinsam|together|komme|come|teil)\s+(?:mit|with)\s+({NAME_LIST})",
        rf"\bbringen?\s+(?:noch\s+|auch\s+)?({NAME_LIST})[^.!?]*\bmit\b",
        rf"({NAME_LIST})\s+komm(?:t|en)\s+(?:auch\s+|ebenfalls\s+)?(?:mit|auch|ebenfalls)\b",
    )
    for pattern in patterns:
        for found in re.finditer(pattern, body):
            fresh = [name for name in names_in(found.group(1)) if not _is_among(name, count.companions)]
            count.companions += fresh
            count.added += len(fresh)


_WHO_COMES = (
    (
        r"(?i:teilnehmende|teilnehmer\w*|personen|namen|kommen|teilnehmen|participants|names|folgende\w*|following|"
        rf"attendees|teil)[^:.!?]{{0,60}}:\s*({NAME_LIST})"
    ),
    rf"(?i:anmeldung|registration)\s+(?:von|für|for|of)\s+({NAME_LIST})",
    rf"(?i:melden?)\s+(?:(?i:sie|bitte|hiermit|ich|wir)\s+)*({NAME_LIST})[^.!?]*\ban\b",
    rf"(?i:register)\s+({NAME_LIST})",
    rf"\b[Ww]ir\s*[,(:–-]\s*({NAME_LIST})",
)
_OTHERS_COME = rf"(?:^|[.!]\s+)({NAME_LIST})\s+(?:komm|nehm|nimm|werden|wird|sind|ist|möchten?|will|are|is)\w*\b"
_ITEM = re.compile(r"(?:[-•*–·]|\d{1,2}[.)])\s+")


def _lists(body: str, lines: tuple[str, ...], count: Count) -> None:
    """Names that are written down as those who come."""
    for pattern in _WHO_COMES:
        for found in re.finditer(pattern, body):
            _add_listed(names_in(found.group(1)), count)
    for found in re.finditer(_OTHERS_COME, body):
        _others(names_in(found.group(1)), body.lower(), count)
    items = [_ITEM.sub("", line, count=1) for line in lines if _ITEM.match(line)]
    heads = [re.split(r"[,;(–]| - ", item)[0].strip() for item in items]
    _add_listed([clean_name(head) for head in heads if re.fullmatch(NAME, head)], count)


def _others(names: list[str], lowered: str, count: Count) -> None:
    """Who is said to come ("Frau Beispiel nimmt teil"): alone, or beside a writer who says "ich nehme teil"."""
    fresh = [name for name in names if not _is_among(name, [*count.listed, *count.companions])]
    if not count.says_self:
        count.listed += fresh
    elif _OWN_WORD.search(lowered):
        count.companions += fresh
        count.added += len(fresh)


def _add_listed(names: list[str], count: Count) -> None:
    for name in names:
        if not _is_among(name, [*count.listed, *count.companions]):
            count.listed.append(name)


def _is_among(name: str, names: list[str]) -> bool:
    return any(same_person(name, each) for each in names)


def _account_for_names(body: str, lines: tuple[str, ...], count: Count, sender: str) -> None:
    """Every "Frau …", every row of names and every line that is a name must have a part in the letter."""
    known = [*count.listed, *count.companions, *([sender] if sender else [])]
    rows = [found.group() for found in re.finditer(_ROW_OF_NAMES, body)]
    alone = [line for line in lines if re.fullmatch(NAME, line.strip(" ,."))]
    named = [found.group() for found in re.finditer(TITLED, body)]
    named += [name for text in (*rows, *alone) for name in names_in(text)]
    strangers = [name for name in named if not _is_among(clean_name(name), known)]
    count.reasons += [Reason(Why.PERSON_UNACCOUNTED, name) for name in dict.fromkeys(strangers)]


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
