"""The press: a typst template and plain data become a PDF with the house fonts, the same bytes on every machine."""

import json
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from miteinander.printing.glyphs import FONTS

if TYPE_CHECKING:
    import typst  # at run time in the functions: 85 MB that a process loads with its first sheet, not at its start

TEMPLATES = Path(__file__).parent / "templates" / "typst"

Payload: TypeAlias = "str | int | list[Payload] | dict[str, Payload] | None"
Setting: TypeAlias = Callable[[str], str]

_desk = threading.local()  # one compiler per thread: it is fast because it remembers, and it is not shared


class MissingGlyphError(Exception):
    """The house fonts cannot set a sequence of characters together, although they know each one."""


@lru_cache(maxsize=1)
def _house_fonts() -> "typst.Fonts":
    """Load the house fonts once; what the machine has installed is ignored."""
    import typst  # noqa: PLC0415 - as said above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _compiler() -> "typst.Compiler":
    import typst  # noqa: PLC0415 - as said above

    if not hasattr(_desk, "compiler"):
        _desk.compiler = typst.Compiler(root=TEMPLATES, font_paths=_house_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _desk.compiler
    return compiler


def set_pdf(kind: str, payload: Mapping[str, Payload], *, made_on: date) -> bytes:
    """Set one template as PDF/UA-1 and PDF/A-2a; user text goes in as JSON and is never parsed as markup."""
    import typst  # noqa: PLC0415 - as said above

    try:
        document = _compiler().compile(
            input=TEMPLATES / f"{kind}.typ",
            format="pdf",
            sys_inputs={"content": json.dumps(payload, ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(made_on, time(12), tzinfo=UTC),
        )
    except typst.TypstError as error:
        if "could not be displayed with" in str(error):
            raise MissingGlyphError(str(error)) from error
        raise
    if not isinstance(document, bytes):
        message = f"the template {kind} made no document"
        raise TypeError(message)
    return document
