"""From bytes to text, whatever the sender's program claims about them."""

import re
import unicodedata
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from miteinander.mail.reading.letter import Address

HEADER_LIMIT = 20_000  # characters; a longer header is cut, not refused
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_EMOJI_JOINER = "\u200d"


def decode(raw: bytes, declared: str | None = None) -> str:
    """Decode by the declared charset; a wrong declaration is seen through where that is safe."""
    charset = (declared or "utf-8").strip("\"' ").lower()
    try:
        return raw.decode("utf-8")  # umlauts that are valid UTF-8 by chance do not happen
    except UnicodeDecodeError:
        pass
    if charset in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"}:
        charset = "cp1252"  # what programs that say so really send
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        return raw.decode("cp1252", errors="replace")


def decode_declared(raw: bytes, declared: str | None) -> str:
    """As `decode`, but a charset that is not a superset of ASCII (UTF-16, ISO-2022) is taken at its word."""
    charset = (declared or "").strip("\"' ").lower()
    if charset.startswith(("utf-16", "utf-32", "utf-7", "iso-2022", "hz")):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            return decode(raw)
    return decode(raw, declared)


def storable(text: str) -> str:
    """Text that PostgreSQL takes and a template can show: no NUL, no lone surrogate, one kind of line end."""
    whole = text.encode("utf-8", errors="surrogateescape" if _is_escaped(text) else "replace")
    text = whole.decode("utf-8", errors="replace")
    return _CONTROL.sub("", _NEWLINES.sub("\n", text))


def _is_escaped(text: str) -> bool:
    """Whether every surrogate stands for a raw byte (as Python's parser leaves them)."""
    return all("\udc80" <= sign <= "\udcff" for sign in text if "\ud800" <= sign <= "\udfff")


def readable(text: str) -> str:
    """Text for the readers of meaning: composed letters, plain spaces, nothing invisible."""
    text = unicodedata.normalize("NFC", storable(text))
    text = _INVISIBLE.sub(lambda found: found.group() if found.group() == _EMOJI_JOINER else "", text)
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000\t]", " ", text)


def raw_header(message: Message, name: str) -> str:
    """One header as it stands, unfolded; raw bytes in it are decoded."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return _unfold(str(value))
    return ""


def raw_headers(message: Message, *names: str) -> list[str]:
    wanted = {name.lower() for name in names}
    return [_unfold(str(value)) for key, value in message.raw_items() if key.lower() in wanted]


def header(message: Message, name: str) -> str:
    """One header as a reader sees it: encoded words decoded."""
    return words(raw_header(message, name))


def words(raw: str) -> str:
    """Decode RFC 2047 words; a broken word stays as it stands."""
    if "=?" not in raw:
        return readable(raw).strip()
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return readable(raw).strip()
    return readable("".join(_part(text, charset) for text, charset in parts)).strip()


def _part(text: str | bytes, charset: str | None) -> str:
    return text if isinstance(text, str) else decode_declared(text, charset)


def _unfold(value: str) -> str:
    cut = value[:HEADER_LIMIT]
    try:
        cut = decode(cut.encode("ascii", errors="surrogateescape"))
    except UnicodeEncodeError:
        cut = storable(cut)
    return re.sub(r"\r?\n[ \t]*|\r", " ", cut).strip()


def addresses(values: list[str]) -> list[Address]:
    """The addresses in these headers; what is no address is left out."""
    try:
        found = getaddresses(values)
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        found = [
            ("", part) for value in values for part in re.findall(r"[^\s<>,;()\"@]{1,64}@[^\s<>,;()\"@]{1,190}", value)
        ]
    return [
        Address("".join(storable(address).split()).lower()[:254], words(name)[:200])
        for name, address in found
        if "@" in address
    ]
