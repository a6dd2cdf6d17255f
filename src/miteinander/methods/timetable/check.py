"""Every hard rule checked anew from the question and the timetable alone, apart from how it was found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from miteinander.methods.timetable.plan import Timetable
from miteinander.methods.timetable.problem import Event, Place


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule ("room twice", "closed", "pin", "host twice", "host absent", "host elsewhere", "step-free",
    "seats", "person absent", "uninvited") and who or what it is about.
    """

    rule: str
    names: tuple[str, ...]


def violations(event: Event, timetable: Timetable) -> tuple[Violation, ...]:
    """Return what a timetable breaks; nothing, for one that ``propose`` made."""
    looks = (_of_places, _of_hosts, _of_persons, _of_attendance)
    return tuple(broken for look in looks for broken in look(event, timetable))


def _of_places(event: Event, timetable: Timetable) -> Iterator[Violation]:
    held = Counter(place for place in timetable.places.values() if place)
    for place, times in held.items():
        if times > 1:
            yield Violation("room twice", (place.phase, place.room))
        if place in event.closed:
            yield Violation("closed", (place.phase, place.room))
    for topic in event.topics:
        here = timetable.places[topic.id]
        if topic.pinned and (not here or topic.pinned not in {here, Place(here.phase)}):
            yield Violation("pin", (topic.id,))
        if here and topic.id in event.step_free_topics and not event.room_by_id[here.room].step_free:
            yield Violation("step-free", (topic.id, here.room))


def _of_hosts(event: Event, timetable: Timetable) -> Iterator[Violation]:
    hosting = Counter(
        (host, place.phase)
        for topic, place in timetable.places.items()
        if place
        for host in event.topic_by_id[topic].hosts
    )
    for (host, phase), times in hosting.items():
        if times > 1:
            yield Violation("host twice", (host, phase))
        if event.is_absent(host, phase):
            yield Violation("host absent", (host, phase))
    for topic, place in timetable.places.items():
        for host in sorted(event.topic_by_id[topic].hosts & set(event.person_by_id)) if place else ():
            bound = event.hosts_stay or topic in event.person_by_id[host].interests
            if bound and place and timetable.attends[host].get(place.phase) != topic:
                yield Violation("host elsewhere", (host, topic))


def _of_persons(event: Event, timetable: Timetable) -> Iterator[Violation]:
    for topic, persons in timetable.attendance.items():
        place = timetable.places[topic]
        room = event.room_by_id[place.room] if place else None
        strangers = event.topic_by_id[topic].hosts - set(event.person_by_id) if event.hosts_stay else set()
        if room and room.seats is not None and len(persons) + len(strangers) > room.seats:
            yield Violation("seats", (topic, room.id))
        for person in persons:
            if topic not in event.person_by_id[person].interests and person not in event.topic_by_id[topic].hosts:
                yield Violation("uninvited", (person, topic))
            if room and not room.step_free and event.needs_step_free(person):
                yield Violation("step-free", (person, room.id))


def _of_attendance(event: Event, timetable: Timetable) -> Iterator[Violation]:
    for person, phases in timetable.attends.items():
        for phase, topic in phases.items():
            place = timetable.places[topic]
            if event.is_absent(person, phase) or not place or place.phase != phase:
                yield Violation("person absent", (person, phase))
