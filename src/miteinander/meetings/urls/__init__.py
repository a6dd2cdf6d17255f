"""Addresses of meetings, one list per word of the domain; words that stand alone come before the slug."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver

WORDS = (
    "series",
    "registration",
    "agenda",
    "check_in",
    "day",
    "fishbowl",
    "barcamp",
    "harvest",
    "documentation",
    "follow_up",
)

urlpatterns: list[URLPattern | URLResolver] = []
for word in WORDS:
    if find_spec(f"{__name__}.{word}"):
        urlpatterns += import_module(f"{__name__}.{word}").urlpatterns
