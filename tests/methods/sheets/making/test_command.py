"""``sheets make`` prints, keeps the layout, and says why the pages are as they are."""

import json

import pikepdf
import pytest

from miteinander.methods.command import main
from miteinander.methods.sheets.layout_files import read_layout

SHEET = {
    "id": "b",
    "title": "Bogen",
    "closing": "Danke!",
    "date": "2026-11-22",
    "questions": [
        {"kind": "single", "text": "Gut?", "options": ["ja", "nein", "egal", "oft", "nie", "kaum"]},
        {"id": "wort", "kind": "text", "text": "Was?", "lines": 12},
        {"id": "mehr", "kind": "text", "text": "Noch?", "lines": 6},
        {"id": "neu", "kind": "scale", "text": "Wie?", "steps": 3, "new_page": True},
    ],
}


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.setenv("MITEINANDER_SHEETS", str(tmp_path / "store"))
    path = tmp_path / "bogen.json"
    path.write_text(json.dumps(SHEET))
    return path


def run(*words):
    return main(["sheets", "make", *map(str, words)])


def test_it_says_what_was_made_and_why_the_pages_break(sheet, capsys):
    assert run(sheet, "--seed", "1") == 0
    assert capsys.readouterr().out.split("\n")[2:] == [
        "Seite 1: f1, wort.",
        (
            "Seite 2: mehr. Auf der Seite davor waren noch 15,6 mm frei; die nächste Frage braucht mehr "
            "(68,4 mm und den Abstand darüber) und wird nicht geteilt."
        ),
        "Seite 3: neu. Die Seite beginnt hier, weil es im Fragebogen so steht.",
        "In zwei Spalten, weil die Antworten kurz sind: f1.",
        "Kästchen: 9.",
        "",
    ]


def test_the_layout_lies_beside_the_pdf_and_in_the_store(sheet, capsys):
    run(sheet, "-o", sheet.with_name("b.pdf"), "--json")
    told = json.loads(capsys.readouterr().out)
    layout = read_layout(sheet.with_name("b.layout.json"))
    assert (told["version"], told["pages"], told["copies"]) == (layout.version, 3, 1)
    assert read_layout(sheet.parent / "store" / f"{layout.version}.layout.json") == layout


def test_a_machine_without_a_store_still_prints(sheet, capsys, monkeypatch):
    monkeypatch.setenv("MITEINANDER_SHEETS", str(sheet / "below-a-file"))
    assert run(sheet, "--json") == 0
    assert json.loads(capsys.readouterr().out)["stored"] == ""
    assert sheet.with_name("bogen.layout.json").exists()


def test_many_copies_are_spread_over_files(sheet, capsys):
    run(sheet, "--copies", "5", "--per-file", "2", "--seed", "x", "--json")
    told = json.loads(capsys.readouterr().out)
    assert [path.rsplit("/", 1)[1] for path in told["files"]] == ["bogen-01.pdf", "bogen-02.pdf", "bogen-03.pdf"]
    counts = []
    for path in told["files"]:
        with pikepdf.open(path) as pdf:
            counts.append(len(pdf.pages))
    assert counts == [6, 6, 3]
    assert len(set(told["serials"])) == 5


def test_given_serials_are_used_in_their_order(sheet, capsys):
    numbers = sheet.with_name("n.txt")
    numbers.write_text("5VQSESAND1\n00000-00001\n")
    run(sheet, "--serials", numbers, "--json")
    assert json.loads(capsys.readouterr().out)["serials"] == ["5VQSESAND1", "0000000001"]


def test_large_print_is_another_version(sheet, capsys):
    run(sheet, "--json")
    normal = json.loads(capsys.readouterr().out)
    run(sheet, "--large-print", "--json")
    large = json.loads(capsys.readouterr().out)
    assert normal["version"] != large["version"]
    assert (normal["explanation"]["large_print"], large["explanation"]["large_print"]) == (False, True)


def test_progress_is_told_in_lines(sheet, capsys):
    run(sheet, "--copies", "300", "--progress")
    shares = [json.loads(line)["progress"] for line in capsys.readouterr().err.split("\n") if line]
    assert shares == [0.0, 0.8333, 1.0]


def test_a_folder_without_fonts_is_a_sentence(sheet, capsys):
    assert run(sheet, "--fonts", sheet.parent) == 2
    assert capsys.readouterr().err == (
        f"Im Ordner {sheet.parent} liegen keine Schriften. Bitte nennen Sie einen mit --fonts.\n"
    )


def test_a_file_that_cannot_be_written_is_a_sentence_and_leaves_nothing(sheet, capsys):
    assert run(sheet, "-o", sheet.parent / "no" / "b.pdf") == 2
    assert capsys.readouterr().err.startswith("Die Datei ")
    assert not list(sheet.parent.glob("**/*.part"))


def test_no_copies_are_refused(sheet, capsys):
    assert run(sheet, "--copies", "0") == 2
    assert capsys.readouterr().err == "Möglich sind 1 bis 1.000.000 Stück, nicht 0.\n"


def test_the_questionnaire_is_never_overwritten(sheet, capsys):
    assert run(sheet, "-o", sheet) == 2
    assert json.loads(sheet.read_text()) == SHEET
    assert capsys.readouterr().err.startswith("Der Fragebogen und das PDF hätten denselben Namen.")


def test_in_english(sheet, capsys):
    run(sheet, "--seed", "1", "--language", "en")
    out = capsys.readouterr().out
    assert out.startswith("1 sheet of 3 pages each: ")
    assert "Page 3: neu. It begins here because the questionnaire says so.\n" in out


def test_many_files_are_named_by_the_first_and_the_last(sheet, capsys):
    run(sheet, "-o", sheet.with_name("b.pdf"), "--copies", "4", "--per-file", "1")
    folder = sheet.parent
    said = f"4 Bögen mit je 3 Seiten: {folder / 'b-01.pdf'} … {folder / 'b-04.pdf'}."
    assert capsys.readouterr().out.split("\n")[0] == said


def test_without_a_home_nothing_is_kept_elsewhere(sheet, capsys, monkeypatch):
    monkeypatch.delenv("MITEINANDER_SHEETS")
    monkeypatch.setenv("HOME", "")
    assert run(sheet, "--json") == 0
    assert json.loads(capsys.readouterr().out)["stored"] == ""


def test_a_number_of_thousands_of_digits_is_a_sentence(sheet, capsys):
    sheet.write_text(f'{{"title": {"9" * 5000}}}')
    assert run(sheet) == 2
    assert capsys.readouterr().err == (
        "bogen.json: Hier ist das JSON nicht in Ordnung: Es fehlt zum Beispiel ein Komma, eine Klammer oder ein "
        "Anführungszeichen.\n"
    )


def test_a_question_never_has_the_name_of_a_statement(sheet, capsys):
    rated = {"id": "a", "kind": "scale", "text": "?", "steps": 3, "items": ["x", "y"]}
    sheet.write_text(json.dumps({"title": "t", "questions": [rated, {"id": "a.1", "kind": "text", "text": "?"}]}))
    assert run(sheet) == 2
    assert capsys.readouterr().err == 'bogen.json: Im Bogen gibt es die Kennung „a.1“ in "questions" mehrmals.\n'
