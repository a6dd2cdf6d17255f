"""Numbers of copies name nobody and are never given twice; layouts are kept and checked."""

import json
from dataclasses import replace

import pytest

from miteinander.methods.sheets.layout_files import layout_as_json, read_layout, store, write_layout
from miteinander.methods.sheets.making import serials
from miteinander.methods.trouble import MethodError
from tests.methods.sheets.making.samples import EVERY_KIND, printed


def test_random_serials_are_different_and_well_formed():
    found = serials.random_serials(2000)
    assert len(set(found)) == 2000
    assert all(serials.tidy(serial) == serial for serial in found)
    assert not set(found) & set(serials.random_serials(2000))


def test_seeded_serials_can_be_repeated_and_grow_at_the_end():
    assert serials.seeded_serials(3, "a") == serials.seeded_serials(5, "a")[:3]
    assert serials.seeded_serials(3, "a") != serials.seeded_serials(3, "b")


def test_the_first_seeded_serial_can_be_computed_by_a_stranger():
    # printf 'a\nserial 0' | sha256sum: its last 50 bits in Crockford's base 32
    assert serials.seeded_serials(1, "a") == ("6BYY0BTX4V",)


def test_typed_serials_survive_the_usual_slips():
    assert serials.tidy(" 5vqse-sandi ") == "5VQSESAND1"
    assert serials.tidy("5VQSESANDU") is None
    assert serials.spoken("5VQSESAND1") == "5VQSE SAND1"


def test_a_repeated_serial_names_both_lines(tmp_path):
    path = tmp_path / "n.txt"
    path.write_text("5VQSESAND1\n\n5vqse sandl\n")
    with pytest.raises(MethodError) as refused:
        serials.read_serials(path)
    assert refused.value.said("de") == (
        "n.txt, Zeile 3: Die Bogennummer 5VQSESAND1 steht schon in Zeile 1. Jede darf nur einmal vorkommen."
    )


def test_a_bad_serial_names_its_line(tmp_path):
    path = tmp_path / "n.txt"
    path.write_text("5VQSESAND1\nMüller\n")
    with pytest.raises(MethodError) as refused:
        serials.read_serials(path)
    assert refused.value.said("en") == (
        "n.txt, line 2: “Müller” is no serial. It has 10 characters, digits and letters without I, L, O and U."
    )


@pytest.fixture
def layout():
    return printed(EVERY_KIND)[0].layout


def test_a_layout_is_read_as_it_was_written(layout, tmp_path):
    write_layout(layout, tmp_path / "deep" / "b.layout.json")
    assert read_layout(tmp_path / "deep" / "b.layout.json") == layout


def test_the_version_changes_with_what_is_printed(layout):
    assert layout.version == layout.with_version().version
    assert printed(replace(EVERY_KIND, title="Anders"))[0].layout.version != layout.version
    assert printed(replace(EVERY_KIND, large_print=True))[0].layout.version != layout.version


def move(mark: dict) -> None:
    mark["box"]["x"] += 1


def say_something_else(mark: dict) -> None:
    mark["label"] = "Nein"


@pytest.mark.parametrize("change", [move, say_something_else])
def test_a_layout_changed_by_hand_is_refused(layout, tmp_path, change):
    data = json.loads(layout_as_json(layout))
    change(data["pages"][0]["fields"][0]["marks"][0])
    path = tmp_path / "b.layout.json"
    path.write_text(json.dumps(data))
    with pytest.raises(MethodError, match=r"b\.layout\.json: The content does not fit the version in the file"):
        read_layout(path)


def test_a_layout_from_before_boxes_had_words_is_still_read(layout, tmp_path):
    box = {"x": 10, "y": 10, "width": 8, "height": 8}
    mark = {"value": "1", "box": box, "rank": 0}
    asked = {"id": "f", "kind": "single", "label": "Ja?", "marks": [mark], "area": None, "most": 1}
    page = {"number": 1, "width": 210, "height": 297, "markers": [box] * 4, "code": box, "fields": [asked]}
    old = {"format": "miteinander-sheet-layout/1", "sheet": "a", "title": "A", "version": "48CAAB0C", "pages": [page]}
    path = tmp_path / "old.layout.json"
    path.write_text(json.dumps(old))
    (found,) = read_layout(path).pages[0].fields
    assert [(each.value, each.label) for each in found.marks] == [("1", "")]


@pytest.mark.parametrize("text", ["{}", "[]", "3", "null", '{"format": "miteinander-sheet-layout/1"}', "{", "x"])
def test_what_is_no_layout_is_refused_with_a_sentence(text, tmp_path):
    path = tmp_path / "b.layout.json"
    path.write_text(text)
    with pytest.raises(MethodError, match="This is no complete layout of a sheet"):
        read_layout(path)


def test_another_format_is_named(tmp_path):
    path = tmp_path / "b.layout.json"
    path.write_text('{"format": "miteinander-sheet-layout/9"}')
    with pytest.raises(MethodError, match="The format “miteinander-sheet-layout/9” is not known"):
        read_layout(path)


def test_every_damage_of_a_layout_is_a_sentence(layout, tmp_path):
    text, path = layout_as_json(layout), tmp_path / "b.layout.json"
    for end in range(1, len(text) - 2, 97):
        path.write_text(text[:end])
        with pytest.raises(MethodError):
            read_layout(path)


def test_the_store_is_where_the_machine_says(monkeypatch, tmp_path):
    monkeypatch.setenv("MITEINANDER_SHEETS", str(tmp_path))
    assert store() == tmp_path
