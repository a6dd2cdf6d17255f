"""The components of the interface kit as tags: `{% load ui %}`. Each has a template in templates/ui/."""

import re
from functools import cache
from itertools import zip_longest
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

KERN_ICONS = frozenset(
    "account-circle add arrow-down arrow-up arrow-forward arrow-back calendar-today check checklist "  # noqa: SIM905  # reads as a list of words
    "chevron-left chevron-right close danger dark-mode dehaze delete download draft easy-language edit home help "
    "info language light-mode logout mail open-in-new search sign-language success visibility warning".split()
)
OWN_ICONS = frozenset(
    "pin people print share clock room microphone table paper phone ear step-free tree dot ring".split()  # noqa: SIM905  # as above
)
STATES = frozenset({"info", "success", "warning", "danger"})
Pairs = list[tuple[str, str]]


def _pairs(words: tuple[object, ...]) -> Pairs:
    given = iter(words)
    return [(str(label), str(url or "")) for label, url in zip_longest(given, given, fillvalue="")]


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw one icon, hidden from screen readers: the words beside it say the same."""
    if name in KERN_ICONS:
        return format_html('<span class="kern-icon kern-icon--{}" aria-hidden="true"></span>', name)
    if name in OWN_ICONS:
        return format_html('<span class="m-icon m-icon--{}" aria-hidden="true"></span>', name)
    raise template.TemplateSyntaxError(f"There is no icon {name!r}.")


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that breaks, if it must, after its @ and before its dots."""
    pieces = re.split(r"(?<=@)|(?=\.)", address)
    return format_html_join(mark_safe("<wbr>"), "{}", ((piece,) for piece in pieces))


@register.inclusion_tag("ui/breadcrumb.html")
def breadcrumb(*labels_and_urls: object) -> dict[str, Any]:
    """Show the way here: label, address, label, address, …, and last the label of this page."""
    *crumbs, (here, _none) = _pairs(labels_and_urls)
    return {"crumbs": crumbs, "here": here}


@register.inclusion_tag("ui/tabs.html", takes_context=True)
def tabs(context: Context, label: str, *labels_and_urls: object) -> dict[str, Any]:
    """Show links as tabs: a name for the group, then label and address in turns."""
    return {"label": label, "tabs": _pairs(labels_and_urls), "path": context["request"].path}


@register.inclusion_tag("ui/stepper.html")
def stepper(current: int, *labels: object) -> dict[str, Any]:
    """Show where one stands in a sequence of pages; steps count from 1."""
    return {"steps": list(enumerate(labels, start=1)), "current": current, "count": len(labels)}


@register.inclusion_tag("ui/badge.html")
def badge(state: str, text: str) -> dict[str, Any]:
    """Show a status in a word, with a colour and an icon for the eye: info, success, warning or danger."""
    return {"state": state if state in STATES else "info", "text": text}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Any, name: str = "page") -> dict[str, Any]:
    """Show links to the pages of a list; the other parameters of the address stay."""
    return {
        "page": page,
        "request": context["request"],
        "name": name,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


@register.simple_tag(takes_context=True)
def page_link(context: Context, number: int) -> str:
    """Give the address of one page of a list."""
    asked = context["request"].GET.copy()
    asked[context["name"]] = str(number)
    return f"?{asked.urlencode()}"


@register.inclusion_tag("ui/button.html")
def button(text: str, href: str = "", kind: str = "primary", **more: str) -> dict[str, Any]:
    """Show a link (with href) or a submit button that looks like a button; also icon=, name=, value=, small=."""
    return {"text": text, "href": href, "kind": kind, **more}


@register.simple_block_tag(takes_context=True)
def alert(context: Context, content: str, state: str, title: str) -> SafeString:
    """Tell something that must not be overlooked."""
    return render_to_string("ui/alert.html", {"state": state, "title": title, "body": content}, context.get("request"))


@register.simple_block_tag(takes_context=True)
def empty(context: Context, content: str, title: str) -> SafeString:
    """Say kindly that nothing is here yet, and what to do."""
    return render_to_string("ui/empty.html", {"title": title, "body": content}, context.get("request"))
