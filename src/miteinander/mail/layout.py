"""Setting a letter in plain text: 72 columns, links and lists left whole, no blank line too many."""

import re
import textwrap

COLUMNS = 72
_ITEM = re.compile(r"^(\s*)([-•*]|\d{1,2}[.)])\s+")


def lay_out(text: str) -> str:
    """Wrap every line of the source on its own; a paragraph is one long line in the template."""
    lines = [line.rstrip() if line != "-- " else line for line in text.strip().split("\n")]
    wrapped = "\n".join(_wrap(line) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", wrapped).strip("\n") + "\n"


def _wrap(line: str) -> str:
    if len(line) <= COLUMNS:
        return line
    item = _ITEM.match(line)
    hanging = " " * len(item.group()) if item else " " * (len(line) - len(line.lstrip()))
    return "\n".join(
        textwrap.wrap(
            line,
            COLUMNS,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def underlined(heading: str) -> str:
    """A heading in plain text."""
    lines = textwrap.wrap(heading, COLUMNS) or [""]
    return "\n".join([*lines, "=" * max(len(line) for line in lines)])
