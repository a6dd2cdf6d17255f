"""Rows full of one person's marks: for every declared model with personal fields, made through the model itself."""

import json
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from miteinander.computing.models import Computation, ComputationFile
from miteinander.journal.models import Act
from miteinander.mail.models import IncomingMail, OutgoingAttachment, OutgoingMail
from miteinander.meetings import models as m
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.people.models import Person
from miteinander.privacy.models import AccessRequest
from miteinander.roles.models import Assignment
from tests.cast import NOW, Cast, make_item, make_meeting, make_registration

MARK = "quittenblau"  # a word nobody else uses
ADDRESS = f"{MARK}@beispiel.example"


def mark_everything(cast: Cast) -> Person:
    """A person who has left traces in every room; the meeting is still to come."""
    person = Person.objects.create(name=f"{MARK} Name", email=ADDRESS, seen_on=NOW.date(), last_login=NOW)
    EmailAddress.objects.create(user=person, email=ADDRESS, verified=True, primary=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": MARK})
    Assignment.objects.create(person=person, role="member", network=cast.network)
    AccessRequest.objects.create(email=ADDRESS, asked_at=NOW)
    session = SessionStore()
    session.update({"_auth_user_id": str(person.pk), "note": ADDRESS})
    session.create()
    Act.objects.create(
        person=person, verb="registered", object_kind="people.person", object_id=person.pk, channel="web", at=NOW,
        recorded_by=person, note=f"note of {MARK}",
    )  # fmt: skip
    _letters()
    _computation(person)
    _meeting(cast, person)
    return person


def _computation(person: Person) -> None:
    asked = Computation.objects.create(
        person=person, method="draw", language="de", choices={"seed": MARK}, told=MARK, asked_at=NOW
    )
    ComputationFile.objects.create(
        computation=asked, origin="given", part="pool", name=f"{MARK}.csv", size=1, fingerprint="f" * 64,
        content=MARK.encode(),
    )  # fmt: skip


def _letters() -> None:
    IncomingMail.objects.create(
        raw=f"From: {ADDRESS}\n\n{MARK}".encode(), size=1, fingerprint="f" * 64, received_at=NOW, sender=ADDRESS,
        sender_name=MARK, subject=MARK, explanation=MARK, note=MARK,
    )  # fmt: skip
    sent = OutgoingMail.objects.create(
        kind="meetings/registration", language="de", to=ADDRESS.title(), to_name=MARK, subject=MARK, body=MARK,
        headers={"To": MARK}, message_id="<1@example.org>", trouble=MARK, created_at=NOW, state="sent",
    )  # fmt: skip
    OutgoingAttachment.objects.create(
        mail=sent, name=f"{MARK}.ics", content_type="text/calendar", content=MARK.encode()
    )


def _meeting(cast: Cast, person: Person) -> None:
    meeting = make_meeting(cast)
    registration = make_registration(
        meeting, f"{MARK} Name", person=person, email=ADDRESS, postal_address=MARK, phone=MARK, brings=MARK
    )
    attendee = registration.attendees.get()
    m.Needs.objects.create(registration=registration, meeting=meeting, step_free=True, note=MARK)
    m.CheckIn.objects.create(attendee=attendee, nonce=person.pk, scanned_at=NOW, received_at=NOW, channel="on_site")
    participant = m.Participant.objects.create(meeting=meeting, attendee=attendee, name=MARK, joined_at=NOW)
    _barcamp(meeting, participant)
    _fishbowl(meeting, participant)
    m.Documentation.objects.create(meeting=meeting, number=1, reviewed_by=person, released_by=cast.office)


def _barcamp(meeting: m.Meeting, participant: m.Participant) -> None:
    item = make_item(meeting, AgendaFormatKey.BARCAMP)
    barcamp = m.Barcamp.objects.create(item=item, meeting=meeting)
    round_one = m.Round.objects.create(barcamp=barcamp, number=1, starts_at=NOW, minutes=25)
    room = m.Room.objects.create(barcamp=barcamp, position=1, name="Saal", seats=20)
    pitch = m.Pitch.objects.create(
        barcamp=barcamp, card_number=1, title="Bänke", host=participant, host_name=MARK, channel="web", proposed_at=NOW,
        state="placed",
    )  # fmt: skip
    m.Interest.objects.create(pitch=pitch, participant=participant, marked_at=NOW)
    session = m.Session.objects.create(pitch=pitch, round=round_one, room=room, placed_at=NOW, who_goes_on=MARK)
    finding = m.Finding.objects.create(
        meeting=meeting, number=1, kind="idea", text="Bänke", session=session, contributors=MARK, channel="web",
        found_at=NOW,
    )  # fmt: skip
    m.DotCount.objects.create(finding=finding, participant=participant, count=1, given_at=NOW)


def _fishbowl(meeting: m.Meeting, participant: m.Participant) -> None:
    fishbowl = m.Fishbowl.objects.create(item=make_item(meeting, AgendaFormatKey.FISHBOWL), meeting=meeting)
    m.FishbowlQuestion.objects.create(
        fishbowl=fishbowl, position=1, text="Wer hat Zeit?", asked_by=MARK, participant=participant, channel="web",
        asked_at=NOW + timedelta(minutes=1),
    )  # fmt: skip
    m.CircleTurn.objects.create(
        fishbowl=fishbowl, name=MARK, participant=participant, place="queue", channel="web", asked_at=NOW
    )


def traces(mark: str) -> list[str]:
    """Every table and column of the database in which the mark stands, bytes and JSON included."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c "
            "JOIN information_schema.tables t USING (table_schema, table_name) "
            "WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
        )
        for table, column, kind in cursor.fetchall():
            text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {text} ILIKE %s', [f"%{mark}%"])
            found += [f"{table}.{column}"] if cursor.fetchone()[0] else []
    return sorted(found)


def words(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
