"""One row of everything an address can point to, so that every address can be visited by everybody."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from miteinander.computing.models import Computation, ComputationFile
from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.meetings import models as m
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.people.services import first_link
from miteinander.privacy.models import AccessRequest
from miteinander.privacy.rules import PRIVACY_LINK
from miteinander.roles.models import Assignment
from tests.cast import NOW, Cast, make_item, make_meeting, make_registration

SLUG = "tag-1"


@dataclass
class Scene:
    """The cast, and the arguments of each address by its name; `common` fits all others."""

    cast: Cast
    common: dict[str, Any] = field(default_factory=dict)
    special: dict[str, dict[str, Any]] = field(default_factory=dict)

    def arguments(self, name: str, wanted: set[str]) -> dict[str, Any]:
        known = self.common | self.special.get(name, {})
        return {key: known[key] for key in wanted}


def set_the_scene(cast: Cast) -> Scene:
    meeting = make_meeting(cast)
    scene = Scene(
        cast,
        common={"slug": SLUG, "number": 1, "key": "gast", "code": "unbekannt", "pk": meeting.pk, "ags": cast.aalen.ags},
    )
    scene.common |= {"digits": "8a3b12", "stamp": "00000000", "token": "unbekannt"}
    scene.special["series"] = scene.special["series-edit"] = {"slug": meeting.series.slug}
    _registration(scene, meeting)
    _day(scene, meeting)
    _harvest(scene, meeting)
    _post(scene, meeting)
    _accounts(scene)
    _computing(scene)
    return scene


def _points(scene: Scene, thing: Any, *names: str) -> None:
    scene.special.update({name: {"pk": thing.pk} for name in names})


def _registration(scene: Scene, meeting: m.Meeting) -> None:
    made = make_registration(meeting, email="robin@example.org")
    ends = timezone.now() + timedelta(days=1)
    _link, token = first_link(REGISTRATION_LINK, made.pk, expires_at=ends, at=NOW)
    own = ("own", "change", "cancel", "confirm", "answer", "calendar", "certificate")
    scene.special.update({f"registration-{name}": {"token": token} for name in own})
    _points(scene, made, "registration-one", "registration-one-change", "registration-one-act")
    scene.special["day-badge"] = {"code": made.attendees.get().badge_code}


def _day(scene: Scene, meeting: m.Meeting) -> None:
    item = make_item(meeting, AgendaFormatKey.BARCAMP)
    _points(scene, item, "agenda-item", "agenda-item-act", "agenda-later")
    fishbowl = m.Fishbowl.objects.create(item=make_item(meeting, AgendaFormatKey.FISHBOWL), meeting=meeting)
    question = m.FishbowlQuestion.objects.create(
        fishbowl=fishbowl, position=1, text="Wer hat Zeit?", channel="paper", asked_at=NOW
    )
    turn = m.CircleTurn.objects.create(fishbowl=fishbowl, name="Toni", place="queue", channel="on_site", asked_at=NOW)
    _points(scene, question, "question-act", "question-notes")
    _points(scene, turn, "circle-seat", "fishbowl-step-back")
    barcamp = m.Barcamp.objects.create(item=item, meeting=meeting)
    first = m.Round.objects.create(barcamp=barcamp, number=1, starts_at=NOW, minutes=25)
    room = m.Room.objects.create(barcamp=barcamp, position=1, name="Saal", seats=20)
    pitch = m.Pitch.objects.create(
        barcamp=barcamp, card_number=1, title="Bänke", channel="paper", proposed_at=NOW, state="placed"
    )
    session = m.Session.objects.create(pitch=pitch, round=first, room=room, placed_at=NOW)
    _points(scene, room, "barcamp-room")
    topic = ("steering-topic", "topic-place", "topic-act", "topic-hands")
    _points(scene, pitch, "pitch", "pitch-edit", "pitch-step", "pitch-mark", *topic)
    _points(scene, session, "session-result", "result-type-in")
    scene.special["barcamp-paper"] = {"kind": "karten"}


def _harvest(scene: Scene, meeting: m.Meeting) -> None:
    group = m.FindingGroup.objects.create(meeting=meeting, position=1, title="Räume")
    finding = m.Finding.objects.create(
        meeting=meeting, number=1, kind="idea", text="Bänke", channel="paper", found_at=NOW, group=group
    )
    _points(scene, group, "finding-group-act")
    _points(scene, finding, "finding", "finding-act", "finding-merge", "dots-give")
    m.Documentation.objects.create(meeting=meeting, number=1, state="draft")


def _post(scene: Scene, meeting: m.Meeting) -> None:
    place = {"network": meeting.network, "thing_id": meeting.pk}
    received = IncomingMail.objects.create(
        raw=b"From: a@b.example\n\nHallo", size=1, fingerprint="a", received_at=NOW, **place
    )
    sent = OutgoingMail.objects.create(
        kind="meetings/registration", language="de", to="robin@example.org", subject="Hallo", message_id="<1@x>",
        created_at=NOW, **place,
    )  # fmt: skip
    _points(scene, received, "incoming-mail", "answer-mail", "original-mail")
    _points(scene, sent, "outgoing-mail", "demo-letter")


def _accounts(scene: Scene) -> None:
    asked = AccessRequest.objects.create(email="robin@example.org", asked_at=NOW)
    _link, token = first_link(PRIVACY_LINK, asked.pk, expires_at=timezone.now() + timedelta(days=1), at=NOW)
    scene.special.update({f"own-data-link{end}": {"token": token} for end in ("", "-file", "-text", "-erase")})
    held = Assignment.objects.get(person=scene.cast.member)
    _points(scene, held, "role-withdraw")
    key = Authenticator.objects.create(user=scene.cast.resident, type="webauthn", data={})
    _points(scene, key, "mfa_remove_webauthn", "mfa_edit_webauthn")


def _computing(scene: Scene) -> None:
    asked = Computation.objects.create(person=scene.cast.office, method="barcamp", language="de", asked_at=NOW)
    file = ComputationFile.objects.create(
        computation=asked, origin="given", part="event", name="tag.json", size=2, fingerprint="0" * 64, content=b"{}"
    )
    scene.common |= {"method": "barcamp", "name": "barcamp.json"}
    _points(scene, asked, "computation", "computation-stop", "computation-next", "computation-remove")
    scene.special["computation-file"] = {"pk": asked.pk, "file": file.pk}
