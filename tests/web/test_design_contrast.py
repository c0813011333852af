"""Can every word and mark be seen, in light and in dark? Words need a contrast of 4.5, marks one of 3 (WCAG 2.2)."""

from __future__ import annotations

import math
import re
from itertools import product
from pathlib import Path

import pytest

import kinerja.web

CSS = Path(kinerja.web.__file__).parent / "static" / "css"
PAIR = re.compile(r"--([a-z-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);")
GROUNDS = ("paper", "raised", "sunken", "hover")
WORDS = ("ink", "ink-soft", "ink-faint", "kpi", "okr", "achieved", "watch", "missed")
MARKS = ("edge", "focus", "kpi-mark", "okr-mark", "achieved-mark", "watch-mark", "missed-mark")
ON_SOFT = ("kpi", "okr", "achieved", "watch", "missed")


def tokens() -> dict[str, tuple[float, float]]:
    """Name → luminance in light and in dark."""
    found = PAIR.findall((CSS / "tokens.css").read_text(encoding="utf-8"))
    return {name: (luminance(light), luminance(dark)) for name, light, dark in found}


def luminance(oklch: str) -> float:
    """Relative luminance of "L C h", by way of OKLab and linear sRGB; outside sRGB it is clipped as screens do."""
    lightness, chroma, hue = (float(part) for part in oklch.split())
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return sum(part * min(max(value, 0), 1) for part, value in ((0.2126, red), (0.7152, green), (0.0722, blue)))


def contrast(one: float, other: float) -> float:
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


TOKENS = tokens()


def test_the_arithmetic_knows_black_and_white() -> None:
    """White on black is 21, and a middle grey what the standard says of #767676: just 4.54 on white."""
    assert contrast(luminance("1 0 0"), luminance("0 0 0")) == pytest.approx(21, abs=0.01)
    assert contrast(luminance("1 0 0"), luminance("0.5657 0 0")) == pytest.approx(4.54, abs=0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), [*product(WORDS, GROUNDS), *((tone, f"{tone}-soft") for tone in ON_SOFT)])
def test_words_can_be_read(word: str, ground: str, theme: int) -> None:
    """Word on ground → at least 4.5."""
    assert contrast(TOKENS[word][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), [*product(MARKS, GROUNDS), *((f"{t}-mark", f"{t}-soft") for t in ON_SOFT)])
def test_marks_can_be_told(mark: str, ground: str, theme: int) -> None:
    """Mark on ground → at least 3."""
    assert contrast(TOKENS[mark][theme], TOKENS[ground][theme]) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ink", "ink-soft", "kpi", "okr"])
def test_words_on_filled_buttons_can_be_read(ground: str, theme: int) -> None:
    """Paper-coloured words on a filled button → at least 4.5."""
    assert contrast(TOKENS["paper"][theme], TOKENS[ground][theme]) >= 4.5


def test_every_colour_has_a_light_and_a_dark_side() -> None:
    """A token with oklch outside light-dark() would be the same in both themes."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    colours = re.findall(r"^  --([a-z-]+): .*oklch", text, re.MULTILINE)
    assert set(colours) - set(TOKENS) <= {"shade", "float"}


def test_components_take_their_colours_from_tokens() -> None:
    """No file but tokens.css names a colour of its own, and every var() it uses exists."""
    declared = set(re.findall(r"(--[a-z0-9-]+):", " ".join(f.read_text(encoding="utf-8") for f in CSS.rglob("*.css"))))
    for file in CSS.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert set(re.findall(r"var\((--[a-z0-9-]+)", text)) <= declared, file.name
        if file.name != "tokens.css":
            assert not re.search(r"oklch\(\d|#[0-9a-f]{3,8}\b|rgb\(", text), file.name
