"""The office's desk: the list of registrations, entering somebody, acting for somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.mail.reads import OpenLetter, letters_about
from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.forms.registration import DATALIST, ClerkForm, DeskForm
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.reads.registration import (
    last_entries,
    registration_counts,
    registration_list,
    story_of,
    with_everything,
)
from miteinander.meetings.reads.registration_facts import can_change, link_of, waiting_place
from miteinander.meetings.services.registration import cancel, change, confirm, register
from miteinander.meetings.services.registration_link import renew_link
from miteinander.meetings.services.registration_party import Entry
from miteinander.meetings.services.registration_twins import registered_twin
from miteinander.meetings.services.waiting_list import decline_offer
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.registration_inbox import letter_for, prefilled, settle_letter
from miteinander.meetings.views.registration_own import taking
from miteinander.meetings.views.versions import differences, with_version
from miteinander.places.reads import municipality_choices
from miteinander.roles.http import ActingRequest

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def registrations(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "registration.list")
    asked = {name: request.GET.get(name, "") for name in ("suche", "stand", "weg")}
    page = request.GET.get("page", "1")
    shown = {
        "meeting": meeting,
        "counts": registration_counts(meeting),
        "page": registration_list(
            meeting,
            words=asked["suche"][:100],
            state=asked["stand"],
            channel=asked["weg"],
            page=int(page[:6]) if page.isdecimal() else 1,
        ),
        "asked": asked,
        "states": RegistrationState.choices,
        "channels": Channel.choices,
    }
    return render(request, "meetings/registration/desk/registrations.html", shown)


@get_or_post
def enter(request: ActingRequest, slug: str) -> HttpResponse:
    """Somebody called, wrote on paper, or sent a letter nobody could read by machine."""
    meeting = steered_meeting(request, slug, "registration.list")
    letter = letter_for(request, meeting)
    initial = prefilled(letter) if letter else {"channel": request.GET.get("weg", Channel.PHONE)}
    form, twin = ClerkForm(request.POST or None, initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            twin = _asked_about(request, meeting, form)
            if twin is None:
                return _entered(request, meeting, form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    return _enter_page(request, meeting, form, letter, twin)


def _asked_about(request: ActingRequest, meeting: Meeting, form: ClerkForm) -> Registration | None:
    """Who is most likely the same and was not yet asked about; an e-mail address says it by itself."""
    party = form.party()
    twin = registered_twin(meeting, party)
    is_clear = twin is None or twin.email == party.email != "" or str(twin.pk) == request.POST.get("anyway")
    return None if is_clear else twin


def _enter_page(
    request: ActingRequest, meeting: Meeting, form: ClerkForm, letter: OpenLetter | None, twin: Registration | None
) -> HttpResponse:
    shown = {
        "meeting": meeting,
        "form": form,
        "letter": letter,
        "twin": twin,
        "datalist": DATALIST,
        "municipalities": municipality_choices(),
        "last": last_entries(meeting),
    }
    status = 422 if form.errors or twin else 200
    return render(request, "meetings/registration/desk/enter.html", shown, status=status)


def _entered(request: ActingRequest, meeting: Meeting, form: ClerkForm) -> HttpResponse:
    channel = Channel(form.cleaned_data["channel"])
    done = register(meeting, form.party(), Entry(by=request.actor, channel=channel, at=timezone.now(), by_a_clerk=True))
    words = {"name": done.registration.name, "state": done.registration.get_state_display()}
    if not done.is_new:
        messages.warning(request, _("%(name)s is already registered with this address (%(state)s).") % words)
        return redirect("registration-one", meeting.slug, done.registration.pk)
    messages.success(request, _("Entered: %(name)s, %(state)s.") % words)
    if settle_letter(request, meeting, done.registration):
        return redirect("inbox")
    return redirect(f"{request.path}?weg={channel}")


def _found(request: ActingRequest, slug: str, pk: UUID) -> Registration:
    meeting = steered_meeting(request, slug, "registration.list")
    found = with_everything().filter(pk=pk, meeting=meeting).first()
    if found is None:
        raise NotFound
    return found


@require_safe
def one(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _found(request, slug, pk)
    shown = {
        "meeting": found.meeting,
        "registration": found,
        "place": waiting_place(found),
        "link": link_of(found),
        "acts": story_of(found),
        "letters": letters_about(found._meta.label_lower, found.pk),
    }
    return render(request, "meetings/registration/desk/one.html", shown)


@get_or_post
def change_one(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _found(request, slug, pk)
    if request.method != "POST" and not can_change(found, timezone.now()):
        messages.error(request, _("This registration has ended, or the meeting has begun: nothing can be changed."))
        return redirect("registration-one", slug, pk)
    form = DeskForm(request.POST or None, initial=DeskForm.initial_of(found))
    if request.method != "POST" or not form.is_valid():
        return _change_page(request, found, form, 422 if form.errors else 200)
    try:
        version, at = form.cleaned_data["version"], timezone.now()
        change(found, form.party(), by=request.actor, channel=Channel.PHONE, at=at, version=version, with_email=True)
    except Stale as stale:
        form.data = with_version(form.data, found.version)  # the next try counts
        return _change_page(request, found, form, 409, message=stale.message)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return _change_page(request, found, form, 422)
    return redirect("registration-one", slug, pk)


def _change_page(
    request: ActingRequest, found: Registration, form: DeskForm, status: int, message: str = ""
) -> HttpResponse:
    stands = with_everything().get(pk=found.pk)
    shown = {
        "form": form,
        "meeting": found.meeting,
        "registration": found,
        "datalist": DATALIST,
        "municipalities": municipality_choices(),
        "message": message,
        "differences": differences(form, DeskForm.initial_of(stands)) if message else [],
    }
    return render(request, "meetings/registration/desk/change.html", shown, status=status)


@require_POST
def act_for(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Do what somebody asked for by phone: cancel, confirm, take or decline an offer."""
    found, at = _found(request, slug, pk), timezone.now()
    verbs = {"cancel": cancel, "confirm": confirm, "yes": taking(request), "no": decline_offer, "link": renew_link}
    verb = verbs.get(request.POST.get("act", ""))
    if verb is None:
        raise NotFound
    try:
        verb(found, by=request.actor, channel=Channel.PHONE, at=at)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        found.refresh_from_db()
        messages.success(request, _("Stored: %(state)s.") % {"state": found.get_state_display()})
    return redirect("registration-one", slug, pk)
