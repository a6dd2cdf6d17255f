"""Puts the actor on the request, and keeps staff out until they have a second factor."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from miteinander.ground.middleware import Answer
from miteinander.people.models import Person
from miteinander.roles.actor import Actor

SECOND_FACTORS = frozenset({"mfa"})
WANTED_PAGE = "wanted_page"  # in the session: where staff wanted to go before they were led to the set-up


class ActorMiddleware:
    """Sets `request.actor`; must stand behind the sign-in middlewares.

    What somebody signed in is shown stays in no store, unless the view says otherwise: town halls share computers.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = request.actor = actor_of(request)  # type: ignore[attr-defined]  # our addition to Django's request
        response = self.get_response(request)
        if actor.person:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SecondFactorMiddleware:
    """Leads staff without a second factor to the page where they set one up, which leads back afterwards."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]  # set one middleware before
        if actor.person and not actor.second_factor and not _is_open(request.path) and actor.holds_staff_role:
            return _to_second_factor(request)
        if actor.second_factor and request.session.get(WANTED_PAGE) == request.get_full_path():
            del request.session[WANTED_PAGE]
        return self.get_response(request)


def _is_open(path: str) -> bool:
    closed = path.startswith(settings.CLOSED_WITHOUT_SECOND_FACTOR)
    return not closed and path.startswith(settings.OPEN_WITHOUT_SECOND_FACTOR)


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    """The whole page goes there, even when a script only asked for a part of it."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("mfa_index")})
    if request.method == "GET":
        request.session[WANTED_PAGE] = request.get_full_path()
    return redirect("mfa_index")


def actor_of(request: HttpRequest) -> Actor:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return Actor.guest()  # no session is opened for guests: their pages stay cacheable and set no cookie
    user = request.user
    if not isinstance(user, Person):
        return Actor.guest()
    return Actor(person=user, second_factor=has_second_factor(request))


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with one; passkeys and authenticator codes both count."""
    records = request.session.get("account_authentication_methods", [])
    accepted = SECOND_FACTORS | ({"demo"} if settings.DEMO else set())
    return any(entry.get("method") in accepted for entry in records)
