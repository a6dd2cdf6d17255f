"""For the office and administrators: what is due to be erased, and the register of acts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.privacy.forms import ActsForm
from miteinander.privacy.models import RetentionRun
from miteinander.privacy.reads.acts import act_lines, known_verbs
from miteinander.privacy.reads.house import the_house
from miteinander.privacy.services.retention import look
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require


@require_safe
def retention(request: ActingRequest) -> HttpResponse:
    """The dry run: what tonight's run would erase, beside what the last one did."""
    at = timezone.now()
    require(request.actor, "retention.see", the_house(), at=at)
    last = RetentionRun.objects.first()
    outcomes = look(at=at)
    rows = [(each, last.counts.get(each.rule.key, 0) if last else None) for each in outcomes]
    total = sum(each.count for each in outcomes)
    return render(request, "privacy/retention.html", {"rows": rows, "total": total, "last": last})


@require_safe
def acts(request: ActingRequest) -> HttpResponse:
    require(request.actor, "journal.read", the_house(), at=timezone.now())
    form = ActsForm(request.GET or None, verbs=known_verbs())
    asked = form.cleaned_data if form.is_valid() else {}
    page = act_lines(
        verb=asked.get("verb", ""),
        channel=asked.get("channel", ""),
        day=asked.get("day"),
        page=request.GET.get("page"),
    )
    return render(request, "privacy/acts.html", {"form": form, "page": page})
