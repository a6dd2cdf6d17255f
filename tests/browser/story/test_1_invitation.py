"""The story, by keyboard only, first part: from a draft to a full house. Every page on the way is looked at.

The chapters build on each other: each begins where the one before ended.
"""

import pytest

from tests.browser.story.telling import ANNA, BELA, DANA, QUESTION, in_days, register, send
from tests.browser.today import code_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_office_prepares_a_meeting_and_announces_it(story):
    office = story.office
    office.press("Treffen", "link")
    office.look()
    office.press("Neues Treffen vorbereiten")
    office.look()
    office.write(
        title="Werkstatt der Schlüssel", guiding_questions=QUESTION, day=in_days(5), starts="09:30", ends="16:00"
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
