"""Guiding questions are reworded, moved and removed; what points to them stays right."""

from dataclasses import replace

import pytest

from miteinander.ground.refusals import Refused
from miteinander.meetings.models import CarriedItem, GuidingQuestion
from miteinander.meetings.services.follow_up import undo_decision
from miteinander.meetings.services.guiding_questions import QuestionLine
from miteinander.meetings.services.series import details_of, edit_meeting
from tests.cast import NOW
from tests.meetings.harvest.orchard import make_orchard
from tests.meetings.series.test_office import FORM

EDIT = "/treffen/tag-1/leitung/bearbeiten/"


@pytest.fixture
def two(meeting):
    """Two questions, each taken over from an earlier meeting."""
    rows = [GuidingQuestion.objects.create(meeting=meeting, text=text, position=n) for n, text in enumerate("ab")]
    for row in rows:
        item = {"key": f"of {row.text}", "becomes": "question", "decision": "accepted"}
        CarriedItem.objects.create(meeting=meeting, guiding_question=row, text=row.text, reason=row.text, **item)
    return rows


@pytest.fixture
def write(cast, meeting):
    def writing(*lines):
        questions = tuple(QuestionLine(*line) for line in lines)
        details = replace(details_of(meeting), guiding_questions=questions)
        meeting.version = edit_meeting(
            meeting, by=cast.actor("office"), details=details, version=meeting.version, at=NOW
        ).version
        return [(one.text, getattr(one, "origin", None) and one.origin.key) for one in meeting.guiding_questions.all()]

    return writing


def test_a_reworded_question_keeps_where_it_comes_from(two, write):
    assert write(("a, anders gesagt", two[0].pk), ("b", two[1].pk)) == [("a, anders gesagt", "of a"), ("b", "of b")]


def test_moved_questions_keep_where_they_come_from(two, write):
    assert write(("b", two[1].pk), ("a", two[0].pk)) == [("b", "of b"), ("a", "of a")]


def test_texts_exchanged_between_two_lines_take_their_origin_along(two, write):
    assert write(("b", two[0].pk), ("a", two[1].pk)) == [("b", "of b"), ("a", "of a")]


def test_a_new_question_in_the_place_of_a_removed_one_has_no_origin(two, write):
    assert write(("neu", None), ("b", two[1].pk)) == [("neu", None), ("b", "of b")]


def test_what_was_proposed_counts_as_left_out_when_its_question_goes(two, write):
    write(("b", two[1].pk))
    assert list(CarriedItem.objects.order_by("key").values_list("decision", flat=True)) == ["dropped", "accepted"]


def test_the_key_of_a_question_of_another_meeting_makes_a_new_one(two, write, cast):
    write(("a", two[0].pk))
    assert write(("a", two[0].pk), ("fremd", two[1].pk)) == [("a", "of a"), ("fremd", None)]


def test_a_question_that_findings_answer_can_be_reworded_but_not_removed(cast, meeting, two, write):
    finding = make_orchard(cast, meeting).find(guiding_question=two[0])
    write(("anders", two[0].pk), ("b", two[1].pk))
    finding.refresh_from_db()
    assert finding.guiding_question.text == "anders"
    sentence = "Zu „anders“ gehören Themen oder Erkenntnisse. Bitte formulieren Sie die Frage um"
    with pytest.raises(Refused, match=sentence):
        write(("b", two[1].pk))
    with pytest.raises(Refused, match=sentence):
        undo_decision(two[0].origin, by=cast.actor("office"), at=NOW)


def lines_in(client):
    lines = client.get(EDIT).context["form"].questions.forms
    return [(str(line["key"].value() or ""), line["text"].value() or "") for line in lines]


def posted(lines, **more):
    form = FORM | {"version": "1", "fragen-TOTAL_FORMS": str(len(lines))}
    for number, (key, text) in enumerate(lines):
        form |= {f"fragen-{number}-key": key, f"fragen-{number}-text": text}
    return form | more


def test_the_form_brings_each_question_with_its_key(two, meeting, client_of):
    client = client_of("office")
    lines = lines_in(client)
    assert [text for _key, text in lines] == ["a", "b", "", ""]
    (first, _old), *rest = lines
    assert client.post(EDIT, posted([(first, "umformuliert"), *rest])).status_code == 302
    assert meeting.guiding_questions.get(text="umformuliert").origin.key == "of a"


def test_numbers_put_the_questions_in_another_order(two, meeting, client_of):
    client = client_of("office")
    order = {"fragen-0-ORDER": "2", "fragen-1-ORDER": "1"}
    client.post(EDIT, posted(lines_in(client), **order))
    assert [question.text for question in meeting.guiding_questions.all()] == ["b", "a"]


def test_two_editors_see_both_lists_and_the_second_try_keeps_the_origin(two, meeting, client_of):
    first, second = client_of("organiser"), client_of("office")
    (a, _a), *rest = lines_in(first)
    first.post(EDIT, posted([(a, "a von ihr"), *rest]))
    stale = second.post(EDIT, posted([(a, "a von ihm"), *rest]))
    page = stale.content.decode()
    assert (stale.status_code, "a von ihr<br>b" in page, "a von ihm<br>b" in page) == (409, True, True)
    assert second.post(EDIT, posted([(a, "a von ihm"), *rest], version="2")).status_code == 302
    assert meeting.guiding_questions.get(text="a von ihm").origin.key == "of a"
