"""What a letter says once it is read."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Automatic(StrEnum):
    """What kind of machine wrote the letter, if one did."""

    NO = "no"
    REPLY = "reply"  # an out-of-office note or another answer by a machine
    GENERATED = "generated"  # a notice by a machine
    BULK = "bulk"  # a newsletter, a list


class Answer(StrEnum):
    """The answer of a calendar reply (PARTSTAT)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    OTHER = "other"  # delegated, needs-action: nothing a meeting can count


class Sort(StrEnum):
    """What is to be done with a letter; every letter is of exactly one sort."""

    LOOP = "loop"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    BULK = "bulk"
    TOO_LARGE = "too_large"
    CALENDAR = "calendar"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Address:
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """A reply that a calendar program sent for its owner (iMIP, RFC 6047)."""

    uid: str
    answer: Answer
    attendee: str
    attendee_name: str = ""
    sequence: int = 0
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that one of our letters did not arrive (RFC 3464, or an older shape)."""

    recipient: str = ""
    status: str = ""
    is_permanent: bool = True
    diagnostic: str = ""
    original_message_id: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A received letter. Every text is free of NUL and of lone surrogates, so that it can be stored anywhere."""

    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    sender: Address = field(default_factory=Address)
    recipients: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    reply_text: str = ""  # what the sender wrote, without the quoted letter below
    calendar: CalendarReply | None = None
    attachments: tuple[Attachment, ...] = ()
    automatic: Automatic = Automatic.NO
    bounce: Bounce | None = None
    is_disowned: bool = False  # our mail server found that the sender's domain did not send it (DMARC)
    loop_mark: str = ""  # the domain in our own X-Miteinander header
    hops: int = 0
    size: int = 0
    is_too_large: bool = False
    defects: tuple[str, ...] = ()
