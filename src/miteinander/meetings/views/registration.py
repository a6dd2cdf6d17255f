"""Registering on the web, without an account."""

from datetime import datetime, timedelta

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.forms.registration import DATALIST, RegistrationForm
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.reads.registration import registration_of
from miteinander.meetings.reads.registration_facts import mail_address
from miteinander.meetings.reads.registration_paper import registration_sheet
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration import register
from miteinander.meetings.services.registration_party import Entry
from miteinander.meetings.services.registration_seats import link_expiry
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.people.services import issue_link
from miteinander.people.sources import Gate, source_of
from miteinander.places.reads import municipality_choices
from miteinander.printing.sheets import render as render_pdf
from miteinander.roles.http import ActingRequest

GATE = Gate(timedelta(hours=1))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, at = meeting_or_404(request, slug), timezone.now()
    if request.method != "POST":
        return _first_page(request, meeting, at)
    form = RegistrationForm(request.POST, at=at)
    if form.is_valid():
        if not GATE.lets_in(source_of(request), most=settings.REGISTRATIONS_AN_HOUR, at=at):
            return respond_429(request)  # type: ignore[no-any-return]  # the library has no types
        try:
            return _registered(request, meeting, form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            form.renew()
    return _page(request, meeting, form)


def _first_page(request: ActingRequest, meeting: Meeting, at: datetime) -> HttpResponse:
    """Show the form; whoever is signed in and registered comes to their own registration."""
    if not meeting.registration_is_open(at):
        return render(request, "meetings/registration/closed.html", {"meeting": meeting})
    person = request.actor.person
    if person and (known := registration_of(meeting, person)):
        return redirect("registration-own", meeting.slug, _token(meeting, known))
    initial = {"name": person.name, "email": person.email or ""} if person else {}
    return _page(request, meeting, RegistrationForm(at=at, initial=initial))


def _page(request: ActingRequest, meeting: Meeting, form: RegistrationForm) -> HttpResponse:
    shown = {
        "meeting": meeting,
        "form": form,
        "datalist": DATALIST,
        "municipalities": municipality_choices(),
        "mail_address": mail_address(meeting),
    }
    return render(request, "meetings/registration/registration.html", shown, status=422 if form.errors else 200)


def _registered(request: ActingRequest, meeting: Meeting, form: RegistrationForm) -> HttpResponse:
    """Answer everybody with an e-mail address alike: whether it was known stands only in the letter."""
    entry = Entry(by=request.actor, channel=Channel.WEB, at=timezone.now(), key=form.key)
    done = register(meeting, form.party(language=get_language() or "de"), entry)
    if form.cleaned_data["email"]:
        return redirect("registration-sent", meeting.slug)
    return redirect("registration-own", meeting.slug, _token(meeting, done.registration))


def _token(meeting: Meeting, registration: Registration) -> str:
    expiry, at = link_expiry(meeting), registration.registered_at
    return issue_link(REGISTRATION_LINK, registration.pk, expires_at=expiry, at=at)[1]


@require_safe
def sent(request: ActingRequest, slug: str) -> HttpResponse:
    return render(request, "meetings/registration/sent.html", {"meeting": meeting_or_404(request, slug)})


@require_safe
def sheet(request: ActingRequest, slug: str) -> HttpResponse:
    """The sheet to fill in by hand; it counts the same."""
    meeting = meeting_or_404(request, slug)
    return pdf(render_pdf(registration_sheet(meeting, at=timezone.now())), f"anmeldebogen-{meeting.slug}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
