"""Names of participants in texts of a documentation give way to their organisation."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from miteinander.meetings.models import Attendee, Meeting, Speaker


@dataclass
class Unnamed:
    """Knows whose names must not be published, and counts what it replaced."""

    people: dict[str, str]  # the name, casefolded -> the organisation that stands for it
    replaced: int = 0
    _pattern: re.Pattern[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.people:
            longest_first = sorted(self.people, key=len, reverse=True)
            found = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
            self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)

    def clear(self, text: str) -> str:
        """Return the text with organisations in the place of names."""
        if self._pattern is None or not text:
            return text
        cleared, count = self._pattern.subn(self._instead, text)
        self.replaced += count
        return cleared

    def _instead(self, found: re.Match[str]) -> str:
        return self.people[" ".join(found.group().casefold().split())]


def unnamed(meeting: Meeting) -> Unnamed:
    """Gather the full names of everybody registered or there by phone; who spoke publicly may be named."""
    public = {_key(name) for name in Speaker.objects.filter(item__meeting=meeting).values_list("name", flat=True)}
    somebody = _("a person taking part")
    rows = Attendee.objects.filter(meeting=meeting).values_list(
        "name", "registration__organisation", "registration__municipality__name"
    )
    people = {_key(name): somebody for name in meeting.participants.values_list("name", flat=True)}
    for name, organisation, town in rows:
        people[_key(name)] = organisation or town or somebody
    public |= {_key(organisation) for organisation in people.values()}
    return Unnamed({name: instead for name, instead in people.items() if " " in name and name not in public})


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
