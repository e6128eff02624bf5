"""The coach's words: complete, so that no turn can leave the coach without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.coach.turn import PRAISED
from bot.coding.codes import HELPER_CODES
from bot.content.coaching import load_coaching
from bot.content.faults import ContentError
from tests.bot.samples import write


def test_there_are_words_for_whatever_a_turn_may_be() -> None:
    words = load_coaching()
    assert set(PRAISED) <= set(words.praise)
    assert {"any to complex_reflection", "any to simple_reflection", "any to open_question"} <= set(words.reason)
    for texts in (*words.praise.values(), *words.effect.values(), *words.reason.values(), words.unsure):
        assert texts
        for text in texts:
            text.format(name="Denise")


def test_reasons_are_between_codes_that_exist() -> None:
    for pair in load_coaching().reason:
        code, _, better = pair.partition(" to ")
        assert code in {*HELPER_CODES, "any"}
        assert better in HELPER_CODES


@pytest.mark.usefixtures("cache")
def test_a_missing_part_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="unsure: is missing: write it"):
        load_coaching(write(tmp_path / "coaching.yml", {"praise": {}, "effect": {}, "reason": {}}))
