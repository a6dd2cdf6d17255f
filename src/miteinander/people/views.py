"""What the sign-in library would offer and this house does not."""

from django.http import Http404, HttpRequest, HttpResponse


def no_passwords(_request: HttpRequest) -> HttpResponse:
    """Answer as if the page did not exist: nobody has a password here."""
    raise Http404
