"""The meetings in figures, as a page and as a file for spreadsheets."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from miteinander.ground.clock import berlin_day
from miteinander.meetings.reads.figures import COLUMNS, counted_meetings, figures_of, figures_page
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require


@require_safe
def figures(request: ActingRequest) -> HttpResponse:
    require(request.actor, "figures.read", at=timezone.now())
    page = figures_page(request.actor, number=request.GET.get("page"))
    lines = figures_of(page.object_list)  # type: ignore[arg-type]  # a slice of the queryset it was given
    return render(request, "meetings/figures.html", {"page": page, "lines": lines})


@require_safe
def figures_csv(request: ActingRequest) -> HttpResponse:
    require(request.actor, "figures.read", at=timezone.now())
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark lets spreadsheets read umlauts
    answer["Content-Disposition"] = 'attachment; filename="treffen-in-zahlen.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([_("Meeting"), _("Day"), *COLUMNS.values()])
    for line in figures_of(counted_meetings(request.actor)):
        writer.writerow([_plain(line.title), berlin_day(line.starts_at).isoformat(), *line.counts])
    return answer


def _plain(text: str) -> str:
    """A title that begins like a formula stays text in a spreadsheet."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
