"""Read the breakout plans of the W3C, the field's open format for unconferences, as a problem.

What they say is told in ``methods.breakouts``; here it is read so:

* Slots with ``break`` are no rounds. No room says whether it is step-free, so none counts as such.
* Hosts are persons who must be in their session; of the persons expected, they are the first.
* ``conflicts`` of a session are topics to keep apart, weight one per declaration. Sessions of one ``track`` draw the
  same people: weight one per pair.
* A session that is held twice becomes a second topic with ``#2``.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from miteinander.methods.barcamp.problem import Apart, Pitch, Place, Problem, Room, Round
from miteinander.methods.breakouts import Breakouts, Session, parse_breakouts


def read_breakouts(data: Mapping[str, Any]) -> tuple[Problem, dict[str, Place | None]]:
    """Return the problem and the plan really used (None per session that had no place)."""
    found = parse_breakouts(data)
    used, repeated = _used(found)
    pitches = []
    for session in found.sessions:
        pitch = _pitch(session)
        pitches += [pitch] + [replace(pitch, id=again) for again in repeated.get(pitch.id, [])]
    rounds = tuple(Round(slot.id, slot.label) for slot in found.slots if slot)
    rooms = tuple(Room(room.id, room.label, room.seats) for room in found.rooms)
    apart = [Apart(session.id, other) for session in found.sessions for other in session.conflicts]
    apart += [Apart(*pair) for pair in found.of_one_track()]
    return Problem(tuple(pitches), rounds, rooms, tuple(apart)), {pitch.id: used.get(pitch.id) for pitch in pitches}


def _pitch(session: Session) -> Pitch:
    extra = max(0, session.expected - len(session.hosts))
    return Pitch(id=session.id, title=session.title, hosts=session.hosts, extra=extra)


def _used(found: Breakouts) -> tuple[dict[str, Place], dict[str, list[str]]]:
    """Return the plan really used, and per session the ids of its repetitions."""
    used: dict[str, Place] = {}
    repeated: dict[str, list[str]] = {}
    for session, slot, room in found.held:
        if session in used:
            again = repeated.setdefault(session, [])
            again.append(f"{session}#{len(again) + 2}")
            used[again[-1]] = Place(slot, room)
        else:
            used[session] = Place(slot, room)
    return used, repeated
