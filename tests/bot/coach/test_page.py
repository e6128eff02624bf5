"""A debrief as a document."""

from __future__ import annotations

from datetime import date

import pytest

from bot.coach.document import Document, Figure, Heading, Said, Section, Table
from bot.coach.page import document, standing
from bot.coding.summary import Score
from bot.types import Commitment
from tests.bot.coach.test_debrief import made
from tests.bot.talks import client, turn


def titles(page: Document) -> list[str]:
    return [section.title for section in page.sections]


def part(page: Document, title: str) -> Section:
    return next(section for section in page.sections if section.title == title)


def test_the_parts_come_in_order() -> None:
    page = document(made())
    assert page.title == "Debrief"
    assert titles(page) == [
        "Moments", "Summary scores", "How it went", "What was done, counted", "What was promised", "How sure this is",
    ]  # fmt: skip
    assert page.facts[0] == ("The change in question", "drink less")


def test_every_picture_has_its_numbers_beside_it() -> None:
    page = document(made())
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                assert block.numbers.rows
            if isinstance(block, Table):
                assert len(block.pictures) in (0, len(block.rows))
                assert all(len(row) == len(block.head) for row in block.rows)


def test_a_moment_shows_what_was_heard_said_and_could_be_said() -> None:
    blocks = part(document(made(person="denise")), "Moments").blocks
    assert blocks[0] == Heading("What worked")
    offered = [block for block in blocks if isinstance(block, Said) and block.offered]
    assert [(said.who, said.text) for said in offered] == [("Another way to say it (complex reflection)", "So.")]
    assert Said("Denise", "Long.") in blocks and Said("You", "You felt watched.") in blocks


def test_a_score_that_is_exact_has_no_range() -> None:
    (table,) = (b for b in part(document(made()), "Summary scores").blocks if isinstance(b, Table))
    cells = {row[0].split("\n")[0]: row for row in table.rows}
    assert cells["Change talk"][2] == "as counted"
    assert " to " in cells["Open questions"][2]
    assert cells["Technical rating (estimate)"][1:3] == ("–", "–")


@pytest.mark.parametrize(("value", "words"), [(None, ""), (39, "below fair"), (40, "fair"), (50, "good")])
def test_where_a_score_stands_is_said_in_words(value: float | None, words: str) -> None:
    assert standing(Score("x", "X", value, None, None, 40, 50, "percent")) == words
    assert standing(Score("x", "X", value, None, None, None, None, "percent")) == ""


def test_a_commitment_shows_its_date_or_its_words() -> None:
    dated = Commitment("visitor", "I'll call.", "call", "commitment", 4, "Monday", date(2026, 3, 2))
    worded = Commitment("person", "I might.", "call", "taking_steps", 1, "after payday")
    said = turn(1, client("change"))
    report = made(type(said)(said.seq, said.said, said.coding, None, said.replies, None, (dated, worded)))
    (table,) = part(document(report), "What was promised").blocks
    assert isinstance(table, Table)
    assert table.rows[0] == ("“I'll call.”", "Visitor", "commitment", "4 of 5", "2026-03-02")
    assert table.rows[1] == ("“I might.”", "Visitor", "taking steps", "1 of 5", "after payday")


def test_what_there_is_nothing_of_is_left_out() -> None:
    page = document(made(turn(0, None, "Hey.")))
    assert "Moments" not in titles(page) and "How it went" not in titles(page)


def test_facts_and_sections_of_a_caller_are_taken_in() -> None:
    page = document(made(), facts=[("The helper", "Mia")], more=[Section("Evidence", ())])
    assert page.facts[-1] == ("The helper", "Mia")
    assert titles(page).index("Evidence") == titles(page).index("Summary scores") + 1
