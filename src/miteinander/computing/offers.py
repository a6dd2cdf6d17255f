"""What can be computed: a row for each method, with its files and choices in words, and how its command is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.functional import Promise

Words = str | Promise

TEXT_FILES = (".csv", ".txt", ".pb", ".json")
EXAMPLES = Path(__file__).parent / "examples"
SCANS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class File:
    """A file the method asks for; without ``flag`` it stands at the end of the command."""

    name: str
    label: Words
    help: Words
    endings: tuple[str, ...] = TEXT_FILES
    flag: str = ""
    is_needed: bool = True
    most: int = 1
    folder: str = ""  # they lie in a folder of this name, under their own names, and the flag gets the folder


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways; the first is what is taken when nobody chooses. Without a flag the option is one itself."""

    name: str
    label: Words
    options: tuple[tuple[str, Words], ...]
    flag: str = ""
    help: Words = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds; without an answer the flag is left out."""

    name: str
    label: Words
    flag: str
    least: int
    most: int
    help: Words = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, e.g. the seed of a lot; without an answer the flag is left out."""

    name: str
    label: Words
    flag: str
    help: Words = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A method as it is offered: what it answers, what it asks for, how its command begins, what it makes."""

    key: str
    group: Words  # under which heading it stands in the list
    title: Words
    purpose: Words
    files: tuple[File, ...]
    choices: tuple[Choice | Number | Line, ...] = ()
    word: str = ""  # a sub-command
    words: tuple[str, ...] = ()  # always said
    makes: tuple[str, ...] = ()  # the names of the files that it writes
    example: Mapping[str, Any] = field(default_factory=dict)  # what is chosen with the example files
    leads_to: str = ""  # the offer that goes on with what was given and made
    hands_on: str = ""  # as which of its files what was made is handed on
    advice: Words = ""  # what to do before going on

    @property
    def method(self) -> str:
        return self.key.split("-", maxsplit=1)[0]

    def example_files(self) -> dict[str, list[Path]]:
        """The files to try it with, by part: made up by this project, small, and shipped with it."""
        folder = EXAMPLES / self.key
        found = {file.name: sorted((folder / file.name).glob("*")) for file in self.files}
        return {part: paths for part, paths in found.items() if paths}

    def command(self, names: Mapping[str, Sequence[str]], chosen: Mapping[str, Any]) -> list[str]:
        """Return the words after ``methods`` for files of these names and these choices."""
        words = [self.method, *([self.word] if self.word else [])]
        for choice in self.choices:
            words += _words_of(choice, chosen.get(choice.name))
        words += self.words
        bare: list[str] = []
        for file in self.files:
            given = list(names.get(file.name, ()))
            if not file.flag:
                bare += given
            elif given and file.folder:
                words += [file.flag, file.folder]
            elif given:
                words += [file.flag, *given]
        return [*words[: 2 if self.word else 1], *bare, *words[2 if self.word else 1 :]]


def _words_of(choice: Choice | Number | Line, chosen: Any) -> list[str]:
    if chosen in (None, ""):
        return []
    if not choice.flag:
        return [str(chosen)]
    return [f"{choice.flag}={chosen}"]  # one word, so that a seed such as "-1" is never taken for a flag
