"""The accent of a network can always be read, or is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.ui import contrast as colours
from meedoen.kernel.ui.contrast import UnreadableColour, accent_palette, contrast

TOKENS = Path(colours.__file__).parents[1] / "static" / "ui" / "css" / "tokens.css"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#f00", "#fff", 4.0)],
)
def test_contrast_is_the_wcag_ratio(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize("colour", ["#1f5c54", "#a8432b", "#2b4c8c", "#6b3f7a", "#b3261e", "#000000", "777777", "#c60"])
def test_a_readable_accent_gives_four_colours_that_hold(colour):
    palette = accent_palette(colour)
    assert contrast(palette["accent"], colours.GROUND) >= 3
    assert contrast(palette["accent_on"], palette["accent"]) >= 4.5
    for ground in (colours.GROUND, colours.PAPER, colours.WHITE, palette["accent_soft"]):
        assert contrast(palette["accent_ink"], ground) >= 4.5
    assert contrast(colours.INK, palette["accent_soft"]) >= 7


@pytest.mark.parametrize("colour", ["#ffffff", "#ffe600", "#bfe3c0", "#faf6ee", "#ccc"])
def test_a_colour_too_light_is_refused_with_the_nearest_that_works(colour):
    with pytest.raises(UnreadableColour) as refusal:
        accent_palette(colour)
    assert refusal.value.sentence.startswith("Deze kleur is te licht")
    assert accent_palette(refusal.value.suggestion)["accent"] == refusal.value.suggestion


@pytest.mark.parametrize("text", ["", "rood", "#12345", "#12345g", "url(x)", "#fff;}body{display:none"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(UnreadableColour, match="Dit is geen kleur"):
        accent_palette(text)


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_holds_or_is_refused(number):
    try:
        palette = accent_palette(f"#{number:06x}")
    except UnreadableColour:
        assert contrast(f"#{number:06x}", colours.GROUND) < 3
    else:
        assert contrast(palette["accent_ink"], palette["accent_soft"]) >= 4.5
        assert contrast(colours.INK, palette["accent_soft"]) >= 7


def _tokens() -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", TOKENS.read_text(encoding="utf-8").partition("\n}\n")[0]))


def test_the_tokens_are_the_grounds_that_the_palette_is_checked_on():
    tokens = _tokens()
    assert (tokens["ground"], tokens["paper"], tokens["ink"]) == (colours.GROUND, colours.PAPER, colours.INK)
    own = accent_palette(tokens["accent"])
    assert (tokens["accent-ink"], tokens["accent-soft"]) == (own["accent_ink"], own["accent_soft"])


@pytest.mark.parametrize("ground", ["ground", "paper", "sunk", "accent-soft", "ok-soft", "warn-soft", "bad-soft"])
def test_body_text_is_at_least_seven_to_one(ground):
    tokens = _tokens()
    assert contrast(tokens["ink"], tokens[ground]) >= 7
    assert contrast(tokens["ink-quiet"], tokens[ground]) >= 7


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [("ok", "ok-soft", 4.5), ("warn", "warn-soft", 4.5), ("bad", "bad-soft", 4.5), ("bad", "ground", 4.5),
     ("line-strong", "paper", 3), ("line-strong", "ground", 3), ("focus", "ground", 7), ("focus", "focus-glow", 7)],
)  # fmt: skip
def test_signs_and_edges_can_be_seen(text, ground, least):
    tokens = _tokens()
    assert contrast(tokens[text], tokens[ground]) >= least
