import io
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.meetings.models import Registration
from miteinander.meetings.services.registration_list import opened, preview_list, sealed, take_over
from miteinander.meetings.services.registration_table import read_table
from tests.cast import NOW, make_meeting
from tests.meetings.registration.parties import come, promised, states

URL = "/treffen/tag-1/leitung/anmeldungen/liste/"


@pytest.fixture
def small(cast):
    return make_meeting(cast, capacity=2)


def preview(meeting, cast, text, encoding="utf-8"):
    return preview_list(meeting, text.encode(encoding), by=cast.actor("office"), at=NOW)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name;E-Mail;Kommune\nJürgen Groß;j@example.org;Aalen\n", "utf-8"),
        ("Name;E-Mail;Kommune\r\nJürgen Groß;j@example.org;Stadt Aalen\r\n", "cp1252"),
        ("﻿name,email,municipality\nJürgen Groß,j@example.org,Aalen", "utf-8"),
        ("\nVorname\tNachname\tMail\tGemeinde\nJürgen\tGroß\tJ@EXAMPLE.org\tAalen\n\n", "utf-8"),
    ],
)
def test_the_usual_shapes_of_a_list_are_read(small, cast, text, encoding):
    (party,) = preview(small, cast, text, encoding).parties
    assert (party.name, party.email, party.municipality_id) == ("Jürgen Groß", "j@example.org", "08136088")


def test_a_workbook_is_read(small, cast):
    book, file = Workbook(), io.BytesIO()
    book.active.append(["Name", "Personen"])
    book.active.append(["Ada", 2])
    book.save(file)
    (party,) = preview_list(small, file.getvalue(), by=cast.actor("office"), at=NOW).parties
    assert (party.name, party.seats) == ("Ada", 2)


def test_every_bad_row_is_shown_with_its_number_and_reason(small, cast):
    come(small, "Kim Muster", email="schon@example.org")
    text = (
        "Name;E-Mail;Personen\nAda;ada@example.org;1\n;leer@example.org;1\nBo;bo(at)example;1\nCem;;zwei\n"
        "Dana;schon@example.org;1\nEva;ADA@example.org;1\nFinn;;3\n"
    )
    found = preview(small, cast, text)
    assert [party.name for party in found.parties] == ["Ada"]
    assert [(row.number, row.reason) for row in found.bad] == [
        (3, "Der Name fehlt."),
        (4, "„bo(at)example“ ist keine E-Mail-Adresse."),
        (5, "„zwei“ Personen: Es müssen 1 bis 2 sein und nicht weniger, als Namen genannt sind."),
        (7, "Doppelt: wie Zeile 2."),
        (8, "„3“ Personen: Es müssen 1 bis 2 sein und nicht weniger, als Namen genannt sind."),
    ]
    assert [(row.number, row.name, row.registration.name) for row in found.known] == [(6, "Dana", "Kim Muster")]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Ada;ada@example.org\n", "In der ersten Zeile müssen Spaltennamen stehen"),
        (b"Name\n", "Unter den Spaltennamen steht keine Zeile."),
        (b"", "In der ersten Zeile müssen Spaltennamen stehen"),
        (b"PK\x03\x04 no workbook", "Die Arbeitsmappe lässt sich nicht lesen"),
        (b"Name\n" + b"A" * 5_000_000, "Die Datei ist größer als 5 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(content, sentence):
    with pytest.raises(Refused, match=sentence):
        read_table(content)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f"Name;E-Mail\n{text}".encode()))
def test_whatever_is_uploaded_is_read_or_refused(content):
    with suppress(Refused):
        assert all(row.number > 1 for row in read_table(content))


def test_taking_over_fills_the_seats_in_the_order_of_the_rows(small, cast):
    found = preview(small, cast, "Name;E-Mail\nAda;a@example.org\nBo;b@example.org\nCem;c@example.org\n")
    done = take_over(small, opened(small, sealed(small, found)), by=cast.actor("office"), at=NOW, writes=True)
    assert (done.confirmed, done.waiting) == (2, 1)
    assert states(small) == [("Ada", "confirmed"), ("Bo", "confirmed"), ("Cem", "waiting")]
    assert promised(small) == [("Ada", "confirmed"), ("Bo", "confirmed"), ("Cem", "waiting")]


def test_whoever_registered_meanwhile_is_not_registered_twice(small, cast):
    found = preview(small, cast, "Name;E-Mail\nAda;ada@example.org\n")
    come(small, "Ada")
    done = take_over(small, found.parties, by=cast.actor("office"), at=NOW, writes=False)
    assert (done.known, Registration.objects.count()) == (("Ada",), 1)


def test_a_changed_preview_is_refused(small, cast):
    seal = sealed(small, preview(small, cast, "Name\nAda\n"))
    with pytest.raises(Refused, match="Diese Vorschau ist zu alt oder unvollständig"):
        opened(small, seal[:-3] + "abc")


def test_ten_thousand_rows_are_checked_and_travel_with_the_page(cast):
    large = make_meeting(cast, capacity=20)
    rows = "\n".join(f"Person {number};p{number}@example.org" for number in range(10_000))
    seal = sealed(large, preview(large, cast, f"Name;E-Mail\n{rows}\n"))
    assert len(seal) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    done = take_over(large, opened(large, seal)[:1_000], by=cast.actor("office"), at=NOW, writes=False)
    assert (done.confirmed, done.waiting) == (20, 980)


def test_an_outsider_sees_no_list(small, cast):
    with pytest.raises(Forbidden):
        preview_list(small, b"Name\nAda\n", by=cast.actor("outsider"), at=NOW)


def test_a_list_is_uploaded_previewed_and_taken_over_on_screen(small, client_of):
    office = client_of("office")
    file = SimpleUploadedFile("liste.csv", b"Name;E-Mail\nAda;a@example.org\nBo;bo\n")
    page = office.post(URL, {"file": file})
    seal = page.context["seal"]
    assert "Eine Zeile kann nicht übernommen werden" in page.content.decode()
    assert office.post(f"{URL}uebernehmen/", {"seal": seal, "writes": "on"}).status_code == 302
    assert states(small) == [("Ada", "confirmed")]
