"""What holds for any texts; and for published German statements."""

import csv
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.similar.comparing import find
from miteinander.methods.similar.everything import neighbours, pairs
from miteinander.methods.similar.folding import fold
from miteinander.methods.similar.formats import read_texts
from miteinander.methods.similar.index import Index, entry_of
from miteinander.methods.similar.topics import check
from miteinander.methods.trouble import MethodError
from tests.shared import shared

WORDS = st.sampled_from(
    ["Radweg", "Radwege", "Bäume", "Baum", "Schule", "Schulhof", "mehr", "der", "kein", "30", "und"]
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=30)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_for_letters(text):
    assert fold(text).lower() == fold(text)


@given(st.lists(TEXTS, max_size=12), TEXTS)
@settings(max_examples=60, deadline=None)
def test_scores_are_shares_and_sorted(known, text):
    index = Index()
    index.extend((str(number), held, "") for number, held in enumerate(known))
    scores = [match.score for match in find(index, text, threshold=0.0)]
    assert all(0.0 <= score <= 1.0 + 1e-9 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(st.lists(TEXTS, min_size=1, max_size=10), st.data())
@settings(max_examples=40, deadline=None)
def test_a_known_text_finds_itself_fully(known, data):
    index = Index()
    index.extend((str(number), held, "") for number, held in enumerate(known))
    text = data.draw(st.sampled_from(known))
    if entry_of(text).telling:
        assert find(index, text, threshold=0.0)[0].score == pytest.approx(1.0)


@given(st.lists(TEXTS, max_size=10))
@settings(max_examples=40, deadline=None)
def test_all_at_once_is_one_by_one(known):
    index = Index()
    index.extend((str(number), held, "") for number, held in enumerate(known))
    for number, nearest in neighbours(index, 20):
        one = dict(index.nearest(index.entries[number], 20, leave_out=[str(number)]))
        assert {at: pytest.approx(cosine) for at, cosine in nearest if cosine > 1e-9} == one


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_and_never_crashes(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("damaged") / "texte.csv"
    for head in (b"", b"id,text\n"):
        path.write_bytes(head + content)
        with suppress(MethodError):
            read_texts(path)


def published():
    index = Index()
    for topic in ("Energie", "Wohnen"):
        with shared(f"polis/klimarat-texte/{topic}.csv").open(encoding="utf-8-sig", newline="") as held:
            index.extend((f"{topic} {row['comment-id']}", row["comment-body"], topic) for row in csv.DictReader(held))
    return index


def test_the_topic_of_published_statements_is_right_in_three_of_four():
    found = check(published())
    assert (found.asked, round(found.majority, 2)) == (1652, 0.63)
    assert found.accuracy > 0.75


def test_published_statements_entered_twice_are_found():
    found = pairs(published(), threshold=0.9)
    assert len(found) > 60
    assert all(pair.match.likely for pair in found)
