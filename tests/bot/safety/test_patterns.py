"""Patterns: named word lists, frames, and whose danger it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.content.faults import ContentError
from bot.paths import CONTENT
from bot.safety.kinds import Hit
from bot.safety.patterns import Patterns
from tests.bot.samples import line_with, write

PATH = CONTENT / "safety" / "patterns.yml"


def test_a_frame_is_taken_away_by_what_is_in_earnest() -> None:
    patterns = Patterns(PATH)
    assert patterns.framed("In the film he stops breathing.")
    assert not patterns.framed("Like in the film, but for real: he's not breathing.")
    assert patterns.find("In the film he isn't breathing.") == []
    assert Hit("overdose", "other") in patterns.find("Not the film: right now he isn't breathing.")


def test_whose_it_is_follows_whoever_is_named_last() -> None:
    find = Patterns(PATH).find
    assert set(find("The doctor cut me off my benzos and I'm having fits.")) == {Hit("withdrawal", "self")}
    assert Hit("withdrawal", "other") in find("I came home and my dad, who stopped drinking, is seeing spiders.")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("sign", [r"\b<nobody_listed>\b", r"(open"])
def test_a_faulty_sign_is_told_with_its_line(tmp_path: Path, sign: str) -> None:
    data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    data["kinds"][-1]["signs"].append(sign)
    path = write(tmp_path / "patterns.yml", data)
    with pytest.raises(ContentError) as error:
        Patterns(path)
    assert error.value.faults[0].line == line_with(path, sign)
