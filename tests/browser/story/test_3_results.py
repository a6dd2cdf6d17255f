"""The story, third part: harvest, documentation, and the second day that grows out of the first."""

import pytest

from tests.browser.story.telling import IDEA, OPEN_QUESTION, in_days

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


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
