"""The numbers beside the text: within 0 and 1 whatever is typed, and telling what they should tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.features import WIDTH, asks_permission, content_words, features, likeness

ANY = st.text(max_size=80)


@given(ANY, ANY, st.integers(0, 20), st.integers(1, 21), st.integers(0, 10_000))
def test_features_are_always_as_many_and_within_bounds(
    text: str, other: str, place: int, total: int, since: int
) -> None:
    numbers = features(text, other, place, total, since)
    assert len(numbers) == WIDTH
    assert all(0.0 <= number <= 1.0 for number in numbers)


@given(ANY, ANY)
def test_likeness_is_a_share(text: str, other: str) -> None:
    assert 0.0 <= likeness(text, other) <= 1.0
    assert likeness(text, text) in {0.0, 1.0}


def test_a_reflection_is_more_like_what_was_said_than_a_new_subject_is() -> None:
    said = "I hid the bottles in the laundry room so Marcus wouldn't see."
    assert likeness("You hid the bottles from Marcus.", said) > 0.9
    assert likeness("Do you have insurance through work?", said) == 0.0


def test_plain_words_show_nothing() -> None:
    assert content_words("Well, I think you know what that is like, yeah.") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Would it be okay if I told you what I've noticed?",
        "Is it all right if I bring something up?",
        "Do you mind if I ask about your brother?",
        "May I share a thought?",
        "Can I offer one idea?",
        "Would you like to hear what others have tried?",
        "MIND IF I say something",
        "If it’s okay with you, I’ll say what I know.",
    ],
)
def test_asking_leave_is_heard(text: str) -> None:
    assert asks_permission(text)


@pytest.mark.parametrize(
    "text",
    [
        "You should ask her.",
        "Can I get a coffee?",
        "He may call.",
        "Is it true?",
        "You could share that with him.",
    ],
)
def test_other_words_are_no_asking_leave(text: str) -> None:
    assert not asks_permission(text)


def test_curly_apostrophes_tell_the_same_as_straight_ones() -> None:
    typed = "Isn't it hard, when he's home and won't talk?"
    said = "I'm scared when he's home. He won't talk."
    curly = [text.replace("'", "’") for text in (typed, said)]
    assert features(*curly, 0, 1, 3) == features(typed, said, 0, 1, 3)
