"""The scenario in words that tell uncertainty as counts of runs; every sentence is made from the report."""

import math

from miteinander.methods.scenario.portfolio import Choice, Chosen
from miteinander.methods.scenario.problem import Plan
from miteinander.methods.scenario.report import Course, Report, Result, month_name
from miteinander.methods.scenario.tornado import Bar
from miteinander.methods.scenario.updating import Update
from miteinander.methods.scenario.words import MONTHS, SENTENCES, Language

TOLD = 3
"""Assumptions that are named as the most important ones."""


def sentences(plan: Plan, found: Report, language: Language = "de") -> tuple[str, ...]:
    """Return the whole report in words, the most important first."""
    teller = _Teller(plan, found.runs, language)
    title = f"{found.title}: " if found.title else ""
    values = {"seed": found.seed, "months": found.months, "measures": len(found.result.measures)}
    told = [teller.say("head", title=title, runs=teller.number(found.runs), **values)]
    told.append(
        teller.say(
            "notice_one" if found.runs == 1 else "notice",
            runs=teller.number(found.runs),
            error=max(1, math.ceil(200 * found.error)),
        )
    )
    told += [sentence for update in found.updates for sentence in teller.update(update)]
    told += teller.result(found.result)
    if found.tornado and found.tornado[0].swing:
        told.append(teller.tornado(found.tornado))
    if found.choice is not None:
        told += teller.choice(found.choice)
    if found.chosen is not None and found.chosen is not found.result:
        told += [teller.say("chosen"), *teller.result(found.chosen)]
    return tuple(told)


class _Teller:
    """The names of the plan and the words of one language."""

    def __init__(self, plan: Plan, runs: int, language: Language) -> None:
        self.plan, self.runs, self.words, self.language = plan, runs, SENTENCES[language], language
        self.names = {measure.id: measure.label or measure.id for measure in plan.measures}
        self.indicators = {held.id: held for held in plan.indicators}

    def say(self, key: str, **values: object) -> str:
        return self.words[key].format(**values)

    def number(self, value: float) -> str:
        """Return a figure as it is read aloud: three digits count."""
        size = abs(value)
        digits = 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2  # noqa: PLR2004 - digits
        told = f"{value:,.{digits}f}"
        told = told.lstrip("-") if float(told.replace(",", "")) == 0 else told
        return told.translate(str.maketrans(",.", ".,")) if self.language == "de" else told

    def month(self, name: str) -> str:
        year, month = name.split("-")
        return f"{MONTHS[self.language][int(month) - 1]} {year}"

    def share(self, share: float, runs: int | None = None) -> str:
        """Return a share as people count: of ten, at the ends of a hundred; "none" and "all" only where it is so."""
        tried = self.runs if runs is None else runs
        if share in {0.0, 1.0}:
            key = f"{'never' if share == 0 else 'always'}{'_one' if tried == 1 else ''}"
            return self.say(key, runs=self.number(tried))
        if 0.1 <= share <= 0.9:  # noqa: PLR2004 - nearer to the ends ten is too coarse
            return self.say("of_ten", count=round(10 * share))
        count = round(100 * share)
        ends = {0: "rarely", 100: "mostly"}
        return self.say(ends.get(count, "of_hundred"), count=count)

    def _of_hundred(self, share: float) -> str:
        """Return a belief in parts of 100, never as certain."""
        count = round(100 * share)
        return self.say({0: "below", 100: "above"}[count]) if count in {0, 100} else str(count)

    def result(self, found: Result) -> list[str]:
        told = [sentence for course in found.indicators for sentence in self._course(course)]
        if found.cost.p95 > 0:
            told.append(self.say("cost", low=self.number(found.cost.p10), high=self.number(found.cost.p90)))
        if found.affordable is not None and self.plan.budget is not None:
            budget = self.number(self.plan.budget)
            told.append(self.say("affordable", budget=budget, share=self.share(found.affordable)))
        told += [
            self.say("shortage", role=one.role, month=self.month(one.month), share=self.share(one.share))
            for one in found.shortages
        ]
        return told

    def _course(self, course: Course) -> list[str]:
        held, last = self.indicators[course.indicator], course.bands[-1]
        unit = f" {held.unit}" if held.unit else ""
        key = "course_sure" if last.p5 == last.p95 else "course"
        figures = {"low": last.p10, "high": last.p90, "middle": last.p50, "without": course.without}
        words = {name: self.number(value) for name, value in figures.items()}
        words["would"] = self.say("would_one" if words["without"] == "1" else "would")
        told = [self.say(key, label=held.label or held.id, month=self.month(course.months[-1]), unit=unit, **words)]
        if course.reached is not None and course.target is not None:
            target, share = self.number(course.target), self.share(course.reached)
            told.append(self.say("reached", target=target, unit=unit, share=share))
        return told

    def tornado(self, bars: tuple[Bar, ...]) -> str:
        told = [self._bar(bar) for bar in bars[:TOLD] if bar.swing]
        return self.say("tornado", bars="; ".join(told))

    def _bar(self, bar: Bar) -> str:
        held = self.indicators.get(bar.indicator)
        return self.say(
            bar.kind, measure=self.names.get(bar.of, bar.of), indicator=held.label or held.id if held else ""
        )

    def choice(self, choice: Choice) -> list[str]:
        chosen = ", ".join(self.names[one.measure] for one in choice.measures if one.chosen)
        key = "choice" if chosen else "choice_none"
        told = [self.say(key, measures=chosen, cost=self.number(choice.cost))]
        if choice.runs_tried:
            told.append(
                self.say("robust_one" if choice.runs_tried == 1 else "robust", runs=self.number(choice.runs_tried))
            )
        listed = [one for one in choice.measures if choice.runs_tried or not one.chosen]
        return told + [self._chosen(one, choice.runs_tried) for one in listed]

    def _chosen(self, one: Chosen, runs: int) -> str:
        share = "" if one.best_share is None else self.share(one.best_share, runs)
        if one.chosen:
            return self.say("in_best", measure=self.names[one.measure], share=share)
        by, month = self.names.get(one.by, one.by), self.month(month_name(self.plan, one.month))
        lacking = self.number(one.lacking)
        key = f"why_{one.why}{'_one' if lacking == '1' and one.why in {'budget', 'staff'} else ''}"
        why = self.say(key, by=by, month=month, lacking=lacking)
        return self.say("not_best" if share else "not_chosen", measure=self.names[one.measure], share=share, why=why)

    def update(self, update: Update) -> list[str]:
        held = self.indicators.get(update.indicator or "")
        names = {"measure": self.names[update.measure], "indicator": held.label or held.id if held else ""}
        what = self.say("what_effect" if held else "what_chance", **names)
        before, after = update.before, update.after
        figures = {
            "before_low": before.low,
            "before_high": before.high,
            "after_low": after.low,
            "after_high": after.high,
        }
        words = {name: self.number(value) for name, value in {**figures, "trial": update.trial}.items()}
        told = [self.say("update", what=what, weight=round(100 * update.weight), **words)]
        if update.right_way is not None:
            then, now = (self._of_hundred(share) for share in update.right_way)
            told.append(self.say("right_way", before=then, after=now))
        return [*told, self.say("contradicts")] if update.contradicts else told
