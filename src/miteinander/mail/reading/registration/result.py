"""What the reader of registrations found, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    REGISTER = "register"
    CANCEL = "cancel"
    UNCLEAR = "unclear"


class Why(StrEnum):
    """Grounds for a reading; `blocks` says which of them leave the letter to a human."""

    SAYS_REGISTER = "says_register"
    SAYS_CANCEL = "says_cancel"
    NUMBER_GIVEN = "number_given"
    NAMES_GIVEN = "names_given"
    ONE_SENDER = "one_sender"
    # what leaves the letter to a human
    EMPTY = "empty"
    NO_INTENT = "no_intent"
    SEVERAL_INTENTS = "several_intents"
    QUESTION = "question"
    HEDGE = "hedge"
    CONDITION = "condition"
    NEGATION = "negation"
    CONTRAST = "contrast"
    CHANGE = "change"
    ALTERNATIVE = "alternative"
    ALREADY = "already"
    OTHER_THING = "other_thing"
    ONLINE = "online"
    FORWARDED = "forwarded"
    IN_ATTACHMENT = "in_attachment"
    CANCEL_NOT_PLAIN = "cancel_not_plain"
    PERSONS_UNKNOWN = "persons_unknown"
    PERSONS_CONTRADICT = "persons_contradict"
    TOO_MANY_PERSONS = "too_many_persons"
    PERSON_UNACCOUNTED = "person_unaccounted"
    SENDER_UNCLEAR = "sender_unclear"
    # what was not understood, but does not matter for the intent
    PLACE_UNCLEAR = "place_unclear"

    @property
    def blocks(self) -> bool:
        return self not in _HARMLESS


_HARMLESS = {
    Why.SAYS_REGISTER,
    Why.SAYS_CANCEL,
    Why.NUMBER_GIVEN,
    Why.NAMES_GIVEN,
    Why.ONE_SENDER,
    Why.PLACE_UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Reason:
    why: Why
    words: str = ""  # the words of the letter that led to it


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    ags: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in the letter, so that the meeting can see whether it is meant."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class RegistrationReading:
    """The reading of one letter. `persons` and `names` are filled only as far as the letter says them.

    `confidence` is 0 for an unclear letter, 0.95 when a sentence says it outright, 0.8 when only a heading does.
    A cancellation says in `persons` 1 for "ich" and None for "wir"; which registration is meant the caller decides.
    """

    intent: Intent
    confidence: float
    reasons: tuple[Reason, ...]
    persons: int | None = None
    names: tuple[str, ...] = ()
    sender_comes: bool = False
    sender_name: str = ""
    place: Place | None = None
    organisation: str = ""
    days: tuple[Day, ...] = ()
    needs: tuple[str, ...] = ()  # sentences about food, access, interpreters, as written
    not_understood: tuple[Reason, ...] = ()
