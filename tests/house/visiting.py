"""Visiting addresses as somebody, and leaving no trace."""

import re
from collections.abc import Iterator

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.scene import Scene

ROLES = ("guest", "member", "organiser", "office", "outsider", "researcher", "administrator")
OPEN_PATTERN = re.compile(r"<(?:\w+:)?(\w+)>")
SHADOWED = {"account_login": "/konto/login/", "no-passwords": "/konto/password/"}
BY_HAND = {"account_reset_password_from_key": "/konto/password/reset/key/1-abc/"}


def all_addresses() -> dict[str, set[str]]:
    """Every address of the house by name, with the names of its arguments."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, set[str]]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield str(pattern.name), set(OPEN_PATTERN.findall(route.replace("?P<", "<")))


def path_of(name: str, wanted: set[str], scene: Scene) -> str:
    fixed = (SHADOWED | BY_HAND).get(name)
    return fixed or reverse(name, kwargs=scene.arguments(name, wanted))


def answer(path: str, method: str, session_key: str) -> int:
    """The status of one request, whose deeds are taken back; 3xx are one kind, 302."""
    client = Client(raise_request_exception=True)
    if session_key:
        client.cookies["sessionid"] = session_key
    with transaction.atomic():
        response = getattr(client, method.lower())(path)
        transaction.set_rollback(True)
    status = response.status_code
    return 302 if status in {301, 303, 307} else status
