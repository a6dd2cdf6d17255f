"""One sentence has one German: rooms share a catalogue while the platform runs, and the first room would win."""

from collections import defaultdict

from babel.messages.pofile import read_po

from tests.house.test_house import PACKAGE


def test_no_two_rooms_put_the_same_sentence_into_different_german():
    germans = defaultdict(dict)
    for path in sorted(PACKAGE.glob("*/locale/de/LC_MESSAGES/django.po")):
        room = path.relative_to(PACKAGE).parts[0]
        with path.open("rb") as file:
            for message in read_po(file, locale="de"):
                if message.id:
                    germans[message.context, message.id][room] = message.string
    different = {key: rooms for key, rooms in germans.items() if len(set(map(str, rooms.values()))) > 1}
    assert different == {}
