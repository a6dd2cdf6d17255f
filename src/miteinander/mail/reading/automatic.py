"""Machines that answer: out-of-office notes (RFC 3834 and older habits), notices, newsletters."""

import re
from email.message import Message

from miteinander.mail.reading.decoding import header, raw_header
from miteinander.mail.reading.letter import Automatic

_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{1,30}\]\s*)?(?:automatische (?:antwort|r(?:ü|ue)ckantwort)|automatic reply|"
    r"auto(?:matic)?[- ]?repl(?:y|ied)|"
    r"autoreply|autoantwort|auto[- ]?response|abwesenheits(?:notiz|assistent|meldung|benachrichtigung)|"
    r"out[- ]of[- ](?:the[- ])?office|abwesend\s*:|vacation reply|r(?:é|e)ponse automatique)",
    re.IGNORECASE,
)
_WEAK_SUBJECT = re.compile(r"\b(?:abwesen|out of office|nicht im b(?:ü|ue)ro|urlaub|vacation|ooo)\w*", re.IGNORECASE)
_ANSWERING_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply-from", "x-mail-autoreply")


def automatic_kind(message: Message) -> Automatic:
    """Tell a person's letter from a machine's; the headers first, the subject last."""
    submitted = raw_header(message, "auto-submitted").split(";")[0].split("(")[0].strip().lower()
    subject = header(message, "subject")
    if submitted.startswith("auto-replied") or _has_answering_header(message) or _SUBJECT.match(subject):
        return Automatic.REPLY
    if submitted and submitted != "no":
        return Automatic.REPLY if _WEAK_SUBJECT.search(subject) else Automatic.GENERATED
    return _by_precedence(message, subject)


def _has_answering_header(message: Message) -> bool:
    if raw_header(message, "precedence").strip().lower() in {"auto_reply", "auto-reply"}:
        return True
    return any(raw_header(message, name).strip().lower() not in {"", "no"} for name in _ANSWERING_HEADERS)


def _by_precedence(message: Message, subject: str) -> Automatic:
    is_bulk = raw_header(message, "precedence").strip().lower() in {"bulk", "junk", "list"}
    is_suppressed = bool(
        re.search(r"\b(?:all|oof|autoreply)\b", raw_header(message, "x-auto-response-suppress").lower())
    )
    if (is_bulk or is_suppressed) and _WEAK_SUBJECT.search(subject):
        return Automatic.REPLY
    if is_bulk or raw_header(message, "list-id") or raw_header(message, "list-unsubscribe"):
        return Automatic.BULK
    has_null_sender = raw_header(message, "return-path").strip() == "<>"  # people always have an envelope sender
    return Automatic.GENERATED if has_null_sender else Automatic.NO
