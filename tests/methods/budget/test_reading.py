"""Pabulib files with every quirk: read, or refused with line and reason."""

import contextlib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.budget import Reading, Settings, decide, parse_election, read_election
from miteinander.methods.budget.amounts import AmbiguousError, amount
from miteinander.methods.trouble import MethodError
from tests.methods.budget.elections import pabulib

PLAIN = pabulib({"1": 600, "2": "800,50", "4": 1400}, ["1,2", "2", "", "4,1"], 2500, more="currency;EUR\n")
POINTED = pabulib({"a": 5, "b": 7}, ["a,b;2,1", "b;3", ";"], 10, "cumulative")

SKIP = "Mit --skip-unknown zählt der Rest des Stimmzettels."
ADD = "Bitte ergänzen Sie die Zeile „budget;…“ oder nutzen Sie --budget."
PLAINLY = "Bitte ohne Tausendertrennung schreiben, mit Punkt vor den Cent."
QUOTE = "Felder mit Semikolon gehören in Anführungszeichen."
KINDS = "Möglich sind: approval, choose-1, ordinal, cumulative, scoring."


def facts(election) -> tuple[object, ...]:
    return tuple(project.cost for project in election.projects), election.voters, election.votes, election.scores


def refusal(text: str, reading: Reading | None = None) -> str:
    with pytest.raises(MethodError) as refused:
        parse_election(text, reading)
    return refused.value.said("de")


def test_projects_ballots_and_money_are_read():
    election = parse_election(PLAIN)
    assert facts(election) == ((600, Fraction(1601, 2), 1400), 4, (2, 2, 1), (2, 2, 1))
    assert (election.budget, election.currency, election.notes) == (2500, "EUR", ())


@pytest.mark.parametrize(
    "quirk",
    [
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace(";", " ; ").replace("1,2", "1 , 2"),
        lambda text: text.replace("\n", ";;\n"),
        lambda text: text.replace("key;value\n", ""),
        lambda text: text.replace("META", "Meta").replace("PROJECTS", "projects").replace("VOTES", "votes"),
        lambda text: text.replace("Projekt 2", '"Projekt ""2""; mit Bad"'),
        lambda text: text.replace("v1;2", 'v1;"2"'),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("v3;4,1", "v3;4,1,"),
    ],
)
def test_quirks_of_the_format_change_nothing(quirk):
    assert facts(parse_election(quirk(PLAIN))) == facts(parse_election(PLAIN))


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("Projekt", "Größe").encode("cp1252"),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
    ],
)
def test_charsets_and_line_ends_of_town_halls_are_read(content, tmp_path: Path):
    (tmp_path / "wahl.pb").write_bytes(content)
    assert facts(read_election(tmp_path / "wahl.pb")) == facts(parse_election(PLAIN))


def test_points_are_read_in_whole_units():
    election = parse_election(POINTED.replace("2,1", "2.5,1"))
    assert (election.scores, election.point_unit, election.top_points) == ((Fraction(5, 2), 4), Fraction(1, 2), 6)


def test_an_order_without_points_counts_places():
    votes = ["b,a", "b", "a"]
    assert parse_election(pabulib({"a": 5, "b": 7}, votes, 9, "ordinal", "max_length;3\n")).scores == (5, 6)
    assert parse_election(pabulib({"a": 5, "b": 7}, votes, 9, "ordinal")).scores == (3, 4)


def test_points_can_be_ignored():
    assert parse_election(POINTED, Reading(as_approval=True)).scores == (1, 2)


def test_what_contradicts_itself_is_noted_and_counted():
    odd = PLAIN.replace("currency;EUR", "num_votes;9\nnum_projects;7").replace("v3;4,1", "v2;4,1,4")
    notes = [(note.kind, note.count, note.line) for note in parse_election(odd).notes]
    assert notes == [
        ("named_twice", 1, 17),
        ("voters_twice", 1, 17),
        ("num_projects_differs", 3, 6),
        ("num_votes_differs", 4, 5),
    ]


