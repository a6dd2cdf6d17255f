"""The paper of a barcamp: cards, door sheets, the wall, result forms."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.ground.refusals import NotFound
from miteinander.meetings.reads import barcamp_sheets
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.meetings.views.wall import steered_barcamp
from miteinander.printing.sheets import Sheet
from miteinander.roles.http import ActingRequest

KINDS: dict[str, Callable[..., Sheet]] = {
    "leere-themenkarten": barcamp_sheets.blank_cards,
    "themenkarten": barcamp_sheets.filled_cards,
    "tuerschilder": barcamp_sheets.door_sheets,
    "wandplan": barcamp_sheets.wall_grid,
    "ergebnisboegen": barcamp_sheets.result_forms,
}


@require_safe
def paper(request: ActingRequest, slug: str, kind: str) -> HttpResponse:
    barcamp = steered_barcamp(request, slug)
    if kind not in KINDS:
        raise NotFound
    return pdf_answer(KINDS[kind](barcamp, at=timezone.now()), f"{kind}-{slug}.pdf")
