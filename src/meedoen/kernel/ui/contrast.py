"""Colour that can be read: the accent of a network, checked against the grounds it stands on.

Contrast is the WCAG 2.2 ratio (1.4.3 and 1.4.11): 1 to 21.
"""

import re

from django.utils.translation import gettext as _

GROUND = "#faf6ee"
PAPER = "#fffefb"
INK = "#221d18"
WHITE = "#ffffff"
TEXT = 4.5
SHAPE = 3.0
SOFTNESS = 0.88
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_SHORT = re.compile(r"#?([0-9a-fA-F]{3})")


class UnreadableColour(ValueError):
    """A colour that cannot be an accent. ``sentence`` says why, ``suggestion`` is the nearest that can."""

    def __init__(self, sentence: str, suggestion: str | None = None):
        super().__init__(sentence)
        self.sentence = sentence
        self.suggestion = suggestion


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 (same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_palette(colour: str) -> dict[str, str]:
    """The four colours made from a network's own colour.

    ``accent``: the colour itself, for bars and edges, at least 3:1 on the ground of the page.
    ``accent_on``: text on the accent, at least 4.5:1.
    ``accent_ink``: the accent as text and as button, at least 4.5:1 on ground, paper, white and soft.
    ``accent_soft``: a tint that carries ``accent_ink`` at 4.5:1 and body text at 7:1 or more.
    Refuses with ``UnreadableColour`` what is no colour, or too light to be seen on the page.
    """
    accent = _normal(colour)
    if contrast(accent, GROUND) < SHAPE:
        raise UnreadableColour(
            _("Deze kleur is te licht: op de pagina zie je ze niet goed. Kies een donkerdere kleur."),
            suggestion=_darken(accent, (GROUND,), SHAPE),
        )
    soft = _mix(accent, WHITE, SOFTNESS)
    return {
        "accent": accent,
        "accent_on": WHITE if contrast(WHITE, accent) >= TEXT else "#000000",
        "accent_ink": _darken(accent, (GROUND, PAPER, WHITE, soft), TEXT),
        "accent_soft": soft,
    }


def _darken(colour: str, grounds: tuple[str, ...], least: float) -> str:
    for step in range(101):
        darker = _mix(colour, "#000000", step / 100)
        if all(contrast(darker, ground) >= least for ground in grounds):
            return darker
    raise UnreadableColour(_("Met deze kleur is geen leesbare tekst te maken."))


def _normal(colour: str) -> str:
    text = colour.strip()
    if full := _HEX.fullmatch(text):
        return f"#{full[1].lower()}"
    if short := _SHORT.fullmatch(text):
        return "#" + "".join(2 * digit for digit in short[1].lower())
    raise UnreadableColour(_("Dit is geen kleur. Schrijf ze als # met zes cijfers of letters, bijvoorbeeld #1f6157."))


def _channels(colour: str) -> tuple[int, int, int]:
    digits = _normal(colour)
    return int(digits[1:3], 16), int(digits[3:5], 16), int(digits[5:7], 16)


def _mix(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(own + (other - own) * share):02x}" for own, other in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
