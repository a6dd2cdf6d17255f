"""A sheet as an answer."""

from django.http import HttpResponse

from miteinander.printing.sheets import Sheet, render


def pdf_answer(sheet: Sheet, name: str) -> HttpResponse:
    """Show the sheet in the browser; saving it gives the file its name."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(render(sheet), content_type="application/pdf", headers=headers)
