"""Say an opinion map in sentences a resident can follow."""

from collections.abc import Iterator, Mapping

from miteinander.methods.opinions.mapping import OpinionMap, Refusal
from miteinander.methods.opinions.says import Saying
from miteinander.methods.opinions.words import COUNTED, SENTENCES
from miteinander.methods.trouble import Language

FIRM, WAVERING = 0.8, 0.5
"""From this mean agreement on, the groups are called rather stable, or partly stable."""


def sentences(found: OpinionMap, texts: Mapping[str, str], language: Language = "de") -> tuple[str, ...]:
    """Return what was counted, the groups or why there are none, how firm they are, and the statements."""
    speaker = _Speaker(found, texts, language)
    return (*speaker.counts(), *speaker.groups(), *speaker.sayings(), *speaker.shared(), *speaker.divisive())


class _Speaker:
    """Speaks of one map in one language."""

    def __init__(self, found: OpinionMap, texts: Mapping[str, str], language: Language) -> None:
        self.found, self.texts, self.language = found, texts, language

    def say(self, key: str, **parts: object) -> str:
        return SENTENCES[self.language][key].format(**parts)

    def counted(self, key: str, number: int) -> str:
        return COUNTED[self.language][key][number != 1].format(n=self.number(number))

    def number(self, number: int) -> str:
        grouped = f"{number:,}"
        return grouped.replace(",", ".") if self.language == "de" else grouped

    def percent(self, share: float) -> str:
        return self.say("percent", n=round(100 * share))

    def statement(self, at: int) -> str:
        name = self.found.votes.statements[at]
        text = " ".join(self.texts.get(name, "").split())
        return self.say("quoted", text=text) if text else self.say("unnamed", name=name)

    def counts(self) -> Iterator[str]:
        votes = self.found.votes
        people, hidden = len(votes.people), len(votes.hidden)
        yield self.say(
            "counts",
            people=self.counted("people", people),
            have=self.counted("have", people),
            statements=self.counted("statements", len(votes.statements)),
            votes=self.counted("votes", len(votes)),
        )
        if hidden:
            become = self.say("become_1" if hidden == 1 else "become_n")
            yield self.say("hidden", hidden=self.counted("hidden", hidden), become=become)

    @property
    def is_alone(self) -> bool:
        """A file can give a single group: nothing sets it apart from others, and nothing divides it from them."""
        return len(self.found.groups) == 1

    def groups(self) -> Iterator[str]:
        found, settings = self.found, self.found.settings
        if found.refusal:
            needed = {
                Refusal.FEW_STATEMENTS: settings.least_votes,
                Refusal.FEW_PEOPLE: settings.least_people,
            }.get(found.refusal, settings.smallest_group)
            able = self.counted("able", found.able)
            yield self.say(found.refusal.value, needed=needed, able=able, least=settings.least_votes)
            yield self.say("outside_all")
            return
        sizes = [
            self.say("size", id=group.id, people=self.counted("people", len(group.members))) for group in found.groups
        ]
        listed = self.say("and").join([", ".join(sizes[:-1]), sizes[-1]] if len(sizes) > 1 else sizes)
        key = "found" if found.stability else "given_alone" if self.is_alone else "given"
        yield self.say(key, groups=self.counted("groups", len(found.groups)), sizes=listed)
        yield from self.firmness()
        yield self.say("warning")
        if len(found.ungrouped):
            outside = self.counted("outside", len(found.ungrouped))
            least = self.counted("votes", settings.least_votes)
            yield self.say("outside" if found.stability else "outside_given", outside=outside, least=least)

    def firmness(self) -> Iterator[str]:
        if self.found.stability:
            value = self.found.stability.agreement
            key = "firm" if value >= FIRM else "wavering" if value >= WAVERING else "weak"
            written = f"{value:.2f}"
            yield self.say(key, value=written.replace(".", ",") if self.language == "de" else written)

    def sayings(self) -> Iterator[str]:
        for group in () if self.is_alone else self.found.groups:
            yield self.say("says" if group.says else "says_nothing", id=group.id)
            yield from map(self.saying, group.says)

    def saying(self, saying: Saying) -> str:
        other = self.percent(saying.share / saying.ratio)
        key = f"{saying.side}_of_two" if len(self.found.groups) == 2 else saying.side  # noqa: PLR2004
        share = self.percent(saying.share)
        return self.say(key, statement=self.statement(saying.statement), share=share, other=other)

    def shared(self) -> Iterator[str]:
        whole = "" if len(self.found.groups) > 1 else "_all"
        yield self.say(f"shared{whole}" if self.found.consensus else f"shared_none{whole}")
        for entry in self.found.consensus:
            share = self.percent(entry.votes / entry.seen)
            seen = self.counted("votes", entry.seen)
            yield self.say(f"shared_{entry.side}", statement=self.statement(entry.statement), share=share, seen=seen)

    def divisive(self) -> Iterator[str]:
        if self.is_alone:
            return
        whole = "" if self.found.groups else "_all"
        yield self.say(f"divides{whole}" if self.found.divisive else f"divides_none{whole}")
        for entry in self.found.divisive:
            statement = self.statement(entry.statement)
            if entry.high is None or entry.low is None:
                yield self.say("camps", statement=statement, share=self.percent(entry.shares[0]))
                continue
            yield self.say(
                "gap",
                statement=statement,
                high=self.found.groups[entry.high].id,
                low=self.found.groups[entry.low].id,
                high_share=self.percent(entry.shares[entry.high]),
                low_share=self.percent(entry.shares[entry.low]),
            )
        if self.found.groups:
            yield self.say("smoothed")
