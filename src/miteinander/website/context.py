"""What the header and footer need: whose site this is, where one can go, who is looking."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from miteinander.ground.ui.colour import brand_stamp
from miteinander.places.models import Network
from miteinander.places.reads import home_network
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role
from miteinander.website.personas import personas


@dataclass(frozen=True)
class Site:
    name: str
    tagline: str
    brand_css_url: str
    is_demo: bool


@dataclass(frozen=True)
class NavItem:
    label: str
    url: str
    current: bool


def site(request: HttpRequest) -> dict[str, object]:
    """Give templates the site, the navigation and, in the demo, the persons to look as."""
    actor: Actor = getattr(request, "actor", Actor.guest())
    house = SimpleLazyObject(lambda: _site(getattr(request, "home", None) or home_network()))
    return {
        "site": house,
        "house": house,  # the name for base.html: sign-in pages bring a "site" of their own
        "nav": SimpleLazyObject(lambda: _navigation(request.path, actor)),
        "actor": actor,
        "personas": personas(actor.person) if settings.DEMO else (),
    }


def _site(network: Network | None) -> Site:
    if network is None:
        return Site(_("Miteinander"), _("The engaged city, digital and analog"), "", settings.DEMO)
    digits = network.brand_colour.removeprefix("#").lower()
    stamp = brand_stamp(network.brand_colour)
    url = reverse("brand-stamped", kwargs={"digits": digits, "stamp": stamp})
    return Site(network.name, network.tagline, url, settings.DEMO)


def has_inbox() -> bool:
    """Whether the mail room has landed its inbox already."""
    try:
        return bool(reverse("inbox"))
    except NoReverseMatch:
        return False


def _navigation(path: str, actor: Actor) -> list[NavItem]:
    entries = [(_("Meetings"), reverse("meetings")), (_("Municipalities"), reverse("municipalities"))]
    if has_inbox() and actor.has_role_anywhere({Role.ORGANISER, Role.NETWORK_OFFICE, Role.ADMINISTRATOR}):
        entries.append((_("Mail in"), reverse("inbox")))
    if actor.person:
        entries.append((_("My account"), reverse("account")))
    return [NavItem(label, url, path.startswith(url)) for label, url in entries]
