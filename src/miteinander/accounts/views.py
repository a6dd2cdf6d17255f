"""The pages "Mein Konto" and "Rollen"."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from miteinander.accounts.forms import GRANTABLE, AccountForm, GrantForm
from miteinander.accounts.reads import DUTIES, account_of, networks_run_by, roles_in
from miteinander.accounts.services import Grant, change_account, grant_role, withdraw_role
from miteinander.ground.refusals import NotFound, Refused
from miteinander.people.models import Person
from miteinander.roles.choices import Role
from miteinander.roles.http import ActingRequest
from miteinander.roles.models import Assignment
from miteinander.roles.rules import allowed, require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@get_or_post
def account(request: ActingRequest) -> HttpResponse:
    """One's own account; a post changes name and language."""
    at, person = timezone.now(), request.actor.person
    if not isinstance(person, Person):
        raise NotFound
    now = {"name": person.name, "language": person.language}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        change_account(person, **form.cleaned_data, by=request.actor, at=at)
        messages.success(request, _("Your account is changed."))
        return redirect("account")
    shown = {"account": account_of(person, at=at), "form": form, "grants": allowed(request.actor, "role.list", at=at)}
    return render(request, "accounts/account.html", shown, status=422 if form.errors else 200)


@never_cache
@get_or_post
def roles(request: ActingRequest) -> HttpResponse:
    """Who holds what in the office's networks; a post gives a role."""
    at = timezone.now()
    require(request.actor, "role.list", at=at)
    networks = networks_run_by(request.actor)
    form = GrantForm(request.POST if request.method == "POST" else None, networks=networks)
    if request.method == "POST" and form.is_valid():
        try:
            _grant(request, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("roles")
    words = request.GET.get("wer", "")
    page = roles_in(networks, words=words, page=request.GET.get("page"))
    shown = {"form": form, "words": words, "page": page, "duties": [(role.label, DUTIES[role]) for role in GRANTABLE]}
    return render(request, "accounts/roles.html", shown, status=422 if form.errors else 200)


def _grant(request: ActingRequest, form: GrantForm) -> None:
    given = form.cleaned_data
    grant = Grant(given["email"], given["name"], Role(given["role"]), given["network"])
    held = grant_role(grant, by=request.actor, at=timezone.now())
    words = {"name": held.person, "role": held.get_role_display()}
    messages.success(request, _("%(name)s now holds the role “%(role)s” and has been told by e-mail.") % words)


@never_cache
@get_or_post
def role_withdraw(request: ActingRequest, pk: UUID) -> HttpResponse:
    """Ask once, then take the role back."""
    at = timezone.now()
    require(request.actor, "role.list", at=at)
    held = Assignment.objects.select_related("person", "network").filter(pk=pk).first()
    if held is None or held.network not in networks_run_by(request.actor):
        raise NotFound
    if request.method != "POST":
        return render(request, "accounts/withdraw.html", {"held": held, "duty": DUTIES.get(Role(held.role), "")})
    try:
        withdraw_role(held, by=request.actor, at=at)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = {"name": held.person, "role": held.get_role_display()}
        messages.success(request, _("%(name)s no longer holds the role “%(role)s”.") % words)
    return redirect("roles")
