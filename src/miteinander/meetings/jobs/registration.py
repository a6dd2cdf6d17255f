"""Background work of registration: promised letters, offers and confirmations that run out, reminders."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Meeting
from miteinander.meetings.services.registration import end_unconfirmed
from miteinander.meetings.services.registration_letters import write_letter
from miteinander.meetings.services.registration_reminders import send_reminders
from miteinander.meetings.services.registration_telling import TELL_TASK
from miteinander.meetings.services.waiting_list import end_offers


@app.task(name=TELL_TASK, queue="mail", retry=5)
def tell_party(registration_id: str, kind: str, answers: str = "", asked: int = 0) -> None:
    answered = UUID(answers) if answers else None
    write_letter(UUID(registration_id), NoticeKind(kind), answers=answered, asked=asked, at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="meetings.pass_on_seats", queueing_lock="meetings.pass_on_seats")
def pass_on_seats(timestamp: int) -> None:  # noqa: ARG001  # procrastinate tells the planned time
    """Pass on what nobody answered or confirmed in time."""
    at = timezone.now()
    for meeting in Meeting.objects.filter(starts_at__gt=at).distinct():
        if meeting.registrations.offers_run_out(at).exists():
            end_offers(meeting, at=at)
        if meeting.registrations.never_confirmed(at).exists():
            end_unconfirmed(meeting, at=at)


@app.periodic(cron="10 * * * *")
@app.task(name="meetings.remind", queueing_lock="meetings.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  # as above
    send_reminders(at=timezone.now())
