"""What base.html needs on every page, whoever renders it."""

from django.conf import settings
from django.http import HttpRequest

from miteinander.ground.ui.views import THEME_COOKIE, THEMES


def ui(request: HttpRequest) -> dict[str, object]:
    """Give the chosen appearance and the languages on offer; no cookie is set and no query made."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": chosen if chosen in THEMES else "", "ui_languages": settings.LANGUAGES}
