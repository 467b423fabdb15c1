"""Function at most 60 lines, module at most 400, template at most 150 (`docs/architecture.md`)."""

import ast
from pathlib import Path

from .sources import files

FUNCTION, MODULE, TEMPLATE = 60, 400, 150
NAMELESS = {"utils", "helpers", "common", "misc", "managers"}


def violations(tree: Path) -> list[str]:
    found = []
    for path in files(tree, ".py"):
        where = path.relative_to(tree)
        if {"tests", "migrations"} & set(where.parts):
            continue
        found += _of_module(path, str(where))
    for path in files(tree, ".html", ".txt", under="src"):
        lines = len(path.read_text().splitlines())
        if "templates" in path.parts and lines > TEMPLATE:
            found.append(f"{path.relative_to(tree)}: {lines} lines, a template has at most {TEMPLATE}")
    return found


def _of_module(path: Path, where: str) -> list[str]:
    text = path.read_text()
    lines = len(text.splitlines())
    found = [f"{where}: {lines} lines, a module has at most {MODULE}"] if lines > MODULE else []
    if path.stem in NAMELESS or path.parent.name in NAMELESS:
        found.append(f"{where}: the name does not say what lives there")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                found.append(f"{where}:{node.lineno}: {node.name} has {length} lines, a function at most {FUNCTION}")
    return found
