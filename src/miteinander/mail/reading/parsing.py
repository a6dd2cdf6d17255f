"""From raw bytes to a letter. Never refuses: what cannot be read is named in `defects` and the rest is read."""

import re
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parsedate_to_datetime

from miteinander.mail.reading.automatic import automatic_kind
from miteinander.mail.reading.bodies import Bodies, gather
from miteinander.mail.reading.bounces import bounce_of
from miteinander.mail.reading.calendars import calendar_reply
from miteinander.mail.reading.decoding import addresses, header, raw_header, raw_headers, storable
from miteinander.mail.reading.letter import Address, Automatic, Letter, Sort
from miteinander.mail.reading.quotes import own_words

SIZE_LIMIT = 10 * 1024 * 1024  # bytes; a larger letter is kept and marked, but only its head is read
HEAD_OF_TOO_LARGE = 256 * 1024
LARGEST_HEAD = 256 * 1024  # bytes of all headers together; more makes a letter too large whatever its body
MOST_BOUNDARIES = 2_000  # lines that begin with two dashes
LONGEST_HEADER, LONGEST_CONTENT_HEADER = 20_000, 2_000  # characters; the library reads parameters in square time
TEXT_LIMIT = 200_000  # characters of text that anybody looks at
MAX_HOPS = 30
_RECIPIENT_HEADERS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_DISOWNED = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)  # only "fail" is believed: anybody can write "pass"
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")


class _Bounded(policy.Compat32):
    """The lenient old policy; no single header can keep the reader busy."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        is_content = name.lower().startswith("content-")
        return name, value[: LONGEST_CONTENT_HEADER if is_content else LONGEST_HEADER]


def read_letter(raw: bytes) -> Letter:
    """Read one letter as it came over the wire."""
    try:
        return _read(raw)
    except Exception as error:  # noqa: BLE001  # the net below all nets: whatever came, it is a letter and is kept
        return Letter(size=len(raw), is_too_large=_is_too_large(raw), defects=(type(error).__name__,))


def _is_too_large(raw: bytes) -> bool:
    """Whether reading all of it would take longer than any letter of a person deserves."""
    if len(raw) > SIZE_LIMIT or raw.count(b"\n--") > MOST_BOUNDARIES:
        return True
    ends = [end for mark in (b"\n\r\n", b"\n\n") if (end := raw.find(mark, 0, LARGEST_HEAD)) >= 0]
    return not ends and len(raw) > LARGEST_HEAD


def _read(raw: bytes) -> Letter:
    is_too_large = _is_too_large(raw)
    message, defects = _parse(raw[:HEAD_OF_TOO_LARGE] if is_too_large else raw)
    sender = next(iter(addresses(raw_headers(message, "from", "sender"))), Address())
    bodies, broken = _gather(message)
    text = bodies.text[:TEXT_LIMIT]
    return Letter(
        message_id=_first_id(raw_header(message, "message-id")),
        in_reply_to=_first_id(raw_header(message, "in-reply-to")),
        references=tuple(_MESSAGE_ID.findall(raw_header(message, "references"))[-50:]),
        sender=sender,
        recipients=_recipients(message),
        subject=header(message, "subject")[:500],
        sent_at=_date(raw_header(message, "date")),
        text=text,
        reply_text=own_words(text),
        calendar=None if is_too_large else calendar_reply(bodies.calendars, sender.address),
        attachments=tuple(bodies.attachments[:100]),
        automatic=automatic_kind(message),
        bounce=bounce_of(message, text),
        is_disowned=any(_DISOWNED.search(each) for each in raw_headers(message, "authentication-results")),
        loop_mark=raw_header(message, "x-miteinander").split(";")[0].strip().lower()[:254],
        hops=len(raw_headers(message, "received")),
        size=len(raw),
        is_too_large=is_too_large,
        defects=(*defects, *broken),
    )


def sort_of(letter: Letter, own_domain: str) -> Sort:
    """The one sort of a letter. A pressed calendar button counts even though a machine sent it."""
    checks = (
        (Sort.LOOP, letter.loop_mark == own_domain.lower() or letter.hops > MAX_HOPS),
        (Sort.BOUNCE, letter.bounce is not None),
        (Sort.TOO_LARGE, letter.is_too_large),
        (Sort.AUTO_REPLY, letter.automatic == Automatic.REPLY and not letter.calendar),
        (Sort.CALENDAR, letter.calendar is not None),
        (Sort.BULK, letter.automatic in {Automatic.BULK, Automatic.GENERATED}),
    )
    return next((sort for sort, applies in checks if applies), Sort.LETTER)


def _parse(raw: bytes) -> tuple[Message, tuple[str, ...]]:
    """Parse with the lenient old policy: the newer one raises on headers that real programs send."""
    try:
        message: Message = BytesParser(policy=_Bounded()).parsebytes(raw)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        headers: Message = BytesHeaderParser(policy=_Bounded()).parsebytes(raw[:HEAD_OF_TOO_LARGE])
        headers.set_payload("")
        return headers, ("structure",)
    found = {type(defect).__name__ for defect in message.defects}
    return message, tuple(sorted(found))


def _gather(message: Message) -> tuple[Bodies, tuple[str, ...]]:
    try:
        return gather(message), ()
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        return Bodies(), (type(error).__name__,)


def _first_id(value: str) -> str:
    found = _MESSAGE_ID.search(value)
    return "".join(storable(found.group() if found else value).split())[:250]  # it goes into the head of our answer


def _recipients(message: Message) -> tuple[str, ...]:
    """Where the letter was delivered, then whom it names; each address once."""
    delivered = addresses(raw_headers(message, *_RECIPIENT_HEADERS))
    named = addresses(raw_headers(message, "to", "cc", "resent-to", "bcc"))
    return tuple(dict.fromkeys(each.address for each in (*delivered, *named)))[:200]


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
