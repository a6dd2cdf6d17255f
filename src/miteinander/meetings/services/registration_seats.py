"""The seats of a meeting: one row is locked, so that nobody is lost, doubled or overbooked."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.meetings.choices import MeetingStatus
from miteinander.meetings.models import Meeting

LINK_KEPT = timedelta(days=90)  # after the meeting: long enough for the certificate

# One statement locks the row, hands out the next number and takes the seats if they are free: two hundred people who
# press the button at once wait for one round trip each instead of two. The ORM has no UPDATE … RETURNING.
_TAKE_PLACE = """
    WITH before AS (SELECT id, seats_held FROM {table} WHERE id = %s FOR UPDATE)
    UPDATE {table} AS meeting SET arrivals = meeting.arrivals + 1, seats_held = before.seats_held
        + CASE WHEN before.seats_held + %s <= meeting.capacity THEN %s ELSE 0 END
    FROM before WHERE meeting.id = before.id
    RETURNING meeting.*, before.seats_held AS seats_before
"""


def hold(meeting: Meeting) -> Meeting:
    """Lock the meeting's row until the transaction ends and return it as it is now."""
    return _with_known_parents(Meeting.objects.select_for_update().get(pk=meeting.pk), meeting)


def take_place(meeting: Meeting, seats: int) -> tuple[Meeting, bool]:
    """Lock the meeting, hand out the next number of arrival, and take the seats when all of them are free."""
    sql = _TAKE_PLACE.format(table=connection.ops.quote_name(Meeting._meta.db_table))
    held = Meeting.objects.raw(sql, [meeting.pk, seats, seats])[0]
    got_seats = held.seats_held > getattr(held, "seats_before")  # noqa: B009  # a column of the query, not of the model
    return _with_known_parents(held, meeting), got_seats


def keep_count(held: Meeting, change: int) -> None:
    """Note on the locked meeting that seats were taken or given back; `store_count` writes it."""
    held.seats_held += change


def store_count(held: Meeting) -> None:
    held.save(update_fields=["seats_held", "arrivals"])


def require_before_start(meeting: Meeting, at: datetime) -> None:
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused(_("The meeting was cancelled. There is nothing left to change."))
    if at >= meeting.starts_at:
        raise Refused(_("The meeting has begun. Please talk to the people at the entrance."))


def link_expiry(meeting: Meeting) -> datetime:
    return meeting.ends_at + LINK_KEPT


def _with_known_parents(held: Meeting, known: Meeting) -> Meeting:
    """Carry over what was read with the unlocked row, so that nothing is asked twice."""
    for field in (Meeting._meta.get_field("network"), Meeting._meta.get_field("series")):
        if field.is_cached(known):
            field.set_cached_value(held, field.get_cached_value(known))
    return held
