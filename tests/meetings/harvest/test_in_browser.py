"""Harvest, results, documentation and the next meeting in a real browser, and the way there by keyboard alone."""

import re
from datetime import timedelta

import pytest
from django.core.signing import get_cookie_signer
from django.urls import reverse
from django.utils import timezone

from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Finding, GuidingQuestion, Material, Speaker
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.documentation import (
    release_documentation,
    review_documentation,
    write_foreword,
)
from miteinander.meetings.services.follow_up import NextDay, accept_item, drop_item, prepare_next
from miteinander.meetings.services.harvest import settle_finding
from miteinander.meetings.services.harvest_dots import close_dots, give_dots, open_dots
from miteinander.meetings.services.harvest_groups import add_group
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE
from miteinander.people.services import token_of
from tests.cast import make_cast, make_item, make_meeting, make_registration
from tests.meetings.browsing import as_person, chromium, faults, picture, visit
from tests.meetings.harvest.orchard import make_orchard

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def plenary():
    """Two hours after the last round: findings under two headings, commitments, dots by phone and on paper."""
    cast, now = make_cast(), timezone.now()
    meeting = make_meeting(cast, starts_at=now - timedelta(hours=5), ends_at=now + timedelta(hours=1))
    orchard = make_orchard(cast, meeting)
    orchard.cast = cast
    item = make_item(meeting, AgendaFormatKey.INPUT, after_minutes=45)
    Speaker.objects.create(item=item, name="Dr. Alex Beispiel", organisation="Universität Stuttgart")
    Material.objects.create(item=item, title="Folien zum digitalen Wandel", url="https://example.org/folien.pdf")
    orchard.asked = GuidingQuestion.objects.create(meeting=meeting, text="Welche Leitplanken braucht die Stadt?")
    make_registration(meeting, "Robin Beispiel", organisation="Bürgerverein Bretten-Süd e. V.", seats=2)
    make_registration(meeting, "Kim Muster", municipality=cast.aalen)
    fill(orchard)
    return orchard


def fill(orchard):
    by = {"by": orchard.organiser, "at": orchard.at}
    care = add_group(orchard.meeting, "Wer pflegt, was da ist?", **by)
    trust = add_group(orchard.meeting, "Vertrauen und Datenschutz", **by)
    orchard.first = orchard.find(
        "Ohne benannte Ansprechperson in jeder Kommune schläft jedes Angebot nach einem Jahr ein.",
        "challenge",
        session=orchard.session,
        guiding_question=orchard.asked,
        group=care,
    )
    orchard.find("Was online geht, geht auch auf Papier, mit gleichem Gewicht.", group=trust)
    orchard.find("Ein gemeinsamer Kalender, den Vereine selbst pflegen", "idea", group=care)
    orchard.find("Ein Lotsendienst für Vereine ohne eigene Technik", "idea")
    orchard.find("Wer haftet, wenn Ehrenamtliche Daten pflegen?", "open_question", fishbowl_question=orchard.question)
    orchard.promise("Eine Vorlage für die Benennung von Ansprechpersonen schreiben")
    settle_finding(orchard.promise("Die Sammlung freier Werkzeuge anlegen", "Netzwerkbüro"), done=True, **by)
    open_dots(orchard.meeting, 3, **by)
    orchard.kim = orchard.somebody()
    give_dots(orchard.first, 2, by=orchard.kim, at=orchard.at)
    Finding.objects.filter(kind="idea").update(hands_counted=7)


def publish(orchard):
    by = {"by": orchard.organiser, "at": orchard.at}
    close_dots(orchard.meeting, **by)
    write_foreword(orchard.meeting, foreword="Das Netzwerk hat gesammelt.\n\nDaraus wird Tag 2.", seen=1, **by)
    review_documentation(orchard.meeting, **by)
    return release_documentation(orchard.meeting, **by)


