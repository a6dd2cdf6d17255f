"""Plain text of HTML letters. One pass that never looks back: parsers that mend markup take minutes on bad ones."""

import re
from html import unescape

from miteinander.mail.reading.decoding import readable

LIMIT = 500_000  # characters of all parts together
_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:]*+)[^<>]*+>|<[!?][^<>]*+>")
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "pre", "blockquote", "hr", "br"}
)
_APART = frozenset({"p", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style", "title", "template"})
_DEEPEST_QUOTE = 3


class _Page:
    """The text so far, line by line; what is quoted in the markup is quoted in the text."""

    def __init__(self) -> None:
        self.lines: list[str] = [""]
        self.quotes = 0

    def say(self, raw: str) -> None:
        text = re.sub(r"\s+", " ", unescape(raw))
        if not self.lines[-1]:
            text = text.lstrip()
            self.lines[-1] = "> " * min(self.quotes, _DEEPEST_QUOTE) if text else ""
        self.lines[-1] += text

    def tag(self, name: str, *, is_end: bool) -> None:
        if name in _BLOCKS and (self.lines[-1] or name == "br"):
            self.lines.append("")
        if name in _APART and is_end:
            self.lines.append("")
        if name == "blockquote":
            self.quotes = max(0, self.quotes + (-1 if is_end else 1))
        if name == "li" and not is_end:
            self.lines[-1] += "- "


def html_to_text(markup: str) -> str:
    """Whatever the markup, its words in order; styles, scripts and comments are left out."""
    markup, page, at = markup[:LIMIT], _Page(), 0
    lowered = markup.lower() if len(markup.lower()) == len(markup) else markup
    while found := _TAG.search(markup, at):
        page.say(markup[at : found.start()])
        name = (found.group(2) or "").lower()
        page.tag(name, is_end=found.group(1) == "/")
        at = _after(lowered, found.end(), "-->") if found.group() == "<!--" else found.end()
        if name in _SILENT and not found.group(1):
            at = _after(lowered, at, f"</{name}")
    page.say(markup[at:])
    text = "\n".join(line.rstrip() for line in page.lines)
    return readable(re.sub(r"\n{3,}", "\n\n", text)).strip()


def _after(text: str, start: int, end_mark: str) -> int:
    """The place of the end mark; without one the rest of the page is silent, as in a browser."""
    found = text.find(end_mark, start)
    if found < 0:
        return len(text)
    return found + len(end_mark) if end_mark == "-->" else found
