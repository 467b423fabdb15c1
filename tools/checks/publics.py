"""Between features only ``other.public`` is imported; a feature without that file is nobody's."""

import ast
from pathlib import Path

from .sources import features, files


def violations(tree: Path) -> list[str]:
    known = features(tree)
    found = []
    for feature in sorted(known):
        for path in files(tree, ".py", under=f"src/meedoen/{feature}"):
            package = path.relative_to(tree / "src").with_suffix("").parts[:-1]
            for line, target in imports(ast.parse(path.read_text()), package):
                parts = target.split(".")
                other = parts[1] if len(parts) > 1 and parts[0] == "meedoen" else ""
                if other in known - {feature} and parts[2:3] != ["public"]:
                    found.append(f"{path.relative_to(tree)}:{line}: imports {target}, not meedoen.{other}.public")
    return found


def imports(module: ast.Module, package: tuple[str, ...]) -> list[tuple[int, str]]:
    """Line and full dotted name of everything that a module of this package imports."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            found += [(node.lineno, f"{stem}.{name.name}") for name in node.names]
    return found
