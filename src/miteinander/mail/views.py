"""The post of the office, and the page on which a list is stopped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from miteinander.ground.refusals import Refused
from miteinander.mail import reads
from miteinander.mail.actions import actions_for
from miteinander.mail.forms import AnswerForm, FilingForm
from miteinander.mail.models import IncomingMail
from miteinander.mail.services import answer_mail, file_mail, resume_list, send_again, stop_list
from miteinander.mail.services.unsubscribing import find_unsubscription
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require


@require_GET
def inbox(request: ActingRequest, folder: str) -> HttpResponse:
    require(request.actor, "mail.list", at=timezone.now())
    found = reads.inbox(request.actor, folder, request.GET.get("page"))
    return render(request, "mail/inbox.html", {"inbox": found, "failed": reads.failed_count(request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
def incoming_mail(request: ActingRequest, pk: UUID) -> HttpResponse:
    """The letter whole; a post files it."""
    require(request.actor, "mail.list", at=timezone.now())
    mail = reads.incoming(request.actor, pk)
    form = FilingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            file_mail(mail, by=request.actor, at=timezone.now(), note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The letter is filed."))
            return redirect("inbox")
    return _opened(request, mail, filing=form, answer=AnswerForm())


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActingRequest, pk: UUID) -> HttpResponse:
    """Write back to the sender; a letter that is done with it leaves the pile."""
    require(request.actor, "mail.list", at=timezone.now())
    mail = reads.incoming(request.actor, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            answer_mail(mail, given["text"], by=request.actor, at=timezone.now(), files=given["is_done"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Your answer is on its way to %(address)s.") % {"address": mail.sender})
            return redirect("incoming-mail", pk=pk)
    return _opened(request, mail, filing=FilingForm(), answer=form)


def _opened(request: ActingRequest, mail: IncomingMail, *, filing: FilingForm, answer: AnswerForm) -> HttpResponse:
    context = {
        "open": reads.open_letter(mail),
        "form": filing,
        "answer": answer,
        "actions": actions_for(mail) if mail.is_waiting else [],
    }
    return render(request, "mail/incoming.html", context, status=422 if filing.errors or answer.errors else 200)


@require_GET
def original_mail(request: ActingRequest, pk: UUID) -> HttpResponse:
    """The letter byte for byte, as a file and never as a page."""
    require(request.actor, "mail.list", at=timezone.now())
    mail = reads.incoming(request.actor, pk)
    headers = {"Content-Disposition": f'attachment; filename="{mail.pk}.eml"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(mail.raw), content_type="message/rfc822", headers=headers)


@require_GET
def outbox(request: ActingRequest, *, only_failed: bool = False) -> HttpResponse:
    require(request.actor, "mail.list", at=timezone.now())
    page = reads.outbox(request.actor, only_failed=only_failed, page=request.GET.get("page"))
    return render(request, "mail/outbox.html", {"page": page, "only_failed": only_failed})


@require_http_methods(["GET", "HEAD", "POST"])
def outgoing_mail(request: ActingRequest, pk: UUID) -> HttpResponse:
    """A letter of ours; a post sends a failed one again."""
    require(request.actor, "mail.list", at=timezone.now())
    sent = reads.outgoing(request.actor, pk)
    if request.method == "POST":
        send_again(sent.mail, by=request.actor, at=timezone.now())
        messages.success(request, _("The letter is being sent again."))
        return redirect("outgoing-mail", pk=pk)
    return render(request, "mail/outgoing.html", {"sent": sent})


@csrf_exempt  # RFC 8058: mail programs post here with nothing but the link; the link itself is the right
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing: link checkers look. Posting stops the list, or resumes it by the button."""
    link = find_unsubscription(token)
    if request.method == "POST":
        wants_back = request.POST.get("was") == "wieder"
        link = (resume_list if wants_back else stop_list)(token, at=timezone.now())
    return render(request, "mail/unsubscribe.html", {"link": link, "is_answered": request.method == "POST"})
