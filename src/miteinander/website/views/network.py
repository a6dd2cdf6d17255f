"""The office's page about its network: what stands about it everywhere, and who belongs to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.accounts.reads import Office
from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.meetings.views.versions import differences, with_version
from miteinander.places.models import Membership, Network
from miteinander.places.reads import home_network, member_towns
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require
from miteinander.website.forms import AdmitForm, NetworkForm
from miteinander.website.services import (
    Admitted,
    Unclear,
    admit_members,
    create_home_network,
    details_of,
    edit_network,
    release_member,
)


@require_http_methods(["GET", "HEAD", "POST"])
def network(request: ActingRequest) -> HttpResponse:
    """Set the network up, or change what stands about it."""
    stands = home_network()
    verb, place = ("network.edit", Office(stands)) if stands else ("network.create", None)
    require(request.actor, verb, place, at=timezone.now())
    initial = vars(details_of(stands)) | {"version": stands.version} if stands else {}
    form = NetworkForm(request.POST or None, initial=initial)
    if request.method != "POST":
        return _page(request, stands, form, 200)
    try:
        return _store(request, stands, form) if form.is_valid() else _page(request, stands, form, 422)
    except Stale as stale:
        return _both_versions(request, form, stale)
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, stands, form, 422)


def _store(request: ActingRequest, stands: Network | None, form: NetworkForm) -> HttpResponse:
    at = timezone.now()
    if stands is None:
        create_home_network(form.details(), by=request.actor, at=at)
    else:
        version = form.cleaned_data["version"] or 0
        edit_network(stands, form.details(), version=version, by=request.actor, at=at)
    messages.success(request, _("Your changes are stored."))
    return redirect("network")


def _both_versions(request: ActingRequest, form: NetworkForm, stale: Stale) -> HttpResponse:
    theirs = stale.theirs
    assert isinstance(theirs, Network)  # noqa: S101  # what edit_network gives
    compared = differences(form, vars(details_of(theirs)))
    form.data = with_version(form.data, theirs.version)
    return _page(request, theirs, form, 409, differences=compared)


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: ActingRequest) -> HttpResponse:
    """Who belongs to the network; a post takes municipalities in."""
    stands = _home(request)
    form = AdmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        admitted = admit_members(stands, form.lines(), by=request.actor, at=timezone.now())
        _tell(request, admitted)
        if not admitted.unknown:
            return redirect("members")
        form = AdmitForm({"members": "\n".join(line.town for line in admitted.unknown)})
        for line in admitted.unknown:
            form.add_error("members", _why(line))
    context = {"network": stands, "form": form, "towns": member_towns(stands)}
    return render(request, "website/members.html", context, status=422 if form.errors else 200)


@require_POST
def member_release(request: ActingRequest, ags: str) -> HttpResponse:
    found = Membership.objects.select_related("municipality", "network")
    member = get_object_or_404(found, network=_home(request), municipality_id=ags)
    release_member(member, by=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s no longer belongs to the network.") % {"name": member.municipality})
    return redirect("members")


def _home(request: ActingRequest) -> Network:
    found = home_network()
    require(request.actor, "network.edit", Office(found) if found else None, at=timezone.now())
    if found is None:
        raise NotFound
    return found


def _tell(request: ActingRequest, admitted: Admitted) -> None:
    if admitted.joined:
        text = ngettext("%(n)d municipality has joined.", "%(n)d municipalities have joined.", admitted.joined)
        messages.success(request, text % {"n": admitted.joined})
    if admitted.changed:
        text = ngettext("%(n)d contact is changed.", "%(n)d contacts are changed.", admitted.changed)
        messages.success(request, text % {"n": admitted.changed})
    if not (admitted.joined or admitted.changed or admitted.unknown):
        messages.info(request, _("All of them belong to the network already."))


def _why(line: Unclear) -> str:
    """Why a line was not taken in, and what to write instead."""
    words = {"town": line.town, "choices": ", ".join(line.choices)}
    if not line.choices:
        return _("%(town)s is not in the municipality directory. Please check the spelling, or use the key.") % words
    if len(line.choices) == 1:
        return _("%(town)s is not in the municipality directory. Do you mean: %(choices)s?") % words
    return _("%(town)s may mean several municipalities. Please write one of: %(choices)s.") % words


def _page(
    request: ActingRequest, stands: Network | None, form: NetworkForm, status: int, **more: object
) -> HttpResponse:
    return render(request, "website/network.html", {"network": stands, "form": form} | more, status=status)
