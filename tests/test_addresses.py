"""No address of another's: pages ask nobody but their own origin, and no file names where packages come from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.paths import ROOT

# Made here, not kept here: what can be made again, and what tools leave behind.
MADE = {
    ".git", ".venv", ".uv", "models", "var", ".rasa", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache",
    ".hypothesis", "node_modules", "build",
}  # fmt: skip
# Written apart, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        [
            r"\bpypi\." + "org", r"python" + r"hosted\.org", r"registry\.npm" + "js", r"npm" + r"js\.(?:com|org)/",
            r"ruby" + r"gems\.org", r"crates" + r"\.io\b", r"artifact" + r"ory", r"\bnexus" + r"[.:/-]", r"dev" + r"pi\b",
            r"(?:extra-)?index" + r"[-_]url\s*[= ]\s*[\"']?\w+://", r"--find" + r"-links\s+\S*://", r"/simple" + r"/?[\"'\s]*$",
        ]
    ),
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
ADDRESS = re.compile(r"(?:(?:https?|wss?):)?//(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
# Names of namespaces, which nobody fetches; and names that are nobody's (RFC 2606).
NOT_FETCHED = re.compile(r"^www\.w3\.org$|\.example$|^example\.(?:com|org|net)$")


def kept(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith(".egg-info")]
        yield from (Path(place) / name for name in files)


def text_of(path: Path) -> str:
    raw = path.read_bytes()
    return "" if b"\0" in raw[:4096] else raw.decode("utf-8", "replace")


def test_no_file_names_a_package_registry() -> None:
    found = []
    for path in kept(ROOT):
        if path.stat().st_size > 3_000_000 or path.suffix in {".onnx", ".woff2", ".npy", ".gz", ".db"}:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group(0)}" for match in REGISTRIES.finditer(text_of(path))]
    assert not found


@pytest.mark.parametrize("host", ["https://py" + "pi.org/pypi/rasa", "https://files.python" + "hosted.org/x.whl"])
@pytest.mark.parametrize("before", ["", "--index" + "-url ", "# "])
def test_a_package_registry_would_be_found(host: str, before: str) -> None:
    assert REGISTRIES.search(before + host)
    assert REGISTRIES.search("index" + "-url = 'http://mirror.lan/root'")
    assert REGISTRIES.search("http://mirror.lan/simple" + "/\n")


WEB = [path for path in kept(ROOT / "web") if path.suffix in {".html", ".js", ".css", ".svg", ".json", ".mjs"}]


@pytest.mark.parametrize("path", WEB, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_names_no_other_origin(path: Path) -> None:
    hosts = {match["host"].lower() for match in ADDRESS.finditer(text_of(path))}
    assert not {host for host in hosts if not NOT_FETCHED.search(host)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="//cdn.site.net/x.js">', True),
        ("fetch('https://api.site.net')", True),
        ("url(http://fonts.site.net/a.woff2)", True),
        ("new WebSocket('wss://site.net/x')", True),
        ('xmlns="http://www.w3.org/2000/svg"', False),
        ("https://your-clinic.example/widget.js", False),
        ("// a comment. And more", False),
        ("a.b//c", False),
    ],
)
def test_other_origins_would_be_found(text: str, found: bool) -> None:
    hosts = [match["host"] for match in ADDRESS.finditer(text)]
    assert any(not NOT_FETCHED.search(host) for host in hosts) is found
