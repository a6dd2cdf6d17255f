"""The states and kinds of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingStatus(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("announced")
    CANCELLED = "cancelled", _("cancelled")


class Stage(models.TextChoices):
    """What a meeting's one page shows; computed from status and time."""

    BEFORE = "before", _("before the meeting")
    TODAY = "today", _("today")
    AFTER = "after", _("after the meeting")


class Access(models.TextChoices):
    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("a seat is offered")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("expired")
    WALK_IN = "walk_in", _("came without registration")


HOLDS_SEATS = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)
MAY_ENTER = (*HOLDS_SEATS, RegistrationState.WALK_IN)
ACTIVE = (*HOLDS_SEATS, RegistrationState.WAITING, RegistrationState.WALK_IN)


class Need(models.TextChoices):
    """What somebody may need to take part: asked alike on the web, on paper and at the desk."""

    STEP_FREE = "step_free", _("Step-free access")
    INDUCTION_LOOP = "induction_loop", _("Induction loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language interpreter")
    SPEECH_TO_TEXT = "speech_to_text", _("Speech-to-text interpreter")
    ASSISTANCE = "assistance", _("Companion or assistance")
    CHILDCARE = "childcare", _("Childcare")


class NoticeKind(models.TextChoices):
    """What the office tells a party about its registration."""

    CONFIRMED = "confirmed", _("confirmation")
    WAITING = "waiting", _("place on the waiting list")
    OFFERED = "offered", _("offer of a seat")
    PROMOTED = "promoted", _("moved up from the waiting list")
    PROVISIONAL = "provisional", _("request to confirm")
    ALREADY = "already", _("link to the existing registration")
    CHANGED = "changed", _("change of the registration")
    CANCELLED = "cancelled", _("cancellation of the registration")
    OFFER_OVER = "offer_over", _("offer that ran out")
    PROVISIONAL_OVER = "provisional_over", _("registration that was not confirmed")
    REMINDER_WEEK = "reminder_week", _("reminder a week before")
    REMINDER_DAY = "reminder_day", _("reminder a day before")
    MEETING_CHANGED = "meeting_changed", _("change of the meeting")
    MEETING_CANCELLED = "meeting_cancelled", _("cancellation of the meeting")


URGENT = (NoticeKind.OFFERED, NoticeKind.PROMOTED, NoticeKind.MEETING_CANCELLED)  # too late by post: the office calls


class ScanOutcome(models.TextChoices):
    """What became of a scan at the door, as the helper reads it."""

    CHECKED_IN = "checked_in", _("is checked in")
    REPEATED = "repeated", _("is entered already")
    ALREADY = "already", _("is already checked in")
    UNKNOWN = "unknown", _("This code is not known.")
    WRONG_MEETING = "wrong_meeting", _("This badge belongs to another meeting.")
    NO_SEAT = "no_seat", _("has no seat: cancelled or still on the waiting list. Please enter as a spontaneous guest.")
    CANCELLED = "cancelled", _("The meeting does not take place or has not been announced.")
    WRONG_DAY = "wrong_day", _("This is not the day of the meeting.")
    WRONG_CLOCK = "wrong_clock", _("The clock of this device is fast. Please set it.")
    LATE = "late", _("The list was closed seven days after the meeting.")
    UNDONE = "undone", _("This check-in was taken back.")
    FORGED = "forged", _("This entry carries the number of another one.")
    INVALID = "invalid", _("This entry cannot be read.")


class PitchState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("proposed")
    PARKED = "parked", _("parked")
    PLACED = "placed", _("placed")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


# what can be done with a topic: step -> (from these states, to this one)
PITCH_STEPS: dict[str, tuple[frozenset[PitchState], PitchState]] = {
    "propose": (frozenset({PitchState.DRAFT}), PitchState.PROPOSED),
    "park": (frozenset({PitchState.PROPOSED, PitchState.PLACED}), PitchState.PARKED),
    "place": (frozenset({PitchState.PROPOSED, PitchState.PARKED, PitchState.PLACED}), PitchState.PLACED),
    "finish": (frozenset({PitchState.PLACED, PitchState.DONE}), PitchState.DONE),
    "withdraw": (frozenset({PitchState.DRAFT, PitchState.PROPOSED, PitchState.PARKED}), PitchState.WITHDRAWN),
    "restore": (frozenset({PitchState.WITHDRAWN}), PitchState.PROPOSED),
}


class QuestionState(models.TextChoices):
    OPEN = "open", _("open")
    TAKEN = "taken", _("being discussed")
    ANSWERED = "answered", _("answered")
    SET_ASIDE = "set_aside", _("set aside")


# what can be done with a question: step -> (from these states, to this one)
QUESTION_STEPS: dict[str, tuple[frozenset[QuestionState], QuestionState]] = {
    "take": (frozenset({QuestionState.OPEN, QuestionState.SET_ASIDE, QuestionState.ANSWERED}), QuestionState.TAKEN),
    "answer": (frozenset({QuestionState.TAKEN, QuestionState.OPEN}), QuestionState.ANSWERED),
    "set_aside": (frozenset({QuestionState.OPEN, QuestionState.TAKEN}), QuestionState.SET_ASIDE),
    "reopen": (frozenset({QuestionState.SET_ASIDE, QuestionState.ANSWERED, QuestionState.TAKEN}), QuestionState.OPEN),
}


class CirclePlace(models.TextChoices):
    QUEUE = "queue", _("waiting to speak")
    INNER = "inner", _("in the inner circle")
    LEFT = "left", _("back in the audience")


class FindingKind(models.TextChoices):
    CHALLENGE = "challenge", _("challenge")
    GUARDRAIL = "guardrail", _("guardrail")
    IDEA = "idea", _("idea")
    OPEN_QUESTION = "open_question", _("open question")
    COMMITMENT = "commitment", _("commitment")


class DocumentationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEWED = "reviewed", _("reviewed")
    RELEASED = "released", _("released")


class Decision(models.TextChoices):
    """What the office made of an item proposed for the next meeting."""

    OPEN = "open", _("not decided yet")
    ACCEPTED = "accepted", _("taken over")
    EDITED = "edited", _("accepted with changes")
    DROPPED = "dropped", _("dropped")


class Becomes(models.TextChoices):
    """What a finding turns into at the next meeting."""

    QUESTION = "question", _("guiding question")
    ITEM = "item", _("agenda item")
    TOPIC = "topic", _("topic for the barcamp")


class AgendaFormatKey(models.TextChoices):
    ARRIVAL = "arrival", _("arrival")
    WELCOME = "welcome", _("welcome")
    INPUT = "input", _("input")
    BREAK = "break", _("break")
    FISHBOWL = "fishbowl", _("fishbowl")
    BARCAMP = "barcamp", _("barcamp")
    HARVEST = "harvest", _("plenary harvest")
    DEPARTURE = "departure", _("departure")
