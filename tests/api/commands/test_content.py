"""`evoke content check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.commands import content
from bot.content import coaching
from bot.content.faults import ContentError, Fault
from bot.paths import CONTENT, ROOT
from bot.safety import screen


def test_our_own_content_is_sound() -> None:
    result = CliRunner().invoke(app, ["content", "check"])
    assert result.exit_code == 0, result.output
    assert "The content is sound" in result.output
    assert "still the made-up example" in result.output


def test_every_fault_of_every_part_is_told_by_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def bad_coaching(*_: object) -> None:
        raise ContentError([Fault(CONTENT / "coaching.yml", 7, "praise", "is missing: write it")])

    class BadScreen:
        def __init__(self) -> None:
            folder = CONTENT / "safety"
            raise ContentError([Fault(folder / "texts.yml", 3, "", "b"), Fault(folder / "texts.yml", 2, "", "a")])

    for other in ("people.load_people", "library.library"):
        monkeypatch.setattr(f"bot.content.{other}", lambda *_: None)
    monkeypatch.setattr(coaching, "load_coaching", bad_coaching)
    monkeypatch.setattr(screen, "Screen", BadScreen)
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, ["content", "check"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "content/coaching.yml:7: praise: is missing: write it",
        "content/safety/texts.yml:2: a",
        "content/safety/texts.yml:3: b",
    ]
    assert "3 faults." in result.stderr


def test_a_fault_that_two_parts_find_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault(Path("/elsewhere/topics.yml"), 1, "", "is not YAML")

    def bad(*_: object) -> None:
        raise ContentError([fault])

    monkeypatch.setattr("bot.content.topics.load_topics", bad)
    monkeypatch.setattr("bot.content.library.library", bad)
    assert [str(each) for each in content.find_faults()] == [str(fault)]
