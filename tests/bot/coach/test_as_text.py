"""A report in lines."""

from __future__ import annotations

from bot.coach import render
from bot.coach.as_text import WIDTH, to_text
from bot.coach.document import Bullets, Document, Said, Section, Table
from bot.coach.plot import Bar
from tests.bot.coach.test_debrief import TURNS, made
from tests.bot.talks import helper, turn


def test_no_line_is_too_long() -> None:
    long = turn(9, helper(f"complex_reflection: {'you go on and on ' * 40}"), "And on. " * 80, rapport=9)
    for line in render.text(made(*TURNS, long, person="denise")).splitlines():
        assert len(line) <= WIDTH and line == line.rstrip()


def test_everything_is_in_it() -> None:
    text = render.text(made(person="denise"))
    for words in ("DEBRIEF", "WORTH ANOTHER TRY", "You felt watched.", "  > Another way to say it", "Reflections to"):
        assert words in text
    assert "For change     ▁" in text


def test_a_wide_picture_stands_below_its_row_a_narrow_one_in_it() -> None:
    wide = Table("", ("Score",), (("One",),), (Bar("x", 1, 1),))
    lines = to_text(Document("T", "L", (), (Section("S", (wide,)),))).splitlines()
    assert "One    ████████████████████" in lines
    told = render.text(made()).splitlines()
    row = next(number for number, line in enumerate(told) if line.startswith("Complex reflections "))
    assert "|" not in told[row] and any("=|" in line for line in told[row + 1 : row + 5])


def test_long_cells_wrap_in_their_column() -> None:
    table = Table("", ("Words", "Who"), (("so many words " * 12, "Ines"),))
    text = to_text(Document("T", "L", (), (Section("S", (table, Bullets(("a " * 60,)), Said("You", "b\nc"))),)))
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "  You: b\n    c" in text
    assert sum(line.endswith("Ines") for line in text.splitlines()) == 1
