"""Read a file that a stranger gives: bounded in size, in the charsets of town halls, refused with a sentence."""

from pathlib import Path

from miteinander.methods.trouble import MethodError

LARGEST_FILE = 200_000_000
"""Bytes; the largest published budget election has 25 million, the largest opinion map 8 million."""


def read_bytes(path: Path, *, largest: int = LARGEST_FILE) -> bytes:
    """Return the content of a file; raises MethodError when it is missing, unreadable, empty or too large."""
    try:
        size = path.stat().st_size
        if size > largest:
            raise MethodError(
                de=f"Die Datei ist mit {size:,} Byte zu groß; erlaubt sind {largest:,}.".replace(",", "."),
                en=f"The file is too large with {size:,} bytes; {largest:,} are allowed.",
                file=path.name,
            )
        content = path.read_bytes()
    except OSError as trouble:
        raise MethodError(
            de="Die Datei ist nicht da oder nicht lesbar. Bitte prüfen Sie Namen und Ordner.",
            en="The file is not there or cannot be read. Please check name and folder.",
            file=path.name,
        ) from trouble
    if not content.strip():
        raise MethodError(de="Die Datei ist leer.", en="The file is empty.", file=path.name)
    return content


def read_text(path: Path, *, largest: int = LARGEST_FILE) -> str:
    r"""Return the text of a file in UTF-8, UTF-16 with mark, or Windows-1252, with ``\n`` as end of line."""
    return as_text(read_bytes(path, largest=largest), file=path.name)


def as_text(content: bytes, *, file: str = "") -> str:
    """Decode as ``read_text`` says; raises MethodError for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise MethodError(
            de="Das ist keine Textdatei. Bitte speichern Sie sie als Text oder CSV.",
            en="This is not a text file. Please save it as text or CSV.",
            file=file,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
