"""Many hands on one wall, on the real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from miteinander.ground.refusals import Stale
from miteinander.meetings.models import Interest, Pitch, Session
from miteinander.meetings.services.pitches import set_mark
from miteinander.meetings.services.sessions import place_pitch, swap_pitches

pytestmark = pytest.mark.django_db(transaction=True)
MODERATORS = 10


def all_at_once(act, things):
    """Run `act` for every thing in a thread of its own, started together; return what each one answered."""
    start = Barrier(len(things))

    def run(thing):
        start.wait()
        try:
            with translation.override("de"):
                return act(thing)
        except Stale as refusal:
            return refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(run, things))


def test_ten_moderators_place_ten_topics_into_one_slot_and_one_wins(scene):
    pitches, slot = [scene.card(f"Thema {number}") for number in range(MODERATORS)], scene.slot()
    answers = all_at_once(lambda pitch: place_pitch(pitch, slot, by=scene.organiser, at=scene.at), pitches)
    winner = Session.objects.select_related("pitch").get()
    sentence = f"„{winner.pitch.title}“ steht dort schon (Runde 1, Großer Saal)."
    assert sum(isinstance(answer, str) and answer.startswith(sentence) for answer in answers) == MODERATORS - 1
    assert Pitch.objects.filter(state="placed").count() == 1


def test_swaps_against_each_other_lose_no_topic(scene):
    pitches = [scene.card(f"Thema {number}") for number in range(3)]
    for room, pitch in enumerate(pitches):
        place_pitch(pitch, scene.slot(1, room), by=scene.organiser, at=scene.at)
    pairs = [(pitches[one], pitches[other]) for one, other in ((0, 1), (1, 0), (1, 2), (2, 0), (0, 2))]
    all_at_once(lambda pair: swap_pitches(*pair, by=scene.organiser, at=scene.at), pairs)
    assert Session.objects.values("round", "room").distinct().count() == Session.objects.count() == 3


def test_ten_cards_typed_in_at_once_get_ten_numbers(scene):
    all_at_once(scene.card, [f"Thema {number}" for number in range(MODERATORS)])
    assert sorted(Pitch.objects.values_list("card_number", flat=True)) == list(range(1, MODERATORS + 1))


def test_an_impatient_thumb_marks_once(scene):
    scene.open_windows()
    pitch, kim = scene.card(), scene.somebody()
    all_at_once(lambda _tap: set_mark(pitch, comes=True, by=kim, at=scene.at), list(range(5)))
    assert Interest.objects.count() == 1
