"""Reports that one of our letters did not arrive."""

import re
from email.message import Message

from miteinander.mail.reading.bodies import content, content_type
from miteinander.mail.reading.decoding import addresses, decode, header, raw_header, readable
from miteinander.mail.reading.letter import Bounce

_DAEMON = re.compile(r"^(?:mailer-daemon|mail-daemon|mailerdaemon|postmaster|bounce[sd]?)(?:[+=@.-]|$)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"undeliver|unzustellbar|delivery (?:status notification|fail|has failed)|returned mail|mail delivery (?:failed|"
    r"system)|"
    r"failure notice|nicht zustellbar|zustellung .{0,40}fehlgeschlagen|konnte nicht zugestellt|delivery problem",
    re.IGNORECASE,
)
# with bounds and without overlap: a report is written by anybody who can send a letter
_FAILED_LINE = re.compile(r"^[ \t]{0,8}<?([^\s<>\"()@]{1,64}@[^\s<>\"():@]{1,190})>?:?[ \t]{0,8}$", re.MULTILINE)
_ANY_ADDRESS = re.compile(r"[^\s<>\"():;,@]{1,64}@[^\s<>\"():;,@]{1,190}")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_CODE = re.compile(r"\b([45])\d\d[ -]")
_MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)


_READ = 20_000  # characters of a report in plain words


def bounce_of(message: Message, text: str) -> Bounce | None:
    """Read the report, or None when the letter is none. Delays are reports too, but not permanent."""
    report = next((part for part in message.walk() if content_type(part) == "message/delivery-status"), None)
    if report is not None and _is_report(message):
        return _from_status(report, message)
    is_report = content_type(message) == "multipart/report"
    if _is_from_daemon(message) and (is_report or _SUBJECT.search(header(message, "subject"))):
        return _from_text(message, text[:_READ])
    return None


def _is_report(message: Message) -> bool:
    return content_type(message) == "multipart/report" or _is_from_daemon(message)


def _is_from_daemon(message: Message) -> bool:
    sender = next(iter(addresses([raw_header(message, "from")])), None)
    has_null_sender = raw_header(message, "return-path").strip() == "<>"
    return has_null_sender or sender is None or bool(_DAEMON.match(sender.address))


def _fields(report: Message) -> list[dict[str, str]]:
    """The blocks of a delivery status; Python parses them as letters, other programs send them as text."""
    payload = report.get_payload()
    text = "\n\n".join(str(part) for part in payload) if isinstance(payload, list) else decode(content(report))
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    found = []
    for block in blocks:
        unfolded = re.sub(r"\n[ \t]+", " ", block)
        pairs = re.findall(r"^([A-Za-z-]+)\s*:\s*(.*)$", unfolded, re.MULTILINE)
        found.append({name.lower(): readable(value).strip() for name, value in pairs})
    return found


def _from_status(report: Message, message: Message) -> Bounce:
    blocks = _fields(report)
    block = next((each for each in blocks if "final-recipient" in each or "original-recipient" in each), {})
    recipient = block.get("original-recipient") or block.get("final-recipient", "")
    action = block.get("action", "failed").lower()
    status = next(iter(_STATUS.findall(block.get("status", ""))), "")
    return Bounce(
        recipient=recipient.split(";")[-1].strip(" <>").lower()[:254],
        status=status,
        is_permanent=action.startswith("fail") and not status.startswith("4"),
        diagnostic=block.get("diagnostic-code", "")[:500],
        original_message_id=_original_message_id(message),
    )


def _from_text(message: Message, text: str) -> Bounce:
    failed = addresses([raw_header(message, "x-failed-recipients")])
    line = _FAILED_LINE.search(text) or _ANY_ADDRESS.search(text)
    in_text = (line.group(1) if line.re is _FAILED_LINE else line.group()) if line else ""
    status = next(iter(_STATUS.findall(text)), "")
    code = _CODE.search(text)
    is_temporary = status.startswith("4") or (not status and code is not None and code.group(1) == "4")
    return Bounce(
        recipient=(failed[0].address if failed else in_text.strip(".").lower())[:254],
        status=status,
        is_permanent=not is_temporary,
        diagnostic=text[:500],
        original_message_id=_original_message_id(message),
    )


def _original_message_id(message: Message) -> str:
    """The Message-ID of our letter, from the returned letter or its headers, wherever the report put them."""
    for part in message.walk():
        kind = content_type(part)
        if kind == "message/rfc822":
            payload = part.get_payload()
            returned = payload[0] if isinstance(payload, list) and payload else None
            if isinstance(returned, Message) and (found := raw_header(returned, "message-id")):
                return found[:250]
        if kind in {"text/rfc822-headers", "text/plain", "message/rfc822-headers"}:
            match = _MESSAGE_ID.search(decode(content(part)))
            if match:
                return match.group(1)[:250]
    return raw_header(message, "in-reply-to")[:250]
