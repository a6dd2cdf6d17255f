"""Dividing a letter: greeting, body in sentences, signature."""

import re
from dataclasses import dataclass

_URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,200}")
_GREETING = re.compile(
    r"^\s*(?:sehr geehrte[rs]?|liebe[rs]?|hallo|hi|hey|guten (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) gott|servus|moin|"
    r"werte[rs]?|dear|hello|good (?:morning|afternoon|evening))\b[^,!.\n?]{0,90}(?:[,!]+|\n|$)",
    re.IGNORECASE,
)
_GRUSS = r"gr(?:ü|ue)(?:ß|ss)(?:e|en|le)?|gru(?:ß|ss)"
_CLOSING = re.compile(
    r"(?:^|(?<=[.!,\n]))\s*(?:(?:vielen |herzlichen |besten )?dank\w*(?: im voraus)?,? und\s+)?(?:"
    rf"(?:mit )?(?:\w+ und )?(?:ganz )?(?:freundliche[nmrs]?|viele[n]?|beste[nr]?|herzliche[nr]?|liebe[nr]?|"
    rf"sch(?:ö|oe)ne[nr]?|sonnige[nr]?|kollegiale[nr]?|nette[nr]?)\s+(?:{_GRUSS})\b|"
    r"(?:kind|best|warm|many)\s+(?:regards|wishes)\b|yours\s+(?:sincerely|faithfully|truly)\b|sincerely\b|"
    r"(?:best|regards|cheers|thanks|many thanks|thank you)\s*,[ ]*(?=\n|$)|"
    rf"(?:{_GRUSS})\b(?=[^\n]{{0,40}}(?:\n|$))[,!]?|"
    r"(?:mfg|lg|vg|bg|hg)\b[,.!]?(?=\s|$))",
    re.IGNORECASE,
)
_DASHES = re.compile(r"^-- ?$", re.MULTILINE)
_FOOTER = re.compile(
    r"^.*(?:von meinem (?:iphone|ipad|handy|smartphone|samsung|mobil\w+).{0,30}gesendet|gesendet (?:von|mit|über)\b|"
    r"sent from|"
    r"get outlook|outlook für|holen sie sich outlook|diese nachricht wurde von meinem).*$",
    re.IGNORECASE | re.MULTILINE,
)
_POSTSCRIPT = re.compile(r"^\s*p\.?\s?s\.?\s*[:.)]?\s", re.IGNORECASE | re.MULTILINE)
_PERSONAL = re.compile(r"\b(?:ich|wir|mein\w*|uns\w*|i|we|my|our|bitte|please)\b", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"vertraulich|confidential|intended recipient|empfänger|irrtümlich|umwelt|environment|datenschutz|newsletter|"
    r"impressum|privacy|sie fragen haben|haben sie fragen|(?:bei|für) (?:rück)?fragen|rufen sie uns|virus|"
    r"besuchen sie|folgen sie",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\b(?:z\. ?b|d\. ?h|u\. ?a|i\. ?a|pers|dr|prof|dipl|fr|hr|mr|mrs|ms|ca|evtl|ggf|bzw|inkl|nr|tel|str|st|e\. ?v|"
    r"bgm|obm|max|mind|vorauss|einschl|zzgl)\.$|\d\.$|\b[a-zäöü]\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 20
_MOST_GREETINGS = 3
_LIST_ITEM = re.compile(r"^\s*(?:[-•*–·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A letter divided. Lines keep their breaks, sentences do not."""

    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    signature: tuple[str, ...]

    @property
    def body(self) -> str:
        return " . ".join(self.sentences)


def divide(text: str) -> Parts:
    """Divide what the sender wrote."""
    text = _FOOTER.sub("", _URL.sub(" ", text)).strip()
    for _greeting in range(_MOST_GREETINGS):
        text = _GREETING.sub("", text, count=1).strip()
    body, signature = _cut_signature(text)
    lines = [line.strip() for line in body.split("\n")]
    return Parts(
        lines=tuple(line for line in lines if line),
        sentences=tuple(sentences(body)),
        signature=tuple(line.strip() for line in signature.split("\n") if line.strip()),
    )


def _cut_signature(text: str) -> tuple[str, str]:
    ends = [match.start() for pattern in (_DASHES, _CLOSING) if (match := pattern.search(text))]
    if not ends:
        return text, ""
    end = min(ends)
    body, rest = text[:end], text[end:].lstrip(",.! \n")
    closing = _CLOSING.match(rest) or _DASHES.match(rest)
    signature = rest[closing.end() :].lstrip(",.! ") if closing else rest
    return _with_late_words(body, signature)


def _with_late_words(body: str, signature: str) -> tuple[str, str]:
    """Whoever adds a sentence below the name means it: it belongs to the body. Disclaimers do not."""
    late: list[str] = []
    kept: list[str] = []
    for paragraph in re.split(r"\n\s*\n", signature):
        is_postscript = bool(_POSTSCRIPT.match(paragraph))
        says_more = bool(_PERSONAL.search(paragraph)) and not _DISCLAIMER.search(paragraph)
        (late if is_postscript or says_more else kept).append(paragraph)
    return "\n\n".join([body, *late]), "\n".join(kept)


def sentences(text: str) -> list[str]:
    """Sentences on one line each; an empty line and a list item end a sentence as a full stop does."""
    found: list[str] = []
    for paragraph in _paragraphs(text):
        start = 0
        for stop in re.finditer(r"[.!?;]+(?=\s|$)", paragraph):
            if _ABBREVIATION.search(paragraph[max(start, stop.end() - _LONGEST_ABBREVIATION) : stop.end()]):
                continue
            found.append(paragraph[start : stop.end()])
            start = stop.end()
        found.append(paragraph[start:])
    return [sentence.strip() for sentence in found if re.search(r"\w|\?", sentence)]


def _paragraphs(text: str) -> list[str]:
    paragraphs: list[str] = [""]
    for line in text.split("\n"):
        if not line.strip() or _LIST_ITEM.match(line):
            paragraphs.append("")
        paragraphs[-1] = f"{paragraphs[-1]} {line.strip()}".strip()
    return [re.sub(r"\s+", " ", paragraph) for paragraph in paragraphs if paragraph]
