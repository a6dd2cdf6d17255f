"""Tags of the harvest: `{% load harvest %}`."""

from typing import Any

from django import template

from miteinander.meetings.choices import DocumentationState, FindingKind
from miteinander.meetings.models import Documentation, Meeting
from miteinander.meetings.reads.documentation import Content, chapters_of, due_words

register = template.Library()
SHOWN = 3


@register.inclusion_tag("meetings/harvest/_results_box.html")
def results_box(meeting: Meeting) -> dict[str, Any]:
    """Show the heaviest findings of the released documentation, or say that it is being written: one query."""
    released = Documentation.objects.filter(meeting=meeting, state=DocumentationState.RELEASED)
    edition = released.order_by("-number").first()
    found = edition.content.get("findings", []) if edition and edition.content else []
    opinions = [one for one in found if one["kind"] != FindingKind.COMMITMENT]
    return {
        "meeting": meeting,
        "edition": edition,
        "findings": opinions[:SHOWN],
        "count": len(found),
    }


@register.filter
def chapters(content: Content) -> list[tuple[str, list[Content]]]:
    return chapters_of(content)


@register.filter
def commitments(content: Content) -> list[Content]:
    promises = (one for one in content["findings"] if one["kind"] == FindingKind.COMMITMENT)
    return sorted(promises, key=lambda one: (one["due_on"], one["number"]))


@register.filter
def kind_name(kind: str) -> str:
    return str(FindingKind(kind).label)


@register.filter
def due_day(due_on: str) -> str:
    return due_words(due_on)
