"""Many copies differ in their number and code, and in nothing else."""

import io

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.sheets.layout import Code
from miteinander.methods.sheets.making import codes
from miteinander.methods.sheets.making.copies import write_copies
from miteinander.methods.sheets.making.master import literal, pieces_of
from miteinander.methods.sheets.making.serials import ALPHABET, seeded_serials
from miteinander.methods.trouble import Cancelled
from tests.methods.sheets.making.samples import EVERY_KIND, asking, opened, picture, printed
from tests.printing.reading_pdf import tags_of


def test_each_copy_has_its_own_number_in_every_code():
    made, pdf = printed(EVERY_KIND, 3)
    found = [found.text for page in range(6) for found in zxingcpp.read_barcodes(picture(pdf, page, 150))]
    assert found == [
        Code(serial, made.layout.version, page, 2).text() for serial in seeded_serials(3, "test") for page in (1, 2)
    ]


def test_all_copies_share_the_words_of_a_page():
    with opened(printed(EVERY_KIND, 3)[1]) as pdf:
        shared = [[content.objgen for content in page.obj.Contents] for page in pdf.pages]
    assert [parts[:2] for parts in shared[0::2]] == [shared[0][:2]] * 3
    assert len({parts[2] for parts in shared}) == 6


@pytest.mark.parametrize("copies", [1, 9, 10, 101])
def test_a_file_is_sound_whatever_the_number_of_copies(copies):
    with opened(printed(EVERY_KIND, copies)[1]) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 2 * copies
        assert [role for role, _ in tags_of(pdf)].count("/Part") == copies


def test_the_same_question_and_serials_give_the_same_bytes():
    assert printed(EVERY_KIND, 2)[1] == printed(EVERY_KIND, 2)[1]


def test_a_stopped_print_says_so():
    made, _ = printed(EVERY_KIND)

    def stop(_share, _step):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_copies(io.BytesIO(), made.master, made.layout, ["0" * 10], language="de", progress=stop)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.text(ALPHABET, min_size=10, max_size=10), min_size=81, max_size=90), st.sampled_from(["1:2", "12:12"])
)
def test_codes_made_together_are_those_that_segno_makes(serials, pages):
    page, of = map(int, pages.split(":"))
    asked = [Code(serial, "A1B2C3D4", page, of) for serial in serials]
    version = codes.version_for(of)
    made = codes.many(asked, version)
    for code, found in zip(asked[:4], made, strict=False):
        alone = segno.make(code.text(), error="q", version=version, mask=codes.MASK, micro=False, boost_error=False)
        assert np.array_equal(found, [list(row) for row in alone.matrix])


@pytest.mark.parametrize("pages", [1, 9, 10, 99, 100, 999])
def test_the_code_of_the_last_page_fits_the_version(pages):
    version = codes.version_for(pages)
    assert codes.modules(Code("Z" * 10, "F" * 8, pages, pages).text(), version).shape == (17 + 4 * version,) * 2


def test_a_string_of_the_file_is_read_with_its_escapes():
    assert literal(rb"(\000A\(b\)\134 (c) \n)") == b"\x00A(b)\\ (c) \n"


def test_an_object_is_split_at_its_strings_however_they_nest():
    assert pieces_of(rb"a 1 0 R(5 0 R (x) \) )b(c)") == [b"a 1 0 R", rb"(5 0 R (x) \) )", b"b", b"(c)", b""]


def test_a_long_sheet_goes_over_many_pages():
    one = EVERY_KIND.questions[3]
    made, pdf = printed(asking(*(type(one)(f"r{at}", one.kind, one.text, options=one.options) for at in range(40))))
    assert len(made.layout.pages) == 11
    with opened(pdf) as held:
        assert held.check_pdf_syntax() == []
    assert zxingcpp.read_barcodes(picture(pdf, 10, 150))[0].text.endswith(":11:11")
