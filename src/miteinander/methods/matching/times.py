"""Dates, hours and weekdays as a town hall writes them, in minutes."""

import re
from datetime import datetime

from miteinander.methods.matching.problem import Window
from miteinander.methods.trouble import MethodError

DAY = 24 * 60
_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {name: at for days in (_GERMAN_DAYS, _ENGLISH_DAYS) for at, name in enumerate(days)}
WEEKDAYS = {"sonnabend": 5} | _DAYS | {name[:2]: at for name, at in _DAYS.items()}
_WEEKLY = re.compile(r"([A-Za-z]+)\.?(?:\s+(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?(?:\s*Uhr)?)?")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(\d{1,2}):(\d\d))?(?:\s*Uhr)?")


def moment(text: str, spot: str) -> int:
    """Return minutes since 0001-01-01 0:00 of ``2026-05-09T10:00``, ``2026-05-09 10:00`` or ``9.5.2026 10:00``.

    Raises MethodError for what is no time or names a time zone; ``spot`` says where it stands.
    """
    found = _GERMAN.fullmatch(text.strip())
    try:
        if found:
            day, month, year, hour, minute = (int(part or 0) for part in found.groups())
            read = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - local time, compared with local time only
        else:
            read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise _refused(text, spot) from None
    if read.tzinfo is not None:
        raise MethodError(
            de=f"{spot}: Die Zeit {text} nennt eine Zeitzone. Bitte geben Sie alle Zeiten in Ortszeit an.",
            en=f"{spot}: the time {text} names a time zone. Please give all times in local time.",
        )
    return (read.toordinal() - 1) * DAY + read.hour * 60 + read.minute


def window(text: str, spot: str) -> Window:
    """Return a window of ``START/END``, of a whole day ``2026-05-09``, or of each week: ``Sa 9:00-13:00``, ``Sa``.

    Raises MethodError for anything else; ``spot`` says where it stands.
    """
    first, slash, last = text.partition("/")
    if slash:
        return Window(moment(first, spot), moment(last, spot))
    found = _WEEKLY.fullmatch(text.strip())
    if found is None:
        begin = moment(text, spot)
        if begin % DAY:
            raise _refused(text, spot)
        return Window(begin, begin + DAY)
    day = WEEKDAYS.get(found[1].casefold())
    hours = [int(part or 0) for part in found.groups()[1:]] if found[2] else [0, 0, 24, 0]
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if day is None or not 0 <= start < end <= DAY:
        raise _refused(text, spot)
    return Window(day * DAY + start, day * DAY + end, weekly=True)


def _refused(text: str, spot: str) -> MethodError:
    return MethodError(
        de=f"{spot}: „{text}“ ist keine Zeit. Möglich sind 2026-05-09T10:00, 9.5.2026 10:00, Anfang/Ende, "
        "ein ganzer Tag 2026-05-09 oder jede Woche: Sa 9:00-13:00.",
        en=f"{spot}: “{text}” is no time. Possible are 2026-05-09T10:00, 9.5.2026 10:00, start/end, "
        "a whole day 2026-05-09, or each week: Sa 9:00-13:00.",
    )
