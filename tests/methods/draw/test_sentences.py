"""What a resident reads: figures, why a chance is as it is, who was drawn."""

from dataclasses import replace

import pytest

from miteinander.methods.draw.explanation import explain
from miteinander.methods.draw.problem import Person, Question, Quota
from miteinander.methods.draw.replacement import draw_replacement
from miteinander.methods.draw.result import draw, prepare
from miteinander.methods.draw.sentences import protocol_sentences, replacement_sentences, sentences, why
from miteinander.methods.draw.words import SENTENCES
from tests.methods.draw.pools import by_hand, town


def reasons(question: Question) -> dict[str, tuple[str, str]]:
    groups = explain(prepare(question, lots=60)).groups
    return {name: (group.reason, why(group, "en")) for group in groups for name in group.people}


def test_the_example_by_hand_in_german():
    head = (
        "Für 2 Plätze stehen 5 Personen im Pool. Im Durchschnitt beträgt die Chance 40,00 %, die kleinste Chance "
        "33,33 % (Gini-Koeffizient 0,1333)."
    )
    rule = (
        "Die Chancen sind so gleich, wie die Quoten es zulassen (Leximin): Keine andere Auslosung gäbe denen mit der "
        "kleinsten Chance mehr, und so weiter Stufe für Stufe. Das ist bewiesen."
    )
    lots = (
        "Gezogen wird aus 3 gleich wahrscheinlichen Losen; jedes hält alle Quoten ein. In den Losen beträgt die "
        "kleinste Chance 33,33 %; keine Chance weicht um mehr als 0,00 Prozentpunkte ab."
    )
    levels = (
        "33,33 %: 1 Person. Für 3 Personen mit age „old“ gibt es höchstens 1 Platz.",
        "33,33 %: 3 Personen. Für 3 Personen mit sex „m“ gibt es höchstens 1 Platz.",
        "66,67 %: 1 Person. Für 2 Personen mit sex „w“ gibt es mindestens 1 Platz.",
    )
    assert sentences(explain(prepare(by_hand(), lots=3))) == (head, rule, lots, *levels)


def test_the_panel_of_the_example_by_hand():
    prepared = prepare(by_hand(), lots=3)
    drawn = draw(prepared, "4 8 15")
    assert protocol_sentences(replace(prepared, before=True), drawn, "en") == (
        f"Committed to before the draw (SHA-256): {prepared.commitment.sha256}",
        f"The seed “4 8 15” draws lot {drawn.number}. Drawn are: {', '.join(drawn.panel)}.",
    )


def test_minima_of_others_are_named_where_they_squeeze():
    people = tuple(Person(f"{value}{at}", (value,)) for value in "xy" for at in range(4))
    question = Question(people, (Quota("c", "x", 0, 4), Quota("c", "y", 3, 3)), 4)
    assert reasons(question)["x0"] == (
        "squeezed",
        "25.00%. For 4 people with c “x” there is 1 seat at most, because the minima of the others need the rest.",
    )


def test_who_is_sure_and_who_has_no_chance():
    people = (Person("a", ("x",)), Person("b", ("y",)), Person("c", ("y",)), Person("d", ("z",)))
    found = reasons(Question(people, (Quota("c", "x", 1, 1), Quota("c", "y", 1, 1), Quota("c", "z", 0, 0)), 2))
    assert found["a"][0] == "sure"
    assert found["d"] == ("never", "0.00%. The quota admits nobody with c “z”.")
    assert found["b"] == ("crowded", "50.00%. For 2 people with c “y” there is 1 seat at most.")


def test_one_of_several_at_an_address():
    people = tuple(Person(name, ("x",), "home" if name in "abc" else "") for name in "abcde")
    assert reasons(Question(people, (Quota("c", "x", 0, 3),), 3))["a"][0] == "address"


def test_a_draw_cut_short_says_so():
    found = explain(prepare(town(150, 22, [2, 5, 4, 8]), seconds=0.01))
    assert sentences(found, "en")[1].startswith("Time was too short to prove the most equal chances. The draw is valid")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_pool_can_be_told(language):
    told = sentences(explain(prepare(town(60, 10, [2, 3, 3]))), language)
    assert all(line[0].isupper() or line[0].isdigit() for line in told)


def test_both_languages_have_the_same_sentences():
    assert SENTENCES["de"].keys() == SENTENCES["en"].keys()


def test_too_few_lots_to_name_everybody_are_told():
    told = sentences(explain(prepare(by_hand(), lots=2)), "en")
    assert "So few lots do not name everybody who has a chance. Please take more, say 10 (--lots)." in told


def test_one_seat_and_one_person_are_told_in_the_singular():
    question = Question((Person("a", ("x",)),), (Quota("c", "x", 1, 1),), 1)
    found = explain(prepare(question, lots=1))
    assert sentences(found)[0].startswith("Für 1 Platz steht 1 Person im Pool. ")
    assert sentences(found, "en")[0].startswith("There is 1 person in the pool for 1 seat. ")
    assert sentences(found)[-1] == (
        "100,00 %: 1 Person. Sicher dabei, denn ohne sie gehen die Quoten nicht auf oder es gibt genug Plätze."
    )


def test_what_no_chance_exceeds_is_rounded_up():
    found = explain(prepare(by_hand(), lots=3))
    found = replace(found, exact=False, bound=0.33331, lots=replace(found.lots, largest_deviation=0.00204))
    told = sentences(found, "en")
    assert told[1].endswith("no draw can reach a smallest chance above 33.34%.")
    assert told[2].endswith("no chance is off by more than 0.21 percentage points.")


def test_one_lot_one_drawn_and_one_without_a_chance_are_told_in_the_singular():
    people = (Person("a", ("x",)), Person("b", ("y",)))
    prepared = prepare(Question(people, (Quota("c", "x", 1, 1), Quota("c", "y", 0, 0)), 1), lots=1)
    told = sentences(explain(prepared))
    assert "Ohne Chance, weil jede Zusammensetzung mit dieser Person Quoten verletzt: b." in told
    assert told[3].startswith("Es gibt nur 1 Los; es hält alle Quoten ein.")
    said = protocol_sentences(replace(prepared, before=True), draw(prepared, "s"))
    assert said[1] == "Mit dem Startwert „s“ ist Los 0 gezogen. Ausgelost ist: a."


def test_the_only_one_of_a_kind_replaces_without_a_lot():
    told = replacement_sentences(draw_replacement(by_hand(), ("a", "d"), ["d"], "s"))
    assert told[1] == "e stimmt in allen Merkmalen der Quoten mit d überein, sonst niemand."
