"""What goes wrong with a question: said in both languages, with file and line, so that a person can mend it."""

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["de", "en"]


class MethodError(ValueError):
    """A question that cannot be answered as it stands; nothing was computed.

    ``de`` and ``en`` are whole sentences that say what is wrong and, where it is not obvious, what to do. ``line``
    counts from 1; ``file`` is the name a person would recognise; ``spot`` is the path in a JSON file: ``rooms[0]``.
    """

    def __init__(self, *, de: str, en: str, line: int | None = None, file: str = "", spot: str = "") -> None:
        self.de, self.en, self.line, self.file, self.spot = de, en, line, file, spot
        super().__init__(self.said("en"))

    def said(self, language: Language) -> str:
        """Return the sentence in one language, with file and line before it where they are known."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"{'Zeile' if language == 'de' else 'line'} {self.line}")
        return f"{', '.join(parts)}: {self.de if language == 'de' else self.en}" if parts else getattr(self, language)

    def in_file(self, file: str) -> "MethodError":
        """Return the same trouble with the name of the file, for a reader that knows only lines."""
        return self.located(file, self.line)

    def located(self, file: str, line: int | None) -> "MethodError":
        """Return the same trouble with its file and line."""
        return type(self)(de=self.de, en=self.en, line=line, file=file, spot=self.spot)


class Cancelled(Exception):  # noqa: N818 - nothing is wrong: a person has stopped the work
    """The work was stopped from outside, through its report of progress."""
