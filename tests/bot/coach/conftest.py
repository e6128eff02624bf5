"""Debriefs here are of talks with a person of the tests' own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.coach import debrief
from tests.bot.samples import person


@pytest.fixture(autouse=True)
def people(monkeypatch: pytest.MonkeyPatch) -> None:
    """One person, whatever `content/people/` holds."""
    monkeypatch.setattr(debrief, "library", lambda: SimpleNamespace(people={"denise": person(name="Denise")}))
