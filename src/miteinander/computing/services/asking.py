"""Ask for a computation, stop it, remove it with its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from miteinander.computing.catalogue import OFFERS
from miteinander.computing.choices import Origin, State
from miteinander.computing.models import Computation, ComputationFile
from miteinander.computing.offers import Offer
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.people.models import Person
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

COMPUTE_JOB = "computing.compute"
MOST_OPEN = 5
"""So many computations of one person may wait or run at once."""
MOST_KEPT = 500_000_000
"""So many bytes of one person's files are kept; beyond it the person removes something first."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file as a person gave it."""

    name: str
    content: bytes


def ask_computation(
    offer: Offer,
    *,
    by: Actor,
    files: Mapping[str, Sequence[Given]],
    choices: Mapping[str, Any],
    at: datetime,
    channel: Channel = Channel.WEB,
) -> Computation:
    """Keep the question with its files and put it into the queue; refused while too many of the person's are open."""
    require(by, "computation.ask", at=at)
    if by.person is None:
        raise Refused(_("Please sign in first."))
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=by.person.pk)  # one question after the other, so the count is true
        _refuse_too_much(by)
        language = (get_language() or "de")[:2]
        asked = Computation.objects.create(
            person=by.person, method=offer.key, language=language, choices=dict(choices), asked_at=at
        )
        ComputationFile.objects.bulk_create(
            kept_file(asked, Origin.GIVEN, part, position, given)
            for part, several in files.items()
            for position, given in enumerate(several)
        )
        record(by, "asked computation", asked, channel=channel, at=at, note=offer.key)
        queue(asked.pk)
    return asked


def _refuse_too_much(by: Actor) -> None:
    own = Computation.objects.visible_to(by)
    if own.open().count() >= MOST_OPEN:
        sentence = ngettext(
            "%(count)s computation of yours is still open. Please wait until it has ended, or stop it.",
            "%(count)s computations of yours are still open. Please wait until one has ended, or stop one.",
            MOST_OPEN,
        )
        raise Refused(sentence % {"count": MOST_OPEN})
    kept = ComputationFile.objects.filter(computation__in=own).aggregate(bytes=Sum("size"))["bytes"] or 0
    if kept >= MOST_KEPT:
        raise Refused(_("Your computations keep very many files. Please remove some that you no longer need."))


def go_on_with(
    before: Computation, *, by: Actor, choices: Mapping[str, Any], at: datetime, channel: Channel = Channel.WEB
) -> Computation:
    """Ask the question that follows from an ended computation, with the same files and those that it made."""
    require(by, "computation.see", before, at=at)
    after = OFFERS.get(before.offer.leads_to)
    if after is None or before.state != State.DONE:
        raise Refused(_("Nothing follows from this computation."))
    files: dict[str, list[Given]] = {}
    for file in before.files.order_by("part", "position"):
        if file.origin == Origin.GIVEN:
            files.setdefault(file.part, []).append(Given(file.name, bytes(file.content)))
        elif file.position:  # the first is the result, the others are what the method wrote
            files.setdefault(before.offer.hands_on, []).append(Given(file.name, bytes(file.content)))
    together = {**before.choices, **choices}
    return ask_computation(after, by=by, files=files, choices=together, at=at, channel=channel)


def queue(computation_id: UUID) -> None:
    """Put a computation at the end of the line; the lock lets one run at a time, so that two cores stay for people."""
    job = app.configure_task(COMPUTE_JOB, queue="computing", lock="computing")
    job.defer(computation_id=str(computation_id))


def kept_file(computation: Computation, origin: Origin, part: str, position: int, given: Given) -> ComputationFile:
    """The row of a file, with a name that is safe as a name in a folder and in a header."""
    return ComputationFile(
        computation=computation,
        origin=origin,
        part=part,
        position=position,
        name=_plain_name(given.name),
        size=len(given.content),
        fingerprint=sha256(given.content).hexdigest(),
        content=given.content,
    )


def _plain_name(name: str) -> str:
    """Letters, digits, dot, dash and underscore; never a path, never a word that begins with a dash."""
    last = PurePath(name.replace("\\", "/")).name
    plain = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in last)
    return plain.lstrip("-._")[-100:] or "datei"


def stop_computation(computation: Computation, *, by: Actor, at: datetime) -> Computation:
    """End a waiting computation at once; ask a running one to end, which takes a second or two."""
    require(by, "computation.stop", computation, at=at)
    with transaction.atomic():
        held = Computation.objects.select_for_update().get(pk=computation.pk)
        if held.has_ended or held.stop_asked_at:
            return held
        held.stop_asked_at = at
        if held.state == State.WAITING:
            held.state, held.ended_at = State.STOPPED, at
        held.save(update_fields=["stop_asked_at", "state", "ended_at"])
        record(by, "stopped computation", held, channel=Channel.WEB, at=at, note=held.method)
    return held


def remove_computation(computation: Computation, *, by: Actor, at: datetime) -> None:
    """Remove an ended computation with everything that was given and made."""
    require(by, "computation.remove", computation, at=at)
    with transaction.atomic():
        held = Computation.objects.select_for_update().get(pk=computation.pk)
        if not held.has_ended:
            raise Refused(_("The computation has not ended yet. Please stop it first."))
        record(by, "removed computation", held, channel=Channel.WEB, at=at, note=held.method)
        held.delete()
