"""Say what is similar, and why, in sentences a person at the desk can follow."""

from collections.abc import Iterator, Sequence

from miteinander.methods.similar.comparing import Match
from miteinander.methods.similar.everything import Pair
from miteinander.methods.similar.topics import Check, Suggestion, is_convincing
from miteinander.methods.similar.words import COUNTED, SENTENCES
from miteinander.methods.trouble import Language

LONGEST = 160
"""Characters of a text that are quoted."""


def about_matches(known: int, matches: Sequence[Match], language: Language = "de") -> tuple[str, ...]:
    """Say which known texts are similar to a new one."""
    speaker = _Speaker(language)
    return tuple(speaker.matches(known, matches))


def about_pairs(known: int, pairs: Sequence[Pair], language: Language = "de") -> tuple[str, ...]:
    """Say which texts of a list are similar to each other."""
    speaker = _Speaker(language)
    return tuple(speaker.pairs(known, pairs))


def about_topics(suggestions: Sequence[Suggestion], language: Language = "de") -> tuple[str, ...]:
    """Say which topic a text may have, and that this is only a suggestion; empty without any."""
    speaker = _Speaker(language)
    return tuple(speaker.topics(suggestions))


def about_check(check: Check, language: Language = "de") -> str:
    """Say how far suggestions of topics can be trusted on these texts."""
    speaker = _Speaker(language)
    return speaker.say(
        "checked",
        asked=speaker.counted("asked", check.asked),
        right=speaker.percent(check.accuracy),
        majority=speaker.percent(check.majority),
        convincing=speaker.percent(check.suggested_right / max(1, check.suggested)),
    )


class _Speaker:
    """Speaks one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, key: str, **parts: object) -> str:
        return SENTENCES[self.language][key].format(**parts)

    def counted(self, key: str, number: int) -> str:
        grouped = f"{number:,}"
        written = grouped.replace(",", ".") if self.language == "de" else grouped
        return COUNTED[self.language][key][number != 1].format(n=written)

    def percent(self, share: float) -> str:
        return self.say("percent", n=round(100 * share))

    def matches(self, known: int, matches: Sequence[Match]) -> Iterator[str]:
        alike = self.counted("alike", len(matches))
        none = {0: "none_known", 1: "none_of_one"}.get(known, "none")
        yield self.say("some" if matches else none, known=self.counted("known", known), alike=alike)
        for match in matches:
            key = "likely" if match.likely else "possible"
            yield self.say(key, score=self.percent(match.score), id=match.entry.id, text=_short(match.entry.text))
            yield from self.reasons(match)

    def pairs(self, known: int, pairs: Sequence[Pair]) -> Iterator[str]:
        key = "pairs_some" if pairs else "pairs_none" if known > 1 else "pairs_few"
        yield self.say(key, known=self.counted("known", known), pairs=self.counted("pairs", len(pairs)))
        for pair in pairs:
            yield self.say(
                "pair_likely" if pair.match.likely else "pair_possible",
                score=self.percent(pair.match.score),
                first=pair.first.id,
                first_text=_short(pair.first.text),
                id=pair.match.entry.id,
                text=_short(pair.match.entry.text),
            )
            yield from self.reasons(pair.match)

    def reasons(self, match: Match) -> Iterator[str]:
        if match.reasons:
            words = [self.say(reason.kind.value, word=reason.word, known=reason.known) for reason in match.reasons]
            yield self.say("because", words=", ".join(words))
        if match.opposite:
            yield self.say("opposite")
        if match.other_numbers:
            yield self.say("other_numbers")

    def topics(self, suggestions: Sequence[Suggestion]) -> Iterator[str]:
        if not suggestions:
            return
        first = suggestions[0]
        number = len(first.because)
        yield self.say(
            "topic" if is_convincing(suggestions) else "topic_weak",
            topic=first.topic,
            score=self.percent(first.score),
            texts=self.counted("texts", number),
            are=self.say("are_1" if number == 1 else "are_n"),
        )
        yield self.say("topic_hint")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