def test_unknown_projects_can_be_skipped():
    election = parse_election(PLAIN.replace("v1;2", "v1;2,77"), Reading(skip_unknown=True))
    assert (election.votes, [(note.kind, note.line) for note in election.notes]) == (
        (2, 2, 1),
        [("unknown_skipped", 14)],
    )


def test_budget_and_threshold_can_be_overruled():
    election = parse_election(PLAIN.replace("budget;2500\n", ""), Reading(Fraction(99), Fraction(2)))
    assert (election.budget, election.eligible) == (99, (True, True, False))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "v1;2",
            "v1;77",
            f"Zeile 14: Der Stimmzettel nennt das Projekt „77“, das im Abschnitt PROJECTS nicht steht. {SKIP}",
        ),
        (
            "budget;2500\n",
            "",
            f"Zeile 1: Das Budget fehlt im Abschnitt META. {ADD}",
        ),
        (
            "budget;2500",
            "budget;2.500",
            f"Zeile 3: Das Budget „2.500“ ist mehrdeutig. {PLAINLY}",
        ),
        (
            "currency;EUR",
            "default_score;1",
            "Zeile 5: Punkte für nicht genannte Projekte (default_score) werden nicht unterstützt.",
        ),
        ("budget;2500", "budget;0", "Zeile 3: Das Budget muss größer als null sein."),
        ("4;1400", "1;1400", "Zeile 10: Die Projektnummer „1“ gibt es schon in Zeile 8."),
        ("4;1400", "4;viel", "Zeile 10: Der Preis von Projekt 4 „viel“ ist keine brauchbare Zahl."),
        ("4;1400", "4;-1", "Zeile 10: Der Preis von Projekt 4 ist negativ."),
        ("project_id", "nummer", "Zeile 7: Im Abschnitt PROJECTS fehlt die Spalte „project_id“."),
        ("voter_id;vote", "voter_id;stimme", "Zeile 12: Im Abschnitt VOTES fehlt die Spalte „vote“."),
        (
            "Projekt 2",
            '"Projekt 2',
            'Zeile 9: In dieser Zeile beginnt ein Feld mit einem Anführungszeichen ("), das nicht geschlossen wird.',
        ),
        (
            "v1;2",
            "v1",
            f"Zeile 14: Felder in dieser Zeile: 1, in der Überschrift: 2. {QUOTE}",
        ),
        (
            "approval",
            "rangfolge",
            f"Zeile 4: Die Stimmart „rangfolge“ ist nicht bekannt. {KINDS}",
        ),
        (
            "VOTES\n",
            "",
            "Zeile 16: Der Abschnitt VOTES fehlt; die Datei endet vorher. Vielleicht ist sie unvollständig.",
        ),
        (
            "META\n",
            "",
            "Zeile 1: Die Datei beginnt nicht mit dem Abschnitt META. Nötig ist eine Datei im Format Pabulib (.pb).",
        ),
    ],
)
def test_a_bad_file_is_refused_with_line_and_reason(old, new, said):
    assert refusal(PLAIN.replace(old, new)) == said


def test_points_must_match_the_projects():
    said = "Zeile 11: Projekte auf diesem Stimmzettel: 2, Punktzahlen: 1. Zu jedem Projekt gehört eine."
    assert refusal(POINTED.replace("2,1", "2")) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("748772.64", Fraction(74877264, 100)),
        ("1 000,5", Fraction(2001, 2)),
        ("1.250.000", 1_250_000),
        ("1.200,00", 1200),
        ("1,200.00", 1200),
        ("1e+06", 1_000_000),
        ("0.125", Fraction(1, 8)),
        ("12345.670000000002", Fraction(6172835000000001, 500_000_000_000)),
    ],
)
def test_money_is_read_as_people_write_it(text, value):
    assert amount(text) == value


def test_money_with_two_meanings_is_no_money():
    for text in ("12.500", "12,500"):
        with pytest.raises(AmbiguousError):
            amount(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from([PLAIN, POINTED]))
def test_a_damaged_file_is_counted_or_refused(data, text):
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.text('01;,"\n.-eKä ', max_size=6)) + text[at + cut :]
    with contextlib.suppress(MethodError):
        outcome = decide(parse_election(text), Settings(completion="greedy"))
        assert outcome.spent <= outcome.budget
