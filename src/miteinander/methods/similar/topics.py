"""Topics as suggestions: a text is like its nearest neighbours to which a person has given a topic.

Source: Cover, Hart: Nearest neighbor pattern classification (1967). Short texts give weak hints: on published German
statements about six of ten are right among five topics. A person decides.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from miteinander.methods.progress import Progress, silent
from miteinander.methods.similar.everything import neighbours
from miteinander.methods.similar.index import Index, entry_of

NEAREST = 5
"""Neighbours with a topic that vote."""
CONVINCING = 0.6
"""Share of the weighted votes from which on a topic is suggested at all."""
LOOKED_AT = 60
AUDIBLE = 0.05
"""Cosine below which a neighbour has nothing to say."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic with its share of the weighted votes, 0 to 1, and the ids of the texts that speak for it."""

    topic: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """How often the suggestion is right on texts whose topic is known, each asked without itself.

    ``right`` of ``asked`` would be right with the first topic of every text; ``majority`` is the share of the largest
    topic, which pure guessing reaches. ``suggested`` texts get a convincing suggestion, ``suggested_right`` of
    them the right one.
    """

    asked: int
    right: int
    majority: float
    suggested: int
    suggested_right: int

    @property
    def accuracy(self) -> float:
        """Share of right first topics."""
        return self.right / self.asked if self.asked else 0.0


def suggest(index: Index, text: str, leave_out: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """Return topics for a text, the likeliest first; empty when no known text with a topic shares anything."""
    return _ranked(index, index.nearest(entry_of(text), LOOKED_AT, leave_out))


def is_convincing(suggestions: Sequence[Suggestion]) -> bool:
    """Whether the first topic is worth showing to a person: clearly ahead, and carried by more than one text."""
    return bool(suggestions) and suggestions[0].score >= CONVINCING and len(suggestions[0].because) > 1


def check(index: Index, progress: Progress = silent) -> Check:
    """Ask each text with a topic for its topic, without itself."""
    asked = right = suggested = suggested_right = 0
    topics = Counter(entry.topic for entry in index.entries if entry.topic and entry.id in index)
    for number, nearest in neighbours(index, LOOKED_AT, progress):
        entry = index.entries[number]
        if not entry.topic:
            continue
        found = _ranked(index, nearest)
        hit = bool(found) and found[0].topic == entry.topic
        convincing = is_convincing(found)
        asked, right = asked + 1, right + hit
        suggested, suggested_right = suggested + convincing, suggested_right + (convincing and hit)
    return Check(asked, right, max(topics.values(), default=0) / max(1, asked), suggested, suggested_right)


def _ranked(index: Index, nearest: Sequence[tuple[int, float]]) -> tuple[Suggestion, ...]:
    known = [(index.entries[at], cosine) for at, cosine in nearest if cosine >= AUDIBLE]
    voting = [(entry, cosine) for entry, cosine in known if entry.topic][:NEAREST]
    whole = sum(cosine for _, cosine in voting)
    weights: Counter[str] = Counter()
    for entry, cosine in voting:
        weights[entry.topic] += cosine  # type: ignore[assignment]  # a counter of shares
    return tuple(
        Suggestion(topic, weight / whole, tuple(entry.id for entry, _ in voting if entry.topic == topic))
        for topic, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if whole > 0
    )
