"""An index of texts that grows: which known texts share most with a new one.

Weights are those of TF-IDF over character n-grams (Salton, Buckley 1988; Cavnar, Trenkle 1994). Adding a text touches
only its own n-grams; how rare an n-gram is, is known at any time.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.similar.folding import is_negated, numbers_of, parts_of, telling, words_of
from miteinander.methods.trouble import MethodError

STALE = 1.1
"""Lengths of texts are computed anew when the index has grown by this factor: rare at the cost of little."""
LONGEST_TEXT = 20_000
"""Characters that are looked at; a proposal has some hundred."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known text: its id, the text, a topic if a person gave one, and its folded words."""

    id: str
    text: str
    topic: str
    words: tuple[str, ...]
    telling: tuple[str, ...]
    negated: bool
    numbers: frozenset[str]


def entry_of(text: str, *, name: str = "", topic: str = "") -> Entry:
    """Return a text with what comparing needs."""
    words = words_of(text[:LONGEST_TEXT])
    return Entry(name, text, topic, words, telling(words), is_negated(words), numbers_of(words))


class Index:
    """Texts and where each n-gram occurs. Not safe for several threads at once."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.numbers: dict[str, int] = {}
        self.places: dict[str, array[int]] = {}
        self.counts: dict[str, array[float]] = {}
        self.word_counts: Counter[str] = Counter()
        self._removed: set[int] = set()
        self._lengths: NDArray[np.float64] = np.zeros(0)
        self._measured = 0

    def __len__(self) -> int:
        return len(self.entries) - len(self._removed)

    def __contains__(self, name: object) -> bool:
        return name in self.numbers and self.numbers[str(name)] not in self._removed

    def add(self, name: str, text: str, topic: str = "") -> None:
        """Add a text under an id that is not taken; costs its own length. Raises MethodError for a taken id."""
        if name in self:
            raise MethodError(
                de=f"Die Kennung „{name[:40]}“ gibt es schon.", en=f"The id “{name[:40]}” is already there."
            )
        entry, number = entry_of(text, name=name, topic=topic), len(self.entries)
        self.entries.append(entry)
        self.numbers[name] = number
        self.word_counts.update(set(entry.telling))
        for part, count in Counter(parts_of(entry.telling)).items():
            if part not in self.places:
                self.places[part], self.counts[part] = array("q"), array("d")
            self.places[part].append(number)
            self.counts[part].append(1.0 + math.log(count))

    def extend(self, texts: Iterable[tuple[str, str, str]]) -> None:
        """Add (id, text, topic) of many texts."""
        for name, text, topic in texts:
            self.add(name, text, topic)

    def remove(self, name: str) -> None:
        """Forget a text: it is never found again; its n-grams still count as seen."""
        if name in self:
            self._removed.add(self.numbers[name])

    def rarity(self, part: str) -> float:
        """Return the weight of an n-gram: log((1 + texts) / (1 + texts with it)) + 1."""
        known = len(self.places[part]) if part in self.places else 0
        return math.log((1 + len(self.entries)) / (1 + known)) + 1.0

    def word_rarity(self, word: str) -> float:
        """Return the weight of a whole word, in the same way."""
        return math.log((1 + len(self.entries)) / (1 + self.word_counts[word])) + 1.0

    def cosines(self, entry: Entry) -> NDArray[np.float64]:
        """Return how much each known text shares with this one, 0 to 1; shape: texts ever added."""
        size = len(self.entries)
        weighted = [
            (part, (1.0 + math.log(count)) * self.rarity(part))
            for part, count in Counter(parts_of(entry.telling)).items()
        ]
        known = [(part, weight * self.rarity(part)) for part, weight in weighted if part in self.places]
        if not known:
            return np.zeros(size)
        places = np.concatenate([np.frombuffer(self.places[part], dtype=np.int64) for part, _ in known])
        counts = np.concatenate([np.frombuffer(self.counts[part], dtype=np.float64) for part, _ in known])
        each = [len(self.places[part]) for part, _ in known]
        sums = np.bincount(places, counts * np.repeat([weight for _, weight in known], each), size)
        own = math.sqrt(sum(weight * weight for _, weight in weighted))
        cosines: NDArray[np.float64] = np.minimum(1.0, sums / (self.lengths() * own))
        if self._removed:
            cosines[list(self._removed)] = 0.0
        return cosines

    def nearest(self, entry: Entry, most: int, leave_out: Sequence[str] = ()) -> list[tuple[int, float]]:
        """Return numbers and cosines of the texts that share most, the first entered first among equals."""
        cosines = self.cosines(entry)
        for name in leave_out:
            if name in self.numbers:
                cosines[self.numbers[name]] = 0.0
        order = np.argsort(-cosines, kind="stable")[:most] if len(cosines) <= most * 4 else _top(cosines, most)
        return [(int(at), float(cosines[at])) for at in order if cosines[at] > 0]

    def lengths(self) -> NDArray[np.float64]:
        """Return the Euclidean length of each text; those of old texts may lag behind the newest rarities a little."""
        size = len(self.entries)
        if size > self._measured * STALE or self._measured == 0:
            squares: NDArray[np.float64] = np.zeros(size)
            parts = list(self.places)
            if parts:
                places = np.concatenate([np.frombuffer(self.places[part], dtype=np.int64) for part in parts])
                counts = np.concatenate([np.frombuffer(self.counts[part], dtype=np.float64) for part in parts])
                rarities = np.repeat([self.rarity(part) for part in parts], [len(self.places[part]) for part in parts])
                squares = np.bincount(places, (counts * rarities) ** 2, size).astype(np.float64)
            self._lengths, self._measured = np.sqrt(np.maximum(squares, 1e-12)), size
        elif len(self._lengths) < size:
            fresh = [self._length(self.entries[at]) for at in range(len(self._lengths), size)]
            self._lengths = np.concatenate([self._lengths, fresh])
        return self._lengths

    def _length(self, entry: Entry) -> float:
        counted = Counter(parts_of(entry.telling))
        return math.sqrt(
            sum(((1.0 + math.log(count)) * self.rarity(part)) ** 2 for part, count in counted.items()) or 1e-12
        )


def _top(values: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    chosen = np.argpartition(-values, most)[:most]
    limit = values[chosen].min()
    fitting = np.flatnonzero(values >= limit)  # with all equals of the last, so that the order of entry decides
    order: NDArray[np.int64] = fitting[np.argsort(-values[fitting], kind="stable")][:most]
    return order
