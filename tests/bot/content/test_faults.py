"""A fault reads like a compiler's: path, line, place, remedy."""

from __future__ import annotations

from pathlib import Path

from bot.content.faults import ContentError, Fault


def test_a_fault_can_be_clicked_in_an_editor() -> None:
    assert str(Fault(Path("content/topics.yml"), 12, "topics › sleep", "is missing: write it")) == (
        "content/topics.yml:12: topics › sleep: is missing: write it"
    )
    assert str(Fault(Path("a.yml"), 1, "", "cannot be read")) == "a.yml:1: cannot be read"


def test_an_error_shows_all_its_faults_a_line_each() -> None:
    found = [Fault(Path("a.yml"), 1, "x", "one"), Fault(Path("b.yml"), 2, "y", "two")]
    error = ContentError(found)
    assert error.faults == found
    assert str(error).splitlines() == ["a.yml:1: x: one", "b.yml:2: y: two"]
