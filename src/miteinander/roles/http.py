"""A request of this house: it knows who acts."""

from django.http import HttpRequest

from miteinander.places.models import Network
from miteinander.roles.actor import Actor


class ActingRequest(HttpRequest):
    """What views are given once the middlewares have run."""

    actor: Actor
    home: Network | None = None  # the home network, when a view has met it on the way
