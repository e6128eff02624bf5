"""The cut: one complete thought each, offsets exact, no character lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.coding.cut import cut

# Everything a keyboard, a phone or a hostile client can send, and what makes sentences.
PIECES = st.sampled_from(
    [
        "what would help", "I'm tired", "Mr. Lowe", "e.g.", "ok", "so", "and", ",", ".", "?", "!", "...", "…", "?!",
        '"', "”", "(", ")", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2028", "\u200b", "\u200f", "\u202e", "😀",
        "👩‍👧", "🏳️‍🌈", "é", "e\u0301", "مرحبا", "שלום", "你好。", "नमस्ते", "\x00", "\x1f", "\x85", "—", "--", "I--",
    ]
)  # fmt: skip
UNICODE = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
SPOKEN = st.lists(PIECES, max_size=25).map("".join)


@given(st.one_of(UNICODE, SPOKEN))
@example("")
@example(" \n\t ")
@example("\u202eabc\u202c. \u0000?")
@example("?!?! 😀😀 ...")
@example("a\x1cb\x1dc. D")
@example("“What?” she said.  \n\n  (Why?)")
def test_pieces_are_in_order_apart_and_lose_no_character(text: str) -> None:
    pieces = cut(text)
    end = 0
    for start, stop in pieces:
        assert end <= start < stop <= len(text)
        assert text[end:start].isspace() or start == end
        piece = text[start:stop]
        assert piece == piece.strip()
        end = stop
    assert not text[end:].strip()
    for start, stop in pieces[1:]:
        assert re.search(r"\w", text[start:stop]), "an utterance says something"
    kept = "".join("".join(text[start:stop].split()) for start, stop in pieces)
    assert kept == "".join(text.split())


@given(SPOKEN, st.text(" \n\t", max_size=4))
def test_space_around_a_turn_only_moves_the_offsets(text: str, space: str) -> None:
    stripped = text.strip()
    moved = [(start + len(space), stop + len(space)) for start, stop in cut(stripped)]
    assert cut(space + stripped + space) == moved


def pieces(text: str) -> list[str]:
    return [text[start:stop] for start, stop in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How was it?", ["How was it?"]),
        ("You're worn out. You still went.", ["You're worn out.", "You still went."]),
        ("You're worn out, so what would help?", ["You're worn out,", "so what would help?"]),
        ("It scares you! What else?", ["It scares you!", "What else?"]),
        ("Really?! You did that?", ["Really?!", "You did that?"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("first line\r\n\r\nsecond line", ["first line", "second line"]),
        ("She said \"stop.\" Then she left.", ['She said "stop."', "Then she left."]),
        ("Dr. Okafor called. You didn't pick up.", ["Dr. Okafor called.", "You didn't pick up."]),
        ("Seen at 9 a.m. or later.", ["Seen at 9 a.m. or later."]),
    ],
)  # fmt: skip
def test_a_turn_is_cut_where_a_thought_ends(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I know what you mean.",
        "You told him what you needed.",
        "You drink because the house is so quiet.",
        "I-- I thought... that maybe you'd want to talk.",
        "It was 2.5 miles away.",
        "You said you'd stop and then you didn't.",
        "yeah, what time?",
        "That depends on how you look at it.",
        "Wine, beer, whatever was there.",
    ],
)
def test_when_unsure_it_does_not_cut(text: str) -> None:
    assert pieces(text) == [text]


def test_punctuation_alone_is_never_an_utterance_of_its_own_after_words() -> None:
    assert pieces("I don't know. . . !") == ["I don't know. . . !"]
    assert pieces("ok 👍") == ["ok 👍"]
    assert pieces("You went back. 👍") == ["You went back. 👍"]
    assert pieces("You went back.\n…\nAnd then?") == ["You went back.\n…", "And then?"]


def test_a_very_long_turn_is_cut_whole() -> None:
    text = "You went back to the river, and it was cold. " * 2_000
    assert len(cut(text)) == 2_000
