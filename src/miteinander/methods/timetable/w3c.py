"""Read the breakout plans of the W3C, the field's open format for unconferences, as a reality test.

What they say is told in ``methods.breakouts``. They hold no persons' wishes, so persons are made up who stand for what
is declared:

* a host (``host``, ``hosts``, ``cohosts``) is a person interested in the own sessions;
* a pair of sessions declared in ``conflicts``, or of one ``track``, is a person interested in both
  (``24 + 19``): the wish for both is met when they are in two phases;
* so many persons interested in that session alone as are expected beside the hosts are made up (``24 #1``): they are
  met when the room holds them.

No room says whether it is step-free, so none counts as such. ``slot`` and ``room``, or ``grid``, become the previous
plan; of a session held twice the first one counts. A ``slot`` with ``break`` is no phase.
"""

from collections.abc import Mapping
from typing import Any

from miteinander.methods.breakouts import Breakouts, parse_breakouts
from miteinander.methods.timetable.problem import Event, Person, Phase, Place, Room, Topic
from miteinander.methods.trouble import MethodError

MOST_EXPECTED = 10_000
"""Persons of one session; more would be a slip of the pen."""


def read_breakouts(data: Mapping[str, Any]) -> Event:
    """Return the event with the plan really used as the previous one."""
    found = parse_breakouts(data)
    topics = [Topic(session.id, session.title, session.hosts) for session in found.sessions]
    used: dict[str, Place | None] = {}
    for session, phase, room in found.held:
        used.setdefault(session, Place(phase, room))
    return Event(
        tuple(Phase(slot.id, slot.label) for slot in found.slots if slot),
        tuple(Room(room.id, room.label, room.seats) for room in found.rooms),
        tuple(topics),
        (*_host_persons(topics), *_pairs(found), *_guests(found)),
        previous=used,
    )


def _host_persons(topics: list[Topic]) -> list[Person]:
    hosts = sorted({host for topic in topics for host in topic.hosts})
    return [Person(host, frozenset(topic.id for topic in topics if host in topic.hosts)) for host in hosts]


def _pairs(found: Breakouts) -> list[Person]:
    """Return one made-up person per pair that is declared to conflict or is of one track."""
    declared = [(session.id, other) for session in found.sessions for other in session.conflicts]
    pairs = {" + ".join(sorted(set(pair))): frozenset(pair) for pair in (*declared, *found.of_one_track())}
    return [Person(key, pairs[key]) for key in sorted(pairs)]


def _guests(found: Breakouts) -> list[Person]:
    guests: dict[str, int] = {}
    for at, session in enumerate(found.sessions):
        if session.expected > MOST_EXPECTED:
            raise MethodError(
                de=f"In sessions[{at}] werden {session.expected} Personen erwartet; möglich sind höchstens "
                f"{MOST_EXPECTED}.",
                en=f"In sessions[{at}], {session.expected} persons are expected; at most {MOST_EXPECTED} are possible.",
            )
        guests[session.id] = max(0, session.expected - len(session.hosts))
    return [Person(f"{topic} #{at + 1}", frozenset({topic})) for topic, many in guests.items() for at in range(many)]
