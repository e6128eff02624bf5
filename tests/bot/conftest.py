"""Fixtures of the tests of `bot/`: a cache of their own, and the real coder where a model must be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.coding import likeness
from bot.coding.coder import Coder
from bot.content import files


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache; what the test parses or embeds is kept nowhere else."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(files, "CACHE", folder)
    monkeypatch.setattr(likeness, "CACHE", folder)
    return folder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The real coder, with the encoder that the program runs."""
    return Coder()