def follow(orchard):
    begin, office = orchard.meeting.starts_at + timedelta(days=58), orchard.cast.actor("office")
    day = NextDay("Tag 2: Inhalte", begin, begin + timedelta(hours=6), 80)
    made = prepare_next(orchard.meeting, day, by=office, at=orchard.at)
    accept_item(made.carried_items.get(key="finding-1"), by=office, at=orchard.at)
    drop_item(made.carried_items.get(key="finding-5"), by=office, at=orchard.at)
    return made


def steps(orchard, *names):
    return {name: reverse(name, args=[orchard.meeting.slug]) for name in names}


def test_every_page_of_the_harvest_is_fine(plenary, live_server):
    paths = steps(plenary, "harvest", "finding-groups", "harvest-weighting", "dots", "results", "next-meeting")
    paths |= steps(plenary, "steering-documentation", "documentation-preview")
    finding = reverse("finding", args=[plenary.meeting.slug, plenary.first.pk])
    paths |= {"finding": finding, "finding-merge": f"{finding}zusammenfuehren/?mit=2"}
    paths["taken-over"] = f"{paths['harvest']}?aus={plenary.session.pk}.now_what"
    with chromium() as browser:
        assert visit(browser, live_server.url, paths, plenary.cast.office) == {}
        assert visit(browser, live_server.url, {"dots-guest": paths["dots"]}) == {}


def test_every_page_after_the_release_is_fine(plenary, live_server):
    publish(plenary)
    following = follow(plenary)
    take_over = reverse("take-over", args=[following.slug])
    item = following.carried_items.get(key="finding-3")
    inside = steps(plenary, "steering-documentation") | {
        "take-over": take_over,
        "take-over-item": f"{take_over}{item.pk}/",
        "next-page": reverse("meeting", args=[following.slug]),
    }
    with chromium() as browser:
        assert visit(browser, live_server.url, steps(plenary, "results", "documentation", "meeting")) == {}
        assert visit(browser, live_server.url, inside, plenary.cast.office) == {}
        paper(browser, live_server.url, steps(plenary, "results", "documentation"))


def paper(browser, address, paths):
    page = browser.new_page(reduced_motion="reduce", viewport={"width": 800, "height": 1100})
    page.emulate_media(media="print")
    for name, path in paths.items():
        page.goto(address + path)
        assert page.get_by_role("navigation").count() == 0
        picture(page, f"{name}-print")


def test_dots_are_given_on_a_phone_by_keyboard(plenary, live_server):
    path = reverse("dots", args=[plenary.meeting.slug])
    link = plenary.kim.link
    assert link.purpose == PARTICIPANT_LINK
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", viewport={"width": 320, "height": 800}, locale="de-DE")
        value = get_cookie_signer(salt=PARTICIPANT_COOKIE * 2).sign(token_of(link))
        context.add_cookies([{"name": PARTICIPANT_COOKIE, "value": value, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + path)
        button = page.get_by_role("button", name=re.compile("Punkt geben.*Erkenntnis 2"))
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_text("Alle Ihre Punkte sind vergeben").wait_for()
        assert page.get_by_role("button", name="Punkt geben").count() == 0
        picture(page, "dots-phone")
        assert faults(page) == []


def test_a_documentation_is_reviewed_and_released_by_keyboard(plenary, live_server):
    close_dots(plenary.meeting, by=plenary.organiser, at=plenary.at)
    path = reverse("steering-documentation", args=[plenary.meeting.slug])
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900}, locale="de-DE")
        as_person(context, live_server.url, plenary.cast.office)
        page = context.new_page()
        page.goto(live_server.url + path)
        for name, then in (
            ("Ich habe sie geprüft", "Geprüft, noch nicht"),
            ("Für alle freigeben", "Vor dem Ende des Treffens freigeben?"),
            ("Trotzdem freigeben", "Fassung 1 ist seit"),
        ):
            page.get_by_role("button", name=name).focus()
            page.keyboard.press("Enter")
            page.get_by_text(then).first.wait_for()
        assert page.goto(live_server.url + path.replace("leitung/", "")).status == 200
