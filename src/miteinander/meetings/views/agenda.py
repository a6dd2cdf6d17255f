"""The agenda: written by the office, shown, printed, and shifted when it gets later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import Refused, Stale
from miteinander.meetings.formats import FORMATS
from miteinander.meetings.forms.agenda import ItemForm, LaterForm, initial_of
from miteinander.meetings.models import AgendaItem, Meeting
from miteinander.meetings.reads.agenda_sheets import agenda_sheet, join_link
from miteinander.meetings.reads.meeting_page import agenda_of
from miteinander.meetings.services.agenda import (
    add_item,
    change_item,
    move_item,
    plan_model_day,
    remove_item,
)
from miteinander.meetings.services.lateness import has_begun, shift_from
from miteinander.meetings.views.finding import meeting_or_404, steered_meeting
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.meetings.views.versions import differences, with_version
from miteinander.printing.sheets import Agenda, AgendaPoster
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def agenda(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "agenda.edit")
    context = {"meeting": meeting, "agenda": agenda_of(meeting, at=timezone.now()), "formats": FORMATS.values()}
    return render(request, "meetings/steering/agenda.html", context)


@require_POST
def model_day(request: ActingRequest, slug: str) -> HttpResponse:
    plan_model_day(steered_meeting(request, slug, "agenda.edit"), by=request.actor, at=timezone.now())
    return redirect("steering-agenda", slug)


@get_or_post
def new_item(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "agenda.edit")
    kind = FORMATS.get(request.GET.get("art", ""), FORMATS["input"])
    form = ItemForm(request.POST or None, initial={"format": kind.key, "minutes": kind.minutes, "title": kind.label})
    if request.method == "POST" and form.is_valid():
        kind_key, pk = form.cleaned_data["format"], form.cleaned_data["key"]
        try:
            add_item(meeting, kind_key, form.details(meeting), pk=pk, by=request.actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("steering-agenda", slug)
    return _item_page(request, meeting, form, 422 if form.errors else 200)


@get_or_post
def edit_item(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    item = _item(request, slug, pk)
    form = ItemForm(request.POST or None, item=item)
    if request.method != "POST" or not form.is_valid():
        return _item_page(request, item.meeting, form, 422 if form.errors else 200, item=item)
    details, version = form.details(item.meeting), form.cleaned_data["version"] or 0
    try:
        change_item(item, details, version=version, by=request.actor, at=timezone.now())
    except Stale:
        theirs = initial_of(AgendaItem.objects.get(pk=item.pk))
        form.data = with_version(form.data, theirs["version"])
        return _item_page(request, item.meeting, form, 409, item=item, differences=differences(form, theirs))
    messages.success(request, _("Your changes are stored."))
    return redirect("steering-agenda", slug)


def _item_page(request: ActingRequest, meeting: Meeting, form: ItemForm, status: int, **more: object) -> HttpResponse:
    context = {"meeting": meeting, "form": form} | more
    return render(request, "meetings/steering/agenda_item.html", context, status=status)


@require_POST
def act_on_item(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Move an item up or down, or take it out: one small form per button, and back to the list."""
    item, act, now = _item(request, slug, pk), request.POST.get("act"), timezone.now()
    if act in {"up", "down"}:
        move_item(item, up=act == "up", by=request.actor, at=now)
        return redirect(f"{reverse('steering-agenda', args=[slug])}#punkt-{item.pk}")
    if act == "remove":
        remove_item(item, by=request.actor, at=now)
        messages.success(request, _("“%(title)s” was taken out; what follows came forward.") % {"title": item.title})
    return redirect("steering-agenda", slug)


@get_or_post
def later(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    item = _item(request, slug, pk)
    form = LaterForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            minutes = shift_from(item, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            words = _("From “%(title)s” on, the times moved by %(minutes)+d minutes. Every page shows them already.")
            messages.success(request, words % {"title": item.title, "minutes": minutes})
            return redirect("steering-agenda", slug)
    context = {"meeting": item.meeting, "item": item, "form": form, "runs": has_begun(item, timezone.now())}
    return render(request, "meetings/steering/later.html", context, status=422 if form.errors else 200)


@require_safe
def agenda_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug), timezone.now()
    return pdf_answer(agenda_sheet(Agenda, meeting, agenda_of(meeting, at=now), at=now), f"programm-{slug}.pdf")


@require_safe
def agenda_poster(request: ActingRequest, slug: str) -> HttpResponse:
    """Show the poster; the one that the office hangs up also carries the code to take part."""
    meeting, now = meeting_or_404(request, slug), timezone.now()
    link = join_link(meeting) if allowed(request.actor, "agenda.edit", meeting, at=now) else None
    sheet = agenda_sheet(AgendaPoster, meeting, agenda_of(meeting, at=now), link=link, at=now)
    return pdf_answer(sheet, f"aushang-{slug}.pdf")


def _item(request: ActingRequest, slug: str, pk: UUID) -> AgendaItem:
    meeting = steered_meeting(request, slug, "agenda.edit")
    item = get_object_or_404(meeting.agenda_items, pk=pk)
    item.meeting = meeting
    return item
