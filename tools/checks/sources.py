"""The files of a tree that the project wrote itself."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

NOT_OURS = {".venv", ".git", "var", "node_modules", "vendor", "__pycache__", "test-results", "staticfiles"}


def files(tree: Path, *suffixes: str, under: str = "") -> Iterator[Path]:
    """Files with one of these suffixes ('' = all), as git sees them; a tree without git is walked."""
    root = tree / under
    for path in sorted(_listed(tree)):
        ours = path.is_file() and not NOT_OURS & set(path.relative_to(tree).parts)
        if ours and path.is_relative_to(root) and (not suffixes or path.name.endswith(suffixes)):
            yield path


def _listed(tree: Path) -> Iterator[Path]:
    if not (tree / ".git").exists():
        return tree.rglob("*")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
    return (tree / name for name in found.stdout.split("\0") if name)


def features(tree: Path) -> set[str]:
    """The features of the product: packages that are neither kernel, settings nor command line."""
    house = tree / "src" / "meedoen"
    return {path.parent.name for path in house.glob("*/__init__.py")} - {"kernel", "config", "cli"}
