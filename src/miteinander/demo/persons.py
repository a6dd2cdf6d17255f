"""The invented persons one can look as. Their names belong to nobody."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miteinander.roles.choices import Role


@dataclass(frozen=True)
class DemoPerson:
    """One button of the bar; `role` is held in the demo's network."""

    key: str
    label: str | Promise
    name: str = ""
    email: str = ""
    about: str | Promise = ""
    role: Role | None = None


GUEST = DemoPerson("gast", _("Guest"), about=_("sees what everybody sees"))

PERSONS = (
    DemoPerson(
        "netzwerkbuero",
        _("Network office"),
        "Kim Sommer",
        "kim.sommer@demo.example",
        _("prepares meetings, runs the day, publishes results"),
        Role.NETWORK_OFFICE,
    ),
    DemoPerson(
        "engagement",
        _("Municipal actor"),
        "Alex Brunner",
        "alex.brunner@demo.example",
        _("looks after civic engagement in Aalen and comes to the meetings"),
        Role.MEMBER,
    ),
    DemoPerson("buergerin", _("Resident"), "Toni Wagner", "toni.wagner@demo.example", _("lives in a member town")),
    DemoPerson("verein", _("Association"), "Robin Keller", "robin.keller@demo.example", _("speaks for an initiative")),
    DemoPerson(
        "forschung",
        _("Researcher"),
        "Sascha Lang",
        "sascha.lang@demo.example",
        _("accompanies the network, sees nobody's name"),
        Role.RESEARCHER,
    ),
    GUEST,
)
BY_KEY = {person.key: person for person in PERSONS}
