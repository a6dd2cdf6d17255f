"""Published pools, their published figures, and the field's own program as an oracle."""

import random
import warnings

import numpy as np
import pytest

from miteinander.methods.draw.explanation import explain
from miteinander.methods.draw.fair import fair_distribution
from miteinander.methods.draw.formats import read_question
from miteinander.methods.draw.problem import Question
from miteinander.methods.draw.result import prepare
from miteinander.methods.draw.verification import keeps_all
from tests.methods.draw.pools import seeded, town
from tests.shared import shared


def published() -> Question:
    pool = shared("sortition/published/example_small_20_respondents.csv")
    return read_question(pool, shared("sortition/published/example_small_20_categories.csv"), 20)


def foundation(**options: object) -> Question:
    return read_question(shared("sortition/sf/candidates.csv"), shared("sortition/sf/features.csv"), 22, **options)


def test_the_published_example_has_its_published_figures():
    found = explain(prepare(published()))
    assert (found.minimum, found.gini, found.exact) == (0.1, 0.0, True)
    assert (found.lots.minimum, found.lots.gini) == (0.1, 0.0)


def test_the_pool_of_the_foundation_has_its_known_figures():
    found = explain(prepare(foundation()))
    assert (round(found.minimum, 4), round(found.gini, 4), found.exact) == (0.0909, 0.1404, True)


def test_every_lot_of_the_foundation_keeps_all_and_its_chances_are_near():
    question = foundation(address=[])
    prepared = prepare(question)
    assert all(keeps_all(question, prepared.panel(number)) for number in range(1000))
    assert explain(prepared).lots.largest_deviation < 0.0025


def peer_maximin(question: Question) -> float:
    """Ask sortition-algorithms for the largest smallest chance."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = pytest.importorskip(
            "sortition_algorithms", reason="needs the peer sortition-algorithms: make bench installs it"
        )
        from sortition_algorithms import committee_generation, features, people, settings  # noqa: PLC0415 - a peer

        assert peer
        head = ["feature", "value", "min", "max"]
        rows = [dict(zip(head, [q.category, q.value, str(q.low), str(q.high)], strict=True)) for q in question.quotas]
        held = features.read_in_features(head, rows)[0]
        columns = ["id", *question.categories]
        body = [dict(zip(columns, [person.id, *person.values], strict=True)) for person in question.people]
        options = settings.Settings(id_column="id", columns_to_keep=[], check_same_address=False)
        pool = people.read_in_people(columns, body, held, options)[0]
        panels, shares, _ = committee_generation.find_distribution_maximin(held, pool, question.seats, [])
    chances = np.zeros(len(question.people))
    place = {person.id: at for at, person in enumerate(question.people)}
    for panel, share in zip(panels, shares, strict=True):
        chances[[place[name] for name in panel]] += share
    return float(chances[chances > 1e-6].min())


@pytest.mark.parametrize("seed", [3, 5, 8])
def test_the_smallest_chance_is_that_of_the_peer(seed):
    question = town(40, 8, [2, 3, 3], seed=seed)
    assert fair_distribution(question.frame, "maximin").bound == pytest.approx(peer_maximin(question), abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 340))
def test_many_small_questions_are_answered_exactly(seed):
    frame = seeded(random.Random(seed), most=14).frame
    assert fair_distribution(frame).exact
