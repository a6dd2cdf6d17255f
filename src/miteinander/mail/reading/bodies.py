"""The parts of a letter: its text, its calendar reply, its attachments."""

import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from miteinander.mail.reading.decoding import decode_declared, readable, words
from miteinander.mail.reading.html import LIMIT, html_to_text
from miteinander.mail.reading.letter import Attachment

MAX_DEPTH = 30
MAX_PARTS = 300


@dataclass(slots=True)
class Bodies:
    """What was found while walking through the parts."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def text(self) -> str:
        plain = "\n\n".join(part.strip("\n") for part in self.plain).strip()
        if plain or not self.html:
            return plain
        return "\n\n".join(html_to_text(part) for part in within(self.html, LIMIT)).strip()


def within(parts: list[str], limit: int) -> Iterator[str]:
    """The first parts, cut where all of them together become longer than the limit."""
    for part in parts:
        if limit > 0:
            yield part[:limit]
        limit -= len(part)


def walk(message: Message, depth: int = 0) -> Iterator[Message]:
    """Leaf parts in order; letters within the letter (a forwarded one, a bounced one) are not opened."""
    payload = message.get_payload()
    if not isinstance(payload, list) or content_type(message) == "message/rfc822" or depth > MAX_DEPTH:
        yield message
        return
    for part in payload[:MAX_PARTS]:
        if isinstance(part, Message):
            yield from walk(part, depth + 1)


def content_type(part: Message) -> str:
    try:
        return part.get_content_type()
    except (AttributeError, ValueError, TypeError, IndexError):
        return "application/octet-stream"


def content(part: Message) -> bytes:
    """The bytes of one part; a broken transfer encoding yields what can be had."""
    try:
        payload = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError, AttributeError, AssertionError):
        payload = part.get_payload()
    if isinstance(payload, bytes):
        return payload
    return str(payload or "").encode("utf-8", errors="surrogateescape") if isinstance(payload, str) else b""


def text_of(part: Message) -> str:
    return readable(decode_declared(content(part), _parameter(part, "charset")))


def gather(message: Message) -> Bodies:
    """Sort the parts into text, calendar and attachments."""
    found = Bodies()
    for number, part in enumerate(walk(message)):
        if number >= MAX_PARTS:
            break
        _sort(part, found)
    return found


def _sort(part: Message, found: Bodies) -> None:
    kind, name = content_type(part), _file_name(part)
    if kind in {"text/calendar", "application/ics"} or name.lower().endswith(".ics"):
        found.calendars.append(decode_declared(content(part), _parameter(part, "charset")))
    if name or _is_attached(part) or not kind.startswith("text/"):
        if kind not in {"message/delivery-status", "text/calendar"}:
            found.attachments.append(Attachment(name or kind, kind, len(content(part))))
        return
    if kind == "text/plain":
        found.plain.append(text_of(part))
    elif kind == "text/html":
        found.html.append(text_of(part))


def _is_attached(part: Message) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _file_name(part: Message) -> str:
    try:
        return words(str(part.get_filename() or ""))[:200]
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""


def _parameter(part: Message, name: str) -> str | None:
    try:
        value = part.get_param(name)
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    return value if isinstance(value, str) else None
