"""Which signs can be printed: PDF/UA refuses a page with a sign that no typeface has, and people type everything."""

import re
import unicodedata
from functools import lru_cache

import typst

# Signs that steer the direction or are invisible: they could make a printed line say something else (trust.md T10).
_STEERING = re.compile("[\x00-\x1f\x7f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\u(?:00[01][0-9a-f]|007f)")
_ALWAYS = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x17F)]))
INSTEAD = "□"
MOST = 300
_PROBE = b"""
#set document(title: "probe")
#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans Arabic", "Libertinus Serif"))
#sys.inputs.sign
"""


def printable(text: str, fonts: typst.Fonts) -> str:
    """``text`` (JSON) without steering signs; a letter that no typeface has becomes ``□``, a picture falls away.

    At most 300 unusual signs a document are looked up; what comes after counts as not printable.
    """
    text = _STEERING.sub("", _ESCAPED.sub(r"\1", text))
    unusual = sorted(set(text) - _ALWAYS)
    replaced: dict[str, str | int | None] = {}
    replaced |= {sign: _instead(sign) for at, sign in enumerate(unusual) if at >= MOST or not _has_glyph(sign, fonts)}
    return text.translate(str.maketrans(replaced)) if replaced else text


def _instead(sign: str) -> str:
    return INSTEAD if unicodedata.category(sign)[0] in "LN" else ""


@lru_cache(maxsize=20_000)
def _has_glyph(sign: str, fonts: typst.Fonts) -> bool:
    try:
        typst.compile(_PROBE, font_paths=fonts, sys_inputs={"sign": sign}, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
