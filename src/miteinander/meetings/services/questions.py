"""Questions for the fishbowl: asked by phone or on a card, ordered, taken, answered, set aside, with notes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import QUESTION_STEPS, QuestionState
from miteinander.meetings.models import AgendaItem, Fishbowl, FishbowlQuestion
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.fishbowl import hold_circle
from miteinander.roles.actor import Actor
from miteinander.roles.rules import allowed, require

ACTS = {"take": "took", "answer": "answered", "set_aside": "set aside", "reopen": "reopened"}  # as the register says it


def ask_question(
    fishbowl: Fishbowl,
    text: str,
    *,
    by: Actor,
    at: datetime,
    asked_by: str = "",
    about: AgendaItem | None = None,
    channel: Channel = Channel.WEB,
) -> FishbowlQuestion:
    """Ask from the phone, or type in a card; the newest question goes to the end of the order."""
    require(by, "fishbowl.ask", fishbowl, at=at)
    if not fishbowl.takes_questions(at) and not allowed(by, "fishbowl.run", fishbowl, at=at):
        raise Refused(_("Questions are not taken right now."))
    with transaction.atomic():
        hold_circle(fishbowl)
        last = fishbowl.questions.aggregate(last=Max("position"))["last"] or 0
        question = FishbowlQuestion.objects.create(
            fishbowl=fishbowl,
            input=about,
            participant_id=participant_of(by) if channel == Channel.WEB else None,
            position=last + 1,
            text=text,
            asked_by=asked_by,
            channel=channel,
            asked_at=at,
        )
        record_heard(by, "asked", question, channel=channel, at=at)
    return question


def step_question(question: FishbowlQuestion, step: str, *, by: Actor, at: datetime) -> None:
    """Take, answer, set aside or reopen; taking one ends the one before, because the circle talks about one."""
    require(by, "fishbowl.run", question, at=at)
    with transaction.atomic():
        hold_circle(question.fishbowl)
        fresh = FishbowlQuestion.objects.select_for_update().get(pk=question.pk)
        before, after = QUESTION_STEPS[step]
        if fresh.state not in before:
            raise Stale(_("The question is %(state)s now.") % {"state": fresh.get_state_display()}, theirs=fresh)
        if after == QuestionState.TAKEN:
            taken = question.fishbowl.questions.filter(state=QuestionState.TAKEN)
            taken.update(state=QuestionState.ANSWERED)
        FishbowlQuestion.objects.filter(pk=fresh.pk).update(state=after)
        record(by, ACTS[step], fresh, channel=Channel.WEB, at=at)


def move_question(question: FishbowlQuestion, *, up: bool, by: Actor, at: datetime) -> None:
    """Exchange the question with its neighbour among the open ones."""
    require(by, "fishbowl.run", question, at=at)
    with transaction.atomic():
        hold_circle(question.fishbowl)
        waiting = list(question.fishbowl.questions.filter(state=QuestionState.OPEN))
        at_place = next((place for place, other in enumerate(waiting) if other.pk == question.pk), None)
        other_place = None if at_place is None else at_place + (-1 if up else 1)
        if at_place is None or other_place is None or not 0 <= other_place < len(waiting):
            return
        one, other = waiting[at_place], waiting[other_place]
        one.position, other.position = other.position, one.position
        FishbowlQuestion.objects.bulk_update([one, other], ["position"])
        record(by, "ordered", question, channel=Channel.WEB, at=at)


def write_notes(question: FishbowlQuestion, notes: str, *, by: Actor, at: datetime, seen: int) -> FishbowlQuestion:
    """Write down what was answered. Whoever saved in between is not overwritten: `Stale` carries their text."""
    require(by, "fishbowl.run", question, at=at)
    with transaction.atomic():
        fresh = FishbowlQuestion.objects.select_for_update().get(pk=question.pk)
        if fresh.version != seen and fresh.notes != notes:
            raise Stale(_("Somebody else has saved notes in the meantime. Both texts are kept."), theirs=fresh)
        fresh.notes, fresh.version = notes, fresh.version + 1
        fresh.save(update_fields=["notes", "version"])
        record(by, "noted", fresh, channel=Channel.WEB, at=at)
    return fresh
