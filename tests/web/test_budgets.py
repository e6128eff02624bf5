"""What the browser is made to load: how much, from where, and nothing a strict policy would refuse."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "web"
PAGES = sorted(WEB.glob("*.html"))
TEXTS = [*PAGES, *sorted(WEB.rglob("*.js")), *sorted(WEB.rglob("*.css")), *sorted(WEB.rglob("*.svg"))]
KB = 1000

IMPORT = re.compile(r"""(?:^import[^"';]*|\bimport\()\s*["'](\./[\w.-]+)["']""", re.MULTILINE)
STATIC_IMPORT = re.compile(r"""^import[^"';(]*["'](\./[\w.-]+)["']""", re.MULTILINE)
ORIGIN = re.compile(r"""(?:https?:)?//[\w[]""")
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<![:\"'\w])//[^\n]*", re.DOTALL)
NAMESPACE = "http://www.w3.org/2000/svg"
UNSAFE = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "localStorage",
    "document.cookie",
)


def gzipped(*paths: Path) -> int:
    """Bytes on the wire: each file by itself, as it is sent."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def modules(entry: Path, pattern: re.Pattern[str]) -> set[Path]:
    """`entry` and every module it leads to by imports that `pattern` finds."""
    found: set[Path] = set()
    waiting = [entry]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [module.parent / name for name in pattern.findall(module.read_text())]
    return found


def linked(page: Path, kind: str) -> list[Path]:
    """The style sheets or scripts of our own that a page names."""
    attribute = {"css": "href", "js": "src"}[kind]
    return [WEB / path.lstrip("/") for path in re.findall(rf'{attribute}="(/[^"]+\.{kind})"', page.read_text())]


def scripts(page: Path, pattern: re.Pattern[str]) -> set[Path]:
    return set().union(*(modules(script, pattern) for script in linked(page, "js")))


def test_loader_is_at_most_3_kb() -> None:
    assert gzipped(WEB / "widget.js") <= 3 * KB


def test_chat_app_is_at_most_15_kb() -> None:
    assert gzipped(*scripts(WEB / "embed.html", STATIC_IMPORT)) <= 15 * KB


@pytest.mark.parametrize("page", ["embed.html", "index.html", "demo-clinic.html"])
def test_style_sheets_are_at_most_6_kb(page: str) -> None:
    assert gzipped(*linked(WEB / page, "css")) <= 6 * KB


def test_whole_frame_is_at_most_30_kb_with_all_it_may_load_later() -> None:
    page = WEB / "embed.html"
    icon = WEB / "static/img/mark.svg"
    assert gzipped(page, icon, *linked(page, "css"), *scripts(page, IMPORT)) <= 30 * KB


def test_practice_room_talks_within_20_kb_of_script_and_9_of_style() -> None:
    page = WEB / "practice.html"
    assert gzipped(*scripts(page, STATIC_IMPORT)) <= 20 * KB
    assert gzipped(*linked(page, "css")) <= 9 * KB


def test_frame_loads_no_font() -> None:
    assert not any("@font-face" in sheet.read_text() for sheet in linked(WEB / "embed.html", "css"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(WEB)))
def test_nothing_refers_to_another_origin(path: Path) -> None:
    text = COMMENT.sub("", path.read_text()).replace(NAMESPACE, "")
    assert not ORIGIN.findall(text)
    assert not re.findall(r"@import|url\((?!\"\.\./fonts/)", text) or path.suffix == ".js"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_page_has_nothing_inline(page: Path) -> None:
    text = page.read_text()
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", text)
    assert all(re.search(r'\ssrc="/[^"]+"', tag) for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.js")), ids=lambda path: str(path.relative_to(WEB)))
def test_script_makes_no_markup_from_text_and_keeps_nothing_for_long(path: Path) -> None:
    text = path.read_text()
    assert not [name for name in UNSAFE if name in text]
    assert not re.search(r'setAttribute\(\s*"style"', text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_everything_a_page_names_is_there(page: Path) -> None:
    for kind in ("css", "js"):
        assert all(path.is_file() for path in linked(page, kind))
    assert all(module.is_file() for module in scripts(page, IMPORT))
    ids = re.findall(r'\sid="([^"]+)"', page.read_text())
    assert len(ids) == len(set(ids))


def test_no_module_is_left_unused() -> None:
    used = set().union(*(scripts(page, IMPORT) for page in PAGES))
    assert set(WEB.rglob("*.js")) == used
