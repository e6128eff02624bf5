"""The page to hand over: the lines chosen and nothing else, in every format."""

from __future__ import annotations

from datetime import date

import pytest

from bot.coach.as_html import to_html
from bot.coach.as_pdf import to_pdf
from bot.coach.as_text import to_text
from bot.coach.document import Bullets, Paragraph
from bot.guide.summary import LEAD, PLANS, TITLE, WORDS, Promise, summary

DAY = date(2026, 11, 23)


def test_it_holds_the_words_and_plans_given_and_the_day() -> None:
    made = summary(
        ["I drink most nights.\n"], [Promise("I'll call on Monday", "Monday", date(2026, 11, 30), "kept")], DAY
    )
    text = to_text(made)
    for part in (TITLE.upper(), "Made on: November 23, 2026", "“I drink most nights.”",
                 "“I'll call on Monday” (Monday, November 30, 2026; done)"):  # fmt: skip
        assert part in text


def test_it_holds_nothing_else() -> None:
    made = summary(["I drink."], [Promise("I'll call")], DAY)
    assert (made.title, made.lead, made.facts) == (TITLE, LEAD, (("Made on", "November 23, 2026"),))
    assert [(section.title, section.blocks) for section in made.sections] == [
        (WORDS, (Paragraph("“I drink.”"),)),
        (PLANS, (Bullets(("“I'll call”",)),)),
    ]


def test_parts_without_lines_are_left_out() -> None:
    assert PLANS not in to_html(summary(["Hello"], [], DAY))
    assert WORDS not in to_html(summary([], [Promise("I'll call")], DAY))


def test_a_plan_without_a_day_stands_by_itself() -> None:
    assert "“I'll call” <" not in to_html(summary([], [Promise("I'll call", "soon")], DAY))
    assert "“I'll call”" in to_text(summary([], [Promise("I'll call", "soon")], DAY))


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "Ünïcödé 😀 \x00", "“quoted”", "x" * 4000])
def test_whatever_was_typed_can_be_set(words: str) -> None:
    made = summary([words], [], DAY)
    assert "<script>" not in to_html(made)
    assert to_pdf(made).startswith(b"%PDF-")
    assert to_text(made)
