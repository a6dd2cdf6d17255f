"""Say the explanation of a plan in sentences a resident can follow."""

from miteinander.methods.barcamp.changes import Change, Move
from miteinander.methods.barcamp.explanation import Clash, Explanation, Overfull, Placed
from miteinander.methods.barcamp.figures import Totals
from miteinander.methods.barcamp.parking import Parked, ParkedReason
from miteinander.methods.barcamp.problem import Place
from miteinander.methods.barcamp.words import COUNTED, SENTENCES, Language


def sentences(explanation: Explanation, language: Language = "de") -> tuple[str, ...]:
    """Return totals, clashes, full rooms, changes, parked topics, and then each placed topic."""
    speaker = _Speaker(explanation, language)
    return (
        *speaker.totals(),
        *(line for clash in explanation.clashes for line in speaker.clash(clash)),
        *(speaker.overfull(entry) for entry in explanation.overfull),
        *(speaker.say("step_free", topic=speaker.topic(name)) for name in explanation.step_free_missed),
        *(speaker.change(change) for change in explanation.changes),
        *(speaker.parked(entry) for entry in explanation.parked),
        *(speaker.placed(entry) for entry in explanation.placed),
    )


def why(explanation: Explanation, pitch: str, language: Language = "de") -> str:
    """Return why one topic is where it is; empty for a topic the plan does not know."""
    speaker = _Speaker(explanation, language)
    told = [speaker.placed(entry) for entry in explanation.placed if entry.pitch == pitch]
    told += [speaker.parked(entry) for entry in explanation.parked if entry.pitch == pitch]
    return " ".join(told)


class _Speaker:
    """One language and the names of one explanation."""

    def __init__(self, explanation: Explanation, language: Language) -> None:
        self.explanation = explanation
        self.words = SENTENCES[language]
        self.counted = COUNTED[language]

    def say(self, key: str, **parts: str | int) -> str:
        return self.words[key].format(**parts)

    def many(self, key: str, number: int) -> str:
        forms = self.counted[key]
        return forms[0 if number == 1 else -1 if number == 0 else 1].format(n=number)

    def topic(self, pitch: str) -> str:
        return self.say("quoted", title=self.explanation.titles[pitch])

    def place(self, place: Place) -> str:
        names = self.explanation
        return self.say(
            "place",
            round=names.rounds.get(place.round, place.round),
            room=names.rooms.get(place.room, place.room),
        )

    def totals(self) -> list[str]:
        totals, before = self.explanation.totals, self.explanation.before
        told = [
            self.say(
                "wall",
                placed=totals.placed,
                all=self.many("topics", totals.placed + totals.parked),
                have=self.many("have", totals.placed),
                marks_placed=totals.marks_placed,
                marks=self.many("all_marks", totals.marks_placed + totals.marks_parked),
            ),
            self.say("lost", clashes=totals.clashes) if totals.clashes else self.say("none_lost"),
        ]
        if totals.overflow:
            told.append(self.say("overflow", missing=self.many("missing", totals.overflow)))
        return told + ([self.was(before)] if before else [])

    def was(self, before: Totals) -> str:
        return self.say(
            "was",
            marks_placed=self.many("marks", before.marks_placed),
            clashes=self.many("clashes", before.clashes),
            seats=self.many("seats", before.overflow),
        )

    def clash(self, clash: Clash) -> list[str]:
        names = {
            "round": self.explanation.rounds[clash.round],
            "first": self.topic(clash.first),
            "second": self.topic(clash.second),
        }
        told = []
        if clash.persons:
            persons, can = self.many("persons", clash.persons), self.many("can", clash.persons)
            told.append(self.say("clash", persons=persons, can=can, **names))
        if clash.apart:
            told.append(self.say("apart", **names))
        return told

    def overfull(self, entry: Overfull) -> str:
        return self.say(
            "overfull",
            place=self.place(entry.place),
            topic=self.topic(entry.pitch),
            persons=self.many("persons", entry.interest),
            seats=self.many("seats", entry.seats),
            missing=self.many("missing", entry.missing),
        )

    def change(self, change: Change) -> str:
        moves = "; ".join(self.move(move) for move in change.moves)
        if change.forced:
            return self.say("change_forced", moves=moves)
        gains = self.gains(change.marks_gained, change.clashes_saved, change.seats_gained)
        return self.say("change", moves=moves, gains=gains) if gains else self.say("change_even", moves=moves)

    def move(self, move: Move) -> str:
        if move.before is None:
            after = self.place(move.after) if move.after else ""
            return self.say("came_in", topic=self.topic(move.pitch), after=after)
        if move.after is None:
            return self.say("parked_now", topic=self.topic(move.pitch), before=self.place(move.before))
        return self.say(
            "moved",
            topic=self.topic(move.pitch),
            before=self.place(move.before),
            after=self.place(move.after),
        )

    def gains(self, marks: int, clashes: int, seats: int, changes: int = 0) -> str:
        """Name each figure that differs; positive is better, for changes to the previous plan it is worse."""
        figures = (("gain_marks", marks), ("gain_clashes", clashes), ("gain_seats", seats))
        named = [self.many(key if number > 0 else f"{key}_lost", abs(number)) for key, number in figures if number]
        return ", ".join([*named, self.many("changes", changes)] if changes > 0 else named)

    def parked(self, entry: Parked) -> str:
        key = f"parked_{entry.reason}"
        if entry.reason in {ParkedReason.OUTWEIGHED, ParkedReason.COULD_COME_IN} and entry.other is None:
            key += "_free"
        return self.say(
            key,
            topic=self.topic(entry.pitch),
            persons=self.many("persons", entry.interest),
            other=self.topic(entry.other) if entry.other else "",
            other_persons=self.many("persons", entry.other_interest),
            rivals=self.words["and"].join(self.topic(rival) for rival in entry.rivals),
            gains=self.gains(entry.marks, -entry.clashes, -entry.overflow, entry.changes) or "±0",
        )

    def placed(self, entry: Placed) -> str:
        allowed = [other for other in entry.elsewhere if not other.forbidden]
        better = min(allowed, key=lambda other: other.clashes, default=None)
        round_sentence = self.say(
            f"round_{entry.round_reason}",
            topic=self.topic(entry.pitch),
            place=self.place(entry.place),
            clashes=self.many("clashes", entry.clashes),
            n=entry.clashes,
            least=better.clashes if better else 0,
            better=self.explanation.rounds[better.round] if better else "",
        )
        room_sentence = self.say(
            f"room_{entry.room_reason}",
            persons=self.many("persons", entry.interest),
            seats=self.many("seats", entry.seats or 0),
        )
        return f"{round_sentence} {room_sentence}".strip()
