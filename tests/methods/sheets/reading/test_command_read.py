"""`sheets read`: what is printed, as JSON and as sentences, and which files are written."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from miteinander.methods.command import main
from miteinander.methods.sheets.layout import Code, Layout
from miteinander.methods.sheets.layout_files import write_layout
from tests.methods.sheets.reading.degrading import at_dpi
from tests.methods.sheets.reading.desk import SERIAL, SHEET, box, cancelled, crossed, paper, stroke
from tests.methods.sheets.reading.drawing import DENSITY, Pen, drawn


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MITEINANDER_SHEETS", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def scan(folder, held, name="scan.png"):
    cv2.imwrite(str(folder / name), at_dpi(held, DENSITY, 150))
    return str(folder / name)


def answers(*words: str, capsys) -> dict:
    assert main(["sheets", "read", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_json_has_the_keys_of_the_contract(folder, capsys):
    write_layout(SHEET, folder / "sample.layout.json")
    found = answers(scan(folder, crossed(paper(), box("way", "w1"))), capsys=capsys)
    (sheet,) = found["sheets"]
    (page,) = sheet["pages"]
    first = page["fields"][0]
    assert list(found) == ["format", "sheets", "foreign", "repeated"]
    assert (sheet["serial"], sheet["version"], sheet["sheet"]) == (SERIAL, SHEET.version, "sample")
    assert sheet["pages_missing"] == [2]
    assert [page[key] for key in ("page", "file", "index", "rotation")] == [1, "scan.png", 1, 0.0]
    assert [first[key] for key in ("id", "kind", "value", "state", "confidence")] == [
        "way",
        "single",
        "w1",
        "clear",
        1.0,
    ]
    assert first["crop"] == {"x": 21.0, "y": 57.0, "width": 10.5, "height": 44.5, "file": None}
    assert {key: first["marks"][0][key] for key in ("value", "rank", "fill", "state")} == {
        "value": "w0",
        "rank": 0,
        "fill": 0.0,
        "state": "empty",
    }


def test_nothing_is_written_without_being_asked(folder, capsys):
    write_layout(SHEET, folder / "sample.layout.json")
    answers(scan(folder, paper()), capsys=capsys)
    assert sorted(path.name for path in folder.iterdir()) == ["sample.layout.json", "scan.png"]


def test_crops_are_written_into_the_named_folder(folder, capsys):
    write_layout(SHEET, folder / "store" / f"{SHEET.version}.layout.json")
    found = answers(scan(folder, paper(2)), "--crops", str(folder / "crops"), capsys=capsys)
    named = [field["crop"]["file"] for field in found["sheets"][0]["pages"][0]["fields"]]
    assert named == [f"{SERIAL}-2-rank.png", f"{SERIAL}-2-again.png"]
    assert sorted(path.name for path in (folder / "crops").iterdir()) == sorted(named)
    assert cv2.imread(str(folder / "crops" / named[1])).shape == (8 * 36, 84, 3)


def test_a_layout_elsewhere_is_named(folder, capsys):
    write_layout(SHEET, folder / "elsewhere" / "a.json")
    picture = scan(folder, paper())
    assert [page["reason"] for page in answers(picture, capsys=capsys)["foreign"]] == ["unknown_version"]
    assert answers(picture, "--layout", "elsewhere/a.json", capsys=capsys)["foreign"] == []


def test_sentences_say_what_a_person_must_look_at(folder, capsys):
    write_layout(SHEET, folder / "sample.layout.json")
    held = cancelled(crossed(paper(), box("way", "w1"), box("way", "w3"), box("wish", "x0")), box("s0", "2"))
    at = box("s1", "3")
    stroke(held, (at.x + 2, at.y + 2.2), (at.x + 2.4, at.y + 2.4), pen=Pen(0.8, 30))
    assert main(["sheets", "read", scan(folder, held)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "Gelesen: 1 Seite von 1 Bogen.",
        "3 Antworten sind zweifelhaft: Bitte sehen Sie sie selbst an.",
        f"Bogen {SERIAL} (sample): 1 Seite; Seite 2 fehlt.",
        "  Seite 1 (scan.png, Bild 1)",
    ]
    assert told[4:7] == [
        "    Wie kommen Sie? (way): zweifelhaft – zwei Kästchen angekreuzt, wo nur eines gilt (w1, w3)",
        "    Was wünschen Sie? (wish): x0",
        "    Aussage 0 (s0): zweifelhaft – nur ausgefüllte Kästchen und kein Kreuz (2)",
    ]
    assert told[7].startswith("    Aussage 1 (s1): zweifelhaft – nur wenig Farbe im Kästchen (3, Füllung ")


def test_answers_are_told_in_the_words_of_the_paper(folder, capsys):
    words = {"w0": "zu Fuß", "w1": "mit dem Bus", "x2": "eine  Bank", "o1": "Café", "o4": "Werkstatt"}
    sheet = worded(SHEET, words)
    write_layout(sheet, folder / "sample.layout.json")
    first = crossed(printed(sheet, 1), box("way", "w0"), box("way", "w1"), box("wish", "x2"), box("wish", "x3"))
    second = crossed(printed(sheet, 2), box("rank", "o4", 1), box("rank", "o1", 2))
    assert main(["sheets", "read", scan(folder, first), scan(folder, second, "scan2.png")]) == 0
    told = capsys.readouterr().out
    assert (
        "Wie kommen Sie? (way): zweifelhaft – zwei Kästchen angekreuzt, wo nur eines gilt (zu Fuß, mit dem Bus)" in told
    )
    assert "    Was wünschen Sie? (wish): eine Bank, x3\n" in told
    assert "    Was zuerst? (rank): 1. Werkstatt, 2. Café\n" in told


def worded(sheet: Layout, words: dict[str, str]) -> Layout:
    """The same sheet with words for some of its boxes."""
    pages = tuple(
        replace(
            page,
            fields=tuple(
                replace(asked, marks=tuple(replace(mark, label=words.get(mark.value, "")) for mark in asked.marks))
                for asked in page.fields
            ),
        )
        for page in sheet.pages
    )
    return replace(sheet, pages=pages).with_version()


def printed(sheet: Layout, number: int) -> np.ndarray:
    return drawn(sheet.pages[number - 1], Code(SERIAL, sheet.version, number, len(sheet.pages)))


def test_a_missing_scan_is_a_sentence(folder, capsys):
    assert main(["sheets", "read", "nichts.pdf", "--language", "en"]) == 2
    assert capsys.readouterr().err == (
        "nichts.pdf: The file is not there or cannot be read. Please check name and folder.\n"
    )
