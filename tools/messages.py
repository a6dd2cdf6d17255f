"""The catalogues of each room: `python tools/messages.py update [room …]` or `check`. Needs no system gettext.

`update` collects the English sentences of code and templates, keeps the German ones, and compiles. `check` says
which sentence has no German, and which catalogue is out of step with its source.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "miteinander"
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
SINGLE = {"_", "gettext", "gettext_lazy"}
LITERAL = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL = re.compile(rf"\b(n?gettext|pgettext|_)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?", re.DOTALL)

UNDATED = datetime(2026, 1, 1, tzinfo=UTC)  # the same source gives the same file

Message = tuple[str | None, str | tuple[str, str]]  # context, sentence or (one, many)


def from_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in SINGLE and texts:
            yield None, texts[0]
        elif name in PLURAL and len(texts) > 1:
            yield None, (texts[0], texts[1])
        elif name in CONTEXT and len(texts) > 1:
            yield texts[0], texts[1]


def from_template(path: Path) -> Iterator[Message]:
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for name, first, second in CALL.findall(source):
        one = ast.literal_eval(first)
        if name in {"_", "gettext"}:
            yield None, one
        elif name == "ngettext":
            yield None, (one, ast.literal_eval(second))
        else:
            yield one, ast.literal_eval(second)


def collected(room: Path) -> Catalog:
    catalog = Catalog(locale="de", fuzzy=False, charset="utf-8", creation_date=UNDATED, revision_date=UNDATED)
    code = [path for path in room.rglob("*.py") if "migrations" not in path.parts]
    pages = [path for kind in ("*.html", "*.txt") for path in room.glob(f"templates/**/{kind}")]
    for path in sorted(code) + sorted(pages):
        where = str(path.relative_to(PACKAGE.parent))
        for context, sentence in from_python(path) if path.suffix == ".py" else from_template(path):
            catalog.add(sentence, context=context, locations=[(where, 0)])
    return catalog


def updated(room: Path) -> Catalog:
    """The room's sentences with the German ones known so far; sentences no longer used are dropped."""
    fresh, kept = collected(room), known(room)
    for message in fresh:
        if message.id and (before := kept.get(message.id, message.context)):
            message.string = before.string
    return fresh


def known(room: Path) -> Catalog:
    path = catalogue_path(room)
    if not path.exists():
        return Catalog(locale="de")
    with path.open("rb") as file:
        return read_po(file, locale="de")


def catalogue_path(room: Path) -> Path:
    return room / "locale" / "de" / "LC_MESSAGES" / "django.po"


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    text, binary = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, omit_header=True, sort_output=True, include_lineno=False, width=110)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    write_mo(binary, catalog)
    return header + text.getvalue(), binary.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Sentences without German, or whose placeholders differ."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        parts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(parts):
            found.append(f"no German for {message.id!r}")
        elif list(message.check()):
            found.append(f"placeholders differ in {message.id!r}")
    return found


def update(rooms: list[Path]) -> int:
    for room in rooms:
        catalog = updated(room)
        if not len(catalog):
            continue
        path = catalogue_path(room)
        path.parent.mkdir(parents=True, exist_ok=True)
        text, binary = written(catalog)
        path.write_bytes(text)
        path.with_suffix(".mo").write_bytes(binary)
        print(f"{room.name}: {len(catalog)} sentences, {len(missing(catalog))} without German")
    return 0


def check(rooms: list[Path]) -> int:
    troubles = []
    for room in rooms:
        catalog = updated(room)
        path = catalogue_path(room)
        troubles += [f"{room.name}: {sentence}" for sentence in missing(catalog)]
        if len(catalog) and (not path.exists() or written(catalog)[1] != path.with_suffix(".mo").read_bytes()):
            troubles.append(f"{room.name}: out of step, run python tools/messages.py update {room.name}")
    print("\n".join(troubles) or "Every sentence has its German.")
    return 1 if troubles else 0


def main(arguments: list[str]) -> int:
    verb, names = (arguments or ["check"])[0], arguments[1:]
    rooms = [PACKAGE / name for name in names] or sorted(
        path for path in PACKAGE.iterdir() if (path / "__init__.py").exists() and path.name not in {"methods", "config"}
    )
    return {"update": update, "check": check}[verb](rooms)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
