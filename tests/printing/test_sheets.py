"""Every printed sheet can be read by machines and by people who use them."""

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from miteinander.printing import sheets
from tests.printing.reading_pdf import fonts_of, squeezed, tags_of, text_of
from tests.printing.sample_sheets import SHEETS


@pytest.fixture(scope="module", params=SHEETS, ids=str)
def printed(request):
    sheet = SHEETS[request.param]
    with pikepdf.open(io.BytesIO(sheets.render(sheet))) as pdf:
        yield sheet, pdf


def opened(sheet):
    return pikepdf.open(io.BytesIO(sheets.render(sheet)))


def test_every_kind_of_sheet_has_a_sample():
    assert list(SHEETS) == list(sheets.KINDS)


def test_the_file_says_its_language_and_title(printed):
    sheet, pdf = printed
    assert str(pdf.Root.Lang) == "de-DE"
    assert sheet.title in pdf.open_metadata()["dc:title"]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_the_file_declares_ua_1_and_a_2a_together(printed):
    _sheet, pdf = printed
    metadata = pdf.open_metadata()
    assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_the_file_is_tagged_and_begins_with_a_heading_of_level_one(printed):
    _sheet, pdf = printed
    assert pdf.Root.MarkInfo.Marked is True
    headings = [role for role, _element in tags_of(pdf) if role.startswith("/H")]
    assert headings[0] == "/H1"


def test_no_heading_skips_a_level(printed):
    _sheet, pdf = printed
    levels = [int(role[2:]) for role, _element in tags_of(pdf) if role[:2] == "/H" and role[2:].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_has_a_text(printed):
    _sheet, pdf = printed
    pictures = [element for role, element in tags_of(pdf) if role == "/Figure"]
    assert all(str(picture.Alt).startswith("QR-Code mit der Adresse https://") for picture in pictures)


def test_every_table_has_head_cells(printed):
    _sheet, pdf = printed
    roles = [role for role, _element in tags_of(pdf)]
    assert roles.count("/THead") == roles.count("/Table")


def test_only_house_fonts_are_used_and_all_are_embedded(printed):
    _sheet, pdf = printed
    fonts = fonts_of(pdf)
    assert {name.split("+")[1].split("-")[0] for name in fonts} <= {"FiraSans", "NotoSansArabic", "NotoEmoji"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts.values())


PAGES = {
    "agenda": 1,
    "agenda-poster": 1,
    "registration": 1,
    "letters": 2,
    "check-in-list": 1,
    "badges": 2,
    "topic-cards": 2,
    "fishbowl-cards": 1,
    "door-sheets": 5,
    "wall-grid": 1,
    "result-forms": 3,
    "dot-sheet": 1,
    "certificates": 2,
}


@pytest.mark.parametrize(("kind", "pages"), PAGES.items())
def test_a_sheet_needs_no_more_pages_than_it_should(kind, pages):
    assert len(opened(SHEETS[kind]).pages) == pages


def test_the_same_content_gives_the_same_bytes(printed):
    sheet, _pdf = printed
    assert sheets.render(sheet) == sheets.render(sheet)


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_speaks_english_when_asked(kind):
    pdf = opened(replace(SHEETS[kind], language="en"))
    assert str(pdf.Root.Lang) == "en-GB"


@pytest.mark.parametrize("kind", [kind for kind, sheet in SHEETS.items() if getattr(sheet, "link", None)])
def test_the_address_of_a_code_stands_beside_it(kind):
    sheet = SHEETS[kind]
    assert sheet.link.url.removeprefix("https://").rstrip("/") in text_of(opened(sheet))


WORDS = {
    "agenda": ("Programm", "09:30–10:00", "Drei Impulse zum digitalen Wandel", "AAL-482"),
    "registration": ("Diesen Teil bewahren wir getrennt auf und löschen ihn 14 Tage nach dem Treffen.", "Datenschutz"),
    "check-in-list": ("6 angemeldet", "Олена Коваленко", "Ohne Anmeldung gekommen", "16"),
    "badges": ("Jo", "Landesarbeitsgemeinschaft der", "7FK3-99QD"),
    "topic-cards": ("Raumteiler", "Mein Thema", "Wer lädt dazu ein?"),
    "fishbowl-cards": ("Was haben kleine Gemeinden davon?", "Meine Frage"),
    "door-sheets": ("Dachzimmer", "Noch frei", "mit Anna Amsel, Stadt Aalen"),
    "wall-grid": ("Freie Software im Rathaus", "14:45–15:10", "Innenhof"),
    "result-forms": ("Wie geht es weiter?", "Wer macht weiter – und bis wann?", "Ein gemeinsamer Leitfaden."),
    "dot-sheet": ("Jede Person hat 3 Punkte.", "Freie Software zuerst.", "Anzahl"),
    "documentation": (
        "Inhalt",
        "Universität Stuttgart",
        "18. Juli 2019",
        "freigegeben am 3. Juni 2019",
        "Seite 9 von 9",
    ),
    "certificates": ("Teilnahmebescheinigung", "Dr. Clara Dohle-d’Arc", "N4-7QX-21"),
    "letters": ("73430 Aalen", "Sie stehen auf der Warteliste", "Mit freundlichen Grüßen", "7FK3-99QD"),
}


@pytest.mark.parametrize("kind", WORDS)
def test_a_sheet_says_what_it_is_for(kind):
    text = text_of(opened(SHEETS[kind]))
    assert [words for words in WORDS[kind] if squeezed(words) not in text] == []


def test_the_documentation_has_bookmarks_for_its_chapters():
    with opened(SHEETS["documentation"]).open_outline() as outline:
        chapters = [item.title for item in outline.root]
    first = ["Auf einen Blick", "Programm", "Material zu den Impulsen", "Fragen in der Fishbowl"]
    assert chapters[:6] == [*first, "Sessions und Ergebnisse", "Erkenntnisse"]


def test_the_documentation_names_organisations_and_no_participants():
    fields = sheets.Documentation.__dataclass_fields__
    assert "organisations" in fields
    assert not {"participants", "attendees", "names"} & set(fields)
