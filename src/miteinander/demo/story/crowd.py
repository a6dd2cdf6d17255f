"""People who come: invented names from lists that mix freely, real towns of the network, every channel."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice

from miteinander.journal.choices import Channel
from miteinander.meetings.choices import Need
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.services.registration import register
from miteinander.meetings.services.registration_party import Entry, NeedsGiven, Party
from miteinander.places.models import Municipality
from miteinander.roles.actor import Actor

FIRST = (
    "Andrea",
    "Chris",
    "Dominique",
    "Eike",
    "Helge",
    "Jona",
    "Kai",
    "Luca",
    "Mika",
    "Nico",
    "Ulli",
    "Sidney",
    "Toni",
)
LAST = ("Albrecht", "Baumann", "Dietz", "Engel", "Frank", "Graf", "Heim", "Jung", "Kraft", "Lorenz", "Maurer", "Noll",
        "Ott", "Pfeiffer", "Rapp", "Seitz", "Thoma")  # fmt: skip
ORGANISATIONS = ("", "", "", "Freiwilligenagentur", "", "Bürgerstiftung", "", "", "Seniorenrat", "")
BRINGS = (
    "",
    "Erfahrung mit einem Vereinsportal",
    "",
    "Fragen zum Datenschutz",
    "",
    "",
    "Kuchen",
    "Unser Bogen auf Papier",
)
NEEDED = {Need.STEP_FREE: 13, Need.INDUCTION_LOOP: 19, Need.SIGN_LANGUAGE: 41, Need.CHILDCARE: 29}  # one in so many
CHANNELS = (Channel.WEB, Channel.WEB, Channel.EMAIL, Channel.WEB, Channel.PHONE, Channel.WEB, Channel.PAPER)


def parties(salt: str) -> Iterator[tuple[Party, Channel]]:
    """Parties without end: mostly one person, sometimes two or three."""
    towns = list(Municipality.objects.order_by("name").values_list("ags", flat=True))
    for number, (town, channel) in enumerate(zip(cycle(towns), cycle(CHANNELS), strict=False)):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        seats = 3 if number % 17 == 5 else 2 if number % 6 == 3 else 1  # noqa: PLR2004  # an even mix
        on_paper = channel in {Channel.PAPER, Channel.PHONE} and number % 2
        yield (
            Party(
                name=name,
                seats=seats,
                municipality_id=town,
                organisation=ORGANISATIONS[number % len(ORGANISATIONS)],
                email="" if on_paper else f"{salt}{number}@demo.example",
                postal_address="Musterweg 1\n70000 Musterstadt" if on_paper else "",
                brings=BRINGS[number % len(BRINGS)],
                needs=NeedsGiven(kinds=frozenset(need for need, each in NEEDED.items() if number % each == 1)),
            ),
            channel,
        )


def come(meeting: Meeting, *, count: int, office: Actor, first_at: datetime, salt: str) -> list[Registration]:
    """Register `count` parties, a few hours apart, each through its own channel."""
    made = []
    for number, (party, channel) in enumerate(islice(parties(salt), count)):
        by = office if channel in {Channel.PHONE, Channel.PAPER} else Actor.guest()
        entry = Entry(by=by, channel=channel, at=first_at + timedelta(hours=number * 3))
        made.append(register(meeting, party, entry).registration)
    return made
