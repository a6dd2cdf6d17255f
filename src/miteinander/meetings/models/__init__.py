"""What a meeting is made of."""

from miteinander.meetings.models.agenda import AgendaItem, Material, Speaker
from miteinander.meetings.models.barcamp import Barcamp, Interest, Pitch, Room, Round, Session
from miteinander.meetings.models.fishbowl import CircleTurn, Fishbowl, FishbowlQuestion
from miteinander.meetings.models.harvest import CarriedItem, Documentation, DotCount, Finding, FindingGroup, Harvest
from miteinander.meetings.models.registration import (
    Attendee,
    CheckIn,
    Needs,
    Notice,
    Participant,
    Registration,
    UndoneScan,
)
from miteinander.meetings.models.series import GuidingQuestion, Meeting, MeetingSeries, PreparatoryLink

__all__ = [
    "AgendaItem",
    "Attendee",
    "Barcamp",
    "CarriedItem",
    "CheckIn",
    "CircleTurn",
    "Documentation",
    "DotCount",
    "Finding",
    "FindingGroup",
    "Fishbowl",
    "FishbowlQuestion",
    "GuidingQuestion",
    "Harvest",
    "Interest",
    "Material",
    "Meeting",
    "MeetingSeries",
    "Needs",
    "Notice",
    "Participant",
    "Pitch",
    "PreparatoryLink",
    "Registration",
    "Room",
    "Round",
    "Session",
    "Speaker",
    "UndoneScan",
]
