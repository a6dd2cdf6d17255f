"""Against real unconferences: the proposal is never worse than the plan really used."""

import json

import pytest

from miteinander.methods.barcamp import Plan, count, propose
from miteinander.methods.barcamp.w3c import read_breakouts
from tests.shared import shared

FILES = ["barcamp/w3c_breakouts_2024.json", "barcamp/tpac2019.json"]


@pytest.mark.parametrize("file", FILES)
def test_a_proposal_is_at_least_as_good_as_the_plan_really_used(file: str):
    problem, used = read_breakouts(json.loads(shared(file).read_text(encoding="utf-8")))
    ours, theirs = count(problem, propose(problem)), count(problem, Plan(used))
    assert (ours.parked, ours.host_clashes) == (0, 0)
    assert ours.clashes <= theirs.clashes
    assert ours.apart_broken <= theirs.apart_broken
    assert ours.overflow <= theirs.overflow


@pytest.mark.parametrize("file", FILES)
def test_starting_from_the_real_plan_changes_only_what_pays(file: str):
    problem, used = read_breakouts(json.loads(shared(file).read_text(encoding="utf-8")))
    totals = count(problem.with_previous(used), propose(problem.with_previous(used)))
    assert totals.round_changed <= count(problem, Plan(used)).host_clashes
    assert totals.host_clashes == 0


def test_tpac_2019_is_planned_without_its_host_in_two_rooms_and_with_seats_for_all():
    problem, used = read_breakouts(json.loads(shared("barcamp/tpac2019.json").read_text(encoding="utf-8")))
    theirs, ours = count(problem, Plan(used)), count(problem, propose(problem))
    assert (theirs.host_clashes, theirs.overflow) == (1, 5)
    assert (ours.host_clashes, ours.overflow) == (0, 0)
