"""The results in words: what was hidden and why, what an attack finds, who stands alone, in German or English."""

from dataclasses import dataclass

from miteinander.methods.disclosure.anonymity import Anonymity
from miteinander.methods.disclosure.coarsening import Repair, Step
from miteinander.methods.disclosure.report import AttackFigures, AttackReport, Codes, HiddenCell, ReleaseReport
from miteinander.methods.disclosure.rules import Reason
from miteinander.methods.disclosure.words import COUNTED, SENTENCES
from miteinander.methods.trouble import Language


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says sentences in one language."""

    language: Language

    def say(self, key: str, **parts: str | int) -> str:
        return SENTENCES[self.language][key].format(**parts)

    def many(self, key: str, number: int) -> str:
        return COUNTED[self.language][key][0 if number == 1 else 1].format(n=number)

    def release(self, told: ReleaseReport) -> list[str]:
        """Say what was done with a table; the cells follow in ``cell``."""
        columns, cells = " × ".join(told.columns), self.many("cells", told.figures.cells)
        figures = told.figures
        if told.method == "round":
            said = [self.say("rounded", columns=columns, cells=cells, base=told.base, reach=told.reach)]
            said.append(self.say("nearest" if told.exact else "not_nearest"))
        elif figures.hidden:
            parts = {"hidden": figures.hidden, "primary": figures.primary, "secondary": figures.secondary}
            said = [self.say("suppressed", columns=columns, cells=cells, **parts)]
            said.append(self.say("fewest" if told.exact else "not_fewest", must=self.many("must", figures.bound)))
        else:
            said = [self.say("nothing_hidden", columns=columns, cells=cells)]
        said += self.attacked(told.attack, told.k, rounding=told.method == "round")
        only, known = told.primary_only, told.reasons_known
        if only.recoverable:
            said.append(self.say("primary_only", hidden=only.hidden, could=self.many("could", only.recoverable)))
        if figures.hidden and known.recoverable:
            said.append(self.say("reasons_break", cells=self.many("cells", known.recoverable)))
        elif figures.hidden:
            said.append(self.say("reasons_hold"))
        return said

    def attacked(self, found: AttackFigures, k: int, *, rounding: bool = False) -> list[str]:
        """Say what the attack found and what it assumed."""
        cells = self.many("cells", found.cells)
        if not found.cells:
            return [self.say("nothing_asked")]
        if found.recoverable:
            first = self.say("broken", cells=cells, can=self.many("can", found.recoverable))
        elif found.narrowest is None:
            first = self.say("withstood_open", cells=cells)
        else:
            first = self.say("withstood", cells=cells, narrowest=found.narrowest)
        return [first, self.say("assumed_rounding" if rounding else f"assumed_{found.knowledge}", k=k)]

    def attack(self, told: AttackReport) -> list[str]:
        """Say what an attack on a published table found, with the cells that can be worked out."""
        found = [cell for cell in told.hidden if cell.low == cell.high]
        cells = [self.say("found", cell=named(cell.codes), value=cell.low) for cell in found]
        return [*self.attacked(told.attack, told.k), *cells]

    def cell(self, cell: HiddenCell, k: int) -> str:
        """Say why a cell is hidden."""
        if cell.reason is not Reason.SECONDARY:
            return self.say(f"why_{cell.reason}", cell=named(cell.codes), k=k, range=self.range(cell))
        if not cell.protects:
            return self.say("why_together", cell=named(cell.codes))
        more = len(cell.protects) - 1
        others = self.many("others", more) if more else ""
        key = "why_secondary_many" if more else "why_secondary"
        return self.say(key, cell=named(cell.codes), protected=named(cell.protects[0]), others=others)

    def range(self, cell: HiddenCell) -> str:
        key = "open" if cell.high is None else "exactly" if cell.high == cell.low else "range"
        return self.say(key, low=cell.low, high=cell.high or 0)

    def anonymity(self, told: Anonymity, mended: tuple[Repair, ...], columns: tuple[str, ...]) -> list[str]:
        """Say who stands alone, which columns cause it and what would repair it."""
        persons, groups = self.many("persons", told.persons), self.many("groups", told.groups)
        said = [self.say("persons", persons=persons, columns=", ".join(columns), groups=groups, smallest=told.smallest)]
        said += [self.say("holds", k=told.k)] if not told.below else self._rare(told, mended)
        if told.diversity:
            key = "not_diverse" if told.diversity.persons else "diverse"
            parts = {"fewest": told.diversity.fewest, "needed": told.diversity.needed}
            stand = self.many("stand", told.diversity.persons)
            said.append(self.say(key, column=told.diversity.column, stand=stand, **parts))
        return said

    def _rare(self, told: Anonymity, mended: tuple[Repair, ...]) -> list[str]:
        said = [self.say("fails", k=told.k, stand=self.many("stand", told.below), are=self.many("are", told.unique))]
        for cause in told.causes:
            columns, stand = self.say("and").join(cause.columns), self.many("stand", cause.persons)
            said.append(self.say("cause", columns=columns, k=told.k, stand=stand, are=self.many("are", cause.unique)))
        if len(told.without) > 1:
            for column, persons in told.without.items():
                said.append(self.say("without", column=column, k=told.k, stand=self.many("stand", persons)))
        said += [
            self.say("rare", values=named(rare.values), persons=self.many("persons", rare.persons))
            for rare in told.rare
        ]
        return said + ([self.repair(repair) for repair in mended] or [self.say("no_repair")])

    def repair(self, mended: Repair) -> str:
        """Say one repair."""
        steps = "; ".join(self.step(step) for step in mended.steps if step.kind != "keep") or self.say("step_none")
        remain, loss = self.many("remain", mended.groups), round(100 * mended.loss)
        key, rows = "repair_left" if mended.left_out else "repair", self.many("rows", mended.left_out)
        return self.say(key, steps=steps, remain=remain, loss=loss, rows=rows)

    def step(self, step: Step) -> str:
        return self.say(f"step_{step.kind}", column=step.column, size=step.size)


def named(codes: Codes) -> str:
    """Return the name of a cell."""
    return " × ".join(codes)
