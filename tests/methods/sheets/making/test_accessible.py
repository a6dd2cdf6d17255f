"""A printed sheet is a file that people with and without eyes can use, and that lasts: PDF/UA-1 and PDF/A-2a."""

from itertools import pairwise

import pikepdf
import pytest

from miteinander.methods.sheets.making.serials import seeded_serials
from tests.methods.sheets.making.samples import EVERY_KIND, LARGE, opened, printed
from tests.printing.reading_pdf import fonts_of, tags_of, text_of


@pytest.fixture(scope="module", params=[(EVERY_KIND, 1), (LARGE, 3)], ids=["one", "large-three"])
def pdf(request):
    asked, copies = request.param
    with opened(printed(asked, copies)[1]) as held:
        yield held


def test_the_file_says_its_language_and_title(pdf):
    assert str(pdf.Root.Lang) == "de-DE"
    assert pdf.open_metadata()["dc:title"] == EVERY_KIND.title
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_the_file_declares_ua_1_and_a_2a_together(pdf):
    metadata = pdf.open_metadata()
    assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_the_number_of_pages_in_the_metadata_is_that_of_the_file(pdf):
    assert pdf.open_metadata()["{http://ns.adobe.com/xap/1.0/t/pg/}NPages"] == str(len(pdf.pages))


def test_the_file_is_marked_and_sound(pdf):
    assert pdf.Root.MarkInfo.Marked is True
    assert pdf.check_pdf_syntax() == []


def test_all_copies_hang_under_one_document_each_a_part(pdf):
    roles = [role for role, _ in tags_of(pdf)]
    assert (roles[0], roles.count("/Document")) == ("/Document", 1)
    assert roles.count("/Part") == roles.count("/H1")


def test_no_heading_skips_a_level(pdf):
    levels = [int(role[2:]) for role, _ in tags_of(pdf) if role[:2] == "/H" and role[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_page_has_one_figure_and_it_says_what_the_code_is(pdf):
    figures = [element for role, element in tags_of(pdf) if role == "/Figure"]
    assert len(figures) == len(pdf.pages)
    assert {str(figure.Alt)[:31] for figure in figures} == {"QR-Code für die Auswertung. Er "}


def test_each_marked_content_of_a_page_is_held_by_an_element_of_that_page(pdf):
    parents = {}
    for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids:
        parents |= dict(zip(map(int, leaf.Nums[0::2]), leaf.Nums[1::2], strict=True))
    for page in pdf.pages:
        elements = parents[int(page.obj.StructParents)]
        assert marked_of(page) == list(range(len(elements)))
        assert all(element.Pg.objgen == page.obj.objgen for element in elements)


def test_nothing_is_drawn_outside_marked_content(pdf):
    drawing = {"Tj", "TJ", "f", "S", "s", "B", "f*"}
    for page in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth > 0 or str(operator) not in drawing
        assert depth == 0


def test_the_fonts_are_those_of_the_house_and_embedded(pdf):
    fonts = fonts_of(pdf)
    assert {name.split("+")[1] for name in fonts} == {"FiraSans-Regular", "FiraSans-SemiBold"}
    assert all("/FontFile2" in font for font in fonts.values())


def test_the_number_of_the_sheet_can_be_read_by_people_and_machines():
    made, held = printed(EVERY_KIND)
    with opened(held) as pdf:
        text = text_of(pdf)
    serial = seeded_serials(1, "test")[0]
    pages = len(made.layout.pages)
    assert text.count(f"Bogen{serial}·Fassung{made.layout.version}") == pages
    assert [text.count(f"Seite{page}von{pages}") for page in range(1, pages + 1)] == [1] * pages


def marked_of(page):
    numbers = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            numbers.append(int(operands[1].MCID))
    return sorted(numbers)
