"""What holds for any votes."""

import json
from contextlib import suppress

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from miteinander.methods.opinions import formats
from miteinander.methods.opinions.mapping import Settings, opinion_map
from miteinander.methods.opinions.result import written
from miteinander.methods.opinions.sentences import sentences
from miteinander.methods.opinions.votes import of_triples
from miteinander.methods.output import as_json
from miteinander.methods.trouble import MethodError
from tests.methods.opinions.maps import camps

MATRICES = arrays(np.int64, array_shapes(min_dims=2, max_dims=2, max_side=24), elements=st.integers(-1, 2))


def triples_of(matrix):
    return [(str(row), str(column), int(value)) for (row, column), value in np.ndenumerate(matrix) if value < 2]


@given(MATRICES)
@settings(max_examples=60, deadline=None)
def test_any_votes_give_a_map_in_which_everybody_is_in_one_place(matrix):
    triples = triples_of(matrix)
    if not triples:
        return
    votes = of_triples(triples)
    found = opinion_map(votes, Settings(rounds=2))
    placed = [person for group in found.groups for person in group.members.tolist()] + found.ungrouped.tolist()
    assert sorted(placed) == list(range(len(votes.people)))
    assert all(len(group.members) >= 5 for group in found.groups)
    assert bool(found.groups) == (found.refusal is None)
    assert sentences(found, {})
    assert as_json(written(found, {}))
    assert np.isfinite(found.points).all()


@given(st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_votes_changes_nothing(random):
    votes = camps(noise=0.25)
    triples = [
        (votes.people[row], votes.statements[column], int(value))
        for row, column, value in zip(votes.rows, votes.columns, votes.values, strict=True)
    ]
    random.shuffle(triples)
    again = opinion_map(of_triples(triples), Settings(rounds=2))
    assert written(again, {}) == written(opinion_map(votes, Settings(rounds=2)), {})


@given(MATRICES)
@settings(max_examples=20, deadline=None)
def test_agreement_and_disagreement_are_mirror_images(matrix):
    triples = triples_of(matrix)
    if not triples:
        return
    plain = opinion_map(of_triples(triples), Settings(rounds=2))
    turned = opinion_map(of_triples([(person, name, -value) for person, name, value in triples]), Settings(rounds=2))
    if not plain.groups and not turned.groups:
        assert np.array_equal(plain.agreement_scores, turned.disagreement_scores)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=100, deadline=None)
def test_a_damaged_file_is_refused_and_never_crashes(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("damaged") / "votes.csv"
    for head in (
        b"",
        b"comment-id,voter-id,vote\n",
        b"participant,group-id,0,1\n",
        b"comment-id,comment-body\n",
        b"[",
        b'[{"tid": 1, "pid": 1, "vote": ',
    ):
        path.write_bytes(head + content)
        for read in (formats.read_votes, formats.read_comments, formats.read_groups):
            with suppress(MethodError):
                read(path)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)
ROWS = st.lists(
    st.fixed_dictionaries({key: st.integers(-1, 3) | JSON for key in ("pid", "tid", "vote", "modified", "mod")}),
    max_size=3,
)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_any_json_is_read_or_refused(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("json") / "votes.json"
    path.write_text(json.dumps(rows))
    for read in (formats.read_votes, formats.read_comments, formats.read_groups):
        with suppress(MethodError):
            read(path)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([-1, 0, 1])), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_quick_and_careful_reading_agree_on_any_list(tmp_path_factory, cast):
    path = tmp_path_factory.mktemp("lists") / "votes.csv"
    lines = [f"{at},x,{statement},{person},{value}" for at, (person, statement, value) in enumerate(cast)]
    text = "timestamp,datetime,comment-id,voter-id,vote\n" + "\n".join(lines) + "\n"
    path.write_text(text)
    quick = formats.read_votes(path).votes
    path.write_text(text.replace(",x,", ',"x",'))
    careful = formats.read_votes(path).votes
    assert (quick.people, quick.statements) == (careful.people, careful.statements)
    assert (quick.rows.tolist(), quick.columns.tolist()) == (careful.rows.tolist(), careful.columns.tolist())
    assert quick.values.tolist() == careful.values.tolist()
