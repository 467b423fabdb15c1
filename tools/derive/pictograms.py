"""Choose the pictograms and give them words. Run by an engineer, never at run time.

    npm pack openmoji@17.0.0 cldr-annotations-full@48.2.0      (and unpack both, as in web_assets.py)
    python tools/derive/pictograms.py UNPACKED

``pictograms.txt`` beside this file is the choice: code, Dutch name, our own Dutch words, and names in the other
languages where CLDR has none. Pictures: OpenMoji, CC BY-SA 4.0 (that licence stays on the pictures, changed or not;
here only the white space between elements goes). Words of other languages: Unicode CLDR, Unicode-3.0.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHOICE = Path(__file__).with_name("pictograms.txt")
PICTURES = ROOT / "src/meedoen/wording/static/pictograms"
WORDS = ROOT / "src/meedoen/wording/data/pictograms.json"
LICENCES = ROOT / "LICENSES"
OPENMOJI = "openmoji-17.0.0"
CLDR = "cldr-annotations-full-48.2.0"
LANGUAGES = ("nl", "fr", "en", "ar", "tr")


def choice() -> list[tuple[str, str, list[str], list[str]]]:
    """Lines of the choice: code, Dutch name, Dutch words, names in fr, en, ar, tr."""
    chosen = []
    for number, line in enumerate(CHOICE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) not in (3, 4):
            sys.exit(f"{CHOICE.name}:{number}: three or four parts, not {len(parts)}")
        code, name, words, others = [*parts, ""][:4]
        own = [word.strip() for word in words.split(",") if word.strip()]
        chosen.append((code, name, own, [word.strip() for word in others.split(";")] if others else []))
    codes = [code for code, *_ in chosen]
    if len(codes) != len(set(codes)):
        sys.exit(f"twice: {sorted({code for code in codes if codes.count(code) > 1})}")
    return chosen


def annotations(folder: Path, language: str) -> dict[str, dict[str, list[str]]]:
    document = json.loads((folder / "annotations" / language / "annotations.json").read_text(encoding="utf-8"))
    return document["annotations"]["annotations"]


def sign(code: str) -> str:
    return "".join(chr(int(part, 16)) for part in code.split("-")).replace("\ufe0f", "")


def words_for(cldr: dict[str, list[str]], extra: list[str]) -> list[str]:
    """Own words first, then the CLDR name, then its keywords; each once."""
    found = [*extra, *cldr.get("tts", []), *cldr.get("default", [])]
    return list(dict.fromkeys(word.strip() for word in found if word.strip()))


def small(svg: str) -> str:
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace(' id="emoji"', "")
    return re.sub(r">\s+<", "><", svg).strip() + "\n"


def main(unpacked: Path) -> None:
    known = {language: annotations(unpacked / CLDR, language) for language in LANGUAGES}
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    entries: list[dict[str, Any]] = []
    lacking = []
    for code, name, own, others in choice():
        source = (unpacked / OPENMOJI / "color/svg" / f"{code}.svg").read_text(encoding="utf-8")
        (PICTURES / f"{code}.svg").write_text(small(source), encoding="utf-8")
        words: dict[str, list[str]] = {}
        for language in LANGUAGES:
            position = LANGUAGES.index(language)
            extra = [name, *own] if language == "nl" else others[position - 1 : position]
            words[language] = words_for(known[language].get(sign(code), {}), extra)
            if not words[language]:
                lacking.append(f"{code} {name} {language}")
        entries.append({"id": code, "name": name, "words": words})
    if lacking:
        sys.exit("no word for: " + "; ".join(lacking))
    head = {
        "format": 1,
        "sources": [
            {
                "title": "OpenMoji 17.0.0",
                "licence": "CC BY-SA 4.0",
                "credit": "Pictogrammen: OpenMoji (openmoji.org), CC BY-SA 4.0",
                "link": "https://openmoji.org",
            },
            {
                "title": "Unicode CLDR 48.2.0, annotations",
                "licence": "Unicode-3.0",
                "credit": "Woorden bij pictogrammen: Unicode CLDR, © Unicode, Inc., en eigen woorden",
                "link": "https://cldr.unicode.org",
            },
        ],
    }
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "pictograms": [\n{lines}\n ]\n}}\n'
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    WORDS.write_text(text, encoding="utf-8")
    LICENCES.mkdir(exist_ok=True)
    shutil.copyfile(unpacked / OPENMOJI / "LICENSE.txt", LICENCES / "CC-BY-SA-4.0.txt")
    shutil.copyfile(unpacked / CLDR / "LICENSE", LICENCES / "Unicode-3.0.txt")
    print(len(entries), "pictograms")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/derive/pictograms.py UNPACKED")
    main(Path(sys.argv[1]))
