"""What the program says of itself, which several states ask for by law."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.faults import ContentError
from bot.content.notices import load_notices
from tests.bot.samples import write


def test_both_rooms_say_that_this_is_a_program_and_that_nobody_watches() -> None:
    notices = load_notices()
    for text in (notices.practice, notices.guide, notices.again, notices.truth_practice, notices.truth_guide):
        assert "program" in text
        assert "nobody" in text
    for text in (notices.practice, notices.guide):
        assert "emergency" in text
        assert "delete" in text


def test_the_truth_in_practice_names_the_person_and_nothing_else() -> None:
    assert "Andre" in load_notices().truth_practice.format(name="Andre")


@pytest.mark.usefixtures("cache")
def test_a_missing_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="guide: is missing: write it"):
        load_notices(write(tmp_path / "notices.yml", {"version": "1", "practice": "A program."}))
