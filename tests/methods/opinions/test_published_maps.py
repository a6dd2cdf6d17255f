"""Against published opinion maps, and against the public port."""

import json

import numpy as np
import pytest

from miteinander.methods.opinions.formats import labels_of, read_comments, read_groups, read_votes
from miteinander.methods.opinions.mapping import Settings, opinion_map, with_given_groups
from miteinander.methods.opinions.stability import adjusted_rand
from tests.shared import shared

FIXTURES = ["50ptpt-3gp-strict-no-meta", "below-100-ptpts"]
PUBLISHED = [
    ("15-per-hour-seattle", [94, 44], 0.8560),
    ("brexit-consensus", [101, 88], 0.8764),
    ("vtaiwan.uberx", [936, 282], 0.8259),
]


def of_server(name):
    folder = shared(f"polis/server-fixtures/{name}")
    votes = read_votes(folder / "votes.json", read_comments(folder / "comments.json")).votes
    labels = labels_of(read_groups(folder / "math-pca2.json"), votes)
    return votes, labels, json.loads((folder / "math-pca2.json").read_text())


def of_export(name):
    folder = shared(f"polis/{name}")
    given = read_votes(folder / "participants-votes.csv", read_comments(folder / "comments.csv"))
    return given.votes, labels_of(given.groups, given.votes)


def agreement(labels, found):
    ours = np.full(len(labels), -1)
    for number, group in enumerate(found.groups):
        ours[group.members] = number
    both = (ours >= 0) & (labels >= 0)
    return adjusted_rand(labels[both], ours[both])


@pytest.mark.parametrize("name", FIXTURES)
def test_group_aware_consensus_is_that_of_the_server(name):
    votes, labels, server = of_server(name)
    ours = with_given_groups(votes, labels).agreement_scores
    theirs = [server["group-aware-consensus"][statement] for statement in votes.statements]
    assert np.abs(ours - theirs).max() < 1e-12


@pytest.mark.parametrize("name", FIXTURES)
def test_representative_statements_are_those_of_the_server(name):
    votes, labels, server = of_server(name)
    for number, group in enumerate(with_given_groups(votes, labels, Settings(smallest_group=1)).groups):
        theirs = server["repness"][str(number)]
        assert [(votes.statements[saying.statement], saying.side) for saying in group.says] == [
            (str(entry["tid"]), entry["repful-for"]) for entry in theirs
        ]
        figures = [(saying.share, saying.share_test, saying.ratio, saying.difference_test) for saying in group.says]
        keys = ("p-success", "p-test", "repness", "repness-test")
        assert np.array(figures) == pytest.approx(
            np.array([[entry[key] for key in keys] for entry in theirs]), abs=1e-6
        )


@pytest.mark.parametrize(("name", "least"), [(FIXTURES[0], 1.0), (FIXTURES[1], 0.71)])
def test_groups_are_near_those_of_the_server(name, least):
    votes, labels, _ = of_server(name)
    assert agreement(labels, opinion_map(votes)) >= least


@pytest.mark.parametrize(("name", "sizes", "expected"), PUBLISHED)
def test_groups_are_near_the_published_ones(name, sizes, expected):
    votes, labels = of_export(name)
    found = opinion_map(votes)
    assert [len(group.members) for group in found.groups] == sizes
    assert agreement(labels, found) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", ["15-per-hour-seattle", "brexit-consensus"])
def test_list_and_matrix_of_the_same_conversation_are_the_same_votes(name):
    folder = shared(f"polis/{name}")
    matrix, listed = (read_votes(folder / file).votes for file in ("participants-votes.csv", "votes.csv"))
    assert len(matrix) == len(listed)
    assert [
        (matrix.people[row], matrix.statements[column], value)
        for row, column, value in zip(matrix.rows, matrix.columns, matrix.values, strict=True)
    ] == [
        (listed.people[row], listed.statements[column], value)
        for row, column, value in zip(listed.rows, listed.columns, listed.values, strict=True)
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the peer and its libraries warn of each other
@pytest.mark.parametrize("name", [name for name, _, _ in PUBLISHED])
def test_groups_are_not_further_from_the_published_ones_than_those_of_the_public_port(name):
    port = pytest.importorskip(
        "reddwarf.implementations.polis", reason="needs the peer red-dwarf: make bench installs it"
    )
    votes, labels = of_export(name)
    cast = zip(votes.rows.tolist(), votes.columns.tolist(), votes.values.tolist(), strict=True)
    given = [{"participant_id": row, "statement_id": at, "vote": vote, "modified": 0} for row, at, vote in cast]
    hidden = np.flatnonzero(votes.is_hidden).tolist()
    found = port.run_pipeline(votes=given, mod_out_statement_ids=hidden, random_state=0)
    theirs = found.participants_df["cluster_id"].fillna(-1).astype(int).to_numpy()
    both = (theirs >= 0) & (labels >= 0)
    assert agreement(labels, opinion_map(votes)) >= adjusted_rand(labels[both], theirs[both]) - 0.02
