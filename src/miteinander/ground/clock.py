"""Time in the town hall: stored in UTC, shown in Berlin."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def in_berlin(moment: datetime) -> datetime:
    return moment.astimezone(BERLIN)


def berlin_day(moment: datetime) -> date:
    return in_berlin(moment).date()


def berlin_moment(day: date, clock: time) -> datetime:
    """The moment when clocks in Berlin show this day and time."""
    return datetime.combine(day, clock, tzinfo=BERLIN)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
