"""The door while the network is gone: everything is kept on the device and transmitted afterwards."""

import re

import pytest

from tests.browser.today import TODAY, meeting_called

pytestmark = pytest.mark.browser

WAITING = "2 noch nicht gesendet"


@pytest.fixture
def door(come):
    office = come(persona="Netzwerkbüro")
    office.page.goto(meeting_called(office, TODAY) + "leitung/einlass/")
    return office


def waiting_people(door) -> list[str]:
    buttons = door.page.get_by_role("button", name=re.compile("^Einchecken"))
    return [re.sub(r"\s+:", ":", " ".join(name.split())) for name in buttons.all_inner_texts()]


def present(door) -> int:
    return int(door.page.locator("#einlass-da").inner_text())


def test_two_people_are_checked_in_while_the_network_is_gone(door):
    before, names = present(door), waiting_people(door)[:2]
    door.page.context.set_offline(True)
    for name in names:
        door.do(name)
    door.sees("Keine Verbindung.")
    door.sees(WAITING)
    door.page.context.set_offline(False)
    door.page.get_by_role("main").get_by_text(WAITING).wait_for(state="hidden")
    assert present(door) == before + 2
    door.complaints.clear()  # the browser said that there was no network
    door.page.reload()
    assert present(door) == before + 2
    door.look()


def test_the_queue_outlives_a_closed_page(door):
    before, names = present(door), waiting_people(door)[:2]
    door.page.route("**/uebertragen/", lambda route: route.abort())
    for name in names:
        door.do(name)
    door.sees(WAITING)
    door.page.reload()
    door.sees(WAITING)
    door.page.unroute("**/uebertragen/")
    door.page.get_by_role("main").get_by_text(WAITING).wait_for(state="hidden")
    assert present(door) == before + 2
