"""The tags of the kit, and the page that shows them all."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from miteinander.website.components import GROUPS


def shown(source: str, **context) -> str:
    request = RequestFactory().get("/treffen/", {"ort": "Ulm & Umgebung", "page": "2"})
    return Template("{% load ui %}" + source).render(Context({"request": request, **context}))


def test_the_breadcrumb_ends_with_the_page_itself():
    html = shown('{% breadcrumb "Treffen" "/treffen/" "Erstes" %}')
    assert '<li><a href="/treffen/">Treffen</a></li>' in html
    assert '<li aria-current="page">Erstes</li>' in html


def test_the_tab_of_this_page_is_marked():
    html = shown('{% tabs "Teile" "A" "/treffen/" "B" "/b/" %}')
    assert '<a href="/treffen/" aria-current="page">A</a>' in html
    assert '<a href="/b/">B</a>' in html


def test_the_stepper_says_what_is_done_in_words():
    html = shown('{% stepper 2 "Eins" "Zwei" %}')
    assert "Eins<span" in html
    assert "(erledigt)" in html
    assert '<li aria-current="step">Zwei</li>' in html


def test_turning_the_page_keeps_the_search():
    html = shown("{% pagination page %}", page=Paginator(range(30), 10).get_page(2))
    assert 'href="?ort=Ulm+%26+Umgebung&amp;page=3"' in html


def test_a_list_of_one_page_has_no_pages():
    assert shown("{% pagination page %}", page=Paginator(range(3), 10).get_page(1)).strip() == ""


def test_what_is_given_to_a_component_is_never_markup():
    assert "<b>" not in shown("{% badge 'info' t %}{% button t href=t %}{% alert 'info' t %}{% endalert %}", t="<b>")


def test_an_unknown_icon_is_a_mistake_that_shows_at_once():
    with pytest.raises(TemplateSyntaxError, match="no icon 'rocket'"):
        shown('{% icon "rocket" %}')


@pytest.mark.django_db
def test_the_component_page_shows_every_sample_and_its_template(client):
    html = client.get("/bausteine/").content.decode()
    assert html.count("m-sample__shown") == sum(len(names) for _title, names in GROUPS)
    assert "<h1>Bausteine</h1>" in html


@pytest.mark.django_db
def test_a_colour_tried_on_is_loaded_as_a_sheet_of_its_own(client):
    html = client.get("/bausteine/", {"farbe": "#ffd500"}).content.decode()
    address = html.split('href="/marke/ffd500.')[1][:12]
    assert client.get(f"/marke/ffd500.{address}").status_code == 200


@pytest.mark.django_db
def test_a_mistyped_colour_is_answered_with_an_example(client):
    assert (
        "Bitte geben Sie die Farbe mit sechs Ziffern an"
        in client.get("/bausteine/", {"farbe": "grün"}).content.decode()
    )


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_do(client):
    response = client.get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert "Über die Startseite finden Sie zurück." in response.content.decode()
