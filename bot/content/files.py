"""Read a YAML file into dataclasses; every fault gets its line and what to write instead.

Reading is done by the C parser and the shape checked by pydantic against plain dataclasses. Only when
something is wrong is the file parsed a second time, for line numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

from bot.content.faults import ContentError, Fault
from bot.paths import CACHE

T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, shape: type[T]) -> T:
    """The file as `shape` (a dataclass, or a list or dict of them). Raises ContentError."""
    data = parse(path)
    try:
        checked: T = _adapter(shape).validate_python(data)  # type: ignore[arg-type]
    except ValidationError as fault:
        raise ContentError(
            [
                Fault(path, line_of(path, error["loc"]), _name(data, error["loc"]), _advice(dict(error)))
                for error in fault.errors()
            ]
        ) from None
    return checked


@lru_cache(maxsize=32)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def parse(path: Path) -> Any:
    """The file's data. A parsed copy lies in the cache by digest, since YAML is slow to read twice."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise ContentError([Fault(path, 1, "", f"cannot be read: {fault.strerror}")]) from None
    cached = CACHE / f"{path.stem}-{hashlib.sha256(raw).hexdigest()[:20]}.json"
    try:
        return json.loads(cached.read_bytes())
    except (OSError, ValueError):
        pass
    try:
        data = yaml.load(raw.decode("utf-8"), _Loader)  # noqa: S506 - a SafeLoader, in C where it can be
    except UnicodeDecodeError as fault:
        raise ContentError([Fault(path, 1, "", f"is not UTF-8 text (byte {fault.start}): save it as UTF-8")]) from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or str(fault)
        line = mark.line + 1 if mark else 1
        raise ContentError([Fault(path, line, "", f"is not YAML: {problem}; look at quotes and indentation")]) from None
    _keep(cached, data)
    return data


def _keep(cached: Path, data: Any) -> None:
    """Keep the parsed copy where that is possible; a read-only or full disk only costs time."""
    try:
        text = json.dumps(data)
        if json.loads(text) != data:
            return  # keys that are no strings (`1:`, `yes:`): the copy would not show the fault
        cached.parent.mkdir(parents=True, exist_ok=True)
        partial = cached.with_suffix(".partial")
        partial.write_text(text, encoding="utf-8")
        partial.replace(cached)
    except (OSError, TypeError):
        return


def line_of(path: Path, where: Sequence[int | str]) -> int:
    """The line, from 1, on which the value at `where` (keys and indexes) stands, or its nearest parent."""
    try:
        node: Node | None = yaml.compose(path.read_text(encoding="utf-8"), _Loader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return 1
    line = 1
    for step in where:
        if isinstance(node, MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _name(data: Any, where: Sequence[int | str]) -> str:
    """`lines › sleep-2 › act`: list items by their id where they have one."""
    names = []
    for step in where:
        child = None
        if isinstance(data, dict):
            child = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            child = data[step]
        label = child.get("id", child.get("slug")) if isinstance(data, list) and isinstance(child, dict) else None
        names.append(str(label if label is not None else step))
        data = child
    return " › ".join(names)


def _advice(error: dict[str, Any]) -> str:
    """Pydantic's message in an editor's words."""
    kind, given = error["type"], error.get("input")
    if kind in {"missing", "missing_argument"}:
        return "is missing: write it"
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return "is not known here: remove it, or look for a misspelling"
    if kind == "literal_error":
        return f"{given!r} is not allowed: write one of {error['ctx']['expected']}"
    return f"{error['msg']} (it says {given!r})"[:300]
