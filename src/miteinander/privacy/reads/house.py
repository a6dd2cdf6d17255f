"""The house as a thing that rules can ask about: it belongs to the network whose name stands in the header."""

from dataclasses import dataclass

from miteinander.places.models import Network
from miteinander.places.reads import home_network
from miteinander.roles.actor import Scope


@dataclass(frozen=True)
class House:
    network: Network | None

    @property
    def scope(self) -> Scope:
        return Scope(network_id=self.network.pk if self.network else None)


def the_house() -> House:
    return House(home_network())
