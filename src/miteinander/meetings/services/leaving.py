"""Leaving the day: a device forgets who took part. What would count twice goes, what was said stays."""

from datetime import datetime

from django.db import transaction

from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import CirclePlace, PitchState
from miteinander.meetings.models import Barcamp, CircleTurn, DotCount, Harvest, Interest, Participant
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.barcamp import hold
from miteinander.meetings.services.fishbowl import leave
from miteinander.people.services import revoke_links
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def forget_device(participant: Participant, *, by: Actor, at: datetime) -> None:
    """Part the device from its participant; dots and marks that are still being counted are taken back.

    Whoever joins again with the code on the wall is somebody new: else one phone could count twice. Which dots
    they were is not written down. Without a badge nobody comes back to what was theirs, so drafts go as well.
    """
    require(by, "day.leave", participant, at=at)
    with transaction.atomic():
        harvest = Harvest.objects.select_for_update(no_key=True).filter(meeting=participant.meeting).first()
        if harvest is not None and harvest.takes_dots:
            DotCount.objects.filter(participant=participant).delete()
        for barcamp in Barcamp.objects.filter(meeting=participant.meeting):
            hold(barcamp)
            if barcamp.marks_are_open(at):
                Interest.objects.filter(participant=participant).delete()
        if participant.attendee_id is None:
            _close_behind(participant, by=by, at=at)
        record(by, "forgot device", participant, channel=Channel.WEB, at=at)


def _close_behind(participant: Participant, *, by: Actor, at: datetime) -> None:
    """Nobody can be this participant again: give their place in the queue free, and revoke the link last."""
    waiting = CircleTurn.objects.filter(participant=participant, place=CirclePlace.QUEUE)
    for turn in waiting.select_related("fishbowl__meeting"):
        leave(turn, by=by, at=at)
    participant.pitches.filter(state=PitchState.DRAFT).delete()
    revoke_links(PARTICIPANT_LINK, participant.pk, at=at)
