"""A meeting whose barcamp has brought results: what there is to harvest."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from miteinander.meetings.models import Finding, FishbowlQuestion, Meeting, Session
from miteinander.meetings.services.harvest import FindingDetails, enter_finding
from miteinander.meetings.services.questions import ask_question, write_notes
from miteinander.meetings.services.sessions import Result, place_pitch, write_result
from miteinander.roles.actor import Actor
from tests.cast import Cast
from tests.meetings.scene import Scene, make_barcamp, make_fishbowl, somebody

RESULT = Result(
    "Drei Städte berichten.", "Ohne Ansprechperson schläft es ein.", "Eine Vorlage entsteht.", "Stadt Aalen bis Juli"
)


@dataclass
class Orchard:
    """Meeting, organiser and the moment of the plenary; `session` and `question` are what findings come from."""

    scene: Scene
    session: Session
    question: FishbowlQuestion

    @property
    def meeting(self) -> Meeting:
        return self.scene.meeting

    @property
    def organiser(self) -> Actor:
        return self.scene.organiser

    @property
    def outsider(self) -> Actor:
        return self.scene.outsider

    @property
    def at(self) -> datetime:
        return self.scene.at

    def find(self, text: str = "", kind: str = "guardrail", **parts: object) -> Finding:
        details = FindingDetails(kind=kind, text=text or f"Der {self.meeting.findings.count() + 1}. Satz", **parts)
        return enter_finding(self.meeting, details, by=self.organiser, at=self.at)

    def promise(
        self, text: str = "Eine Vorlage schreiben", owner: str = "Stadt Aalen", due: date | None = None
    ) -> Finding:
        soon = (self.meeting.starts_at + timedelta(days=40)).date()
        return self.find(text, "commitment", owner=owner, due_on=due or soon)

    def somebody(self, name: str = "Kim") -> Actor:
        return somebody(self.meeting, self.at, name)


def make_orchard(cast: Cast, meeting: Meeting) -> Orchard:
    scene = make_barcamp(cast, meeting)
    pitch = scene.card("Wer pflegt die Daten?", host_name="Stadt Ulm")
    session = place_pitch(pitch, scene.slot(1), by=scene.organiser, at=scene.at)
    session = write_result(session, RESULT, by=scene.organiser, at=scene.at, seen=session.version)
    fishbowl = make_fishbowl(cast, meeting)
    question = ask_question(
        fishbowl, "Was haben kleine Gemeinden davon?", by=scene.organiser, at=fishbowl.item.starts_at
    )
    notes = "Sie teilen sich die Pflege."
    question = write_notes(question, notes, by=scene.organiser, at=scene.at, seen=question.version)
    return Orchard(scene, session, question)
