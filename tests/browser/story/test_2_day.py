"""The story, second part: the day, from the door to the results of the sessions."""

from datetime import datetime, timedelta

import pytest

from miteinander.ground.clock import BERLIN
from tests.browser.story.telling import CARD, TOPIC, in_days

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


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
    begin = datetime.now(BERLIN) + timedelta(minutes=2)
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
    mika.sees("4 Personen kommen")  # three hands on paper and this one
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
