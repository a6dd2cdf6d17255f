"""Registration beyond the screen: lists to take over, people to call, letters and certificates to print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.forms.registration_list import ListForm
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.registration import needs_list, open_notices, owed_news, people_present
from miteinander.meetings.reads.registration_paper import certificates
from miteinander.meetings.services.registration_list import opened, preview_list, sealed, take_over
from miteinander.meetings.services.registration_notices import letters, note_told
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.registration import pdf
from miteinander.printing.sheets import render as render_pdf
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

SHOWN_ROWS = 200
SHOWN_NAMES = 10


@require_http_methods(["GET", "HEAD", "POST"])
def upload_list(request: ActingRequest, slug: str) -> HttpResponse:
    """Upload or paste a list; shows what it would do."""
    meeting = steered_meeting(request, slug, "registration.list")
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, meeting, form.content())
        except Refused as refused:
            form.add_error(None, refused.message)
    status = 422 if form.errors else 200
    return render(request, "meetings/registration/desk/upload.html", {"meeting": meeting, "form": form}, status=status)


def _preview(request: ActingRequest, meeting: Meeting, content: bytes) -> HttpResponse:
    found = preview_list(meeting, content, by=request.actor, at=timezone.now())
    shown = {
        "meeting": meeting,
        "preview": found,
        "first": [(party, found.origin_of(party)) for party in found.parties[:SHOWN_ROWS]],
        "more": max(0, len(found.parties) - SHOWN_ROWS),
        "seal": sealed(meeting, found),
    }
    return render(request, "meetings/registration/desk/preview.html", shown)


@require_POST
def store_list(request: ActingRequest, slug: str) -> HttpResponse:
    """Take over what the preview showed."""
    meeting = steered_meeting(request, slug, "registration.list")
    parties = opened(meeting, request.POST.get("seal", ""))
    writes = request.POST.get("writes") == "on"
    done = take_over(meeting, parties, by=request.actor, at=timezone.now(), writes=writes)
    words = {"confirmed": done.confirmed, "waiting": done.waiting}
    messages.success(request, _("Taken over: %(confirmed)d with seats, %(waiting)d on the waiting list.") % words)
    if done.known:
        messages.warning(request, _already(done.known))
    return redirect("registrations", slug)


def _already(names: tuple[str, ...]) -> str:
    more = len(names) - SHOWN_NAMES
    shown = ", ".join(names[:SHOWN_NAMES])
    if more > 0:
        shown = ngettext("%(shown)s and %(more)d more", "%(shown)s and %(more)d more", more) % {
            "shown": shown,
            "more": more,
        }
    return _("Registered already and left as they are: %(names)s.") % {"names": shown}


@require_safe
def notices(request: ActingRequest, slug: str) -> HttpResponse:
    """Who without e-mail is to be called or written to."""
    meeting = steered_meeting(request, slug, "registration.list")
    due = open_notices(meeting)
    has_letters = any(notice.registration.postal_address for notice in due)
    shown = {"meeting": meeting, "notices": due, "has_letters": has_letters, "owed": owed_news(meeting)}
    return render(request, "meetings/registration/desk/notices.html", shown)


@require_POST
def told(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, at = steered_meeting(request, slug, "registration.list"), timezone.now()
    through = Channel.PHONE if request.POST.get("through") == "phone" else Channel.PAPER
    chosen = set(request.POST.getlist("notice"))
    ticked = [notice for notice in open_notices(meeting) if str(notice.pk) in chosen]
    count = note_told(ticked, meeting, by=request.actor, through=through, at=at)
    messages.success(
        request, ngettext("%(count)d notice is done.", "%(count)d notices are done.", count) % {"count": count}
    )
    return redirect("registration-notices", slug)


@require_safe
def letters_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "registration.list")
    made = letters(meeting, open_notices(meeting), at=timezone.now())
    if not made.letters:
        raise Refused(_("Nobody who is still to be told has a postal address: there is no letter to print."))
    return pdf(render_pdf(made), f"briefe-{slug}.pdf")


@require_safe
def needs(request: ActingRequest, slug: str) -> HttpResponse:
    """What people need to take part; only for those who organise."""
    meeting = steered_meeting(request, slug, "registration.list")
    shown = {"meeting": meeting, "needs": needs_list(meeting)}
    return render(request, "meetings/registration/desk/needs.html", shown)


@require_safe
def certificates_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    """Certificates of everybody who was there, in one file."""
    meeting, at = steered_meeting(request, slug, "registration.list"), timezone.now()
    require(request.actor, "certificate.issue", meeting, at=at)
    made = certificates(meeting, people_present(meeting), at=at)
    if not made.attendees:
        raise Refused(_("Nobody has been checked in yet, so there is no certificate to print."))
    return pdf(render_pdf(made), f"teilnahmebescheinigungen-{slug}.pdf")
