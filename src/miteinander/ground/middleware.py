"""The language that was chosen by a click, and pages for the ways of saying no."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path
from django.utils import translation

from miteinander.ground.refusals import Forbidden, NotFound, Refused, Stale

NUL = "%00"
Answer = Callable[[HttpRequest], HttpResponse]


class ChosenLanguageMiddleware:
    """German, unless this visitor chose another language: the same address gives everybody the same page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in self.known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RefusalMiddleware:
    """Turns a refusal that no view caught into a page with a clear sentence."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.META.get("QUERY_STRING", "") or "\x00" in request.path:
            return render(request, "400.html", status=400)  # PostgreSQL takes no NUL in a text
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method in {"GET", "HEAD"}:
            return _only_takes_forms(request, response)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        match problem:
            case Forbidden():
                return render(request, "403.html", {"message": str(problem)}, status=403)
            case NotFound():
                return render(request, "404.html", status=404)
            case Stale():
                return render(request, "409.html", {"message": problem.message, "back": _way_back(request)}, status=409)
            case Refused():
                return render(request, "422.html", {"message": problem.message, "back": _way_back(request)}, status=422)
            case _:
                return None


def _way_back(request: HttpRequest) -> str:
    """The page with the form; an address that only takes forms leads on to the page above it."""
    return request.path_info if request.method == "POST" else page_above(request.path_info)


def _only_takes_forms(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """A refused form leaves its address in the bar of the browser: opened again, it leads to the page of the form."""
    above = page_above(request.path_info)
    if above:
        return redirect(above)
    page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
    page["Allow"] = refusal.get("Allow", "")
    return page


def page_above(path: str) -> str:
    """The nearest address above this one; the house builds the address of a deed below the page with its form."""
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:count])}/" for count in range(len(parts) - 1, 0, -1))
    return next((address for address in above if is_valid_path(address)), "")
