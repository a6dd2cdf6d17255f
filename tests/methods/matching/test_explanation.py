"""Why: the reasons add up to the points, and everybody without a suggestion learns what stood in the way."""

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings

from miteinander.methods.command import main
from miteinander.methods.matching import Person, Question, Task, Weights, score
from miteinander.methods.matching.assignment import solve
from miteinander.methods.matching.explanation import Explanation, NearMiss, Nothing, Reason, Taken, explain
from miteinander.methods.matching.sentences import sentences
from miteinander.methods.matching.words import english, german
from tests.methods.matching.questions import questions
from tests.methods.matching.test_best_matching import BY_HAND

REASONS = "90 Punkte: passt +40, gewünscht (Natur) +30, bringt mit: Erste Hilfe +20"
HURDLES = "es fehlt etwas Nötiges: 1, ausgeschlossen: 1"
NEARLY = "„Bachputz“ wäre möglich, ist aber ausgeschlossen worden. Für „Café“ fehlt nur: Zeugnis."

every_question = settings(max_examples=60, deadline=None, derandomize=True)


def explained(question):
    scores = score(question)
    return explain(question, scores, solve(question, scores))


def test_the_reasons_of_the_example_by_hand():
    found = explained(BY_HAND)
    assert found.assignments[0].reasons == (
        Reason("fits", 40),
        Reason("wish", 30, ("Natur",)),
        Reason("skills", 20, ("Erste Hilfe",)),
    )
    assert found.persons[1].nothing == Nothing("all_taken", {"skills": 1}, taken=(Taken("bach", 70, 90),))
    nearly = (NearMiss("bach", "excluded"), NearMiss("cafe", "skills", ("Zeugnis",)))
    assert found.persons[3].nothing == Nothing("none_possible", {"skills": 1, "excluded": 1}, nearly)


def test_the_sentences_of_the_example_by_hand():
    assert sentences(BY_HAND, explained(BY_HAND)) == (
        "Personen mit Vorschlag: 2 von 4. Besetzte Plätze: 2 von 2.",
        "Zusammen 130 Punkte. Das ist nachweislich die größte mögliche Summe.",
        "Das ist eine Vorschlagsliste. Niemand wird dadurch eingeteilt.",
        f"Ada: „Bachputz“ ({REASONS}). Auch möglich: „Café“.",
        "Ben bekommt keinen Platz: „Bachputz“ ist mit Personen besetzt, die dort mindestens 90 Punkte haben (hier 70).",
        "Cem: „Café“ (40 Punkte: passt +40). Auch möglich: „Bachputz“.",
        f"Dora bekommt keinen Vorschlag, weil keine Aufgabe möglich ist ({HURDLES}). {NEARLY}",
        "„Bachputz“ ist voll besetzt (1): Ada. Auch möglich: Ben, Cem.",
        "„Café“ ist voll besetzt (1): Cem. Auch möglich: Ada.",
    )


@every_question
@given(questions())
def test_reasons_add_up_and_whoever_is_left_out_has_no_more_points_than_those_inside(question: Question):
    found = explained(question)
    shown = [s for report in (*found.persons,) for s in report.suggestions]
    shown += [s for report in found.tasks for s in report.standby]
    assert [sum(reason.points for reason in s.reasons) for s in shown] == [s.points for s in shown]
    taken = [one for report in found.persons if report.nothing for one in report.nothing.taken]
    assert [one for one in taken if one.least is not None and one.least < one.points] == []
    assert all(bool(report.tasks) != bool(report.nothing) for report in found.persons)


@every_question
@given(questions())
def test_every_result_can_be_said_in_both_languages(question: Question):
    found = explained(question)
    lengths = {len(sentences(question, found, language)) for language in ("de", "en")}
    assert lengths == {3 + len(question.persons) + len(question.tasks)}


def test_a_task_says_why_it_is_empty():
    question = Question((Person("ada"),), (Task("a", needs=frozenset("x")), Task("b", places=3, minimum=2), Task("c")))
    states = {report.task: (report.state, report.why) for report in explained(question).tasks}
    assert states == {
        "a": ("too_few", "nobody_possible"),
        "b": ("too_few", "all_elsewhere"),
        "c": ("full", ""),
    }


def test_both_languages_have_the_same_words():
    assert german.SENTENCES.keys() == english.SENTENCES.keys()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_command_tells_and_writes_json(tmp_path, capsys, language):
    path = tmp_path / "q.json"
    path.write_text('{"persons": [{"id": "ada"}], "tasks": [{"id": "fest"}]}')
    assert main(["matching", str(path), "--language", language]) == 0
    assert "fest" in capsys.readouterr().out
    assert main(["matching", str(path), "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert list(written) == ["format", *(field.name for field in fields(Explanation)), "sentences"]
    assert written["assignments"][0] == {
        "person": "ada",
        "task": "fest",
        "points": 40,
        "assigned": True,
        "reasons": [{"kind": "fits", "points": 40, "words": [], "km": None}],
    }


def test_one_point_and_one_other_person_are_told_in_the_singular():
    tasks = (Task("x", places=2), Task("y", urgency=5))
    question = Question((Person("a"), Person("b")), tasks, Weights(fits=1, near=0))
    told = [sentences(question, explained(question), language) for language in ("de", "en")]
    lacking = "noch 1 Person könnte, hat aber einen anderen Einsatz oder würde allein nicht reichen"
    assert told[0][3] == "a: „x“ (1 Punkt: passt +1). Auch möglich: „y“."
    assert told[0][5] == f"„x“ ist mit 1 von 2 besetzt: a; {lacking}. Auch möglich: b."
    assert told[1][0] == "Persons with a suggestion: 2 of 2. Places filled: 2 of 3."
    assert told[1][3] == "a: “x” (1 point: fits +1). Also possible: “y”."
    assert told[1][5].startswith("“x” is filled 1 of 2: a; 1 more could, but has another shift or would not be enough.")
