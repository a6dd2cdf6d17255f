"""Answering with "nothing new": pages that screens ask for every few seconds."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from miteinander.ground.ui.views import THEME_COOKIE


def answer_if_new(request: HttpRequest, stand: str, render_page: Callable[[str], HttpResponse]) -> HttpResponse:
    """Answer 304 or, to a page that polls with `?stand=`, 204 while the stand is what the screen shows already.

    The stand says everything the page depends on but the reader's language, appearance and what they may see.
    """
    theme = request.COOKIES.get(THEME_COOKIE, "")
    whole = f"{stand}.{get_language()}.{theme}"
    etag = f'W/"{whole}"'
    if request.GET.get("stand") == whole:
        return HttpResponse(status=204)
    known = request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if etag in known else render_page(whole)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response
