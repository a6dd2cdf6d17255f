"""Changing the person, and reading what the platform has sent."""

from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from miteinander.demo.persons import BY_KEY, GUEST
from miteinander.demo.services import enter_as
from miteinander.people.models import Person
from miteinander.roles.http import ActingRequest


@require_POST
def look_as(request: ActingRequest, key: str) -> HttpResponse:
    wanted = BY_KEY.get(key)
    if wanted is None:
        raise Http404
    if wanted is GUEST:
        logout(request)
    else:
        enter_as(request, get_object_or_404(Person, email=wanted.email, is_demo=True), at=timezone.now())
    return HttpResponseRedirect(_way_back(request))


def _way_back(request: ActingRequest) -> str:
    """The page one came from, as long as it is ours."""
    referer = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
    return referer if inside else "/"
