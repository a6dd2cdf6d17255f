"""Pages that look the same to every guest are kept until something on them changes."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import TypeAlias

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.translation import get_language

from miteinander.ground.ui.views import THEME_COOKIE
from miteinander.roles.http import ActingRequest

View: TypeAlias = "Callable[[ActingRequest, str], HttpResponse]"
LOOKS = (settings.LANGUAGE_COOKIE_NAME, THEME_COOKIE)
HARMLESS = frozenset({*LOOKS, settings.CSRF_COOKIE_NAME})
MOST = 128
_kept: "OrderedDict[str, bytes]" = OrderedDict()  # in this process only; nothing has to be told when a row changes


def kept_for_guests(stamp: Callable[[str], str | None]) -> Callable[[View], View]:
    """Answer guests from memory while `stamp(slug)` and the minute stay the same; everybody else as ever."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: ActingRequest, slug: str) -> HttpResponse:
            seal = stamp(slug) if _is_plain_guest(request) else None
            return view(request, slug) if seal is None else _answer(request, slug, view, seal)

        return answer

    return decorate


def forget() -> None:
    """Empty the memory of this process: the next visitor's page is made anew."""
    _kept.clear()


def _is_plain_guest(request: ActingRequest) -> bool:
    """Tell whether nothing about this visitor can change the page but language and appearance."""
    return request.actor.person is None and not request.GET and HARMLESS.issuperset(request.COOKIES)


def _answer(request: ActingRequest, slug: str, view: View, seal: str) -> HttpResponse:
    minute = timezone.now().replace(second=0, microsecond=0).isoformat()
    looks = "|".join(request.COOKIES.get(name, "") for name in LOOKS)
    key = sha256("|".join((request.path, get_language() or "", looks, minute, seal)).encode()).hexdigest()[:32]
    etag = f'"{key}"'
    if request.headers.get("If-None-Match") == etag:
        return _sealed(HttpResponseNotModified(), etag)
    if key in _kept:
        return _sealed(HttpResponse(_kept[key]), etag)
    response = view(request, slug)
    if response.status_code != 200 or "CSRF_COOKIE" in request.META:  # noqa: PLR2004  # a form of one's own is nobody else's
        return response
    _kept[key] = response.content
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return _sealed(response, etag)


def _sealed(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response
