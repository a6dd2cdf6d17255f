"""The pages of computing: what there is, ask, watch, stop, take home, remove."""

import mimetypes
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.computing import reads
from miteinander.computing.catalogue import OFFERS
from miteinander.computing.choices import State
from miteinander.computing.forms import FollowingForm, QuestionForm
from miteinander.computing.models import Computation
from miteinander.computing.offers import Offer
from miteinander.computing.services import Given, ask_computation, go_on_with, remove_computation, stop_computation
from miteinander.ground.refusals import NotFound, Refused
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def computations(request: ActingRequest) -> HttpResponse:
    require(request.actor, "computation.ask", at=timezone.now())
    page = reads.own_computations(request.actor, request.GET.get("page"))
    return render(request, "computing/computations.html", {"offers": OFFERS.values(), "page": page})


@never_cache
@login_required
@get_or_post
def computation_new(request: ActingRequest, method: str) -> HttpResponse:
    """The form of one method; a post asks the question."""
    require(request.actor, "computation.ask", at=timezone.now())
    offer = _offered(method)
    form = QuestionForm(*([request.POST, request.FILES] if request.method == "POST" else []), offer=offer)
    if request.method == "POST" and form.is_valid():
        try:
            asked = _ask(request, offer, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("computation", pk=asked.pk)
    status = 422 if form.errors else 200
    shown = {"offer": offer, "form": form, "examples": reads.examples_of(offer)}
    return render(request, "computing/computation_new.html", shown, status=status)


def _offered(method: str) -> Offer:
    if method not in OFFERS:
        raise NotFound
    return OFFERS[method]


def _ask(request: ActingRequest, offer: Offer, form: QuestionForm) -> Computation:
    files = {
        wish.name: [Given(file.name or "", file.read()) for file in form.cleaned_data[wish.name]]
        for wish in offer.files
    }
    return ask_computation(offer, by=request.actor, files=files, choices=form.chosen(), at=timezone.now())


@login_required
@require_POST
def computation_example(request: ActingRequest, method: str) -> HttpResponse:
    """Compute with the example, so that somebody who has no file yet sees what comes out."""
    offer = _offered(method)
    files = {
        part: [Given(path.name, path.read_bytes()) for path in paths] for part, paths in offer.example_files().items()
    }
    if not files:
        raise NotFound
    asked = ask_computation(offer, by=request.actor, files=files, choices=offer.example, at=timezone.now())
    return redirect("computation", pk=asked.pk)


@login_required
@require_safe
def computation_example_file(request: ActingRequest, method: str, name: str) -> HttpResponse:
    """A file of the example, to look at or to begin one's own with."""
    require(request.actor, "computation.ask", at=timezone.now())
    path = reads.example_file(_offered(method), name)
    return _as_file(path.name, path.read_bytes())


Page = Callable[[ActingRequest, UUID], HttpResponse]


def whole_when_over(page: Page) -> Page:
    """Load the whole page when its part has nothing more to renew: ended, removed elsewhere, or signed out."""

    @wraps(page)
    def answer(request: ActingRequest, pk: UUID) -> HttpResponse:
        is_part = "HX-Request" in request.headers
        if is_part and not Computation.objects.visible_to(request.actor).open().filter(pk=pk).exists():
            return HttpResponse(headers={"HX-Refresh": "true"})
        return page(request, pk)

    return answer


@never_cache
@whole_when_over
@login_required
@require_safe
def computation(request: ActingRequest, pk: UUID) -> HttpResponse:
    """How far it is; when it has ended, the answer in words, and how to recompute it."""
    found = reads.own_computation(request.actor, pk)
    part = "#stand" if request.headers.get("HX-Request") else ""
    return _opened(request, found, _following(found), part)


def _following(found: Computation, *given: Any) -> FollowingForm | None:
    """The form of the step that follows, when one does."""
    after = OFFERS.get(found.offer.leads_to)
    return FollowingForm(*given, before=found.offer, after=after) if after and found.state == State.DONE else None


def _opened(request: ActingRequest, found: Computation, form: FollowingForm | None, part: str = "") -> HttpResponse:
    shown = {
        "opened": reads.opened(found),
        "computation": found,
        "form": form,
        "next": OFFERS.get(found.offer.leads_to),
    }
    status = 422 if form and form.errors else 200
    return render(request, f"computing/computation.html{part}", shown, status=status)


@login_required
@require_POST
def computation_next(request: ActingRequest, pk: UUID) -> HttpResponse:
    """Go on with what was computed, e.g. draw from the lots that were laid down."""
    found = reads.own_computation(request.actor, pk)
    form = _following(found, request.POST)
    if form is None:
        raise NotFound
    if not form.is_valid():
        return _opened(request, found, form)
    asked = go_on_with(found, by=request.actor, choices=form.cleaned_data, at=timezone.now())
    return redirect("computation", pk=asked.pk)


@login_required
@require_POST
def computation_stop(request: ActingRequest, pk: UUID) -> HttpResponse:
    held = stop_computation(reads.own_computation(request.actor, pk), by=request.actor, at=timezone.now())
    if not held.has_ended:
        messages.success(request, _("The computation is being stopped."))
    elif held.stop_asked_at is None:
        messages.info(request, _("The computation had already ended."))
    return redirect("computation", pk=pk)


@login_required
@require_POST
def computation_remove(request: ActingRequest, pk: UUID) -> HttpResponse:
    remove_computation(reads.own_computation(request.actor, pk), by=request.actor, at=timezone.now())
    messages.success(request, _("The computation and its files are removed."))
    return redirect("computations")


@never_cache
@login_required
@require_safe
def computation_file(request: ActingRequest, pk: UUID, file: UUID) -> HttpResponse:
    """A file as a file, never as a page."""
    found = reads.own_file(request.actor, pk, file)
    return _as_file(found.name, bytes(found.content))


def _as_file(name: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
