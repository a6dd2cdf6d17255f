"""The verbs: set the network up, change what stands about it, take municipalities in and let them go."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from miteinander.accounts.reads import Office
from miteinander.ground.clock import berlin_day
from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.places.models import Membership, Municipality, Network
from miteinander.places.reads import municipalities_like, municipality_called
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

LONGEST_SLUG = 40


@dataclass(frozen=True)
class NetworkDetails:
    """What stands about a network in the header, the imprint and on letters."""

    name: str
    tagline: str
    office_name: str
    office_address: str
    office_email: str
    office_phone: str
    brand_colour: str


@dataclass(frozen=True)
class Joining:
    """One line of a list of members: the municipality as somebody wrote it, and who is its contact."""

    town: str
    contact_office: str = ""


@dataclass(frozen=True)
class Unclear:
    """A line nobody could be found for, and what it may mean: nothing, one or several municipalities."""

    town: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Admitted:
    """What came of a list: how many joined, how many contacts changed, and the lines nobody could be found for."""

    joined: int
    changed: int
    unknown: tuple[Unclear, ...]


def details_of(network: Network) -> NetworkDetails:
    return NetworkDetails(**{name: getattr(network, name) for name in NetworkDetails.__dataclass_fields__})


def create_home_network(details: NetworkDetails, *, by: Actor, at: datetime) -> Network:
    """Set up the network of this installation; there is one, also when two administrators begin at once."""
    require(by, "network.create", at=at)
    slug = slugify(details.name)[:LONGEST_SLUG].strip("-") or "netzwerk"
    try:
        with transaction.atomic():
            made = Network.objects.create(slug=slug, is_home=True, **asdict(details))
            record(by, "created", made, channel=Channel.WEB, at=at)
    except IntegrityError as problem:
        raise Refused(_("The network is already set up. Please load the page again.")) from problem
    return made


def edit_network(network: Network, details: NetworkDetails, *, version: int, by: Actor, at: datetime) -> Network:
    """Change a network, unless somebody changed it since `version`; raises Stale with what stands now."""
    require(by, "network.edit", Office(network), at=at)
    with transaction.atomic():
        stands = Network.objects.select_for_update().get(pk=network.pk)
        if stands.version != version:
            raise Stale(_("Somebody else changed this page while you were writing."), theirs=stands)
        for name, value in asdict(details).items():
            setattr(stands, name, value)
        stands.version += 1
        stands.save()
        record(by, "edited", stands, channel=Channel.WEB, at=at)
    return stands


def admit_members(network: Network, lines: Iterable[Joining], *, by: Actor, at: datetime) -> Admitted:
    """Take municipalities in; a member named again keeps its place and gets the contact that is written there."""
    require(by, "network.edit", Office(network), at=at)
    joined = changed = 0
    unknown: list[Unclear] = []
    with transaction.atomic():
        for line in lines:
            ags = _ags_of(line.town)
            if ags is None:
                unknown.append(Unclear(line.town, tuple(municipalities_like(line.town))))
                continue
            fresh = {"contact_office": line.contact_office, "joined_on": berlin_day(at)}
            member, is_new = Membership.objects.get_or_create(network=network, municipality_id=ags, defaults=fresh)
            if is_new:
                record(by, "joined", member, channel=Channel.WEB, at=at, recorded_by=by.person)
            elif line.contact_office and line.contact_office != member.contact_office:
                member.contact_office = line.contact_office
                member.save(update_fields=["contact_office"])
                record(by, "changed", member, channel=Channel.WEB, at=at)
                changed += 1
            joined += is_new
    return Admitted(joined, changed, tuple(unknown))


def release_member(member: Membership, *, by: Actor, at: datetime) -> None:
    """A municipality leaves; what it took part in stays."""
    require(by, "network.edit", Office(member.network), at=at)
    with transaction.atomic():
        record(by, "left", member, channel=Channel.WEB, at=at, recorded_by=by.person)
        member.delete()


def _ags_of(text: str) -> str | None:
    """Find a municipality by its name or by its key; never guess."""
    if text.isdigit():
        return Municipality.objects.filter(ags=text).values_list("ags", flat=True).first()
    return municipality_called(text)
