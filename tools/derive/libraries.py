"""Write the list of libraries for the page "over": ``python tools/derive/libraries.py``.

Names come from the lock, licences from what each installed library says of itself. Run it after `make lock`; a test
says when it was forgotten. What the lock holds for other systems only, and is not installed here, is left out.
"""

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src" / "meedoen" / "wording" / "data" / "libraries.json"
NAMED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)
SHORT = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
}
LONGEST_EXPRESSION = 60
VAGUE = {"", "BSD", "Dual License", "LGPL"}


def locked() -> list[str]:
    """The libraries of the running product, by name, as far as they are installed here."""
    names = sorted(set(NAMED.findall((ROOT / "requirements" / "core.txt").read_text(encoding="utf-8"))))
    return [name for name in names if _installed(name)]


def licence(name: str) -> str:
    """The licence as the library itself names it: an SPDX expression, otherwise its classifiers."""
    said = metadata.metadata(name)
    told = [line.split("::")[-1].strip() for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    known = [SHORT[line] for line in told if line in SHORT]
    text = (said.get("License-Expression") or said.get("License") or "").strip()
    if known and (
        not text or len(text) > LONGEST_EXPRESSION or "\n" in text or text in ("BSD", "Dual License", "LGPL")
    ):
        return " / ".join(known)
    return text.splitlines()[0].strip()


def entries() -> list[dict[str, str]]:
    """What goes into the file."""
    return [{"name": name, "licence": licence(name)} for name in locked()]


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def main() -> None:
    made = {"format": 1, "libraries": entries()}
    TARGET.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(made['libraries'])} libraries")


if __name__ == "__main__":
    main()
