"""Whatever people write is printed as they wrote it, and nothing they write can stop the press."""

import io
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pytest

from miteinander.printing import sheets
from miteinander.printing.glyphs import printable
from tests.printing.reading_pdf import squeezed, text_of
from tests.printing.sample_meeting import HOUSE
from tests.printing.sample_sheets import SHEETS

MARKUP = '#panic("x") #import "/etc/passwd": * $1+1$ *fett* _kursiv_ `roh` \\ \\u{41} <label> @verweis // weg /* */'
QUOTES = "\"zitiert\" 'einfach' „deutsch“ d’Arc O'Neill {code} {name} %s {{}}"
RIGHT_TO_LEFT = "فاطمة الزهراء בדיקה \u200fmixed\u200f ک\u200cی"
NASTY = {
    "markup": f"= keine Überschrift\n- keine Liste\n\n+ auch keine\t\r\n/ {MARKUP} {QUOTES}",
    "scripts": f"{RIGHT_TO_LEFT} Олена ሰላም ქართული Հայերեն 漢字 ไทย Łódź Ő 👩‍👩‍👧 👍🏽 1️⃣ 🇩🇪 ♿️ ✓"
    " \x00\x07\ud800\ufffe\ufeff\u202eA\u0301\u0301\u0300\u200d\u200d",
    "endless": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3 + "!",
    "empty": "",
}


def written_over(value, words):
    """The same sheet with the words in the place of every text."""
    match value:
        case sheets.Link():
            return replace(value, caption=words, code=words)
        case str():
            return words
        case tuple():
            return tuple(written_over(part, words) for part in value)
    if not is_dataclass(value):
        return value
    kept = {"language", "paper", "url"}
    return replace(
        value, **{f.name: written_over(getattr(value, f.name), words) for f in fields(value) if f.name not in kept}
    )


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("kind", SHEETS)
def test_no_text_stops_the_press(kind, words):
    assert sheets.render(written_over(SHEETS[kind], words)).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("words", [MARKUP, QUOTES, RIGHT_TO_LEFT])
def test_no_letter_is_lost(words):
    listed = sheets.CheckInList(**HOUSE, entries=(sheets.CheckInEntry(name=words),))
    with pikepdf.open(io.BytesIO(sheets.render(listed))) as pdf:
        read = sorted(set(text_of(pdf)))
    assert set(squeezed(printable(words))) - {"\u200f", "\u200c"} <= set(read)


@pytest.mark.parametrize("words", [MARKUP, QUOTES])
def test_text_is_printed_as_written_and_never_as_markup(words):
    listed = sheets.CheckInList(**HOUSE, entries=(sheets.CheckInEntry(name="A", organisation=words),))
    with pikepdf.open(io.BytesIO(sheets.render(listed))) as pdf:
        assert squeezed(words) in text_of(pdf)


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_without_content_still_prints(kind):
    empty = {f.name: () for f in fields(SHEETS[kind]) if isinstance(getattr(SHEETS[kind], f.name), tuple)}
    assert sheets.render(replace(SHEETS[kind], **empty, **({"link": None} if hasattr(SHEETS[kind], "link") else {})))


def test_a_list_of_hundreds_repeats_its_head_on_every_page_and_loses_nobody():
    people = tuple(sheets.CheckInEntry(name=f"Person {number:03}", organisation="Stadt Aalen") for number in range(400))
    with pikepdf.open(io.BytesIO(sheets.render(sheets.CheckInList(**HOUSE, entries=people, free_lines=0)))) as pdf:
        text = text_of(pdf)
        assert len(pdf.pages) == text.count("Kommune/Organisation")
    assert [person.name for person in people if squeezed(person.name) not in text] == []


def test_a_name_of_four_hundred_letters_keeps_the_badge_on_its_eighth_of_the_page():
    badges = (sheets.Badge(name="Maria " * 70, organisation="Stadt " * 70, interest="Alles " * 70),) * 8
    with pikepdf.open(io.BytesIO(sheets.render(sheets.Badges(**HOUSE, badges=badges)))) as pdf:
        assert len(pdf.pages) == 1
        assert "…" in text_of(pdf)


def test_a_result_longer_than_a_page_flows_on():
    form = sheets.ResultForm(number="1", topic="Viel", what="Wir haben lange gesprochen. " * 250)
    with pikepdf.open(io.BytesIO(sheets.render(sheets.ResultForms(**HOUSE, forms=(form,))))) as pdf:
        assert len(pdf.pages) > 1
