"""Make the one style sheet that every page loads: ``python tools/derive/css_subset.py``.

It keeps of the design base (400 kB) only the rules whose classes our templates use, puts the product's
own sheets behind it, takes out comments and space, and writes ``kernel/static/ui/house.css``. Run it
after a change to a sheet or a template; a test says when it was forgotten.
"""

import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "meedoen"
STATIC = SOURCE / "kernel" / "static"
BASE = STATIC / "vendor" / "utrecht" / "components.css"
HOUSE = STATIC / "ui" / "house.css"
SHEETS = (
    "tokens",
    "mapping",
    "page",
    "frames",
    "plain",
    "languages",
    "buttons",
    "forms",
    "cards",
    "lists",
    "tables",
    "notices",
    "aids",
    "print",
)
NOTE = "/*! Made by tools/derive/css_subset.py. Holds parts of @utrecht/component-library-css, EUPL-1.2. */\n"
CLASS = re.compile(r"utrecht-[a-z0-9_-]+")


def used_classes() -> set[str]:
    """The classes of the design base that a template or a template tag names in full."""
    files = [*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templatetags/*.py")]
    return {name for file in files for name in CLASS.findall(file.read_text(encoding="utf-8"))}


def blocks(css: str) -> list[tuple[str, str]]:
    """The top level of a sheet as (prelude, body) pairs; statements without a body are left out."""
    found, start, depth, opened = [], 0, 0, 0
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                opened = place
        elif sign == "}":
            depth -= 1
            if depth == 0:
                prelude = css[start:opened].rsplit(";", 1)[-1]
                found.append((prelude.strip(), css[opened + 1 : place].strip()))
                start = place + 1
    return found


def subset(css: str, used: set[str]) -> str:
    """The rules of ``css`` whose every class is in ``used``, media and support conditions kept."""
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports")):
            if inner := subset(body, used):
                kept.append(f"{prelude}{{{inner}}}")
        elif not prelude.startswith("@") and (parts := _parts_kept(prelude, used)):
            kept.append(f"{','.join(parts)}{{{body}}}")
    return "\n".join(kept)


def _parts_kept(prelude: str, used: set[str]) -> list[str]:
    parts = re.split(r",(?![^(]*\))", prelude)
    return [part.strip() for part in parts if (names := CLASS.findall(part)) and set(names) <= used]


def tight(css: str) -> str:
    """The same sheet without comments and needless space (text between quotes untouched)."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", css)
    return "".join(piece if index % 2 else _squeeze(piece) for index, piece in enumerate(pieces)).strip()


def _squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r": (?=[^{}]*[;}])", ":", css).replace(";}", "}")


def also_by_device(css: str) -> str:
    """What ``html.contrast`` says is said again for a device that asks for contrast by itself."""
    asked = [body for prelude, body in blocks(css) if prelude == "html.contrast"]
    return css + "".join(f"@media (prefers-contrast:more){{html:root{{{body}}}}}" for body in asked)


def house_css() -> str:
    """The whole style sheet, as it should stand in ``house.css``."""
    base = re.sub(r"/\*.*?\*/", "", BASE.read_text(encoding="utf-8"), flags=re.DOTALL)
    fonts = (STATIC / "fonts" / "fonts.css").read_text(encoding="utf-8").replace('url("', 'url("../fonts/')
    own = [(STATIC / "ui" / "css" / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS]
    sheets = (fonts, subset(base, used_classes()), *own)
    return NOTE + "\n".join(also_by_device(tight(css)) for css in sheets) + "\n"


if __name__ == "__main__":
    HOUSE.write_text(house_css(), encoding="utf-8")
    sys.stdout.write(f"{HOUSE.relative_to(SOURCE.parent.parent)}: {HOUSE.stat().st_size} bytes\n")
