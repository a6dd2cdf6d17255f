"""Letters to a meeting's address: free words become a provisional registration, calendar replies count.

What is not understood stays in the inbox for a human; nothing is guessed.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.journal.choices import Channel
from miteinander.mail.handlers import Outcome
from miteinander.mail.reading.letter import Answer, CalendarReply, Letter
from miteinander.mail.reading.registration import Intent, RegistrationReading, read_registration
from miteinander.mail.reading.thanks import is_only_thanks
from miteinander.meetings.choices import NoticeKind, RegistrationState
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.reads.calendar import meeting_uid
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration import cancel, confirm, mark_tentative, register
from miteinander.meetings.services.registration_mail_words import in_words
from miteinander.meetings.services.registration_party import Entry, NeedsGiven, Party
from miteinander.meetings.services.registration_seats import link_expiry
from miteinander.meetings.services.registration_telling import tell
from miteinander.meetings.services.waiting_list import accept_offer
from miteinander.people.services import issue_link
from miteinander.places.reads import municipality_names
from miteinander.roles.actor import Actor, Scope

TIME_TO_CONFIRM = timedelta(hours=72)
AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 60
EMAIL = Channel.EMAIL


def scope_of_address(token: str) -> Scope | None:
    """Whose post a letter to this address is."""
    meeting = _meeting(token)
    return meeting.scope if meeting else None


def read_meeting_mail(letter: Letter, *, token: str, mail_id: UUID, at: datetime) -> Outcome:
    """Do what the letter asks for, or leave it to a human with the reason."""
    meeting = _meeting(token)
    if meeting is None or not meeting.is_public:
        return Outcome(understood=False, explanation=_("There is no meeting with this address."))
    if not letter.sender.address:
        return Outcome(understood=False, explanation=_("The letter has no sender."))
    known = meeting.registrations.active().filter(email=letter.sender.address.lower()).first()
    if known:
        known.meeting = meeting
    if letter.calendar:
        return _calendar_reply(meeting, known, letter, letter.calendar, mail_id=mail_id, at=at)
    return _free_words(meeting, known, letter, mail_id=mail_id, at=at)


def _free_words(
    meeting: Meeting, known: Registration | None, letter: Letter, *, mail_id: UUID, at: datetime
) -> Outcome:
    reading = read_registration(letter, municipalities=municipality_names())
    if _other_day(meeting, reading):
        words = _("The letter names a day that is not the day of the meeting.")
        return Outcome(understood=False, explanation=words, acknowledge=True)
    if reading.intent == Intent.CANCEL:
        return _cancellation(known, reading, at=at)
    if reading.intent == Intent.REGISTER:
        return _registration(meeting, known, reading, letter, mail_id=mail_id, at=at)
    if known and _is_settled(known) and is_only_thanks(letter):
        return Outcome(understood=True, explanation=_("No request: the letter only says thank you."), thing=known)
    return Outcome(understood=False, explanation=in_words(reading), thing=known, acknowledge=True)


def _is_settled(known: Registration) -> bool:
    """Nobody waits for an answer of theirs; "thank you" could otherwise be meant as one."""
    is_placed = known.state in {RegistrationState.CONFIRMED, RegistrationState.WAITING}
    return is_placed and not known.is_provisional and not known.tentative


def _meeting(token: str) -> Meeting | None:
    return Meeting.objects.select_related("network", "series").filter(mail_token__iexact=token).first()


def _other_day(meeting: Meeting, reading: RegistrationReading) -> bool:
    start = in_berlin(meeting.starts_at)
    return any(
        (day.day, day.month) != (start.day, start.month) or day.year not in {None, start.year} for day in reading.days
    )


def _registration(  # one letter and what it is about
    meeting: Meeting,
    known: Registration | None,
    reading: RegistrationReading,
    letter: Letter,
    *,
    mail_id: UUID,
    at: datetime,
) -> Outcome:
    if known:
        same = reading.persons in {None, known.seats}
        tell(known, NoticeKind.ALREADY, at=at, answers=mail_id, asked=0 if same else reading.persons or 0)
        words = _("Already registered; the link was sent again.")
        if not same:
            numbers = {"known": known.seats, "read": reading.persons}
            words = _("Already registered for %(known)d; the letter speaks of %(read)d. The link was sent.") % numbers
        return Outcome(understood=same, explanation=words, thing=known)
    if not meeting.registration_is_open(at):
        return Outcome(understood=False, explanation=_("Registration has closed."), acknowledge=True)
    if _is_flooded(meeting, at):
        return _flooded()
    until = min(at + TIME_TO_CONFIRM, meeting.starts_at)
    entry = Entry(by=Actor.guest(), channel=EMAIL, at=at, verify_by=until, mail_id=mail_id)
    made = register(meeting, party_of(reading, letter), entry).registration
    return Outcome(understood=True, explanation=_("Registered for now; the reply asks for a confirmation."), thing=made)


def _is_flooded(meeting: Meeting, at: datetime) -> bool:
    """Whether more letters registered somebody within an hour than people write: senders are easily forged."""
    fresh = meeting.registrations.active().filter(channel=EMAIL, verified_at=None, registered_at__gt=at - AN_HOUR)
    return fresh.count() >= MOST_AN_HOUR


def _flooded() -> Outcome:
    """No seat is held and nobody is written to, until a human has looked."""
    words = _("Very many registrations came by e-mail within an hour. Please look whether they are genuine.")
    return Outcome(understood=False, explanation=words)


def party_of(reading: RegistrationReading, letter: Letter) -> Party:
    """Who comes, as far as the letter says it."""
    sender = reading.sender_name or letter.sender.name or letter.sender.address.partition("@")[0]
    others = tuple(name for name in reading.names if name != sender)
    first = sender if reading.sender_comes or not others else others[0]
    seats = reading.persons or 1
    return Party(
        name=first[:120],
        seats=max(1, seats),
        companions=tuple(name[:120] for name in others if name != first)[: max(0, seats - 1)],
        municipality_id=reading.place.ags if reading.place else None,
        organisation=reading.organisation[:160],
        email=letter.sender.address,
        needs=NeedsGiven(note="\n".join(reading.needs)),
    )


def _cancellation(known: Registration | None, reading: RegistrationReading, *, at: datetime) -> Outcome:
    if known is None:
        words = _("Somebody cancels, but nobody is registered with this address.")
        return Outcome(understood=False, explanation=words, acknowledge=True)
    if reading.persons is not None and reading.persons != known.seats:
        words = _("One person cancels, but several are registered with this address.")
        return Outcome(understood=False, explanation=words, thing=known, acknowledge=True)
    cancel(known, by=_holder(known, at), channel=EMAIL, at=at)
    return Outcome(understood=True, explanation=_("Cancelled as the letter asks."), thing=known)


def _calendar_reply(  # as above
    meeting: Meeting,
    known: Registration | None,
    letter: Letter,
    reply: CalendarReply,
    *,
    mail_id: UUID,
    at: datetime,
) -> Outcome:
    if reply.uid != meeting_uid(meeting):
        words = _("The calendar reply belongs to another appointment.")
        return Outcome(understood=False, explanation=words, thing=known, acknowledge=True)
    if reply.attendee != letter.sender.address.lower():
        return Outcome(understood=False, explanation=_("The calendar reply speaks for somebody other than the sender."))
    if reply.answer == Answer.OTHER:
        words = _("The calendar reply says neither yes nor no nor perhaps.")
        return Outcome(understood=False, explanation=words, thing=known, acknowledge=True)
    if known is None:
        done = _first_answer(meeting, letter, reply, mail_id=mail_id, at=at)
    else:
        done = _further_answer(known, reply.answer, at=at)
    if reply.comment:  # what somebody wrote along must be read by somebody
        return Outcome(understood=False, explanation=f"{done.explanation} {reply.comment}", thing=done.thing)
    return done


def _first_answer(meeting: Meeting, letter: Letter, reply: CalendarReply, *, mail_id: UUID, at: datetime) -> Outcome:
    if reply.answer == Answer.DECLINED:
        return Outcome(understood=True, explanation=_("Declined; nobody was registered with this address."))
    if not meeting.registration_is_open(at):
        return Outcome(understood=False, explanation=_("Registration has closed."), acknowledge=True)
    if _is_flooded(meeting, at):
        return _flooded()
    name = reply.attendee_name or letter.sender.name or letter.sender.address.partition("@")[0]
    perhaps = reply.answer == Answer.TENTATIVE
    entry = Entry(by=Actor.guest(), channel=EMAIL, at=at, tentative=perhaps, mail_id=mail_id)
    made = register(meeting, Party(name=name[:120], email=letter.sender.address), entry).registration
    return Outcome(understood=True, explanation=_("Registered by the calendar reply."), thing=made)


def _further_answer(known: Registration, answer: Answer, *, at: datetime) -> Outcome:
    by = _holder(known, at)
    if answer == Answer.DECLINED:
        cancel(known, by=by, channel=EMAIL, at=at)
        return Outcome(understood=True, explanation=_("Cancelled by the calendar reply."), thing=known)
    if answer == Answer.TENTATIVE:
        mark_tentative(known, by=by, channel=EMAIL, at=at)
        return Outcome(understood=True, explanation=_("Noted as perhaps by the calendar reply."), thing=known)
    if known.state == RegistrationState.OFFERED:
        if known.offered_seats != known.seats:
            words = _("Accepted by the calendar, but only some of the seats were offered: please ask.")
            return Outcome(understood=False, explanation=words, thing=known, acknowledge=True)
        accept_offer(known, by=by, channel=EMAIL, at=at)
    else:
        confirm(known, by=by, channel=EMAIL, at=at)
    return Outcome(understood=True, explanation=_("Confirmed by the calendar reply."), thing=known)


def _holder(known: Registration, at: datetime) -> Actor:
    """Whoever writes from the registered address acts as the holder of its link."""
    expiry = link_expiry(known.meeting)
    return Actor(link=issue_link(REGISTRATION_LINK, known.pk, expires_at=expiry, at=at)[0])
