"""Reading about places."""

from dataclasses import dataclass

from miteinander.places.models import Membership, Municipality, Network


@dataclass(frozen=True)
class MemberTown:
    """A member of the network as its public list shows it."""

    ags: str
    name: str
    kind: str
    county: str
    population: int
    contact_office: str


def home_network() -> Network | None:
    """The network whose name stands in the header."""
    return Network.objects.filter(is_home=True).first()


def member_towns(network: Network | None) -> list[MemberTown]:
    """All members by name, in one query."""
    members = Membership.objects.filter(network=network).select_related("municipality__county")
    return [
        MemberTown(
            ags=member.municipality_id,
            name=member.municipality.name,
            kind=member.municipality.get_kind_display(),
            county=member.municipality.county.name,
            population=member.municipality.population,
            contact_office=member.contact_office,
        )
        for member in members.order_by("municipality__name")
    ]


def municipality_names() -> dict[str, str]:
    """Name -> AGS for reading letters; a name that several municipalities carry is left out: never guess."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for ags, name in Municipality.objects.values_list("ags", "name"):
        twice.update({name} if name in found else ())
        found[name] = ags
    return {name: ags for name, ags in found.items() if name not in twice}
