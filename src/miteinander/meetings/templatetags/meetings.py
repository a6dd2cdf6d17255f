"""Tags of the meetings room: `{% load meetings %}`."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import is_valid_path, reverse
from django.utils.translation import gettext_lazy as _

from miteinander.meetings.models import Attendee, Meeting, Registration

register = template.Library()

TABS = (
    ("", _("Overview")),
    ("anmeldungen/", _("Registrations")),
    ("programm/", _("Programme")),
    ("einlass/", _("Check-in")),
    ("fishbowl/", _("Fishbowl")),
    ("barcamp/", _("Barcamp")),
    ("ernte/", _("Harvest")),
    ("dokumentation/", _("Documentation")),
    ("uebernahme/", _("Carried over")),
)


@register.filter
def open_names(registration: Registration) -> int:
    """How many people of a party nobody has named yet."""
    return sum(not attendee.name for attendee in registration.attendees.all())


@register.filter
def companions(registration: Registration) -> list[Attendee]:
    """The named people whom a party brings along."""
    return [attendee for attendee in registration.attendees.all() if attendee.position and attendee.name]


@register.inclusion_tag("meetings/steering/_tabs.html", takes_context=True)
def steering_tabs(context: Context, meeting: Meeting) -> dict[str, Any]:
    """Show the parts of the steering area; a page below a part keeps its tab marked."""
    start, path = reverse("steering", args=[meeting.slug]), context["request"].path
    words = [(word, label) for word, label in TABS if word != "uebernahme/" or meeting.follows_id]
    tabs = [(label, start + word) for word, label in words if is_valid_path(start + word)]
    current = max((url for _label, url in tabs if path.startswith(url)), key=len, default=start)
    return {"tabs": tabs, "current": current, "path": path}
