"""Start page, member list, the pages every footer links to, and the pages for errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from miteinander.accounts.reads import Office
from miteinander.meetings.choices import Stage
from miteinander.meetings.reads import meeting_list
from miteinander.places.reads import home_network, member_towns
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed


def home(request: ActingRequest) -> HttpResponse:
    lines = meeting_list(by=request.actor, at=timezone.now())
    upcoming = [line for line in lines if line.stage != Stage.AFTER]
    past = [line for line in reversed(lines) if line.stage == Stage.AFTER]
    network = home_network()
    begins = network is None and allowed(request.actor, "network.create", at=timezone.now())
    context = {"upcoming": upcoming[:4], "past": past[:4], "network": network, "begins": begins}
    return render(request, "website/home.html", context)


def municipalities(request: ActingRequest) -> HttpResponse:
    network = home_network()
    edits = network is not None and allowed(request.actor, "network.edit", Office(network), at=timezone.now())
    context = {"network": network, "towns": member_towns(network), "edits": edits}
    return render(request, "website/municipalities.html", context)


def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "website/imprint.html", {"network": home_network()})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "website/accessibility.html", {"network": home_network()})


def easy_language(request: HttpRequest) -> HttpResponse:
    return render(request, "website/easy_language.html", {"network": home_network()})


def sign_language(request: HttpRequest) -> HttpResponse:
    return render(request, "website/sign_language.html", {"network": home_network()})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # as above
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # as above
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
