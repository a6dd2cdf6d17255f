"""Files in, sentences and JSON out; damaged files get one sentence with the line."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.methods.command import main
from miteinander.methods.disclosure.anonymity import Persons
from miteinander.methods.disclosure.formats import Reading, seen_in, table_of_counts, table_of_persons
from miteinander.methods.disclosure.rows import coded, natural, parse_rows
from miteinander.methods.disclosure.rules import Knowledge, Rules
from miteinander.methods.trouble import MethodError

COUNTS = "Bezirk;Geschlecht;n\nNord;m;3\nNord;w;12\nSüd;m;9\nSüd;w;14\n"
PERSONS = "Bezirk,Geschlecht\n" + "Nord,m\n" * 3 + "Nord,w\n" * 12 + "Süd,m\n" * 9 + "Süd,w\n" * 14
SUMS = "Nord;Insgesamt;15\nSüd;Insgesamt;23\nInsgesamt;m;12\nInsgesamt;w;26\nInsgesamt;Insgesamt;38\n"
WEAK = COUNTS.replace(";3\n", ";x\n") + SUMS


@pytest.fixture
def run(tmp_path, capsys):
    def command(text, *options, count=True, columns="Bezirk,Geschlecht"):
        path = tmp_path / "tabelle.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        given_count = ["--count", "n"] if count else []
        code = main(["disclosure", str(path), "--columns", columns, *given_count, *options])
        return code, *capsys.readouterr()

    return command


def hidden_in(out):
    return [cell["codes"] for cell in json.loads(out)["hidden"]]


INNER = [["Nord", "m"], ["Nord", "w"], ["Süd", "m"], ["Süd", "w"]]


def test_rows_of_persons_and_rows_of_counts_are_the_same_table(run):
    first, second = run(COUNTS, "--json")[1], run(PERSONS, "--json", "--table", count=False)[1]
    assert first == second
    assert hidden_in(first) == INNER


def test_the_json_tells_everything(run):
    told = json.loads(run(COUNTS, "--json")[1])
    assert list(told) == [
        "format",
        "method", "columns", "k", "zeros", "width", "base", "reach", "exact", "figures", "attack", "cells", "hidden",
        "primary_only", "reasons_known", "sentences",
    ]  # fmt: skip
    assert told["figures"] == {"cells": 9, "hidden": 4, "primary": 1, "secondary": 3, "bound": 4}
    assert told["hidden"][1] == {
        "codes": ["Nord", "w"],
        "kind": "secondary",
        "reason": "secondary",
        "low": 4,
        "high": 14,
        "proven": True,
        "protects": [["Nord", "m"]],
    }
    assert told["cells"][2] == {"codes": ["Nord", "Insgesamt"], "count": 15}


def test_sums_in_the_file_are_checked_and_do_not_count_twice(run):
    assert hidden_in(run(COUNTS + SUMS, "--json")[1]) == INNER
    code, out, err = run(COUNTS + SUMS.replace("23", "24"), "--language", "en")
    assert (code, out) == (2, "")
    assert err == "tabelle.csv, line 7: The sum given here is 24, the single cells make 23.\n"


def test_the_order_of_the_rows_does_not_matter(run):
    head, *rows = COUNTS.splitlines(keepends=True)
    assert run(COUNTS, "--json")[1] == run(head + "".join(reversed(rows)), "--json")[1]


def test_a_published_table_is_attacked(run):
    code, out, _ = run(WEAK, "--attack", "--language", "en")
    assert code == 0
    assert out.splitlines()[0] == (
        "Attack: of 1 cell, 1 can be worked out exactly. The table must not be published like this."
    )
    assert out.splitlines()[-1] == "Nord × m can be worked out: 3."


def test_a_table_without_hidden_cells_is_attacked_as_if_only_small_ones_were_hidden(run):
    told = json.loads(run(COUNTS, "--attack", "--json")[1])
    assert (told["safe"], told["attack"]["recoverable"]) == (False, 1)


def test_what_was_written_is_read_again_and_withstands_the_attack(run, tmp_path):
    safe = tmp_path / "sicher.csv"
    run(COUNTS, "--output", str(safe))
    told = json.loads(run(safe.read_text(), "--attack", "--json")[1])
    assert (told["safe"], [cell["codes"] for cell in told["hidden"]]) == (True, INNER)
    assert [(cell["low"], cell["high"]) for cell in told["hidden"]] == [(1, 11), (4, 14), (1, 11), (12, 22)]


def test_a_table_is_rounded(run):
    told = json.loads(run(COUNTS, "--round", "5", "--json")[1])
    assert [cell["count"] for cell in told["cells"]] == [5, 10, 15, 10, 15, 25, 15, 25, 40]
    assert (told["method"], told["hidden"], told["attack"]["recoverable"]) == ("round", [], 0)


def test_rows_of_persons_are_reported(run):
    code, out, _ = run(PERSONS, "--microdata", "--k", "4", "--sensitive", "Geschlecht", count=False)
    assert code == 0
    assert out.splitlines()[:3] == [
        "38 Personen mit Bezirk, Geschlecht: 4 Gruppen gleicher Angaben, die kleinste mit 3.",
        "In Gruppen unter 4 stehen 3 Personen; einmalig und damit erkennbar sind 0 Personen.",
        "Schon Bezirk und Geschlecht: In Gruppen unter 4 stehen 3 Personen, einmalig sind 0 Personen.",
    ]
    told = json.loads(run(PERSONS, "--microdata", "--k", "3", "--json", count=False)[1])
    assert (told["smallest"], told["repairs"]) == (3, [])


def test_groups_of_districts_become_sums(run, tmp_path):
    groups = tmp_path / "gruppen.csv"
    groups.write_text("Bezirk;Teil\nNord;A\nSüd;B\nWest;B\n")
    out = run(COUNTS + "West;m;20\nWest;w;20\n", "--json", "--groups", f"Bezirk={groups}")[1]
    codes = [cell["codes"][0] for cell in json.loads(out)["cells"][::3]]
    assert codes == ["Nord", "Süd", "West", "A", "B", "Insgesamt"]


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("", [], "tabelle.csv: The file is empty."),
        (b"\x00\x01", [], "tabelle.csv: This is not a text file. Please save it as text or CSV."),
        ("Bezirk;Geschlecht;n\n", [], "tabelle.csv: Nothing follows the header."),
        ("a;b\n1;2\n", [], "tabelle.csv, line 1: There is no column “Bezirk”; possible: a, b."),
        ("a;a\n1;2\n", [], "tabelle.csv, line 1: There are two columns “a”. Please rename one."),
        (
            COUNTS + "Süd;w\n",
            [],
            (
                "tabelle.csv, line 6: The number of cells is 2 here, 3 in the head. "
                "Is a quotation mark missing, or is the file cut off?"
            ),
        ),
        (
            COUNTS.replace(";9", ";-9"),
            [],
            (
                "tabelle.csv, line 4: “-9” is no count. A whole number from 0 is expected, or a sign such as x for a "
                "hidden cell."
            ),
        ),
        (
            WEAK,
            [],
            (
                "tabelle.csv, line 2: A cell is hidden here; only the whole table can be protected. A published table "
                "is tested with --attack."
            ),
        ),
        (COUNTS + "Nord;m;x\n", ["--attack"], "tabelle.csv, line 6: This cell was already given in line 2."),
        (
            WEAK.replace("Nord;Insgesamt;15", "Nord;Insgesamt;2"),
            ["--attack"],
            (
                "The published numbers contradict each other: no table fits all sums. Please check the rows "
                "with sums, and whether a hidden cell was read as a number."
            ),
        ),
        (
            "Bezirk;Geschlecht;Alter;n\nNord;m;alle;3\n",
            [],
            (
                "tabelle.csv, line 2: The column “Alter” holds sums but is not chosen; they would count twice. Please "
                "name it in --columns or take the sums out."
            ),
        ),
        (
            COUNTS,
            ["--round", "1"],
            "Counts cannot be rounded to multiples of 1. Please take a number from 2, usually 5.",
        ),
        (COUNTS, ["--dominance", "x"], "Please give --dominance as COLUMN=SHARE, for example district=0.85."),
        (COUNTS, ["--dominance", "x=0.5"], "The table has no column “x”; possible: Bezirk, Geschlecht."),
        (COUNTS, ["--groups", "x"], "Please give --groups as COLUMN=FILE, with a column of --columns."),
        (
            COUNTS.replace("14", str(10**10)),
            [],
            "tabelle.csv: The counts are too large; up to 1000000000 persons are allowed.",
        ),
    ],
)
def test_a_bad_question_gets_one_sentence(run, text, options, sentence):
    assert run(text, "--language", "en", *options) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize(
    ("text", "value", "most"),
    [
        ("12", 12, None), ("1.234", 1234, None), ("1 234", 1234, None), ("7,0", 7, None), ("–", 0, None),
        ("x", None, float("inf")), ("·", None, float("inf")), ("<5", None, 4), ("unter 10", None, 9),
    ],
)  # fmt: skip
def test_counts_are_read_as_offices_write_them(text, value, most):
    rows = parse_rows(f"a;n\nx;{text}\ny;1\n")
    seen = seen_in(Reading(rows, ("a",), "n", {}), Rules()).published
    assert (None if seen.asked[0] else int(seen.counts[0])) == value
    assert most is None or seen.upper[0] == most


def test_marks_that_tell_the_reason_are_used_by_an_attacker_who_reads_them():
    rows = parse_rows("a;n\nu;<5\nv;x\nw;x\nInsgesamt;30\n")
    seen = seen_in(Reading(rows, ("a",), "n", {}), Rules(knowledge=Knowledge.REASONS)).published
    assert (seen.lower[:3].tolist(), seen.upper[:3].tolist()) == ([1, 5, 5], [4, float("inf"), float("inf")])


def test_sums_that_were_never_printed_are_unknown_but_not_asked():
    rows = parse_rows("a;n\nu;x\nv;7\n")
    seen = seen_in(Reading(rows, ("a",), "n", {}), Rules()).published
    assert (seen.hidden.tolist(), seen.asked.tolist()) == ([True, False, True], [True, False, False])


def test_values_are_ordered_as_people_count():
    assert sorted(["80+", "9", "10-17", "Bezirk 10", "Bezirk 9"], key=natural) == [
        "9", "10-17", "80+", "Bezirk 9", "Bezirk 10",
    ]  # fmt: skip


def test_empty_fields_have_a_name():
    assert coded(parse_rows("a;b\n;1\nx;2\n"), ("a",)).values == (("x", "ohne Angabe"),)


ANY_TEXT = st.text(alphabet='ab;,\t"\n <5x.-·0123Insgemt\u00e9', max_size=80)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANY_TEXT, st.sampled_from(["a;n\n", "a,b,n\n", "", "a;b;n\nu;v;3\n"]))
def test_damaged_files_are_refused_and_never_crash(text, start):
    try:
        rows = parse_rows(start + text)
        reading = Reading(rows, rows.header[:-1] or rows.header, rows.header[-1], {})
        persons = coded(rows, rows.header)
        assert isinstance(persons, Persons)
        table_of_persons(persons, {})
        seen_in(reading, Rules())
        table_of_counts(reading)
    except MethodError as trouble:
        assert "" not in {trouble.de, trouble.en}  # noqa: PT017 - the sentence is the point


def test_a_report_on_rows_refuses_counts_because_a_row_would_not_be_a_person(run):
    code, out, err = run(PERSONS, "--microdata")
    assert (code, out) == (2, "")
    assert err.endswith("Bitte lassen Sie die Spalte mit den Anzahlen weg.\n")
