"""One brand colour becomes tokens that stay readable in both modes, whatever the town's coat of arms looks like."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

Rgb = tuple[int, int, int]

LEAST_RATIO = 4.6  # WCAG asks 4.5; the rest is for rounding
STEPS = 200
BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
VIOLET: Rgb = (93, 74, 128)
# every surface of stadt.css on which a link or a button stands; a test compares them with the sheet
LIGHT_SURFACES = ("#ffffff", "#fbf7f0", "#f3ebdd")
DARK_SURFACES = ("#1b1714", "#262019", "#312a22")
DARK_INK = "#1b1714"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a mode needs of the brand: the colour of links and buttons, the text on it, links already visited."""

    action: str
    on_action: str
    visited: str
    surfaces: tuple[str, ...]

    @property
    def ratio(self) -> float:
        """Contrast of the action colour with the surface where it is least."""
        return min(contrast(self.action, surface) for surface in self.surfaces)

    @property
    def on_ratio(self) -> float:
        return contrast(self.action, self.on_action)


def parse(colour: str) -> Rgb:
    """Read `#0a7` or `#00aa77`, with or without the sign; anything else is refused."""
    digits = colour.strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        raise ValidationError(_("Please give the colour as six digits, for example #0f6657."), code="colour")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def written(rgb: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def luminance(rgb: Rgb) -> float:
    """Relative luminance after WCAG 2.2."""
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]  # noqa: PLR2004  # 0.04045 of 255
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(parse(one)), luminance(parse(other))))
    return (high + 0.05) / (low + 0.05)


def mix(colour: Rgb, towards: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, towards, strict=True))
    return red, green, blue


def lit(colour: Rgb) -> Rgb:
    """The same hue as a light: white by way of this keeps a dark green green, where mixing alone would make it grey."""
    brightest = max(*colour, 1)
    red, green, blue = (round(part * 255 / brightest) for part in colour)
    return mix((red, green, blue), WHITE, 0.4)


def safe(colour: Rgb, surfaces: tuple[str, ...], *, dark: bool) -> str:
    """The colour, moved only as far towards black or white as reading on every surface asks."""
    start = colour
    for goal in (lit(colour), WHITE) if dark else (BLACK,):
        for step in range(STEPS + 1):
            moved = written(mix(start, goal, step / STEPS))
            if all(contrast(moved, surface) >= LEAST_RATIO for surface in surfaces):
                return moved
        start = goal
    return written(start)


def tokens(brand: str, *, dark: bool) -> Tokens:
    """Derive the tokens of one mode from the town's colour."""
    surfaces = DARK_SURFACES if dark else LIGHT_SURFACES
    colour = parse(brand)
    action = safe(colour, surfaces, dark=dark)
    on_action = max((written(WHITE), DARK_INK), key=lambda ink: contrast(action, ink))
    return Tokens(action, on_action, safe(mix(colour, VIOLET, 0.5), surfaces, dark=dark), surfaces)


def brand_css(brand: str) -> str:
    """The sheet that a town adds to the two others: three tokens, each for both modes."""
    light, dark = tokens(brand, dark=False), tokens(brand, dark=True)
    return (
        ":root,[data-kern-theme]{"
        f"--kern-color-action-default:light-dark({light.action},{dark.action});"
        f"--kern-color-action-on-default:light-dark({light.on_action},{dark.on_action});"
        f"--kern-color-action-visited:light-dark({light.visited},{dark.visited})"
        "}\n"
    )


@lru_cache(maxsize=256)  # every page asks for the same few
def brand_stamp(brand: str) -> str:
    """Changes when the sheet changes, so that its address may be kept for a year."""
    return hashlib.sha256(brand_css(brand).encode()).hexdigest()[:8]
