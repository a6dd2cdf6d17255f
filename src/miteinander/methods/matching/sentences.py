"""The matching in words a resident can follow; every sentence is made from the explanation."""

from miteinander.methods.matching.explanation import Explanation, Nothing, PersonReport, Reason, Suggestion, TaskReport
from miteinander.methods.matching.problem import Question
from miteinander.methods.matching.words import SENTENCES, Language


def sentences(question: Question, found: Explanation, language: Language = "de") -> tuple[str, ...]:
    """Return the whole result: the sum, one paragraph per person, one per task."""
    teller = _Teller(question, found, language)
    told = [*teller.total(), *(teller.person(report) for report in found.persons)]
    return (*told, *(teller.task(report) for report in found.tasks))


class _Teller:
    """The names of the question and the words of one language."""

    def __init__(self, question: Question, found: Explanation, language: Language) -> None:
        self.words, self.language, self.found = SENTENCES[language], language, found
        self.persons = {person.id: person.name or person.id for person in question.persons}
        self.tasks = {task.id: self.say("quoted", name=task.title or task.id) for task in question.tasks}

    def say(self, key: str, **values: object) -> str:
        return self.words[key].format(**values)

    def total(self) -> list[str]:
        found = self.found
        placed = sum(bool(report.tasks) for report in found.persons)
        filled, places = len(found.assignments), sum(report.places for report in found.tasks)
        counts = self.say("total", placed=placed, persons=len(found.persons), filled=filled, places=places)
        proof = self.say("proven" if found.optimal else "bounded", value=self._points(found.value), bound=found.bound)
        return [counts, proof, self.say("notice")]

    def person(self, report: PersonReport) -> str:
        name = self.persons[report.person]
        if report.nothing:
            return self._nothing(name, report.nothing)
        mine = [self._pair(suggestion) for suggestion in report.suggestions if suggestion.assigned]
        more = [self.tasks[suggestion.task] for suggestion in report.suggestions if not suggestion.assigned]
        told = self.say("gets", person=name, tasks="; ".join(mine) or self._listed(report))
        return f"{told} {self.say('standby', persons=', '.join(more))}" if more else told

    def _listed(self, report: PersonReport) -> str:
        return ", ".join(self.tasks[task] for task in report.tasks)

    def _pair(self, suggestion: Suggestion) -> str:
        reasons = ", ".join(self._reason(reason) for reason in suggestion.reasons)
        return self.say(
            "pair", task=self.tasks[suggestion.task], points=self._points(suggestion.points), reasons=reasons
        )

    def _reason(self, reason: Reason) -> str:
        words = ", ".join(self.tasks.get(word, word) for word in reason.words)
        return self.say(reason.kind, points=reason.points, words=words, km=self._number(reason.km))

    def _points(self, number: int) -> str:
        return self.say("point" if number == 1 else "points", n=number)

    def _number(self, km: float | None) -> str:
        told = "" if km is None else f"{km:.1f}"
        return told.replace(".", ",") if self.language == "de" else told

    def _nothing(self, name: str, why: Nothing) -> str:
        hurdles = ", ".join(self.say(f"hurdle_{kind}", count=count) for kind, count in why.hurdles.items())
        told = [self._taken(one.task, one.points, one.least) for one in why.taken]
        sentence = self.say(why.kind, person=name, hurdles=hurdles, taken="; ".join(told))
        nearly = [
            self.say(f"nearly_{m.hurdle}", task=self.tasks[m.task], words=", ".join(m.words), km=self._number(m.km))
            for m in why.nearly
        ]
        return " ".join([sentence, *nearly])

    def _taken(self, task: str, points: int, least: int | None) -> str:
        if least is None:
            return self.say("taken_nobody", task=self.tasks[task])
        key = "taken" if self.found.optimal else "taken_unproven"
        return self.say(key, task=self.tasks[task], points=points, least=self._points(least))

    def task(self, report: TaskReport) -> str:
        persons = ", ".join(self.persons[person] for person in report.persons)
        hurdles = ", ".join(self.say(f"person_hurdle_{kind}", count=count) for kind, count in report.hurdles.items())
        others = report.possible - len(report.persons)
        values = {"task": self.tasks[report.task], "places": report.places, "minimum": max(1, report.minimum)}
        key = "one_elsewhere" if report.why == "all_elsewhere" and others == 1 else report.why
        why = self.say(f"why_{key}", hurdles=hurdles, others=others) if key else ""
        told = self.say(f"task_{report.state}", persons=persons, count=len(report.persons), why=why, **values)
        standby = ", ".join(self.persons[suggestion.person] for suggestion in report.standby)
        return f"{told} {self.say('standby', persons=standby)}" if standby else told
