"""The accent colour of an installation: whether it can be read on our paper, and what it becomes in the dark.

Contrast as WCAG 2.2 defines it (relative luminance); 7:1 for text is this product's own rule.
"""

import colorsys
import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEFAULT_ACCENT = "#0f5c5c"
LIGHT_PAPER = "#faf8f4"
DARK_PAPER = "#141a1a"
TEXT_CONTRAST = 7.0

_HEX = re.compile(r"#[0-9a-f]{6}")


def contrast(one: str, *, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def accent_problem(colour: str) -> Promise | None:
    """Why this colour cannot be the accent, in words for the administrator; None when it can."""
    if not _HEX.fullmatch(colour.lower()):
        return _("Tulis warna sebagai # dan enam angka heksadesimal, contoh #0f5c5c.")
    if contrast(colour.lower(), other=LIGHT_PAPER) < TEXT_CONTRAST:
        return _("Warna ini terlalu terang: tulisan di atasnya sulit dibaca. Pilih warna yang lebih gelap.")
    return None


def in_the_dark(colour: str) -> str:
    """The same hue, made lighter until it can be read on dark paper."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(round(lightness * 100), 101):
        lighter = _hex(colorsys.hls_to_rgb(hue, step / 100, min(saturation, 0.6)))
        if contrast(lighter, other=DARK_PAPER) >= TEXT_CONTRAST + 1:
            return lighter
    return "#ffffff"


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
