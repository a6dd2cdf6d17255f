"""What has happened in the demo before the visitor comes, told through the platform's own verbs."""

from datetime import datetime

from miteinander.people.models import Person
from miteinander.places.models import Network


def tell(network: Network, people: dict[str, Person], *, at: datetime) -> None:
    """Write the meetings of 2019 with their results, a meeting today, and one to register for."""
