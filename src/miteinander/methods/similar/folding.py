"""German texts made comparable: spellings alike, compounds joined, words that say nothing left out."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

JOINS = re.compile("[\u00ad\u200b\u00b7\u2027\u2022]|(?<=[^\\W\\d_])[-\u2010\u2011](?=[^\\W\\d_])")
"""Soft hyphens, the points and the hyphens of easy language: Fahr-Rad and Fahr·rad become Fahrrad."""
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+")
SPELLINGS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ä", "a"), ("ö", "o"), ("ü", "u"))
"""One letter for all spellings: Bäume, Baeume and Baume become baume; only both sides alike matters."""

FILLERS = """
ab aber all alle allem allen aller alles als also am an andere anderen anderer anderes anregung antrag auch auf aus
bei beim benötigen benötigt bereits besonders besser bessere bin bis bitte bitten bloß brauche brauchen braucht da
dabei dadurch dafür daher damen damit dank danke dann daran darauf daraus darf darum darüber das dass davon dazu
dein deine deinem deinen deiner dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen
dieser dieses doch dort dringend du durch dürfen ebenfalls ebenso eher eigentlich ein eine einem einen einer eines
einfach einige einmal endlich er es etwa etwas euch euer falls finde finden fordere fordern freundlich freundlichen
fände für ganz gar geben geehrte gegenüber gehört genau genug gern gerne gibt gruß grüße gut gute guten guter gutes
gäbe hab habe haben hallo hat hatte her herren hier hin hätte ich idee ihr ihre ihrem ihren ihrer im immer in indem
innen ins insbesondere ist ja je jede jedem jeden jeder jedes jemand jetzt kann können könnte könnten lassen lasst
leider liebe lieber mal man manche mehr mein meine meiner meinung mich mindestens mir mit muss möchte möchten
möglich möglichst müssen müsste müssten nach natürlich noch nun nur nämlich ob oder oft per pro schlage schon schön
schöne schöner schönes sehe sehr sein seine seinem seinen seiner seit selbst sich sie sind so sobald sofern sogar
soll sollen sollte sollten somit sondern sonst sowie sowohl statt super toll trotz um und uns unser unsere unserem
unseren unserer unter usw viel viele vielen vielleicht vom von vor vorschlag vorschlagen wann war warum was weg
wegen weil weiter weitere welche welcher wenig wenige wenn wer werden wichtig wie wieder wieso will wir wird
wirklich wo wurde wurden wäre wären wünsche wünschen wünschenswert würde würden z zb zu zum zur zusätzlich zwar
zwischen über überall
"""
NEGATIONS = """
kein keine keinem keinen keiner keines nein nicht nichts nie niemals nirgends ohne gegen weniger verbieten verbot
verbote verboten verhindern abschaffen abgeschafft stoppen stoppt stopp stop
"""
"""Words by which a text speaks against something, or for less of it."""


def fold(text: str) -> str:
    """Return the text in small letters without umlauts, accents and hyphens inside of words."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("ß", "ss")
    plain = JOINS.sub("", plain)
    for spelling, letter in SPELLINGS:
        plain = plain.replace(spelling, letter)
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


ENDINGS = ("ern", "en", "er", "es", "em", "e", "n", "s")
STEM = 4
"""Letters that must be left when an ending is taken off."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without one common ending: Dächern, Dächer and Dach become dach."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word


FILLER_WORDS, NEGATION_WORDS = _folded(FILLERS), _folded(NEGATIONS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order, all of them."""
    return tuple(WORD.findall(fold(text)))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that say what a text is about; all of them when nothing else is left."""
    every = tuple(words)
    left = tuple(word for word in every if word not in FILLER_WORDS and word not in NEGATION_WORDS)
    return left or every


def is_negated(words: Iterable[str]) -> bool:
    """Whether a text speaks against something, as far as single words tell."""
    return any(word in NEGATION_WORDS for word in words)


def numbers_of(words: Iterable[str]) -> frozenset[str]:
    """Return the numbers in a text, also inside of words (30er, 50km): speed limits, years, sums."""
    return frozenset(number for word in words for number in NUMBER.findall(word))


def parts_of(words: Iterable[str], shortest: int = 3, longest: int = 5) -> list[str]:
    """Return the character n-grams inside of word boundaries, as the words come."""
    found = []
    for word in words:
        padded = f" {word} "
        for size in range(shortest, longest + 1):
            if len(padded) <= size:
                found.append(padded)
                break
            found.extend(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


@lru_cache(maxsize=100_000)
def _fold_word(word: str) -> str:
    return fold(word)


def spellings_of(text: str) -> dict[str, str]:
    """Return how each folded word is written in the text, the first time it occurs."""
    found: dict[str, str] = {}
    for word in WORD.findall(JOINS.sub("", unicodedata.normalize("NFKC", text))):
        found.setdefault(_fold_word(word), word)
    return found
