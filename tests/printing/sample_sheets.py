"""One believable sheet of every kind."""

from miteinander.printing.sheets import Agenda, AgendaPoster
from tests.printing.sample_meeting import (
    BADGES,
    CHECK_IN,
    DOORS,
    FISHBOWL,
    HOUSE,
    PROGRAMME,
    REGISTRATION,
    TOPIC_CARDS,
    WALL,
)
from tests.printing.sample_results import CERTIFICATES, DOCUMENTATION, DOTS, LETTERS, RESULTS

SHEETS = {
    sheet.kind: sheet
    for sheet in (
        Agenda(**HOUSE, **PROGRAMME),
        AgendaPoster(**HOUSE, **PROGRAMME),
        REGISTRATION,
        LETTERS,
        CHECK_IN,
        BADGES,
        TOPIC_CARDS,
        FISHBOWL,
        DOORS,
        WALL,
        RESULTS,
        DOTS,
        DOCUMENTATION,
        CERTIFICATES,
    )
}
