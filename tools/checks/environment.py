"""Only ``config/env.py`` reads the environment of the process."""

import ast
from pathlib import Path

from .sources import files

READER = "src/meedoen/config/env.py"
WRITES = {"setdefault"}


def violations(tree: Path) -> list[str]:
    found = []
    for path in files(tree, ".py", under="src"):
        where = path.relative_to(tree).as_posix()
        if where != READER:
            found += [f"{where}:{line}: reads the environment" for line in _reads(ast.parse(path.read_text()))]
    return found


def _reads(module: ast.Module) -> list[int]:
    allowed = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in WRITES and _is_environ(node.value):
            allowed.add(id(node.value))
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and _is_environ(node.value):
            allowed.add(id(node.value))
    lines = [node.lineno for node in ast.walk(module) if _is_environ(node) and id(node) not in allowed]
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in {"getenv", "getenvb"}:
            lines.append(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "os":
            lines += [node.lineno for name in node.names if name.name in {"environ", "getenv"}]
    return lines


def _is_environ(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"environ", "environb"} and _is_os(node.value)


def _is_os(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "os"
