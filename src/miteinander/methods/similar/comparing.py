"""Compare two texts closely and say why they are alike: shared words, similar words, shared parts of compounds.

Source of the letters' likeness: rapidfuzz ``ratio`` (normalised Indel distance).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from miteinander.methods.similar.folding import STEM, spellings_of, stem
from miteinander.methods.similar.index import Entry, Index, entry_of

CLOSELY = 25
"""So many candidates are compared closely."""
ALIKE = 84.0
"""Letters of two words in common, in per cent, from which on they are taken for spellings of one."""
SHORTEST_PART = 5
"""Letters of a word inside of another that are no accident."""
HALF_KNOWN = 0.75
"""What a shared part of a compound counts, against 1 for the same word."""
SHORTER = 0.4
"""Weight of the text that is answered better, usually the shorter one: a word alone is in many texts."""
LIKELY, POSSIBLE = 0.6, 0.45
"""Scores from which on a text is probably, or perhaps, the same proposal; looked up on published statements."""
DOUBTFUL = 0.59
"""Highest score where one text is negated or the numbers differ, or with a single word in common: never "probably"."""


class Kind(Enum):
    """How two words are alike."""

    SAME = "same"
    SIMILAR = "similar"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Reason:
    """A word of the new text and the word of the known one that answers it, as written; ``weight`` by its rarity."""

    word: str
    known: str
    kind: Kind
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """A known text with its score, 0 to 1: half what the n-grams share, half which telling words are answered.

    ``covered`` and ``covers`` are the weighted shares of the new text's words and of the known one's that are answered.
    ``opposite``: one of the two is negated; ``other_numbers``: both name numbers, and different ones.
    """

    entry: Entry
    score: float
    cosine: float
    covered: float
    covers: float
    reasons: tuple[Reason, ...]
    opposite: bool
    other_numbers: bool

    @property
    def likely(self) -> bool:
        """Whether this is probably the same proposal."""
        return self.score >= LIKELY


def find(
    index: Index, text: str, *, threshold: float = POSSIBLE, most: int = 10, leave_out: Sequence[str] = ()
) -> list[Match]:
    """Return the known texts that may say the same, the likeliest first; nothing is changed."""
    entry = entry_of(text)
    candidates = index.nearest(entry, CLOSELY, leave_out)
    known = [index.entries[at] for at, _ in candidates]
    likeness = Likeness(index, entry, known)
    found = [
        compare(index, entry, other, cosine, likeness) for other, (_, cosine) in zip(known, candidates, strict=True)
    ]
    good = [match for match in found if match.score >= threshold]
    return [spelt(match, text) for match in sorted(good, key=lambda match: -match.score)[:most]]


def spelt(match: Match, text: str) -> Match:
    """Return the match with its reasons written as in the two texts, not folded."""
    own, known = spellings_of(text), spellings_of(match.entry.text)
    return replace(
        match,
        reasons=tuple(
            replace(reason, word=own.get(reason.word, reason.word), known=known.get(reason.known, reason.known))
            for reason in match.reasons
        ),
    )


class Likeness:
    """How the words of one text are like those of some others, computed in one go."""

    def __init__(self, index: Index, entry: Entry, others: Sequence[Entry]) -> None:
        self.own = list(dict.fromkeys(entry.telling))
        words = list(dict.fromkeys(word for other in others for word in other.telling))
        self.rarity = {word: index.word_rarity(word) for word in (*self.own, *words)}
        table = process.cdist(self.own, words, scorer=ratio, score_cutoff=ALIKE, dtype=np.float32)
        self.alike: dict[str, dict[str, float]] = {word: {} for word in self.own}
        for row, column in zip(*np.nonzero(table), strict=True):
            self.alike[self.own[row]][words[column]] = float(table[row, column])
        self.parts = _shared_parts(self.own, words)

    def answer(self, word: str, known: Sequence[str]) -> tuple[str, Kind] | None:
        """Return the word of the other text that says the same: equal, spelt alike, or one inside of the other."""
        if word in known:
            return word, Kind.SAME
        alike = self.alike[word]
        best = max((other for other in known if other in alike), key=lambda other: alike[other], default="")
        if best and not word.isdigit():
            return best, Kind.SIMILAR
        return next(((other, Kind.PART) for other in known if other in self.parts[word]), None)

    def share(self, worth: dict[str, float]) -> float:
        """Return the share of the words that is answered, rare words counting more."""
        whole = sum(self.rarity[word] for word in worth)
        return sum(self.rarity[word] * value for word, value in worth.items()) / whole if whole else 0.0


def _shared_parts(own: Sequence[str], words: Sequence[str]) -> dict[str, set[str]]:
    """Return for each own word the other words that are in it or around it, endings left aside."""
    stems = {word: stem(word) for word in words}
    every, all_own = " ".join(stems.values()), " ".join(map(stem, own))
    inside = [(word, held) for word, held in stems.items() if len(held) >= STEM and held in all_own]
    found = {}
    for word in own:
        root = stem(word)
        around = stems.items() if len(root) >= STEM and root in every else ()
        found[word] = {other for other, held in (*inside, *around) if _is_part(root, held)}
    return found


def _is_part(one: str, other: str) -> bool:
    """Whether one stem is in the other: anywhere when it is long, at the end when it is short (Sitz-bank)."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if shorter not in longer or shorter.isdigit():
        return False
    return len(shorter) >= SHORTEST_PART or (len(shorter) >= STEM and longer.endswith(shorter))


def compare(index: Index, entry: Entry, other: Entry, cosine: float, likeness: Likeness | None = None) -> Match:
    """Compare two texts word by word; ``cosine`` is what their n-grams share."""
    table = likeness or Likeness(index, entry, [other])
    known = list(dict.fromkeys(other.telling))
    answers = {word: table.answer(word, known) for word in table.own}
    reasons = [Reason(word, *answer, table.rarity[word]) for word, answer in answers.items() if answer]
    answered = {reason.known: _worth(reason.kind) for reason in reasons}
    covered = table.share({word: _worth(answer[1]) if answer else 0.0 for word, answer in answers.items()})
    covers = table.share({word: answered.get(word, 0.0) for word in known})
    words = SHORTER * max(covered, covers) + (1.0 - SHORTER) * min(covered, covers)
    longer = max(len(entry.words), len(other.words))
    only_one = len(reasons) == 1 and longer > 1 and entry.words != other.words
    opposite = entry.negated != other.negated
    other_numbers = bool(entry.numbers and other.numbers and entry.numbers != other.numbers)
    score = 0.5 * cosine + 0.5 * words
    return Match(
        entry=other,
        score=min(score, DOUBTFUL) if only_one or opposite or other_numbers else score,
        cosine=cosine,
        covered=covered,
        covers=covers,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.weight * _worth(reason.kind))),
        opposite=opposite,
        other_numbers=other_numbers,
    )


def _worth(kind: Kind) -> float:
    return HALF_KNOWN if kind is Kind.PART else 1.0
