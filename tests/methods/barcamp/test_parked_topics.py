"""Each reason why a topic is parked, in the words of the page."""

from miteinander.methods.barcamp import Pitch, Place, Plan, Problem, Room, Round, Weights, explain, propose, why
from tests.methods.barcamp.problems import persons, small

HALL_1, HALL_2 = Place("1", "saal"), Place("2", "saal")
STUDY_1, STUDY_2 = Place("1", "stube"), Place("2", "stube")


def told(problem: Problem, pitch: str) -> str:
    return why(explain(problem, propose(problem)), pitch)


def crowd(number: int) -> frozenset[str]:
    return persons(*(f"p{n}" for n in range(number)))


def test_no_place_at_all():
    assert told(Problem((Pitch("a", "Rad"),), (), ()), "a") == "„Rad“ bleibt ohne Platz: Es gibt keinen freien Platz."


def test_no_step_free_room():
    problem = Problem((Pitch("a", "Rad", step_free=True),), (Round("1"),), (Room("r"),))
    assert told(problem, "a") == "„Rad“ bleibt ohne Platz: Es gibt keinen stufenfreien Raum."


def test_every_fitting_place_is_pinned():
    problem = small(
        Pitch("a", "Rad", step_free=True), Pitch("b", "Bus", pinned=HALL_1), Pitch("c", "Bahn", pinned=HALL_2)
    )
    assert told(problem, "a") == "„Rad“ bleibt ohne Platz: Auf allen passenden Plätzen stehen Themen, die dort bleiben."


def test_the_host_is_busy_in_every_round():
    one_host = {"hosts": persons("h")}
    problem = small(
        Pitch("a", "Rad", **one_host),
        Pitch("b", "Bus", pinned=HALL_1, **one_host),
        Pitch("c", "Bahn", pinned=HALL_2, **one_host),
    )
    assert told(problem, "a") == (
        "„Rad“ bleibt ohne Platz: In jeder möglichen Runde läuft schon etwas, das nicht gleichzeitig sein darf: "
        "„Bus“ und „Bahn“."
    )


def test_all_others_have_more_marks():
    problem = small(*(Pitch(str(n), f"Thema {n}", crowd(n)) for n in range(2, 7)))
    assert told(problem, "2") == (
        "„Thema 2“ bleibt ohne Platz (2 Personen): Alle passenden Plätze sind belegt, jedes Thema dort "
        "hat mindestens ebenso viele; das kleinste ist „Thema 3“ (3 Personen)."
    )


def test_one_more_mark_does_not_pay_for_taking_a_place_away():
    cards = [Pitch(str(n), f"Thema {n}", extra=6, before=place) for n, place in enumerate((HALL_1, HALL_2, STUDY_1))]
    problem = small(*cards, Pitch("3", "Rad", extra=3, before=STUDY_2), Pitch("4", "Bus", extra=3), Pitch("5", extra=4))
    assert told(problem, "5").startswith(
        "„5“ bleibt ohne Platz (4 Personen): Ein Tausch mit „Rad“ würde nicht mehr bringen"
    )


def test_a_topic_that_nobody_let_in_yet_could_come_in():
    problem = small(Pitch("a", "Rad", crowd(2)))
    explanation = explain(problem, Plan({"a": None}))
    assert why(explanation, "a") == (
        "„Rad“ bleibt ohne Platz (2 Personen), könnte aber auf einen freien Platz (2 Wünsche mehr mit Platz)."
    )


def test_weights_decide_what_is_worth_more():
    pair = (Pitch("a", "Rad", crowd(5)), Pitch("b", "Bus", crowd(5)))
    one_round = Problem(pair, (Round("1"),), (Room("r"), Room("s")), weights=Weights(parked=1, clash=5))
    assert list(propose(one_round).places.values()).count(None) == 1
