"""Say the explanation of a timetable in sentences a resident can follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from miteinander.methods.timetable.explanation import (
    Change,
    Explanation,
    PersonTold,
    RoomReason,
    TopicTold,
    UnplacedReason,
    UnplacedTold,
)
from miteinander.methods.timetable.problem import Event, Place
from miteinander.methods.timetable.words import COUNTED, SENTENCES
from miteinander.methods.trouble import Language


def sentences(event: Event, explanation: Explanation, language: Language = "de") -> tuple[str, ...]:
    """Return totals, changes, each topic with a place, those without, and then each person."""
    speaker = _Speaker.of(event, language)
    return (
        *speaker.totals(explanation),
        *(speaker.change(change) for change in explanation.changes),
        *(speaker.topic_told(told) for told in explanation.topics),
        *(speaker.unplaced(told) for told in explanation.unplaced),
        *(speaker.person(told) for told in explanation.persons if told.wishes or told.represented),
    )


@dataclass(frozen=True, slots=True)
class _Speaker:
    """One language and the names of one event."""

    language: Language
    words: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    titles: Mapping[str, str]
    phases: Mapping[str, str]
    rooms: Mapping[str, str]

    @classmethod
    def of(cls, event: Event, language: Language) -> "_Speaker":
        said = SENTENCES[language]
        return cls(
            language,
            said,
            COUNTED[language],
            {topic.id: topic.title or topic.id for topic in event.topics},
            {phase.id: _phase(said, phase.label or phase.id) for phase in event.phases},
            {room.id: room.label or room.id for room in event.rooms},
        )

    def say(self, key: str, **parts: str | int) -> str:
        return self.words[key].format(**parts)

    def number(self, number: int) -> str:
        return f"{number:,}".replace(",", ".") if self.language == "de" else f"{number:,}"

    def many(self, key: str, number: int) -> str:
        return self.counted[key][number != 1].format(n=self.number(number))

    def topic(self, name: str) -> str:
        return self.say("quoted", title=self.titles[name]) if name else ""

    def place(self, place: Place) -> str:
        phase, room = self.phases.get(place.phase, place.phase), self.rooms.get(place.room, place.room)
        return self.say("place", phase=phase, room=room) if room else phase

    def totals(self, explanation: Explanation) -> list[str]:
        totals = explanation.totals
        told = [
            self.say(
                "met",
                met=self.number(totals.wishes_met),
                wishes=self.many("of_wishes", totals.wishes),
                are=self.many("are", totals.wishes_met),
                placed=self.number(totals.placed),
                topics=self.many("of_topics", totals.topics),
                have=self.many("have", totals.placed),
            ),
            self.say("proven")
            if explanation.proven
            else self.say("not_proven", attainable=self.many("of_wishes", explanation.attainable)),
        ]
        if explanation.changes:
            count = len(explanation.changes)
            told.append(self.say("changed", topics=self.many("topics", count), are=self.many("are", count)))
        return told

    def change(self, change: Change) -> str:
        topic, before = self.topic(change.topic), self.place(change.before)
        if change.now is None:
            return self.say("change_out", topic=topic, before=before)
        return self.say("change_moved", topic=topic, before=before, now=self.place(change.now))

    def topic_told(self, told: TopicTold) -> str:
        told_phase = self.say(
            f"phase_{told.phase_reason}",
            topic=self.topic(told.topic),
            place=self.place(told.place),
            other=self.phases.get(told.other_phase, ""),
            wishes=self.many("wishes", told.wishes_lost or 0),
        )
        uncounted = told.room_reason is RoomReason.PINNED and told.seats is None
        told_room = self.say(
            f"room_{RoomReason.UNCOUNTED if uncounted else told.room_reason}",
            persons=self.many("persons", told.attending),
            come=self.say("come" if told.attending == 1 else "come_many"),
            seats=self.many("seats", told.seats or 0),
            interested=self.number(told.interested),
        )
        return " ".join([told_phase, told_room, *([self.say("step_free")] if told.step_free_needed else [])])

    def unplaced(self, told: UnplacedTold) -> str:
        key: str = told.reason
        if told.reason is UnplacedReason.OUTWEIGHED and not told.instead_of:
            key = "free"
        elif told.reason is UnplacedReason.OUTWEIGHED and not told.wishes_lost:
            key = "even"
        return self.say(
            f"unplaced_{key}",
            topic=self.topic(told.topic),
            persons=self.many("persons", told.interested),
            interest=self.many("interest", told.interested),
            other=self.topic(told.instead_of),
            fewer=self.many("fewer", told.wishes_lost),
        )

    def person(self, told: PersonTold) -> str:
        key = "person_some" if told.missed else "person_all" if told.wishes else "person_none"
        parts = [self.say(key, person=told.person, met=told.met, wishes=self.many("of_wishes", told.wishes))]
        for missed in told.missed:
            topic, instead = self.topic(missed.topic), self.topic(missed.instead)
            phase = self.phases.get(missed.phase, "")
            parts.append(self.say(f"missed_{missed.reason}", topic=topic, phase=phase, instead=instead))
        parts += [self.say("represented", topic=self.topic(topic)) for topic in told.represented]
        return " ".join(parts)


def _phase(words: Mapping[str, str], label: str) -> str:
    """Return a phase as a sentence can name it: a bare number alone says nothing."""
    return words["phase"].format(number=label) if label.isdecimal() else label
