"""Calendar replies (iMIP): what Outlook, Google, Apple and Thunderbird send when somebody presses a button."""

import re

from icalendar import Calendar, Event
from icalendar.prop import vCalAddress

from miteinander.mail.reading.decoding import readable
from miteinander.mail.reading.letter import Answer, CalendarReply

_LIMIT = 100_000  # characters; a reply is a few hundred
_MOST = 3  # calendar parts of one letter that are looked at
_ANSWERS = {"ACCEPTED": Answer.ACCEPTED, "DECLINED": Answer.DECLINED, "TENTATIVE": Answer.TENTATIVE}


def calendar_reply(texts: list[str], sender: str = "") -> CalendarReply | None:
    """The first reply among the calendar parts; requests, cancellations and damaged files are none."""
    for text in texts[:_MOST]:
        found = _reply(text, sender)
        if found:
            return found
    return None


def _reply(text: str, sender: str) -> CalendarReply | None:
    if len(text) > _LIMIT or not re.search(r"^METHOD:\s*REPLY", text, re.IGNORECASE | re.MULTILINE):
        return None
    try:
        calendar = Calendar.from_ical(text.strip())
        events = [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]
        return _from_event(events[0], sender) if events else None
    except Exception:  # noqa: BLE001  # a parser of foreign files: whatever it stumbles over, this is no reply
        return None


def _from_event(event: Event, sender: str) -> CalendarReply | None:
    uid = readable(str(event.get("UID", ""))).strip()
    attendee = _attendee(event, sender)
    if not uid or attendee is None:
        return None
    partstat = str(attendee.params.get("PARTSTAT", "")).strip().upper()
    return CalendarReply(
        uid=uid[:250],
        answer=_ANSWERS.get(partstat, Answer.OTHER),
        attendee=_address(attendee),
        attendee_name=readable(str(attendee.params.get("CN", ""))).strip()[:200],
        sequence=_number(event.get("SEQUENCE", 0)),
        comment=_comment(event),
    )


def _attendee(event: Event, sender: str) -> vCalAddress | None:
    """A reply names exactly one attendee; when a program names more, the sender's own line counts."""
    given = event.get("ATTENDEE", [])
    attendees = [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, vCalAddress)]
    if len(attendees) == 1:
        return attendees[0]
    own = [each for each in attendees if _address(each) == sender]
    return own[0] if len(own) == 1 else None


def _address(attendee: vCalAddress) -> str:
    plain = re.sub(r"^mailto:\s*", "", str(attendee).strip(), flags=re.IGNORECASE)
    return readable(plain if "@" in plain else str(attendee.params.get("EMAIL", ""))).strip().lower()[:254]


def _number(value: object) -> int:
    try:
        return max(0, min(int(str(value)), 2**31 - 1))
    except ValueError:
        return 0


def _comment(event: Event) -> str:
    given = event.get("COMMENT", "")
    return readable(str(given[0] if isinstance(given, list) and given else given)).strip()[:2000]
