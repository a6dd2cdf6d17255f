"""Where the public peers are required, they are there: else the tests that ask them would be skipped unseen."""

import importlib
import os
import warnings

import pytest


@pytest.mark.parametrize("peer", ["pabutools.rules", "pytauargus", "reddwarf", "sortition_algorithms"])
def test_the_peers_can_be_asked_where_they_are_required(peer):
    if not os.environ.get("MITEINANDER_REQUIRE_PEERS"):
        pytest.skip("the peers are not required here (MITEINANDER_REQUIRE_PEERS)")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a peer warns of itself is not ours
        assert importlib.import_module(peer)
