"""One's own registration behind its secret link: see, change, cancel, answer an offer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.meetings.forms.registration import DATALIST, OwnForm
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.registration import with_everything
from miteinander.meetings.reads.registration_facts import calendar_entry, can_change, own_page
from miteinander.meetings.reads.registration_paper import certificates
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration import cancel, change, confirm
from miteinander.meetings.services.waiting_list import accept_offer, decline_offer
from miteinander.meetings.views.acting import leads_back
from miteinander.meetings.views.registration import pdf
from miteinander.meetings.views.versions import differences, with_version
from miteinander.people.services import find_link
from miteinander.places.reads import municipality_choices
from miteinander.printing.sheets import render as render_pdf
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

Verb = Callable[..., Registration]
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Opened:
    """A registration and whoever holds its link."""

    registration: Registration
    holder: Actor
    token: str


def opened(request: ActingRequest, slug: str, token: str) -> Opened:
    """Find what a link opens; absent, expired, revoked and forged links get the same answer."""
    link = find_link(REGISTRATION_LINK, token, at=timezone.now())
    found = with_everything().filter(pk=link.object_id, meeting__slug=slug).first() if link else None
    if found is None:
        raise NotFound
    return Opened(found, replace(request.actor, link=link), token)


@never_cache
@require_safe
def own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    at = timezone.now()
    mine = opened(request, slug, token)
    require(mine.holder, "registration.view", mine.registration, at=at)
    shown = {"page": own_page(mine.registration, token, at=at), "token": token, "meeting": mine.registration.meeting}
    return render(request, "meetings/registration/own.html", shown)


@never_cache
@get_or_post
def change_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    mine = opened(request, slug, token)
    if request.method != "POST" and not can_change(mine.registration, timezone.now()):
        return redirect("registration-own", slug, token)
    form = OwnForm(request.POST or None, initial=OwnForm.initial_of(mine.registration))
    if request.method != "POST" or not form.is_valid():
        return _change_page(request, mine, form, 422 if form.errors else 200)
    try:
        version, party = form.cleaned_data["version"], form.party()
        change(mine.registration, party, by=mine.holder, channel=Channel.WEB, at=timezone.now(), version=version)
    except Stale as stale:
        form.data = with_version(form.data, mine.registration.version)
        return _change_page(request, mine, form, 409, message=stale.message)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return _change_page(request, mine, form, 422)
    return redirect("registration-own", slug, token)


def _change_page(request: ActingRequest, mine: Opened, form: OwnForm, status: int, message: str = "") -> HttpResponse:
    stands = with_everything().get(pk=mine.registration.pk)
    shown = {
        "form": form,
        "token": mine.token,
        "meeting": mine.registration.meeting,
        "registration": mine.registration,
        "datalist": DATALIST,
        "municipalities": municipality_choices(),
        "message": message,
        "differences": differences(form, OwnForm.initial_of(stands)) if status == 409 else [],  # noqa: PLR2004  # a status
    }
    return render(request, "meetings/registration/change.html", shown, status=status)


@never_cache
@get_or_post
@leads_back
def cancel_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    """Ask once, then cancel."""
    mine = opened(request, slug, token)
    if request.method == "POST":
        cancel(mine.registration, by=mine.holder, channel=Channel.WEB, at=timezone.now())
        return redirect("registration-own", slug, token)
    if not can_change(mine.registration, timezone.now()):
        return redirect("registration-own", slug, token)
    meeting, gives_seats = mine.registration.meeting, bool(mine.registration.seats_held)
    somebody_waits = gives_seats and meeting.registrations.waiting().exists()
    shown = {"registration": mine.registration, "meeting": meeting, "token": token, "somebody_waits": somebody_waits}
    return render(request, "meetings/registration/cancel.html", shown)


@require_POST
@leads_back
def confirm_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    mine = opened(request, slug, token)
    confirm(mine.registration, by=mine.holder, channel=Channel.WEB, at=timezone.now())
    return redirect("registration-own", slug, token)


@require_POST
@leads_back
def answer_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    """Say yes or no to an offer."""
    mine = opened(request, slug, token)
    verb = taking(request) if request.POST.get("answer") == "yes" else decline_offer
    try:
        verb(mine.registration, by=mine.holder, channel=Channel.WEB, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("registration-own", slug, token)


def taking(request: ActingRequest) -> Verb:
    """Accept with those who were ticked: a group may be offered fewer seats than it has names."""
    return partial(accept_offer, coming=request.POST.getlist("coming"))


@never_cache
@require_safe
def calendar_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    mine = opened(request, slug, token)
    method, content = calendar_entry(mine.registration, at=timezone.now(), for_download=True)
    headers = {"Content-Disposition": f'attachment; filename="{slug}.ics"'}
    return HttpResponse(content, content_type=f"text/calendar; charset=utf-8; method={method}", headers=headers)


@never_cache
@require_safe
def certificate_own(request: ActingRequest, slug: str, token: str) -> HttpResponse:
    at = timezone.now()
    mine = opened(request, slug, token)
    require(mine.holder, "certificate.issue", mine.registration, at=at)
    present = mine.registration.attendees.filter(check_in__isnull=False)
    made = certificates(mine.registration.meeting, present, at=at)
    if not made.attendees:
        raise NotFound
    return pdf(render_pdf(made), f"teilnahme-{slug}.pdf")
