"""Questions: asked by phone or card, ordered, taken, answered, noted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.models import Act
from miteinander.meetings.choices import QUESTION_STEPS, AgendaFormatKey, QuestionState
from miteinander.meetings.models import FishbowlQuestion
from miteinander.meetings.services.fishbowl import close_questions, open_questions, set_up
from miteinander.meetings.services.questions import ask_question, move_question, step_question, write_notes
from tests.cast import NOW, make_item
from tests.meetings.scene import somebody

pytestmark = pytest.mark.django_db


def card(bowl, moderator, text="Wer zahlt das?", **more):
    return ask_question(bowl, text, by=moderator, at=NOW, channel=Channel.PAPER, **more)


def states(bowl):
    return list(bowl.questions.values_list("text", "state"))


def test_a_question_is_asked_by_phone_about_an_input(bowl):
    about = make_item(bowl.meeting, AgendaFormatKey.INPUT)
    question = ask_question(bowl, "Wie?", by=somebody(bowl.meeting, NOW), at=NOW, about=about, asked_by="Kim")
    assert (question.input, question.channel, question.position) == (about, "web", 1)


def test_a_card_is_recorded_by_the_helper(bowl, moderator):
    act = Act.objects.upon(card(bowl, moderator)).get()
    assert (act.verb, act.channel, act.person, act.recorded_by) == ("asked", "paper", None, moderator.person)


def test_questions_are_taken_from_a_moment_on_until_the_end(bowl, moderator):
    kim = somebody(bowl.meeting, NOW)
    set_up(bowl, chairs=5, timer_minutes=3, asks_from=NOW + timedelta(days=1), by=moderator, at=NOW)
    for moment in (NOW, bowl.item.ends_at):
        with pytest.raises(Refused, match="Fragen werden gerade nicht angenommen"):
            ask_question(bowl, "Wie?", by=kim, at=moment)
    assert ask_question(bowl, "Wie?", by=kim, at=NOW + timedelta(days=1)).state == "open"


def test_the_moderation_ends_the_questions_and_takes_them_again(bowl, moderator):
    kim = somebody(bowl.meeting, NOW)
    close_questions(bowl, by=moderator, at=NOW)
    bowl.refresh_from_db()
    with pytest.raises(Refused, match="Fragen werden gerade nicht angenommen"):
        ask_question(bowl, "Wie?", by=kim, at=NOW)
    open_questions(bowl, by=moderator, at=NOW)
    bowl.refresh_from_db()
    assert (bowl.asks_until, ask_question(bowl, "Wie?", by=kim, at=NOW).state) == (None, "open")


def test_after_the_end_questions_are_taken_again_until_the_meeting_is_over(bowl, moderator):
    kim, late = somebody(bowl.meeting, NOW), bowl.item.ends_at
    open_questions(bowl, by=moderator, at=late)
    bowl.refresh_from_db()
    assert bowl.asks_until == bowl.meeting.ends_at > late
    assert ask_question(bowl, "Wie?", by=kim, at=late).state == "open"
    assert [bowl.takes_turns(late), bowl.takes_turns(bowl.meeting.ends_at)] == [True, False]


def test_questions_that_begin_later_can_be_taken_at_once(bowl, moderator):
    set_up(bowl, chairs=5, timer_minutes=3, asks_from=NOW + timedelta(days=1), by=moderator, at=NOW)
    open_questions(bowl, by=moderator, at=NOW)
    bowl.refresh_from_db()
    assert bowl.takes_questions(NOW)


def test_the_circle_talks_about_one_question_at_a_time(bowl, moderator):
    first, second = card(bowl, moderator, "Eins"), card(bowl, moderator, "Zwei")
    step_question(first, "take", by=moderator, at=NOW)
    step_question(second, "take", by=moderator, at=NOW)
    assert states(bowl) == [("Eins", "answered"), ("Zwei", "taken")]
    with pytest.raises(IntegrityError, match="one_question_at_a_time"):
        FishbowlQuestion.objects.update(state=QuestionState.TAKEN)


@pytest.mark.parametrize("step", QUESTION_STEPS)
@pytest.mark.parametrize("state", QuestionState.values)
def test_a_question_takes_only_the_steps_of_the_table(bowl, moderator, step, state):
    question = card(bowl, moderator)
    FishbowlQuestion.objects.update(state=state)
    before, after = QUESTION_STEPS[step]
    if state in before:
        step_question(question, step, by=moderator, at=NOW)
        assert states(bowl) == [("Wer zahlt das?", after)]
    else:
        with pytest.raises(Stale, match="Die Frage ist jetzt"):
            step_question(question, step, by=moderator, at=NOW)


def test_the_order_is_the_moderations(bowl, moderator):
    questions = [card(bowl, moderator, text) for text in ("Eins", "Zwei", "Drei")]
    move_question(questions[2], up=True, by=moderator, at=NOW)
    move_question(questions[0], up=True, by=moderator, at=NOW)
    assert [text for text, _state in states(bowl)] == ["Eins", "Drei", "Zwei"]


def test_two_who_note_both_keep_their_text(bowl, moderator):
    question = card(bowl, moderator)
    write_notes(question, "von Kim", by=moderator, at=NOW, seen=1)
    with pytest.raises(Stale) as refusal:
        write_notes(question, "von Noor", by=moderator, at=NOW, seen=1)
    assert refusal.value.theirs.notes == "von Kim"


def test_people_in_the_room_ask_but_do_not_run_it(bowl, cast):
    kim = somebody(bowl.meeting, NOW)
    question = ask_question(bowl, "Wie?", by=kim, at=NOW)
    for other in (kim, cast.actor("outsider")):
        with pytest.raises(Forbidden):
            step_question(question, "take", by=other, at=NOW)
    with pytest.raises(Forbidden):
        ask_question(bowl, "Wie?", by=cast.actor("guest"), at=NOW)
