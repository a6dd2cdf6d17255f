"""Say what was read in sentences: first what a person must look at, then every sheet with its answers."""

from collections.abc import Iterator
from dataclasses import replace

from miteinander.methods.sheets.layout import Kind
from miteinander.methods.sheets.reading.results import (
    FieldRead,
    FieldState,
    LostPage,
    MarkRead,
    Reading,
    Reason,
    Repeated,
    SheetRead,
)
from miteinander.methods.sheets.reading.words import COUNTED, SENTENCES
from miteinander.methods.trouble import Language


def sentences(reading: Reading, language: Language = "de") -> tuple[str, ...]:
    """Return totals, lost pages, repeated pages, and each sheet with its answers."""
    speaker = _Speaker(language)
    return (
        *speaker.totals(reading),
        *(speaker.lost(page) for page in reading.foreign),
        *(speaker.again(page) for page in reading.repeated),
        *(line for sheet in reading.sheets for line in speaker.sheet(sheet)),
    )


def why(reason: Reason, language: Language = "de") -> str:
    """Return one reason in words: "nur wenig Farbe im Kästchen (ja, Füllung 5 %)"."""
    return _Speaker(language).reason(reason)


class _Speaker:
    """One language."""

    def __init__(self, language: Language) -> None:
        self.words, self.counted, self.comma = SENTENCES[language], COUNTED[language], language == "de"

    def say(self, key: str, **parts: str | int | None) -> str:
        return self.words[key].format(**parts)

    def many(self, key: str, number: int, **parts: str) -> str:
        forms = self.counted[key]
        return forms[0 if number == 1 else -1 if number == 0 else 1].format(n=number, **parts)

    def totals(self, reading: Reading) -> Iterator[str]:
        pages = [page for sheet in reading.sheets for page in sheet.pages]
        doubtful = sum(field.state is FieldState.DOUBTFUL for page in pages for field in page.fields)
        sheets = self.many("sheets", len(reading.sheets))
        yield self.say("read", pages=self.many("pages", len(pages)), sheets=sheets)
        yield self.many("doubtful", doubtful)
        if reading.foreign:
            yield self.many("to_look_at", len(reading.foreign))

    def lost(self, page: LostPage) -> str:
        known = {"serial": page.serial, "page": page.page, "version": page.version}
        reason = self.say(f"lost_{page.reason}", **known)
        return self.say("lost", file=page.file, index=page.index, reason=reason)

    def again(self, page: Repeated) -> str:
        return self.say(
            "repeated" if page.same else "repeated_differs",
            page=page.page,
            serial=page.serial,
            file=page.file,
            index=page.index,
            kept_file=page.kept_file,
            kept_index=page.kept_index,
        )

    def sheet(self, sheet: SheetRead) -> Iterator[str]:
        pages = self.many("pages", len(sheet.pages))
        if sheet.pages_missing:
            named = ", ".join(str(page) for page in sheet.pages_missing)
            missing = self.many("missing", len(sheet.pages_missing), pages=named)
            yield self.say("sheet_missing", serial=sheet.serial, sheet=sheet.sheet, pages=pages, missing=missing)
        else:
            yield self.say("sheet", serial=sheet.serial, sheet=sheet.sheet, pages=pages)
        for page in sheet.pages:
            yield self.say("page", page=page.page, file=page.file, index=page.index)
            yield from (self.field(field) for field in page.fields)

    def field(self, field: FieldRead) -> str:
        name = _asked(field)
        if field.state is FieldState.DOUBTFUL:
            reasons = "; ".join(self.reason(_worded(reason, field)) for reason in field.reasons)
            return self.say("field_doubtful", field=name, reasons=reasons)
        if field.kind is Kind.TEXT:
            return self.say("field_unwritten" if field.state is FieldState.EMPTY else "field_written", field=name)
        if field.state is FieldState.EMPTY:
            return self.say("field_empty", field=name)
        return self.say("field", field=name, value=self.value(field))

    def value(self, field: FieldRead) -> str:
        words, value = _words(field), field.value
        if isinstance(value, dict):
            ranked = ((rank, words.get(option, option)) for option, rank in value.items())
            return ", ".join(self.say("ranked", rank=rank, value=option) for rank, option in ranked)
        chosen = value if isinstance(value, tuple) else (value or "",)
        return ", ".join(words.get(option, option) for option in chosen)

    def reason(self, reason: Reason) -> str:
        told, marks = self.words[f"why_{reason.why}"], ", ".join(reason.marks)
        percent = f"{reason.percent:g}" if reason.percent is not None else ""
        fill = self.say("fill", percent=percent.replace(".", ",") if self.comma else percent)
        if marks and percent:
            return self.say("marks_fill", why=told, marks=marks, fill=fill)
        return self.say("marks", why=told, marks=marks or fill) if marks or percent else told


def _asked(field: FieldRead) -> str:
    """The question as people read it, with its id as the data have it."""
    question = " ".join(field.label.split())
    return f"{question} ({field.id})" if question and question != field.id else field.id


def _words(field: FieldRead) -> dict[str, str]:
    return {mark.value: " ".join(mark.label.split()) for mark in field.marks if mark.label.strip()}


def _worded(reason: Reason, field: FieldRead) -> Reason:
    """The same reason with the words of its boxes; in a ranking a box is named "words:rank"."""
    words = {_name(mark.value, mark): _name(mark.label or mark.value, mark) for mark in field.marks}
    return replace(reason, marks=tuple(words.get(name, name) for name in reason.marks))


def _name(word: str, mark: MarkRead) -> str:
    return f"{' '.join(word.split())}:{mark.rank}" if mark.rank else " ".join(word.split())
