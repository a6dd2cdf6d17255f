"""The whole story of a meeting, by keyboard only: from its first draft to the questions of the second day.

The chapters share their persons and build on each other; every page on the way is looked at.
"""

from datetime import datetime, timedelta

import pytest

from tests.browser.daylight import WALL_CLOCK
from tests.browser.telling import (
    ANNA,
    BELA,
    CARD,
    DANA,
    IDEA,
    OPEN_QUESTION,
    QUESTION,
    TOPIC,
    Story,
    in_days,
    register,
    send,
)
from tests.browser.today import code_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story(come_to_stay, letter_door):
    names = ("anna", "bela", "dana", "mika")
    guests = {name: come_to_stay(viewport={"width": 390, "height": 800}) for name in names}
    return Story(come_to_stay(persona="Netzwerkbüro"), guests, letter_door)


def test_the_office_prepares_a_meeting_and_announces_it(story):
    office = story.office
    office.press("Treffen", "link")
    office.look()
    office.press("Neues Treffen vorbereiten")
    office.look()
    office.write(
        title="Werkstatt der Schlüssel", day=in_days(5), starts="09:30", ends="16:00", **{"fragen-0-text": QUESTION}
    )
    office.write(place_name="Altes Rathaus", town="Aalen", capacity="3", deadline_on=in_days(4))
    office.press("Als Entwurf speichern")
    office.look()
    story.code = code_of(office, office.page.url.removesuffix("leitung/"))
    office.press("Treffen ankündigen")
    office.look()
    story.meeting = office.page.url.removesuffix("leitung/").removeprefix(office.base)


def test_somebody_registers_on_the_web(story):
    anna = story.guests["anna"]
    anna.go(story.meeting)
    anna.look()
    register(anna, "Anna O’Neill-Weiß", ANNA)
    anna.read_letter(ANNA)
    anna.look()
    anna.follow_letter("/anmeldung/")
    anna.sees("Sie sind angemeldet")
    anna.look()
    story.facts["anna"] = anna.page.url


def test_somebody_registers_by_a_letter_in_own_words(story):
    bela = story.guests["bela"]
    bela.go(story.meeting + "anmeldung/")
    address = bela.page.locator("main a[href^='mailto:']").first.inner_text()
    send(story.door, BELA, address, "Ich melde mich an, Stadt Aalen, eine Person.\n\nBéla Novák")
    bela.read_letter(BELA)
    bela.look()
    bela.follow_letter("/anmeldung/")
    bela.look()
    bela.press("Ja, das stimmt: Wir kommen")
    bela.sees("Sie sind angemeldet")
    bela.look()


def test_the_office_enters_somebody_who_calls(story):
    office = story.office
    office.go(story.meeting + "leitung/")
    office.press("Anmeldungen")
    office.look()
    office.press("Jemanden erfassen")
    office.look()
    office.write(name="Cem Yıldız", municipality="Ulm", phone="0731 555 0100")
    office.press("Speichern, nächste Person")
    office.sees("Cem Yıldız")
    office.look()


def test_when_all_seats_are_taken_the_next_one_waits_and_is_told_how_it_goes_on(story):
    dana = story.guests["dana"]
    dana.go(story.meeting)
    dana.look()
    register(dana, "Dana Fuchs", DANA, send="Auf die Warteliste setzen")
    dana.read_letter(DANA)
    dana.follow_letter("/anmeldung/")
    dana.sees("Platz 1 auf der Warteliste")
    dana.sees("Was passieren muss")
    dana.look()


def test_one_cancels_and_the_next_is_asked_and_comes(story):
    anna, dana = story.guests["anna"], story.guests["dana"]
    anna.go(story.facts["anna"])
    anna.press("Anmeldung absagen")
    anna.look()
    anna.press("Ja, absagen")
    anna.look()
    dana.read_letter(DANA, "Platz")
    dana.look()
    dana.follow_letter("/anmeldung/")
    dana.look()
    dana.press("Ja, wir kommen")
    dana.sees("Sie sind angemeldet")
    dana.look()


def test_the_day_has_come(story):
    office = story.office
    office.go(story.meeting + "leitung/")
    office.press("Treffen bearbeiten")
    office.look()
    office.write(day=in_days(0), starts="00:01", ends="23:59", deadline_on=in_days(0))
    office.press("Speichern", "button")
    office.press("Programm", "link")
    office.look()
    story.guests["anna"].go(story.meeting)
    story.guests["anna"].look()


def test_whoever_comes_is_checked_in(story):
    office = story.office
    office.press("Einlass")
    office.look()
    office.do("Einchecken: Béla Novák")
    office.do("Einchecken: Dana Fuchs")
    office.sees("2 von 3 Personen")
    office.look()


