"""Changing the person, reading what the platform has sent, and writing to it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from miteinander.demo.forms import LetterForm
from miteinander.demo.persons import BY_KEY, GUEST
from miteinander.demo.services import enter_as
from miteinander.mail.reads import sent_letter, sent_letters
from miteinander.mail.services import receive_mail
from miteinander.people.models import Person
from miteinander.roles.http import ActingRequest

PER_PAGE = 25
MOST_LETTERS = 500


@csrf_exempt  # a token would cost every page a cookie; the worst a stranger could do is switch the demo's person
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


def post(request: ActingRequest) -> HttpResponse:
    to = request.GET.get("an", "").strip()
    page = Paginator(sent_letters(to=to, limit=MOST_LETTERS), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/post.html", {"page": page, "to": to})


def letter(request: ActingRequest, pk: UUID) -> HttpResponse:
    return render(request, "demo/letter.html", {"sent": sent_letter(pk)})


def write(request: ActingRequest) -> HttpResponse:
    form = LetterForm(request.POST or None, request.FILES or None, initial={"recipient": request.GET.get("an", "")})
    if request.method == "POST" and form.is_valid():
        receive_mail(form.letter(), at=timezone.now())
        messages.success(request, _("Your letter has arrived. The answer lies in the post below."))
        return redirect("demo-post")
    return render(request, "demo/write.html", {"form": form}, status=422 if form.is_bound else 200)


def _way_back(request: ActingRequest) -> str:
    """The page one came from, as long as it is ours."""
    referer = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
    return referer if inside else "/"
