"""Forms at the door, and the reading of what a device transmits."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miteinander.ground.ids import new_id
from miteinander.ground.refusals import Refused
from miteinander.meetings.services.check_in import Scan, WalkIn

MOST_ENTRIES = 500
YEARS = range(2000, 9000)  # beyond them a moment may have no day in Berlin


class WalkInForm(forms.Form):
    """Three fields for whoever just comes; the nonce makes a second click harmless."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    organisation = forms.CharField(
        label=_("Municipality or organisation"),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For the documentation, if wanted."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, name: str = "") -> None:
        super().__init__(data, initial={"nonce": new_id(), "name": name}, prefix="gast")

    def walk_in(self, at: datetime) -> WalkIn:
        return WalkIn(scanned_at=at, **self.cleaned_data)


def transmitted(body: bytes) -> Iterator[Scan | WalkIn | str]:
    """Read what a device sends: scans and walk-ins; of an entry that cannot be read only its nonce is left."""
    try:
        entries = json.loads(body)["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise Refused(gettext("The transmission cannot be read.")) from problem
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise Refused(gettext("Please transmit at most %(most)d entries at once.") % {"most": MOST_ENTRIES})
    return map(_entry, entries)


def _entry(raw: object) -> Scan | WalkIn | str:
    if not isinstance(raw, Mapping):
        return ""
    given = {key: value for key, value in raw.items() if isinstance(value, str)}
    try:
        nonce, scanned_at = UUID(given["nonce"]), parse_datetime(given["at"])
    except (KeyError, ValueError):
        return str(given.get("nonce", ""))[:40]
    if scanned_at is None or scanned_at.tzinfo is None or scanned_at.year not in YEARS:
        return str(nonce)
    if "code" in given:
        return Scan(nonce, given["code"][:40], scanned_at)
    form = WalkInForm({f"gast-{key}": value for key, value in given.items()})
    return form.walk_in(scanned_at) if form.is_valid() else str(nonce)