def test_the_office_opens_the_barcamp(story):
    office = story.office
    office.press("Barcamp", "link")
    office.look()
    office.press("Runden und Räume")
    for name, seats in (("Ratssaal", "40"), ("Stube", "8")):
        office.write(name=name, seats=seats)
        office.press("Raum hinzufügen")
    begin = datetime.now(WALL_CLOCK) + timedelta(minutes=2)
    office.write(count="2", starts=f"{begin:%H:%M}", minutes="5", pause="0")
    office.press("Runden festlegen")
    office.look()
    office.press("Tafel", "link")
    office.tick("Themen können vorgeschlagen werden")
    office.tick("„Ich komme“ kann angeklickt werden")
    office.press("Zeitfenster setzen")
    office.look()


def test_topics_come_from_phones_and_from_paper(story):
    office, mika = story.office, story.guests["mika"]
    mika.go(story.meeting)
    mika.press("Mitmachen", "link")
    mika.look()
    mika.write(code=story.code, name="Mika Baumann")
    mika.press("Mitmachen", "button")
    mika.look()
    mika.press("Barcamp", "link", exact=False)
    mika.look()
    mika.press("Thema vorschlagen")
    mika.look()
    mika.write(title=TOPIC)
    mika.press("Vorschlagen", "button")
    mika.look()
    office.press("Karten eintippen")
    office.look()
    office.write(number="12", title=CARD, host_name="Sportverein", hands="3")
    office.press("Speichern und nächste Karte")
    office.sees(CARD)
    office.look()


def test_marks_say_where_people_will_come(story):
    mika = story.guests["mika"]
    mika.go(story.meeting + "barcamp/")
    mika.do(f"Ich komme: {CARD}")
    mika.sees("5 Personen kommen")  # the host, three hands on paper and this one
    mika.look()


def test_the_proposed_plan_is_taken_over(story):
    office, mika = story.office, story.guests["mika"]
    office.press("Planvorschlag", "link")
    office.look()
    office.press("Plan vorschlagen")
    office.look()
    office.press("Alles übernehmen (2 Änderungen)")
    office.look()
    office.press("Tafel", "link")
    office.sees(TOPIC)
    office.look()
    mika.go(story.meeting + "barcamp/tafel/")
    mika.look()


def test_a_session_writes_down_its_result(story):
    office = story.office
    office.press("Ergebnisse und Papier")
    office.look()
    office.press(f"eintippen: {TOPIC}")
    office.look()
    office.write(what="Vereine brauchen abends Räume.", so_what="Der Hausmeister hat um 18 Uhr Feierabend.")
    office.write(now_what="Ein Schlüsselkasten mit Zahlencode.", who_goes_on="Sportverein")
    office.press("Ergebnis speichern")
    office.look()


def test_the_harvest_is_gathered_and_weighed(story):
    office, mika = story.office, story.guests["mika"]
    office.press("Ernte", "link")
    office.look()
    for kind, text in (("Offene", OPEN_QUESTION), ("Idee", IDEA)):
        office.write(kind=kind, text=text)
        office.press("Erkenntnis speichern")
    office.look()
    office.press("Gewichtung", "link")
    office.look()
    office.press("Gewichtung öffnen")
    mika.go(story.meeting + "ernte/")
    mika.look()
    mika.press("Punkt geben: Erkenntnis 1")
    mika.look()
    office.press("Gewichtung", "link")
    office.press("Gewichtung schließen")
    office.look()


def test_the_documentation_is_reviewed_and_released(story):
    office, anna = story.office, story.guests["anna"]
    office.press("Dokumentation", "link")
    office.look()
    office.press("Ich habe sie geprüft")
    office.look()
    office.press("Für alle freigeben")
    office.look()  # the meeting is only in some days
    office.press("Trotzdem freigeben")
    office.look()
    anna.go(story.meeting + "ergebnisse/")
    anna.sees(OPEN_QUESTION)
    anna.look()
    anna.press("Ganze Dokumentation lesen")
    anna.look()


def test_the_second_day_grows_out_of_the_first(story):
    office, anna = story.office, story.guests["anna"]
    office.press("Ernte", "link")
    office.press("Nächstes Treffen vorbereiten")
    office.look()
    office.write(title="Werkstatt der Schlüssel, zweiter Tag", day=in_days(40))
    office.press("Entwurf anlegen")
    office.look()
    office.press(f"Übernehmen: {OPEN_QUESTION}")
    office.look()
    office.press("In anderen Worten", exact=False)
    office.look()
    office.press("So übernehmen")
    office.look()
    office.press("Weglassen", exact=False)
    office.press("Übersicht", "link")
    office.press("Treffen ankündigen")
    anna.go(office.page.url.removesuffix("leitung/"))
    anna.sees(OPEN_QUESTION)
    anna.sees("Woher kommt das?")
    anna.look()
