"""Every locked library carries a hash, and no lock names an address."""

import re
from pathlib import Path

PINNED = re.compile(r"^[A-Za-z0-9][\w.\-\[\]]*==")


def violations(tree: Path) -> list[str]:
    locks = sorted((tree / "requirements").glob("*.txt"))
    found = [] if locks else ["requirements: there is no lock"]
    for lock in locks:
        name, text = lock.relative_to(tree), lock.read_text()
        if re.search(r"://|--(?:extra-)?index-url|--find-links", text):
            found.append(f"{name}: names an address")
        for entry in re.split(r"(?m)^(?=\S)", text):
            if PINNED.match(entry) and "--hash=sha256:" not in entry:
                found.append(f"{name}: {entry.splitlines()[0]} has no hash")
            elif entry.strip() and not entry.startswith("#") and not PINNED.match(entry):
                found.append(f"{name}: {entry.splitlines()[0]} is not pinned")
    return found
