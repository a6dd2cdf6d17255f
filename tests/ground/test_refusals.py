"""A refusal that no page caught: the sentence is the heading, and a way leads back."""

import pytest


@pytest.mark.django_db
def test_the_sentence_is_the_heading_and_the_number_stands_small_at_the_end(meeting, client_of):
    announce = f"/treffen/{meeting.slug}/leitung/ankuendigen/"
    answer = client_of("office").post(announce)
    page = answer.content.decode()
    assert "<h1>Dieses Treffen ist bereits angekündigt oder abgesagt.</h1>" in page
    assert page.index("Zurück zur Seite") < page.index("Meldung 422")
    assert f'href="{announce}"' in page  # leads on to the page above it


@pytest.mark.django_db
def test_whoever_may_not_reads_why_in_the_heading(cast, client_of):
    page = client_of("member").get("/treffen/neu/").content.decode()
    assert "<h1>Nur das Netzwerkbüro bereitet neue Treffen vor.</h1>" in page
