"""Reading about places."""

from dataclasses import dataclass
from itertools import pairwise

from miteinander.ground.alphabet import german_order
from miteinander.places.models import Membership, Municipality, Network

MOST_CHOICES = 12


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
    return next(iter(Network.objects.filter(is_home=True)[:1]), None)


def member_towns(network: Network | None) -> list[MemberTown]:
    """All members by name in German order, in one query."""
    members = Membership.objects.filter(network=network).select_related("municipality__county")
    towns = [
        MemberTown(
            ags=member.municipality_id,
            name=member.municipality.name,
            kind=member.municipality.get_kind_display(),
            county=member.municipality.county.name,
            population=member.municipality.population,
            contact_office=member.contact_office,
        )
        for member in members
    ]
    return sorted(towns, key=lambda town: (*german_order(town.name), town.ags))


def municipality_names() -> dict[str, str]:
    """Name -> AGS for reading letters; a name that several municipalities carry is left out: never guess."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for ags, name in Municipality.objects.values_list("ags", "name"):
        twice.update({name} if name in found else ())
        found[name] = ags
    return {name: ags for name, ags in found.items() if name not in twice}


def municipality_called(text: str) -> str | None:
    """Return the AGS of the one municipality a person means, e.g. "Stadt Aalen" or "Forst (Karlsruhe)"; never guess."""
    name, county = _name_and_county(text)
    found = Municipality.objects.filter(name__iexact=name)
    if county:
        found = found.filter(county__name__icontains=county)
    keys = list(found.values_list("ags", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


def municipalities_like(text: str) -> list[str]:
    """What a name nobody could be found for may mean, each with its county: of the same name, else beginning so."""
    name, _county = _name_and_county(text)
    rows = Municipality.objects.select_related("county").order_by("name", "ags")
    found = list(rows.filter(name__iexact=name)) or list(rows.filter(name__istartswith=name)) if name else []
    return [f"{town.name} ({town.county})" for town in found[:MOST_CHOICES]]


def _name_and_county(text: str) -> tuple[str, str]:
    name, _open, county = text.strip().removesuffix(")").partition(" (")
    for title in ("Stadt ", "Gemeinde ", "Große Kreisstadt ", "Landeshauptstadt "):
        name = name.removeprefix(title)
    return name.strip(), county.strip()


def municipality_choices() -> list[str]:
    """Every municipality as a person picks it from a list; those that share a name carry their county."""
    rows = sorted(Municipality.objects.values_list("name", "county__name"), key=lambda row: german_order(row[0]))
    names = [name for name, _county in rows]
    twice = {name for name, following in pairwise(names) if name == following}
    return [f"{name} ({county})" if name in twice else name for name, county in rows]
