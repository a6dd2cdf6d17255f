"""See, take along and erase one's own data: signed in, or by a link sent to one's address."""

from dataclasses import dataclass
from datetime import datetime

from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from miteinander.ground.own_things import things_on_device
from miteinander.ground.refusals import NotFound, Refused
from miteinander.privacy.forms import AccessForm, EraseForm
from miteinander.privacy.reads.own_data import as_data, as_text, everything_about
from miteinander.privacy.reads.subjects import subject_behind, subject_of
from miteinander.privacy.rules import Claim
from miteinander.privacy.services.access import opened_request, send_access_link
from miteinander.privacy.services.erasing import erase_own_data
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Desk:
    """Whose data, who looks, and where the next steps are."""

    claim: Claim
    by: Actor
    token: str = ""

    def address_of(self, step: str) -> str:
        return reverse(f"own-data-link{step}", args=[self.token]) if self.token else reverse(f"own-data{step}")


def _desk(request: ActingRequest, token: str, at: datetime) -> Desk:
    """Recognise by link or by account; absent, used and expired links get the same answer."""
    if token:
        opened = opened_request(token, at=at)
        if opened is None:
            raise NotFound
        return Desk(Claim(subject_behind(opened[0].email), opened[0]), opened[1], token)
    if request.actor.person is None:
        raise NotFound
    return Desk(Claim(subject_of(request.actor.person)), request.actor)


@never_cache
@get_or_post
def own_data(request: ActingRequest) -> HttpResponse:
    """Signed in: everything about oneself. Else: a form that sends a link; known or not, the answer is the same."""
    if request.actor.person:
        return _everything(request, "")
    form = AccessForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="own_data"):
            return ratelimit.respond_429(request)  # type: ignore[no-any-return]  # the library has no types
        send_access_link(form.cleaned_data["email"], at=timezone.now())
        return redirect("own-data-sent")
    shown = {"form": form, "on_device": things_on_device(request, at=timezone.now())}
    return render(request, "privacy/ask.html", shown, status=422 if form.errors else 200)


@require_safe
def own_data_sent(request: ActingRequest) -> HttpResponse:
    return render(request, "privacy/sent.html")


@never_cache
@require_safe
def own_data_link(request: ActingRequest, token: str) -> HttpResponse:
    return _everything(request, token)


def _everything(request: ActingRequest, token: str) -> HttpResponse:
    at = timezone.now()
    desk = _desk(request, token, at)
    require(desk.by, "own_data.see", desk.claim, at=at)
    shown = {
        "chapters": [chapter for chapter in everything_about(desk.claim.subject) if chapter.shown],
        "addresses": sorted(desk.claim.subject.emails),
        "by_link": bool(token),
        "file_url": desk.address_of("-file"),
        "text_url": desk.address_of("-text"),
        "erase_url": desk.address_of("-erase"),
    }
    return render(request, "privacy/own_data.html", shown)


@never_cache
@require_safe
def own_data_file(request: ActingRequest, token: str = "") -> HttpResponse:
    at = timezone.now()
    desk = _desk(request, token, at)
    require(desk.by, "own_data.see", desk.claim, at=at)
    subject = desk.claim.subject
    data = as_data(subject, everything_about(subject), at=at)
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return answer


@never_cache
@require_safe
def own_data_text(request: ActingRequest, token: str = "") -> HttpResponse:
    """The same in plain words, to read and to print."""
    at = timezone.now()
    desk = _desk(request, token, at)
    require(desk.by, "own_data.see", desk.claim, at=at)
    text = as_text(desk.claim.subject, everything_about(desk.claim.subject), at=at)
    headers = {"Content-Disposition": 'attachment; filename="meine-daten.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@never_cache
@get_or_post
def own_data_erase(request: ActingRequest, token: str = "") -> HttpResponse:
    """Say in words what happens, then do it on a deliberate tick."""
    at = timezone.now()
    desk = _desk(request, token, at)
    form, status = EraseForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            erase_own_data(desk.claim, by=desk.by, at=at)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            logout(request)
            return redirect("erased")
    if form.errors:
        status = 422
    shown = {"form": form, "back": desk.address_of(""), "addresses": sorted(desk.claim.subject.emails)}
    return render(request, "privacy/erase.html", shown, status=status)
