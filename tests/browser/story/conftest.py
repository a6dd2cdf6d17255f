"""One story in three parts; its persons keep their devices through all chapters."""

import pytest

from tests.browser.conftest import arrivals
from tests.browser.story.telling import Story


@pytest.fixture(scope="package")
def arrive(chromium, base):
    yield from arrivals(chromium, base)


@pytest.fixture(scope="package")
def story(arrive, letter_door):
    names = ("anna", "bela", "dana", "mika")
    guests = {name: arrive(viewport={"width": 390, "height": 800}) for name in names}
    return Story(arrive(persona="Netzwerkbüro"), guests, letter_door)
