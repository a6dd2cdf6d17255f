"""The explanation in words a resident can follow, German or English."""

from fractions import Fraction

from miteinander.methods.budget.election import Note
from miteinander.methods.budget.explanation import Explanation, Reason, Why
from miteinander.methods.budget.missing import Missing
from miteinander.methods.budget.outcome import Tie
from miteinander.methods.budget.words import COUNTED, MARKS, SENTENCES
from miteinander.methods.trouble import Language

MOST_DIGITS = 20
"""A stated number that is longer is shown as it stands in the file."""


def sentences(explanation: Explanation, language: Language = "de") -> list[str]:
    """Return the whole explanation: the outcome, how it was counted, each project, each tie, what is odd."""
    teller = _Teller(explanation, language)
    told = [teller.total(), teller.method(), *teller.raised()]
    told += [teller.project(why) for why in explanation.projects]
    told += teller.uncounted()
    told += [teller.tie(tie) for tie in explanation.ties]
    return told + [teller.note(note) for note in explanation.notes]


def why(explanation: Explanation, project: str, language: Language = "de") -> str:
    """Return why one project is in or out; raises KeyError when there is none of that id."""
    asked = {held.project: held for held in explanation.projects}
    return _Teller(explanation, language).project(asked[project])


class _Teller:
    def __init__(self, explanation: Explanation, language: Language) -> None:
        self.held, self.language = explanation, language
        self.words, self.counted = SENTENCES[language], COUNTED[language]
        self.names = {held.project: held.name for held in explanation.projects}

    def say(self, key: str, **facts: object) -> str:
        return self.words[key].format(**facts)

    def count(self, key: str, number: int | Fraction) -> str:
        return self.counted[key][number != 1].format(n=self.number(Fraction(number), cents=False))

    def number(self, value: Fraction, *, cents: bool) -> str:
        """Write a number rounded to cents if money, else to tenths; whole numbers without a fraction."""
        thousands, point = MARKS[self.language]
        digits = 0 if value.denominator == 1 else 2 if cents else 1
        whole, rest = divmod(round(abs(value) * 10**digits), 10**digits)
        written = ("-" if value < 0 else "") + f"{whole:,}".replace(",", thousands)
        return f"{written}{point}{rest:0{digits}}" if digits else written

    def money(self, value: Fraction) -> str:
        return f"{self.number(value, cents=True)}\u00a0{self.held.currency}".rstrip("\u00a0")

    def quoted(self, project: str) -> str:
        return self.say("quoted", name=self.names[project], id=project)

    def method(self) -> str:
        outcome = self.held.outcome
        pointed = self.held.kind in {"ordinal", "cumulative", "scoring"}
        if outcome.settings.rule == "greedy":
            by = "by_points" if pointed else "by_votes"
            return self.say("greedy", by=self.words[by if outcome.settings.utility == "cost" else f"{by}_per_cost"])
        start = outcome.budget / max(1, self.held.voters)
        return self.say("equal-shares", voted=self.count("voted", self.held.voters), start=self.money(start))

    def raised(self) -> list[str]:
        outcome, told = self.held.outcome, []
        if outcome.settings.rule == "greedy":
            return []
        if outcome.increments and outcome.share is not None:
            steps = self.count("increments", outcome.increments)
            told.append(self.say("add1", increments=steps, share=self.money(outcome.share)))
        if any(held.phase == "greedy" for held in outcome.rounds):
            told.append(self.say("filled"))
        return told

    def total(self) -> str:
        outcome = self.held.outcome
        return self.say(
            "sum",
            won=self.number(Fraction(len(outcome.winners)), cents=False),
            are=self.count("are", len(outcome.winners)),
            all=self.count("of_projects", len(self.held.projects)),
            spent=self.money(outcome.spent),
            budget=self.money(outcome.budget),
            left=self.money(outcome.budget - outcome.spent),
        )

    def project(self, why: Why) -> str:
        told = self.say(self._key(why), **self._facts(why))
        return told if why.missing is None or not why.missing.counted else f"{told} {self.missing(why.missing)}"

    def missing(self, missing: Missing) -> str:
        if missing.votes is None:
            return self.say("missing_never")
        return self.say("missing", with_votes=self.count("with_votes", missing.votes))

    def uncounted(self) -> list[str]:
        """Say that the missing votes of some projects were not recounted, and how to ask for them."""
        left = sum(why.missing is not None and not why.missing.counted for why in self.held.projects)
        return [self.say("uncounted", projects=self.count("of_projects", left))] if left else []

    @staticmethod
    def _key(why: Why) -> str:
        if not why.won:
            return f"lost_{why.reason.value}"
        if why.reason is Reason.SUPPORTERS_PAID and why.round is not None and why.round.paid_by == 1:
            return "won_supporters_paid_alone"
        all_given = why.reason is Reason.SUPPORTERS_PAID and why.round is not None and why.round.gave_all
        return f"won_{why.reason.value}{'_all' if all_given else ''}"

    def _facts(self, why: Why) -> dict[str, object]:
        points = why.points != why.votes
        facts: dict[str, object] = {
            "project": self.quoted(why.project),
            "cost": self.money(why.cost),
            "votes": self.count("points", why.points) if points else self.count("votes", why.votes),
            "budget": self.money(self.held.outcome.budget),
            "threshold": self.number(self.held.threshold, cents=False),
            "held": self.money(why.held or Fraction(0)),
            "short": self.money(why.short_of or Fraction(0)),
        }
        if why.round is not None:
            facts |= {
                "round": self.held.outcome.winners.index(why.project) + 1,
                "paid": self.count("paid", why.round.paid_by),
                "gave_all": self.count("gave_all", why.round.gave_all),
                "price": self.money(why.round.price or Fraction(0)),
                "left": self.money(why.round.left),
            }
        return facts

    def tie(self, tie: Tie) -> str:
        *others, last = (self.quoted(name) for name in tie.projects)
        names = self.words["and"].join([", ".join(others), last])
        return self.say(f"tie_{tie.by}", round=tie.round, projects=names, first=self.quoted(tie.first))

    def note(self, note: Note) -> str:
        counts = {key: self.count(key, note.count) for key in ("of_projects", "name", "give", "bear")}
        told, example = self.number(Fraction(note.count), cents=False), note.example
        stated = note.kind in {"num_projects_differs", "num_votes_differs"}
        if stated and example.isdecimal() and len(example) < MOST_DIGITS:
            example = self.number(Fraction(example), cents=False)
        return self.say(f"note_{note.kind}", count=told, line=note.line, example=example, **counts)
