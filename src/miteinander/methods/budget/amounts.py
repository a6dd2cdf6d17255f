"""Sums of money and points as people write them, exactly."""

import re
from fractions import Fraction

_SPACES = str.maketrans("", "", " \u00a0\u202f'\u2019_")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)")
LONGEST = 40
LARGEST, FINEST = 10**15, 10**30


class AmbiguousError(ValueError):
    """A number like 12.500, which is twelve and a half to one reader and twelve thousand to the next."""


def amount(text: str) -> Fraction:
    """Return a number written with point or comma; raises ValueError, or AmbiguousError for two meanings."""
    number = text.strip().translate(_SPACES)
    if len(number) > LONGEST:
        raise ValueError(text)
    if _AMBIGUOUS.fullmatch(number):
        raise AmbiguousError(text)
    if _GROUPED.fullmatch(number):
        thousands = "." if number.find(".") < number.find(",") or "," not in number else ","
        if "." not in number:
            thousands = ","
        number = number.replace(thousands, "")
    number = number.replace(",", ".")
    if not _PLAIN.fullmatch(number):
        raise ValueError(text)
    value = Fraction(number)
    if abs(value) > LARGEST or value.denominator > FINEST:
        raise ValueError(text)
    return value
