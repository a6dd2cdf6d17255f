"""Groups, refusals, stability."""

import numpy as np
import pytest

from miteinander.methods.opinions import of_triples
from miteinander.methods.opinions.mapping import Refusal, Settings, opinion_map, rounds_for, with_given_groups
from miteinander.methods.opinions.result import written
from miteinander.methods.opinions.sentences import sentences
from miteinander.methods.trouble import Cancelled
from tests.methods.opinions.maps import camps, noise, of_matrix


def members(found):
    return [group.members.tolist() for group in found.groups]


def test_two_camps_are_found_and_firm():
    found = opinion_map(camps())
    assert members(found) == [list(range(20)), list(range(20, 35))]
    assert found.stability.agreement > 0.95
    assert found.refusal is None


def test_three_camps_are_found():
    assert [len(group) for group in members(opinion_map(camps((25, 20, 15), 24)))] == [25, 20, 15]


def test_the_same_votes_and_seed_give_the_same_map():
    votes = camps(noise=0.3)
    one, other = (written(opinion_map(votes, Settings(seed="Rathaus")), {}) for _ in range(2))
    assert repr(one) == repr(other)


def test_votes_without_connection_show_no_groups():
    found = opinion_map(noise())
    assert (found.refusal, found.groups, found.stability) == (Refusal.NO_STRUCTURE, (), None)
    assert sentences(found, {})[1] == (
        "Es werden keine Gruppen gezeigt: Die Stimmen hängen nicht stärker zusammen, als es auch der Zufall ergäbe."
    )


def test_one_shared_opinion_shows_no_groups_but_the_consensus():
    lean = np.random.default_rng(5).random(20)
    votes = of_matrix(np.where(np.random.default_rng(6).random((200, 20)) < lean, 1, -1))
    found = opinion_map(votes)
    assert found.refusal == Refusal.NO_STRUCTURE
    assert {entry.statement for entry in found.consensus if entry.side == "agree"} <= set(np.flatnonzero(lean > 0.5))


def test_too_few_people_are_refused_with_a_sentence():
    found = opinion_map(camps((8, 6)))
    assert found.refusal == Refusal.FEW_PEOPLE
    assert sentences(found, {})[1] == (
        "Es werden keine Gruppen gezeigt: 14 Personen haben bisher genug Aussagen bewertet (mindestens 7); "
        "nötig sind 15."
    )
    assert found.ungrouped.tolist() == list(range(14))


def test_too_few_statements_are_refused():
    assert opinion_map(camps(statements=6)).refusal == Refusal.FEW_STATEMENTS


def test_a_group_below_the_smallest_size_is_never_shown():
    found = opinion_map(camps((40, 3), noise=0.0))
    assert found.refusal == Refusal.NO_SPLIT or min(map(len, members(found))) >= 5
    assert members(opinion_map(camps((40, 3), noise=0.0), Settings(smallest_group=3))) == [
        list(range(40)),
        [40, 41, 42],
    ]


def test_people_with_fewer_than_seven_votes_are_in_no_group():
    matrix = [[1 if at % 2 else -1 for at in range(8)], [-1 if at % 2 else 1 for at in range(8)]]
    votes = of_matrix([*(matrix * 10), [1] * 6 + [None] * 2])
    assert opinion_map(votes).ungrouped.tolist() == [20]
    found = opinion_map(votes, Settings(kept=("p020", "stranger")))  # grouped before, so not dropped
    assert (found.ungrouped.tolist(), found.able) == ([], 21)


def test_a_moderated_statement_is_never_named():
    votes = camps().hiding(["s001"])
    found = opinion_map(votes)
    named = [
        *(saying.statement for group in found.groups for saying in group.says),
        *(entry.statement for entry in (*found.consensus, *found.divisive)),
    ]
    assert 1 not in named
    assert sentences(found, {})[1] == "1 Aussage wurde von der Moderation herausgenommen und wird nicht gezeigt."


