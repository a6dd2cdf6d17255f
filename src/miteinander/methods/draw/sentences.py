"""Say a draw in sentences a resident can follow."""

import math
from collections.abc import Sequence

from miteinander.methods.draw.explanation import Explanation, Group
from miteinander.methods.draw.replacement import Replacement
from miteinander.methods.draw.result import Drawn, Prepared
from miteinander.methods.draw.verification import Check
from miteinander.methods.draw.words import SENTENCES
from miteinander.methods.trouble import Language

MOST_NAMED = 20
HUNDREDTHS = 10_000
"""Hundredths of a percentage point in a share of one."""


class Speaker:
    """One language: its sentences, numbers and shares."""

    def __init__(self, language: Language) -> None:
        self.words, self.language = SENTENCES[language], language

    def say(self, key: str, **parts: object) -> str:
        return self.words[key].format(**parts)

    def share(self, chance: float) -> str:
        return f"{self.number(100 * chance, 2)}{' ' if self.language == 'de' else ''}%"

    def number(self, number: float, places: int = 0) -> str:
        written = f"{number:,.{places}f}"
        return written.translate(str.maketrans(",.", ".,")) if self.language == "de" else written

    def people(self, count: int) -> str:
        return self.say("person" if count == 1 else "people", n=self.number(count))

    def seats(self, count: int) -> str:
        return self.say("seat" if count == 1 else "seats", n=self.number(count))

    def names(self, names: Sequence[str]) -> str:
        more = f" … (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
        return ", ".join(names[:MOST_NAMED]) + more


def sentences(explanation: Explanation, language: Language = "de", *, addresses: bool = False) -> tuple[str, ...]:
    """Return the figures, what is proven, who cannot be drawn, the lots, and then each level of chances."""
    speaker = Speaker(language)
    told = [
        speaker.say(
            "head",
            seats=speaker.seats(explanation.seats),
            stand=speaker.say("stand" if explanation.people == 1 else "stand_many"),
            people=speaker.people(explanation.people),
            average=speaker.share(explanation.seats / explanation.people),
            minimum=speaker.share(explanation.minimum),
            gini=speaker.number(explanation.gini, 4),
        ),
        speaker.say(explanation.rule)
        if explanation.exact
        else speaker.say("inexact", bound=speaker.share(_no_less(explanation.bound))),
    ]
    if explanation.never:
        count = speaker.people(len(explanation.never))
        told.append(
            speaker.say(
                "never_one" if len(explanation.never) == 1 else "never",
                count=count,
                names=speaker.names(explanation.never),
            )
        )
    if addresses and explanation.no_address:
        told.append(speaker.say("no_address", count=speaker.people(explanation.no_address)))
    lots = explanation.lots
    told.append(
        speaker.say(
            "lots_one" if lots.count == 1 else "lots",
            count=speaker.number(lots.count),
            minimum=speaker.share(lots.minimum),
            deviation=speaker.number(100 * _no_less(lots.largest_deviation), 2),
        )
    )
    if not lots.minimum and explanation.minimum:
        told.append(speaker.say("few_lots", lots=speaker.number(10 ** len(str(round(1 / explanation.minimum))))))
    return (*told, *_levels(explanation, speaker))


def _levels(explanation: Explanation, speaker: Speaker) -> list[str]:
    """Return one sentence for all groups of the same chance and reason, the smallest chance first."""
    found: dict[tuple[str, str], int] = {}
    for group in explanation.groups:
        key = speaker.share(group.chance), _reason(group, speaker)
        found[key] = found.get(key, 0) + len(group.people)
    return [
        speaker.say("level", chance=chance, people=speaker.people(count), reason=reason)
        for (chance, reason), count in found.items()
    ]


def _no_less(share: float) -> float:
    """Return a share rounded up to what is written, so that "not more than" stays true."""
    return math.ceil(share * HUNDREDTHS - 1e-4) / HUNDREDTHS


def why(group: Group, language: Language = "de") -> str:
    """Return why the people of one group have their chance."""
    speaker = Speaker(language)
    return f"{speaker.share(group.chance)}. {_reason(group, speaker)}"


def _reason(group: Group, speaker: Speaker) -> str:
    limit = group.limit
    if group.together:
        kind = "one_category" if len(group.together) == 1 else group.reason
        return speaker.say(kind, categories=", ".join(group.together))
    if limit is None:
        return speaker.say("never_reason" if group.reason == "never" else group.reason)
    key = "never_zero" if group.reason == "never" else group.reason
    pool, seats = speaker.people(limit.pool), speaker.seats(limit.limit)
    stand = speaker.say("stand" if limit.limit == 1 else "stand_many")
    return speaker.say(key, category=limit.category, value=limit.value, limit=seats, pool=pool, stand=stand)


def protocol_sentences(prepared: Prepared, drawn: Drawn | None, language: Language = "de") -> tuple[str, ...]:
    """Return the commitment and, with a seed, the number and the people drawn."""
    speaker = Speaker(language)
    told = [speaker.say("commitment", sha256=prepared.commitment.sha256)] if prepared.before or drawn is None else []
    if drawn is not None:
        width = len(str(len(prepared.lots) - 1))
        told.append(
            speaker.say(
                "drawn_one" if len(drawn.panel) == 1 else "drawn",
                seed=drawn.seed,
                number=f"{drawn.number:0{width}}",
                names=", ".join(drawn.panel),
            )
        )
        if not prepared.before:
            told.append(speaker.say("late"))
    return tuple(told)


def replacement_sentences(replacement: Replacement, language: Language = "de") -> tuple[str, ...]:
    """Return who replaces whom, why, and the panel as it is now."""
    speaker, told = Speaker(language), []
    for step in replacement.steps:
        told.append(speaker.say("replaced", out=step.out, into=step.into))
        count = speaker.people(step.candidates)
        how = f"{step.how}_one" if step.how == "kind" and step.candidates == 1 else step.how
        told.append(speaker.say(f"replaced_why_{how}", out=step.out, into=step.into, count=count))
    return (*told, speaker.say("panel", names=", ".join(replacement.panel)))


def check_sentences(checks: Sequence[Check], language: Language = "de") -> tuple[str, ...]:
    """Return each check with what was found, and the verdict."""
    speaker = Speaker(language)
    told = [
        speaker.say("holds", check=speaker.say(f"check_{check.name}"))
        if check.holds
        else speaker.say("fails", check=speaker.say(f"check_{check.name}"), found=check.found, expected=check.expected)
        for check in checks
    ]
    return (*told, speaker.say("verified" if all(check.holds for check in checks) else "refuted"))
