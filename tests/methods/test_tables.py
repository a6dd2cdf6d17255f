"""Tables as towns keep them."""

import pytest

from miteinander.methods.tables import Row, Table, head_of, parse_table, read_table
from miteinander.methods.trouble import MethodError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_head(delimiter):
    text = f"\nName{delimiter} Alter \n\n„a. b“ {delimiter}3\n"
    assert parse_table(text) == Table("", ("Name", "Alter"), (Row(4, ("„a. b“", "3")),), 2)


def test_a_row_has_the_line_it_begins_on():
    assert [row.line for row in parse_table('a;b\n1;"x\ny"\n2;z\n').rows] == [2, 4]


def test_a_single_column_may_hold_commas():
    assert parse_table("text\nHallo, Welt\n").rows == (Row(2, ("Hallo, Welt",)),)


def test_columns_are_found_whatever_their_case_and_spaces():
    found = parse_table("Vor  Name;ort\na;b\n")
    assert (found.place("vor name"), found.place_of_any(("alter", "ORT")), found.place("alter")) == (0, 1, None)


def test_empty_cells_at_the_end_fall_away():
    assert parse_table("a;b\n1;2;;\n").rows == (Row(2, ("1", "2")),)


def test_rows_that_end_early_are_filled_where_that_is_allowed():
    assert parse_table("a;b\n1\n", short=True).rows == (Row(2, ("1", "")),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a;b\n1;2\n3\n", ("t.csv, Zeile 3: Die Zahl der Felder ist hier 1, in der Kopfzeile 2. "
         "Fehlt ein Anführungszeichen, oder ist die Datei abgeschnitten?")),
        ('a;b\n1;"2\n', ("t.csv, Zeile 2: Ein Anführungszeichen öffnet oder schließt hier an der falschen Stelle, "
         "oder ein Feld ist zu lang.")),
        ("\nOrt;ort\n1;2\n", "t.csv, Zeile 2: Die Spalte „ort“ gibt es zweimal. Bitte benennen Sie eine um."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path, text, sentence):
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(MethodError) as refused:
        read_table(tmp_path / "t.csv")
    assert refused.value.said("de") == sentence


def test_a_head_with_an_endless_cell_is_refused():
    with pytest.raises(MethodError) as refused:
        head_of("a" * 200_000, ",")
    assert refused.value.said("de") == "Zeile 1: Ein Feld der Kopfzeile ist zu lang. Ist das eine Tabelle?"
