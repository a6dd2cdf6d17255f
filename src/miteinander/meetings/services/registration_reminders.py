"""Reminders a week and a day before, each once and never both at once.

The week's reminder goes to whoever registered at least eight days before the meeting, the day's reminder to whoever
registered at least two days before: nobody is reminded of something confirmed a day ago.
"""

from datetime import datetime, timedelta

from django.db import transaction

from miteinander.meetings.choices import MeetingStatus, NoticeKind, RegistrationState
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.services.registration_telling import tell
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

WEEK_BEFORE, WEEK_ENDS = timedelta(days=7), timedelta(days=2)
DAY_BEFORE, DAY_ENDS = timedelta(days=1), timedelta(hours=1)
KNOWN_FOR = timedelta(days=1)


def send_reminders(*, at: datetime) -> int:
    """Promise every reminder that is due; running it again sends nothing twice."""
    count = 0
    upcoming = Meeting.objects.filter(status=MeetingStatus.ANNOUNCED, starts_at__gt=at, starts_at__lte=at + WEEK_BEFORE)
    for meeting in upcoming:
        left = meeting.starts_at - at
        if WEEK_ENDS < left <= WEEK_BEFORE:
            count += _remind(
                meeting, "reminded_week_at", NoticeKind.REMINDER_WEEK, known_before=WEEK_BEFORE + KNOWN_FOR, at=at
            )
        elif DAY_ENDS < left <= DAY_BEFORE:
            count += _remind(
                meeting, "reminded_day_at", NoticeKind.REMINDER_DAY, known_before=DAY_BEFORE + KNOWN_FOR, at=at
            )
    return count


@transaction.atomic
def _remind(meeting: Meeting, column: str, kind: NoticeKind, *, known_before: timedelta, at: datetime) -> int:
    require(Actor.system(), "registration.remind", meeting, at=at)
    due = meeting.registrations.select_for_update().filter(
        **{column: None}, state=RegistrationState.CONFIRMED, registered_at__lte=meeting.starts_at - known_before
    )
    if kind == NoticeKind.REMINDER_DAY:
        due = due.exclude(email="")  # a letter would come too late
    reminded = [registration for registration in due if not registration.is_provisional]
    for registration in reminded:
        tell(registration, kind, at=at)
    Registration.objects.filter(pk__in=[each.pk for each in reminded]).update(**{column: at})
    return len(reminded)
