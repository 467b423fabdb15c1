"""Copy the web assets that the product carries: style sheets and fonts. Run by an engineer, never at run time.

    npm pack @utrecht/component-library-css@9.0.4 @nl-design-system-unstable/voorbeeld-design-tokens@7.4.1 \
        @fontsource/atkinson-hyperlegible-next@5.3.0 @fontsource/noto-sans-arabic@5.3.0
    (unpack each tarball into a folder with the name of the tarball, without .tgz, under UNPACKED)
    python tools/derive/web_assets.py UNPACKED

Needs fontTools and brotli, which are no dependency of the product: use a throwaway environment.
The print engine reads no woff2, so the web fonts are also written as TrueType; the Latin and the extended
Latin subset of a weight become one file, so that "Şükran" is set in one font. Nothing else is changed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/meedoen/kernel/static"
PRINT_FONTS = ROOT / "src/meedoen/kernel/documents/fonts"
LICENCES = ROOT / "LICENSES"

UTRECHT = "utrecht-component-library-css-9.0.4"
TOKENS = "nl-design-system-unstable-voorbeeld-design-tokens-7.4.1"
ATKINSON = "fontsource-atkinson-hyperlegible-next-5.3.0"
NOTO_ARABIC = "fontsource-noto-sans-arabic-5.3.0"

COPIES = [
    (f"{UTRECHT}/dist/index.css", STATIC / "vendor/utrecht/components.css"),
    (f"{UTRECHT}/dist/html.css", STATIC / "vendor/utrecht/html.css"),
    (f"{TOKENS}/dist/theme.css", STATIC / "vendor/utrecht/voorbeeld-theme.css"),
    (f"{UTRECHT}/LICENSE.md", STATIC / "vendor/utrecht/LICENSE.md"),
    (f"{UTRECHT}/LICENSE.md", LICENCES / "EUPL-1.2.md"),
    (f"{UTRECHT}/LICENSE.md", ROOT / "LICENSE"),
    (f"{ATKINSON}/LICENSE", LICENCES / "OFL-1.1-atkinson-hyperlegible-next.txt"),
    (f"{NOTO_ARABIC}/LICENSE", LICENCES / "OFL-1.1-noto-sans-arabic.txt"),
]
FONT_FILES = [
    (ATKINSON, "atkinson-hyperlegible-next-latin-400-normal"),
    (ATKINSON, "atkinson-hyperlegible-next-latin-700-normal"),
    (ATKINSON, "atkinson-hyperlegible-next-latin-ext-400-normal"),
    (ATKINSON, "atkinson-hyperlegible-next-latin-ext-700-normal"),
    (NOTO_ARABIC, "noto-sans-arabic-arabic-400-normal"),
    (NOTO_ARABIC, "noto-sans-arabic-arabic-700-normal"),
]
PRINT_FILES = {
    "AtkinsonHyperlegibleNext-Regular.ttf": [FONT_FILES[0], FONT_FILES[2]],
    "AtkinsonHyperlegibleNext-Bold.ttf": [FONT_FILES[1], FONT_FILES[3]],
    "NotoSansArabic-Regular.ttf": [FONT_FILES[4]],
    "NotoSansArabic-Bold.ttf": [FONT_FILES[5]],
}


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def truetype(sources: list[Path], target: Path) -> None:
    """Write one TrueType file holding the glyphs of all sources."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for number, source in enumerate(sources):
            font = TTFont(source, recalcTimestamp=False)
            font.flavor = None
            if len(sources) > 1 and "STAT" in font:
                del font["STAT"]  # axis names of the variable font; the merger does not know them
            part = Path(scratch) / f"{number}.ttf"
            font.save(part)
            parts.append(str(part))
        if len(parts) == 1:
            copy(Path(parts[0]), target)
            return
        merged = Merger().merge(parts)
        merged.save(target)


def main(unpacked: Path) -> None:
    for source, target in COPIES:
        copy(unpacked / source, target)
    for package, name in FONT_FILES:
        copy(unpacked / package / "files" / f"{name}.woff2", STATIC / "fonts" / f"{name}.woff2")
    for name, sources in PRINT_FILES.items():
        truetype([unpacked / package / "files" / f"{file}.woff2" for package, file in sources], PRINT_FONTS / name)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/derive/web_assets.py UNPACKED")
    main(Path(sys.argv[1]))
