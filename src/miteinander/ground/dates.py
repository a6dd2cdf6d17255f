"""Days and moments in words, in the language of the reader and by the clocks of Berlin."""

from datetime import date, datetime

from django.utils.formats import date_format

from miteinander.ground.clock import in_berlin


def day_words(day: date) -> str:
    """Return e.g. "21. Mai 2019"."""
    return date_format(_local(day), "DATE_FORMAT")


def weekday_words(day: date) -> str:
    """Return e.g. "Dienstag, 21. Mai 2019"."""
    return f"{date_format(_local(day), 'l')}, {day_words(day)}"


def _local(day: date) -> date:
    return in_berlin(day) if isinstance(day, datetime) else day
