"""The pages of computing, as a clerk meets them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from miteinander.computing.catalogue import OFFERS
from miteinander.computing.choices import State
from miteinander.computing.models import Computation
from miteinander.computing.services import run_computation
from miteinander.methods.command import METHODS
from miteinander.roles.actor import Actor
from tests.computing.questions import AT, SMALL, ask


def upload(question: object = SMALL, name: str = "tag.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, json.dumps(question).encode())


def test_every_method_is_offered_and_nothing_else():
    assert {offer.method for offer in OFFERS.values()} == set(METHODS)


@pytest.mark.parametrize("key", OFFERS)
def test_every_method_has_a_form(cast, client_of, key):
    page = client_of("member").get(reverse("computation-new", args=[key]))
    assert page.status_code == 200
    assert page.content.decode().count('type="file"') == len(OFFERS[key].files)


def test_an_unknown_method_is_absent(cast, client_of):
    assert client_of("member").get(reverse("computation-new", args=["orakel"])).status_code == 404


def test_a_clerk_gives_a_file_and_is_led_to_the_computation(cast, client_of):
    answer = client_of("member").post(reverse("computation-new", args=["barcamp"]), {"event": upload()})
    asked = Computation.objects.get()
    assert answer.headers["Location"] == reverse("computation", args=[asked.pk])
    assert (asked.person, asked.method, asked.language) == (cast.member, "barcamp", "de")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Bitte wählen Sie eine Datei."),
        ({"event": SimpleUploadedFile("leer.json", b"")}, "Die Datei ist leer. Bitte wählen Sie eine andere."),
        ({"event": upload(name="tag.exe")}, "Bitte wählen Sie eine Datei einer dieser Arten: .json."),
    ],
)
def test_a_missing_empty_or_strange_file_is_a_sentence(cast, client_of, given, sentence):
    answer = client_of("member").post(reverse("computation-new", args=["barcamp"]), given)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Computation.objects.count() == 0


def test_choices_come_back_when_the_form_is_refused(cast, client_of):
    answer = client_of("member").post(reverse("computation-new", args=["draw"]), {"seats": "12", "seed": "Lotto 7"})
    assert answer.status_code == 422
    assert 'value="Lotto 7"' in answer.content.decode()


def test_the_page_of_a_finished_computation_tells_saves_and_says_how_to_recompute(cast, client_of):
    asked = ask(cast.actor("member"))
    run_computation(asked.pk, by=Actor.system(), clock=lambda: AT)
    page = client_of("member").get(reverse("computation", args=[asked.pk])).content.decode()
    assert "Garten (2)" in page
    assert "barcamp.json speichern" in page
    assert "python -m miteinander methods barcamp tag.json" in page


def test_a_file_is_saved_and_never_shown_as_a_page(cast, client_of):
    asked = ask(cast.actor("member"), name="böse.html.json")
    file = asked.files.get()
    answer = client_of("member").get(reverse("computation-file", args=[asked.pk, file.pk]))
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''b%C3%B6se.html.json"
    assert json.loads(answer.content) == SMALL


@pytest.mark.parametrize("name", ["office", "administrator", "outsider"])
def test_nobody_else_sees_a_computation_its_files_or_its_buttons(cast, client_of, name):
    asked = ask(cast.actor("member"))
    file, client = asked.files.get(), client_of(name)
    paths = [
        client.get(reverse("computation", args=[asked.pk])),
        client.get(reverse("computation-file", args=[asked.pk, file.pk])),
        client.post(reverse("computation-stop", args=[asked.pk])),
        client.post(reverse("computation-remove", args=[asked.pk])),
    ]
    assert [answer.status_code for answer in paths] == [404, 404, 404, 404]


def test_stopping_and_removing_lead_back(cast, client_of):
    asked, client = ask(cast.actor("member")), client_of("member")
    assert client.post(reverse("computation-stop", args=[asked.pk])).status_code == 302
    asked.refresh_from_db()
    assert asked.state == State.STOPPED
    assert client.post(reverse("computation-remove", args=[asked.pk])).headers["Location"] == "/rechnen/"


def test_the_part_that_renews_itself_reloads_the_page_at_the_end(cast, client_of):
    asked, client = ask(cast.actor("member")), client_of("member")
    path = reverse("computation", args=[asked.pk])
    part = client.get(path, headers={"HX-Request": "true"})
    assert "<h1" not in part.content.decode()
    run_computation(asked.pk, by=Actor.system(), clock=lambda: AT)
    assert client.get(path, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_takes_the_same_queries_however_long(cast, client_of, django_assert_max_num_queries, rows):
    for _ in range(rows):
        asked = ask(cast.actor("member"))
        Computation.objects.filter(pk=asked.pk).update(state=State.STOPPED, ended_at=AT)
    client = client_of("member")
    with django_assert_max_num_queries(8):
        assert client.get(reverse("computations")).status_code == 200


@pytest.mark.parametrize("key", [key for key, offer in OFFERS.items() if offer.example_files()])
def test_every_example_is_shown_saved_and_computed(cast, client_of, key):
    client, offer = client_of("member"), OFFERS[key]
    page = client.get(reverse("computation-new", args=[key])).content.decode()
    for path in (path for paths in offer.example_files().values() for path in paths):
        address = reverse("computation-example-file", args=[key, path.name])
        assert address in page
        assert client.get(address).content == path.read_bytes()
    client.post(reverse("computation-example", args=[key]))
    asked = Computation.objects.get()
    run_computation(asked.pk, by=Actor.system(), clock=lambda: AT)
    asked.refresh_from_db()
    assert (asked.state, bool(asked.told)) == (State.DONE, True)


@pytest.mark.parametrize("name", ["../../../etc/passwd", "__init__.py", "event"])
def test_no_other_file_is_given_out_as_an_example(cast, client_of, name):
    assert client_of("member").get(f"/rechnen/neu/barcamp/beispiel/{name}").status_code == 404


@pytest.mark.parametrize("gone", ["signed out", "removed elsewhere"])
def test_the_part_that_renews_itself_loads_the_whole_page_when_there_is_none(cast, client_of, gone):
    asked, client = ask(cast.actor("member")), client_of("member")
    path = reverse("computation", args=[asked.pk])
    if gone == "signed out":
        client.logout()
    else:
        asked.delete()
    answer = client.get(path, headers={"HX-Request": "true"})
    assert (answer.headers.get("HX-Refresh"), answer.content) == ("true", b"")


def test_the_page_says_what_was_chosen_in_the_words_of_the_form(cast, client_of):
    client = client_of("member")
    client.post(reverse("computation-example", args=["budget"]))
    page = client.get(reverse("computation", args=[Computation.objects.get().pk])).content.decode()
    assert "Regel: gleiche Anteile" in page


def test_a_result_is_text_even_when_it_looks_like_a_page(cast, client_of):
    asked = ask(cast.actor("member"))
    told = "<script>alert(1)</script>\n  <b>fett</b>"
    Computation.objects.filter(pk=asked.pk).update(state=State.DONE, ended_at=AT, told=told)
    page = client_of("member").get(reverse("computation", args=[asked.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>fett</b>" not in page


def test_a_foreign_file_is_not_given_out_under_an_own_computation(cast, client_of):
    other, own = ask(cast.actor("office")), ask(cast.actor("member"))
    path = reverse("computation-file", args=[own.pk, other.files.get().pk])
    assert client_of("member").get(path).status_code == 404
