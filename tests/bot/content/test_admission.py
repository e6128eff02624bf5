"""The checklist for getting in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.admission import PARTS, load_admission
from bot.content.education import load_articles
from bot.content.faults import ContentError
from tests.bot.samples import line_with, write

pytestmark = pytest.mark.usefixtures("cache")


def checklist(**more: Any) -> dict[str, Any]:
    part = {"heading": "Heading", "lead": "A lead.", "items": ["One.", "Two."]}
    return {"title": "Getting in", "first": "In danger, call.", **{name: dict(part) for name in PARTS},
            "article": "admission", "reviewed": "2026-11", **more}  # fmt: skip


def test_its_parts_are_read_by_name(tmp_path: Path) -> None:
    read = load_admission(write(tmp_path / "admission.yml", checklist()))
    assert [read.part(name).items for name in PARTS] == [("One.", "Two.")] * 3
    with pytest.raises(KeyError):
        read.part("hope")


@pytest.mark.parametrize(
    ("more", "words", "remedy"),
    [
        ({"first": "Addicts, call."}, "first:", "a person who uses"),
        ({"ask": {"heading": "Ask", "lead": "L.", "items": []}}, "items: []", "is empty"),
        ({"bring": {"heading": "B", "lead": "L.", "items": ["A dirty test"]}}, "A dirty test", "name the result"),
        ({"arrange": {"heading": "Stay clean", "lead": "L.", "items": ["X"]}}, "Stay clean", "not using"),
        ({"wish": "x"}, "wish: x", "look for a misspelling"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, more: dict[str, Any], words: str, remedy: str) -> None:
    path = write(tmp_path / "admission.yml", checklist(**more))
    with pytest.raises(ContentError) as error:
        load_admission(path)
    fault = error.value.faults[0]
    assert fault.line == line_with(path, words)
    assert remedy in fault.what


def test_the_one_we_ship_warns_first_and_leads_to_an_article() -> None:
    shipped = load_admission()
    assert shipped.article in load_articles()
    assert "nobody should stop alcohol or benzodiazepines suddenly" in shipped.first
