"""Imports run one way, as docs/architecture.md says; read from the source, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.paths import ROOT

ROOMS = ("bot", "actions", "store", "api")
# What each part of a room may import of ours, the longest name first; nothing listed is nothing allowed.
MAY = {
    "bot.types": (),
    "bot.rasa": ("bot", "actions"),
    "bot": ("bot",),
    "actions": ("actions", "bot"),
    "store": ("store", "bot.types"),
    "api": ("api", "actions", "bot", "store"),
}
# And what it may not, within what it may.
NOT = {"bot": ("bot.rasa",), "actions": ("bot.rasa",)}
# Packages that only some rooms may know.
ONLY_IN = {
    "rasa": ("bot.rasa",),
    "rasa_sdk": ("actions", "bot.rasa"),
    "tensorflow": ("bot.rasa",),
    "sqlalchemy": ("store", "api"),
    "alembic": ("store", "api"),
    "fastapi": ("api",),
    "starlette": ("api",),
    "uvicorn": ("api",),
    "redis": ("api",),
    "httpx": (),
    "requests": (),
    "urllib.request": (),
    "aiohttp": (),
    "torch": (),
    "transformers": (),
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))}


@cache
def imported(module: str, *, at_start: bool = False) -> tuple[str, ...]:
    """Modules that `module` imports; `at_start`: only what runs when it is itself imported."""
    path = MODULES[module]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return tuple(name for node in statements(tree, at_start) for name in names(node, package))


def statements(node: ast.AST, at_start: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif (at_start and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)) or (
            at_start and isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        ):
            continue
        else:
            yield from statements(child, at_start)


def names(node: ast.Import | ast.ImportFrom, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        parents = package.split(".")
        base = ".".join([*parents[: len(parents) - node.level + 1], *filter(None, [base])])
    for alias in node.names:
        whole = f"{base}.{alias.name}"
        yield whole if whole in MODULES else base


def within(module: str, part: str) -> bool:
    return module == part or module.startswith(part + ".")


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    part = max((part for part in MAY if within(module, part)), key=len)
    for name in imported(module):
        if not any(within(name, room) for room in ROOMS):
            continue
        assert any(within(name, allowed) for allowed in MAY[part]), f"{module} imports {name}"
        assert not any(within(name, barred) for barred in NOT.get(part, ())), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_room_knows_only_its_own_tools(module: str) -> None:
    for name in imported(module):
        for package, rooms in ONLY_IN.items():
            if within(name, package):
                assert any(within(module, room) for room in rooms), f"{module} imports {name}"


def test_nothing_of_ours_imports_tests_or_tools() -> None:
    for module in MODULES:
        for name in imported(module):
            assert name.split(".")[0] not in {"tests", "benchmarks", "tools"}, f"{module} imports {name}"


def test_no_module_imports_itself_round_a_corner() -> None:
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail[trail.index(module) :], module))
        if module in done:
            return
        for name in imported(module, at_start=True):
            if name in MODULES and name != module:
                visit(name, (*trail, module))
        done.add(module)

    for module in MODULES:
        visit(module, ())


def test_the_rules_here_are_the_ones_the_document_gives() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "`api → bot.rasa.engine → actions → bot → content`, and `api → store → bot.types`" in text
    for room in (*ROOMS, "bot/rasa"):
        assert f"| `{room}/` |" in text
