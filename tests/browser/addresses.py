"""Every address of the platform, and which of them a page's link leads to."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, include, path
from django.urls.resolvers import RegexPattern


@cache
def resolver() -> URLResolver:
    """All addresses, those of the demo included, which the settings of the tests leave out."""
    demo = path("demo/", include("miteinander.demo.urls"))
    return URLResolver(RegexPattern(r"^/"), [*import_module("miteinander.config.urls").urlpatterns, demo])


def name_of(address: str) -> str:
    """Return the name under which an address is known, or nothing for one that is no page of ours."""
    try:
        return resolver().resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def slug_of(address: str) -> str:
    return resolver().resolve(urlsplit(address).path).kwargs.get("slug", "")


def readable_names() -> set[str]:
    """Return the names of all addresses that answer to GET."""
    return {found.name for found in patterns(resolver()) if found.name and not only_posts(found.callback)}


def patterns(part: URLResolver) -> Iterator[URLPattern]:
    for entry in part.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def only_posts(view) -> bool:
    """Tell whether one of the decorators around a view refuses GET."""
    while view is not None:
        names = getattr(view, "__code__", None) and view.__code__.co_freevars
        kept = dict(zip(names or (), getattr(view, "__closure__", None) or (), strict=True))
        if "request_method_list" in kept and "GET" not in kept["request_method_list"].cell_contents:
            return True
        view = getattr(view, "__wrapped__", None)
    return False
