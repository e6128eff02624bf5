"""Every module says what it is for, and everything public what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.paths import ROOT

FILES = [path for room in ("bot", "actions", "store", "api") for path in sorted((ROOT / room).rglob("*.py"))]
# Alembic names and calls them; a migration's own docstring says what it does.
ALEMBIC = {"upgrade", "downgrade"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module) -> Iterator[ast.ClassDef | Function]:
    """Public functions and classes of a module."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path}: the module has no docstring"
    for node in public(tree):
        if "versions" in path.parts and node.name in ALEMBIC:
            continue
        assert ast.get_docstring(node), f"{path}:{node.lineno}: {node.name} has no docstring"
