"""Colours: any base colour becomes a line and a tint that are readable in light and in dark."""

from __future__ import annotations

import re
from typing import NamedTuple

NOBODY = "#8c8c8c"
LIGHT_PAPER, LIGHT_INK = "#ffffff", "#1c1d22"
DARK_PAPER, DARK_INK = "#16171b", "#ececea"
# Bounds of the relative luminance: any line is then readable (4.5 to 1) on any tint, and so is the ink.
LIGHT_TINT, LIGHT_LINE = 0.70, 0.115
DARK_TINT, DARK_LINE = 0.055, 0.43
# How much of the base colour a tint holds at most.
_STRENGTH = {"light": 0.34, "dark": 0.42}
_STEPS = 50
_HEX = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Rgb = tuple[float, float, float]


class Shades(NamedTuple):
    """What a base colour becomes, as "#rrggbb".

    light_line (str): lines and coloured text in light mode.
    light_tint (str): background in light mode.
    dark_line (str): lines and coloured text in dark mode.
    dark_tint (str): background in dark mode.
    """

    light_line: str
    light_tint: str
    dark_line: str
    dark_tint: str


# Told apart with normal sight and without red, green or blue: hue and brightness both differ. (The smallest
# distance in CIELAB, over simulations of all four, is 20 between lines and 8 between tints in light mode, 18
# and 13 in dark mode.)
PALETTE = (
    Shades("#1e4fc7", "#bfddfc", "#b0d9fe", "#333d52"),
    Shades("#a41d6a", "#ffcee2", "#daa0c1", "#4a0730"),
    Shades("#0c6b39", "#c9fee0", "#61c797", "#0a482b"),
    Shades("#552700", "#ead9c4", "#eda265", "#391d05"),
    Shades("#4e156e", "#f3e8fe", "#afacfd", "#2f1853"),
    Shades("#5b6300", "#dae7ab", "#d8eca1", "#473f0c"),
)


def is_color(value: object) -> bool:
    """Tell whether a value is a colour that shades can be made of.

    value (object): anything.
    RETURNS (bool): whether it is "#rgb" or "#rrggbb".
    """
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def make_shades(base: str) -> Shades:
    """Make readable shades of a colour.

    base (str): "#rgb" or "#rrggbb".
    RETURNS (Shades): lines and tints, within the bounds of luminance of this module.
    """
    color, white, black = _parse(base), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
    light_tint = _mix(color, _parse(LIGHT_PAPER), _STRENGTH["light"])
    dark_tint = _mix(color, _parse(DARK_PAPER), _STRENGTH["dark"])
    return Shades(
        _write(_push(color, black, 0.0, LIGHT_LINE)),
        _write(_push(light_tint, white, LIGHT_TINT, 1.0)),
        _write(_push(color, white, DARK_LINE, 1.0)),
        _write(_push(dark_tint, black, 0.0, DARK_TINT)),
    )


def luminance(color: str) -> float:
    """Measure how bright a colour is.

    color (str): "#rgb" or "#rrggbb".
    RETURNS (float): relative luminance as WCAG defines it, 0 to 1.
    """
    return _luminance(_parse(color))


def contrast(first: str, second: str) -> float:
    """Measure how well one colour stands out from another.

    first (str): "#rgb" or "#rrggbb".
    second (str): the other.
    RETURNS (float): the contrast ratio as WCAG defines it, 1 to 21.
    """
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _push(color: Rgb, toward: Rgb, low: float, high: float) -> Rgb:
    """Mix a colour with black or white until its luminance is within bounds."""
    for step in range(_STEPS + 1):
        mixed = _mix(toward, color, step / _STEPS)
        # As it will be written: rounding must not lead out of the bounds.
        if low <= _luminance(_parse(_write(mixed))) <= high:
            return mixed
    return toward


def _mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """A share of the first colour, the rest of the second."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(first, second, strict=True))
    return red, green, blue


def _luminance(color: Rgb) -> float:
    """Relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parse(color: str) -> Rgb:
    """Red, green and blue, 0 to 1."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _write(color: Rgb) -> str:
    """A colour for CSS."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in color)
