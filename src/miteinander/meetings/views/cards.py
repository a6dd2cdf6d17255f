"""Typing in what hangs on the wall: card after card, and the hands that were counted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.ground.refusals import Refused
from miteinander.meetings.forms.pitches import CardForm, HandsForm
from miteinander.meetings.services.pitches import count_hands, enter_card
from miteinander.meetings.views.wall import steered_barcamp, topic_of
from miteinander.roles.http import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: ActingRequest, slug: str) -> HttpResponse:
    """Take one card and offer the form for the next number at once."""
    barcamp = steered_barcamp(request, slug)
    form = CardForm(request.POST or None, meeting=barcamp.meeting)
    if request.method == "POST" and form.is_valid():
        try:
            pitch = enter_card(barcamp, form.card(), by=request.actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            named = {"number": pitch.card_number, "title": pitch.title}
            messages.success(request, _("Card %(number)s is in: “%(title)s”.") % named)
            return redirect("barcamp-cards", slug)
    known = list(barcamp.pitches.on_the_table().order_by("-card_number").values("pk", "card_number", "title")[:8])
    if request.method != "POST":
        form.initial["number"] = 1 + (known[0]["card_number"] or 0) if known else 1
    context = {"meeting": barcamp.meeting, "form": form, "known": known}
    return render(request, "meetings/barcamp/cards.html", context, status=422 if form.errors else 200)


@require_POST
def hands(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    pitch = topic_of(steered_barcamp(request, slug), pk)
    form = HandsForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Please give the number of hands as a whole number."))
    count_hands(pitch, form.cleaned_data["hands"], by=request.actor, at=timezone.now())
    return redirect("steering-topic", slug, pk)
