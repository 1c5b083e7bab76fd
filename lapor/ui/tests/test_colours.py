"""Both themes can be read: every pair of colours that meets on a page."""

import re

import pytest

from lapor.ui.build import STYLES
from lapor.ui.colours import DARK_PAPER, DEFAULT_ACCENT, LIGHT_PAPER, accent_problem, contrast, in_the_dark

BLOCKS = re.findall(r"color-scheme: (\w+);(.*?)}", (STYLES / "tokens.css").read_text(encoding="utf-8"), re.DOTALL)
THEMES = [(name, dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))) for name, body in BLOCKS]
TEXT = [(ink, on) for ink in ("ink", "ink-soft", "accent", "accent-strong") for on in ("paper", "sheet", "sunk")] + [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("ink", "accent-wash"),
    *((tone, f"{tone}-wash") for tone in ("soon", "danger", "confirmed")),
    *(("ink", f"{tone}-wash") for tone in ("soon", "danger", "confirmed")),
    ("danger", "paper"),
    ("danger", "sheet"),
]
EDGES = [("edge", "paper"), ("edge", "sheet"), ("accent", "accent-wash")]


@pytest.mark.parametrize("theme", range(3))
@pytest.mark.parametrize(("ink", "on"), TEXT)
def test_it_keeps_seven_to_one_for_text(theme: int, ink: str, on: str) -> None:
    colours = THEMES[theme][1]
    assert contrast(colours[ink], other=colours[on]) >= 7, (THEMES[theme][0], ink, on)


@pytest.mark.parametrize("theme", range(3))
@pytest.mark.parametrize(("edge", "on"), EDGES)
def test_it_keeps_four_and_a_half_to_one_for_the_rest(theme: int, edge: str, on: str) -> None:
    colours = THEMES[theme][1]
    assert contrast(colours[edge], other=colours[on]) >= 4.5, (THEMES[theme][0], edge, on)


def test_it_has_the_same_dark_theme_for_the_device_and_for_the_choice() -> None:
    assert [name for name, _ in THEMES] == ["light", "dark", "dark"]
    assert THEMES[1][1] == THEMES[2][1]
    assert (THEMES[0][1]["paper"], THEMES[1][1]["paper"]) == (LIGHT_PAPER, DARK_PAPER)
    assert THEMES[0][1]["accent"] == DEFAULT_ACCENT


@pytest.mark.parametrize("colour", ["#ffdd00", "#888888", "teal", "#0f5c5", "#0f5c5c;}"])
def test_it_refuses_an_accent_that_cannot_be_read(colour: str) -> None:
    assert accent_problem(colour)


@pytest.mark.parametrize("colour", [DEFAULT_ACCENT, "#5b2a86", "#7a1020", "#000000", "#0000AA"])
def test_it_makes_a_good_accent_readable_in_the_dark(colour: str) -> None:
    assert accent_problem(colour) is None
    assert contrast(in_the_dark(colour.lower()), other=DARK_PAPER) >= 7
