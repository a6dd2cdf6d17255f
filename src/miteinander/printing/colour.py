"""One brand colour of a town, made dark enough to be read on paper."""

import re

HOUSE_ACCENT = "#1f5f5b"
"""Petrol: the accent of a town that has not chosen one."""

LEAST_CONTRAST = 5.5
"""Against white; leaves room for the tinted paper that text also stands on (WCAG asks for 4.5)."""

KNEE = 0.04045
"""Where the sRGB curve turns from a line into a power."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) < len("rrggbb"):
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(channels: tuple[int, int, int]) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    shares = [value / 255 for value in channels]
    red, green, blue = (share / 12.92 if share <= KNEE else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_on_white(colour: str) -> float:
    """Contrast of a hex colour against white paper, 1 to 21."""
    return 1.05 / (_luminance(_channels(colour)) + 0.05)


def readable_accent(colour: str) -> str:
    """Return the brand colour as `#rrggbb`, darkened until it reads on paper; the house accent if it is no colour."""
    if not _HEX.fullmatch(colour.strip()):
        return HOUSE_ACCENT
    channels = _channels(colour.strip())
    for percent in range(100, 0, -4):
        red, green, blue = (value * percent // 100 for value in channels)
        candidate = f"#{red:02x}{green:02x}{blue:02x}"
        if contrast_on_white(candidate) >= LEAST_CONTRAST:
            return candidate
    return HOUSE_ACCENT
