"""The registry of agenda formats: what each kind of item is called, how long it takes, where its page is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Text
from miteinander.meetings.choices import AgendaFormatKey


@dataclass(frozen=True)
class AgendaFormat:
    """One kind of agenda item; `page` is a word below the meeting's address."""

    key: AgendaFormatKey
    icon: str
    minutes: int
    hint: Text
    page: str = ""
    page_label: Text = ""
    is_break: bool = False
    has_speakers: bool = False
    ends_open: bool = False

    @property
    def label(self) -> str:
        return str(self.key.label)


FORMATS: dict[str, AgendaFormat] = {}


def register(*formats: AgendaFormat) -> None:
    """Add kinds of agenda items; the key says which."""
    for one in formats:
        FORMATS[one.key] = one


def format_of(key: str) -> AgendaFormat:
    return FORMATS[key]


register(
    AgendaFormat(
        AgendaFormatKey.ARRIVAL,
        "home",
        30,
        _("Coffee, badges, first conversations: nobody has to hurry."),
        is_break=True,
    ),
    AgendaFormat(AgendaFormatKey.WELCOME, "people", 15, _("Who is here, and what the day is for.")),
    AgendaFormat(
        AgendaFormatKey.INPUT,
        "microphone",
        15,
        _("One voice from practice or research, with material."),
        has_speakers=True,
    ),
    AgendaFormat(AgendaFormatKey.BREAK, "tree", 15, _("A rest, or a thousand steps."), is_break=True),
    AgendaFormat(
        AgendaFormatKey.FISHBOWL,
        "ring",
        75,
        _("A small inner circle talks, one chair stays empty for whoever wants to come in."),
        page="fishbowl/",
        page_label=_("Questions and circle"),
    ),
    AgendaFormat(
        AgendaFormatKey.BARCAMP,
        "table",
        90,
        _("The participants make the programme: collect topics, then three working phases."),
        page="barcamp/",
        page_label=_("Topics and plan"),
    ),
    AgendaFormat(
        AgendaFormatKey.HARVEST,
        "checklist",
        60,
        _("What came out of it, and how it can go on."),
        page="ernte/",
        page_label=_("Findings and dots"),
    ),
    AgendaFormat(AgendaFormatKey.DEPARTURE, "arrow-forward", 15, _("The journey home."), is_break=True, ends_open=True),
)

USUAL_DAY: tuple[tuple[AgendaFormatKey, Text, int], ...] = (
    (AgendaFormatKey.ARRIVAL, _("Unhurried arrival"), 30),
    (AgendaFormatKey.WELCOME, _("Welcome: who is here, what is it about?"), 15),
    (AgendaFormatKey.INPUT, _("First input"), 15),
    (AgendaFormatKey.INPUT, _("Second input"), 15),
    (AgendaFormatKey.INPUT, _("Third input"), 15),
    (AgendaFormatKey.BREAK, _("Short break"), 15),
    (AgendaFormatKey.FISHBOWL, _("Fishbowl on the inputs"), 75),
    (AgendaFormatKey.BREAK, _("Lunch and a rest, or a thousand steps"), 60),
    (AgendaFormatKey.BARCAMP, _("Barcamp: your topics in three working phases"), 90),
    (AgendaFormatKey.HARVEST, _("What came out of it? How can it go on?"), 60),
    (AgendaFormatKey.DEPARTURE, _("Journey home"), 15),
)
"""A whole day in its usual order, with titles and minutes: what an empty programme begins with."""
