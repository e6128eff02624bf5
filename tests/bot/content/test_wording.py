"""Person-first language: what our own voice must not say, and what it may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.wording import wording_faults


@pytest.mark.parametrize(
    "text",
    [
        "Many addicts go twice.",
        "An addict needs support.",
        "He is an alcoholic.",
        "Alcoholics in the family",
        "a drunk at the table",
        "She was an Alcohol Abuser.",
        "people abusing drugs",
        "It helps her stay clean.",
        "once he got clean",
        "a dirty test",
        "a chronic relapser",
        "Drug users may ask for it.",
    ],
)
def test_labels_are_found_with_what_to_say_instead(text: str) -> None:
    faults = wording_faults(text)
    assert faults
    assert all('say "' in fault for fault in faults)


@pytest.mark.parametrize(
    "text",
    [
        "A person who uses heroin can ask for naloxone.",
        "Addiction is a health condition.",
        "Addictions run in families.",
        "You came home drunk and you hated it.",
        "Clean sheets, a clean kitchen.",
        "a habit of yours",
        "domestic abuse",
        "Alcoholics Anonymous meets on Tuesdays.",
        "the misuse of pills",
        "",
    ],
)
def test_other_words_pass(text: str) -> None:
    assert wording_faults(text) == []


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    wording_faults(text)
