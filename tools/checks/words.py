"""Words that stand nowhere: paths of one machine, addresses of package registries, swallowed failures."""

import re
from pathlib import Path

from .sources import files

_REGISTRIES = "|".join(
    map(re.escape, ("pypi" + ".org", "pythonhosted" + ".org", "registry" + ".npmjs", "crates" + ".io"))
)
FORBIDDEN = {
    "the address of a package registry": re.compile(_REGISTRIES),
    "a path of one machine": re.compile(r"(?<![\w./<}-])/(?:home|root|work|Users|opt|mnt)/\w[\w.-]*"),
    "a failure that is swallowed": re.compile(r"\|\|" + r"\s*true\b"),
    "unfinished work": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|raise NotImplemented" + "Error"),
    "a test that is not run": re.compile(r"pytest\.mark\.(?:sk" + r"ip|xf" + r"ail)\b(?!.*shared/)"),
}
TEXT = (
    ".py",
    ".md",
    ".html",
    ".txt",
    ".toml",
    ".yml",
    ".yaml",
    ".json",
    ".sh",
    ".css",
    ".js",
    ".in",
    "Makefile",
    "run",
    ".po",
)
LOCKED = re.compile(r"requirements/.*\.txt$")


def violations(tree: Path) -> list[str]:
    found = []
    for path in files(tree, *TEXT):
        where = path.relative_to(tree).as_posix()
        if LOCKED.search(where) or (path.suffix == ".json" and path.stat().st_size > 1_000_000):
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            found += [
                f"{where}:{number}: {what}: {line.strip()[:80]}"
                for what, pattern in FORBIDDEN.items()
                if pattern.search(line)
            ]
    return found
