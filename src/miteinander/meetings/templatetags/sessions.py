"""Tags of the barcamp's plan: `{% load sessions %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def rooms_and_topics(sessions: Iterable[tuple[str, str]]) -> SafeString:
    """Show what happens where as list items; a full barcamp has sixty, and a loop in the template is slow."""
    return format_html_join("", "<li><strong>{}:</strong> {}</li>", sessions)