def test_what_both_camps_agree_on_leads_the_consensus():
    found = opinion_map(camps(noise=0.0))
    assert (found.consensus[0].statement, found.consensus[0].side) == (0, "agree")
    assert found.consensus[0].score == pytest.approx(21 / 22 * 16 / 17)


def test_later_votes_give_the_map_that_all_votes_give():
    votes = camps()
    triples = [
        (votes.people[row], votes.statements[column], int(value))
        for row, column, value in zip(votes.rows, votes.columns, votes.values, strict=True)
    ]
    grown = of_triples(triples[:200]).with_votes(*zip(*triples[200:], strict=True))
    assert written(opinion_map(grown), {}) == written(opinion_map(votes), {})


def test_a_changed_vote_replaces_the_earlier_one():
    votes = of_triples([("a", "1", 1), ("a", "1", -1)])
    assert (len(votes), votes.values.tolist()) == (1, [-1])


def test_given_groups_are_described_without_a_judgement_on_their_firmness():
    votes = camps()
    found = with_given_groups(votes, np.array([0] * 20 + [1] * 14 + [-1]))
    assert members(found) == [list(range(20)), list(range(20, 34))]
    assert (found.stability, found.ungrouped.tolist()) == (None, [34])


def test_a_single_given_group_is_not_compared_with_others():
    told = sentences(with_given_groups(camps(), np.array([0] * 20 + [-1] * 15)), {})
    assert told[1] == "Beschrieben wird 1 Gruppe, die die Datei vorgibt: Gruppe A mit 20 Personen."
    assert told[3:5] == ("15 Personen sind in keiner Gruppe.", "Dazu gibt es eine klare Mehrheit:")
    assert [line for line in told if "trennt" in line or "Gruppen sind vorsichtig" in line] == []


def test_a_cancelled_computation_ends_at_once():
    def stop(share, _step):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        opinion_map(camps(), progress=stop)


def test_large_maps_draw_fewer_samples():
    assert [rounds_for(votes) for votes in (0, 50_000, 1_000_000)] == [30, 20, 10]


def test_nobody_and_nothing_but_passing_are_answered_too():
    assert opinion_map(of_matrix([[0] * 8] * 20)).refusal == Refusal.NO_STRUCTURE
    assert opinion_map(of_matrix([[1]])).refusal == Refusal.FEW_STATEMENTS


def test_the_sentences_warn_and_say_who_is_left_out():
    told = sentences(opinion_map(camps()), {"s000": "Mehr Bäume"})
    assert told[0] == "35 Personen haben zu 12 Aussagen insgesamt 420 Stimmen abgegeben."
    assert (
        told[1]
        == "Die Personen mit genug Stimmen bilden 2 Gruppen: Gruppe A mit 20 Personen und Gruppe B mit 15 Personen."
    )
    assert told[3] == (
        "Die Gruppen sind eine Rechnung und keine feste Tatsache: Sie hängen davon ab, wer mitgemacht hat und welche "
        "Aussagen zur Wahl standen. Sie sagen nichts über Menschen, die nicht abgestimmt haben."
    )
    assert any(line.startswith("  Zustimmung: „Mehr Bäume“") for line in told)


def test_both_languages_have_the_same_sentences():
    found = opinion_map(camps())
    assert len(sentences(found, {}, "de")) == len(sentences(found, {}, "en"))


def test_of_two_groups_there_is_only_one_other():
    found = opinion_map(camps())
    assert len(found.groups) == 2
    for language, one, many in (
        ("de", "in der anderen Gruppe ", "den anderen"),
        ("en", "in the other group ", "groups "),
    ):
        lines = [line for line in sentences(found, {}, language) if line.startswith("  ") and ";" in line]
        assert [one in line and many not in line for line in lines] == [True] * len(lines) != []


def test_only_the_shares_in_groups_are_called_careful():
    assert sentences(opinion_map(camps()), {})[-1] == (
        "Die Anteile in den Gruppen sind vorsichtig gerechnet: Bei wenigen Stimmen rücken sie an 50 % heran."
    )
