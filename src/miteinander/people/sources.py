"""Where somebody asks from, as far as limits must know it."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def source_of(request: HttpRequest) -> str:
    """Return the visitor's address, not that of the proxy in front; of IPv6 the network that one household has."""
    address = ip_address(get_adapter(request).get_client_ip(request))
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address)


class Gate:
    """Lets so many through from one source within one window; counted in this process only, at no query's cost."""

    def __init__(self, window: timedelta) -> None:
        self.window = window
        self.begun = datetime.min.replace(tzinfo=UTC)
        self.counts: Counter[str] = Counter()

    def lets_in(self, source: str, *, most: int, at: datetime) -> bool:
        """Count one more; with the next window all is forgotten."""
        if not self.begun <= at < self.begun + self.window:
            self.begun = at
            self.counts.clear()
        self.counts[source] += 1
        return self.counts[source] <= most
