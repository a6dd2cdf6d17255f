"""A request of this house: it knows who acts."""

from django.http import HttpRequest

from miteinander.roles.actor import Actor


class ActingRequest(HttpRequest):
    """What views are given once the middlewares have run."""

    actor: Actor
