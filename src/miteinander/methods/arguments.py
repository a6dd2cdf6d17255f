"""Read the words of a command line; what is wrong with them is said in whole sentences, as with a file."""

import argparse
import difflib
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, NoReturn, TypeVar

from miteinander.methods.help_german import HELP, USUAL
from miteinander.methods.trouble import Language, MethodError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What must stand after an option, as ``type`` of an argument: how it is read (ValueError: it is not that)."""

    read: Callable[[str], T]
    de: str
    en: str

    def __call__(self, text: str) -> T:
        return self.read(text)


def whole(least: int, most: int | None = None) -> Kind[int]:
    """A whole number from ``least`` on, or up to ``most``."""

    def read(text: str) -> int:
        number = int(text)
        if number < least or (most is not None and number > most):
            raise ValueError(text)
        return number

    to_de, to_en = ("", " on") if most is None else (f" bis {most}", f" to {most}")
    return Kind(
        read, f"eine ganze Zahl {'ab' if most is None else 'von'} {least}{to_de}", f"a whole number from {least}{to_en}"
    )


def above_zero() -> Kind[float]:
    """A finite number above 0, e.g. of seconds."""

    def read(text: str) -> float:
        number = float(text)
        if not 0 < number < math.inf:
            raise ValueError(text)
        return number

    return Kind(read, "eine Zahl über 0", "a number above 0")


PLAIN_KINDS: dict[Any, tuple[str, str]] = {
    int: ("eine ganze Zahl wie 5", "a whole number such as 5"),
    float: ("eine Zahl wie 0.5", "a number such as 0.5"),
}
VALUES: dict[str, tuple[str, str]] = {
    "one argument": ("ein Wert", "a value"),
    "at least one argument": ("mindestens ein Wert", "at least one value"),
}


def language_of(words: Sequence[str]) -> Language:
    """Return the language that the words ask for, before they are read: refusals speak it too."""
    chosen: Language = "de"
    for word, following in pairwise([*words, ""]):
        said = following if word == "--language" else word.removeprefix("--language=")
        if word.startswith("--language") and said in {"de", "en"}:
            chosen = "en" if said == "en" else "de"
    return chosen


class _German(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Aufruf: ")


class Parser(argparse.ArgumentParser):
    """Refuses with MethodError; its help speaks German unless English is asked for."""

    def __init__(self, method: str, purpose: dict[Language, str]) -> None:
        super().__init__(prog=f"python -m miteinander methods {method}", allow_abbrev=False)
        self.method, self.purpose = method, purpose
        self.words: list[str] = []

    def parse_args(  # type: ignore[override]  # nobody gives a namespace of another kind
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Return the options; raises MethodError for words that fit none."""
        self.words = list(args or ())
        if not {"-h", "--help"} & set(self.words):
            self._refuse_unknown()
        found, over = self.parse_known_args(self.words, namespace)
        if over and re.match(r"-[^\d.]", over[0]):
            raise self._refusal(f"Die Angabe {over[0]} gibt es nicht.", f"There is no option {over[0]}.")
        if over:
            raise self._refusal(
                f"„{over[0]}“ ist zu viel. Ein Text mit Leerzeichen gehört ganz in Anführungszeichen.",
                f"“{over[0]}” is too much. A text with spaces belongs into quotation marks as a whole.",
            )
        return found

    def error(self, message: str) -> NoReturn:
        """Refuse in our words what argparse has found."""
        for pattern, tell in self._tellings():
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise self._refusal(*tell(*found.groups()))
        raise self._refusal("Die Angaben passen nicht zusammen.", "These arguments do not go together.")

    def format_help(self) -> str:
        """Return the help in the language that the words ask for."""
        language = language_of(self.words)
        self.description = self.purpose[language]
        if language == "en":
            return super().format_help()
        own = {**USUAL, **HELP.get(self.method, {})}
        for action in self._actions:
            action.help = own.get(action.dest, action.help)
        self.formatter_class = _German
        text = super().format_help()
        for english, word in (("positional arguments:", "Angaben:"), ("options:", "Wahlweise:")):
            text = re.sub(rf"^{english}$", word, text, count=1, flags=re.MULTILINE)
        return text

    def _tellings(self) -> Iterable[tuple[str, Callable[..., tuple[str, str]]]]:
        return (
            (r"the following arguments are required: (.*)", self._missing),
            (r"argument (.+): expected (.*)", self._without_value),
            (r"argument (.+): not allowed with argument (.+)", _not_together),
            (r"argument (.+): ignored explicit argument '(.*)'", _takes_no_value),
        )

    def _missing(self, listed: str) -> tuple[str, str]:
        """Name what is missing, and show the shortest call that would do."""
        names = set(listed.split(", "))
        missing = ", ".join(_name(action) for action in self._actions if _known_as(action) in names)
        call = " ".join([self.prog, *(self._shown(action) for action in self._actions if action.required)])
        return f"Es fehlt: {missing}. Der Aufruf: {call}.", f"Missing: {missing}. The call: {call}."

    def _shown(self, action: argparse.Action) -> str:
        given = [choice for choice in action.choices or () if choice in self.words]
        value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
        return f"{_name(action)} {value}" if action.option_strings else str((given or [_name(action)])[0])

    def _without_value(self, name: str, expected: str) -> tuple[str, str]:
        option = _shortest(name)
        de, en = VALUES.get(expected, VALUES["one argument"])
        following = next((after for word, after in pairwise(self.words) if word == option), "")
        told_de, told_en = f"Nach {option} fehlt {de}.", f"{en.capitalize()} is missing after {option}."
        if following.startswith("-") and following.split("=")[0] not in self._option_string_actions:
            told_de += f" Beginnt er mit einem Strich, schreiben Sie: „{option}={following}“."
            told_en += f" If it begins with a dash, write: “{option}={following}”."
        return told_de, told_en

    def _refuse_unknown(self) -> None:
        known = self._option_string_actions
        for word in self.words:
            option = word.split("=", maxsplit=1)[0]
            if word == "--":
                return
            if word.startswith("--") and option not in known:
                near = difflib.get_close_matches(option, [name for name in known if name.startswith("--")], 1)
                de, en = (f" Meinten Sie {near[0]}?", f" Did you mean {near[0]}?") if near else ("", "")
                raise self._refusal(f"Die Angabe {option} gibt es nicht.{de}", f"There is no option {option}.{en}")

    def _refusal(self, de: str, en: str) -> MethodError:
        return MethodError(
            de=f"{de} Mehr dazu: {self.prog} --help",
            en=f"{en} More: {self.prog} --help --language en",
        )

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        possible = ", ".join(str(choice) for choice in action.choices)
        near = difflib.get_close_matches(str(value), [str(choice) for choice in action.choices], 1)
        de, en = (f" Meinten Sie {near[0]}?", f" Did you mean {near[0]}?") if near else ("", "")
        place_de, place_en = (
            ("Bei " + _name(action), "for " + _name(action)) if action.option_strings else ("Hier", "here")
        )
        raise self._refusal(
            f"{place_de} ist „{value}“ nicht möglich, nur: {possible}.{de}",
            f"“{value}” is not possible {place_en}, only: {possible}.{en}",
        )

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        read: Any = action.type or str
        try:
            return read(arg_string)
        except MethodError:
            raise
        except (TypeError, ValueError, OverflowError, argparse.ArgumentTypeError) as trouble:
            de, en = (read.de, read.en) if isinstance(read, Kind) else PLAIN_KINDS.get(read, ("", ""))
            de, en = (de or "ein anderer Wert", en or "another value")
            raise self._refusal(
                f"Nach {_name(action)} muss {de} stehen, nicht „{arg_string}“.",
                f"After {_name(action)} there must be {en}, not “{arg_string}”.",
            ) from trouble


def _name(action: argparse.Action) -> str:
    if action.option_strings:
        return max(action.option_strings, key=len)
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(map(str, action.choices)) if action.choices else action.dest


def _known_as(action: argparse.Action) -> str:
    """Return how argparse calls it."""
    return "/".join(action.option_strings) or (action.metavar if isinstance(action.metavar, str) else action.dest)


def _shortest(names: str) -> str:
    return max(names.split("/"), key=len)


def _not_together(one: str, other: str) -> tuple[str, str]:
    pair = _shortest(one), _shortest(other)
    return (
        f"{pair[0]} und {pair[1]} gehen nicht zusammen. Bitte nennen Sie nur eines von beiden.",
        f"{pair[0]} and {pair[1]} do not go together. Please give only one of them.",
    )


def _takes_no_value(name: str, value: str) -> tuple[str, str]:
    option = _shortest(name)
    return f"{option} steht allein, ohne „{value}“.", f"{option} stands alone, without “{value}”."
