"""What the interface kit answers itself: a town's colours, and the two switches in the header."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from miteinander.ground.ui import colour

THEME_COOKIE = "erscheinung"
THEMES = ("light", "dark")
A_YEAR = 31_536_000


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def brand(_request: HttpRequest, digits: str, stamp: str = "") -> HttpResponse:  # noqa: ARG001  # the stamp only makes the address new
    """Serve the town's colours as a sheet of their own: no inline style, kept for a year."""
    try:
        css = colour.brand_css(digits)
    except ValidationError as problem:
        raise Http404 from problem
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@csrf_exempt  # a token would cost every public page a cookie; the worst a stranger could do is switch the light
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or 'as my device'."""
    return _remember(request, THEME_COOKIE, request.POST.get("theme", ""), THEMES)


@csrf_exempt  # as above
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language in which this visitor reads."""
    known = tuple(code for code, _name in settings.LANGUAGES)
    return _remember(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), known)


def _remember(request: HttpRequest, name: str, value: str, known: tuple[str, ...]) -> HttpResponse:
    response = HttpResponseRedirect(_way_back(request))
    if value in known:
        response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie(name, samesite="Lax")
    return response


def _way_back(request: HttpRequest) -> str:
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return "/"
    asked = request.POST.get("next") or came_from.path + (f"?{came_from.query}" if came_from.query else "")
    inside = url_has_allowed_host_and_scheme(asked, allowed_hosts=None, require_https=request.is_secure())
    return asked if inside and asked.startswith("/") else "/"
