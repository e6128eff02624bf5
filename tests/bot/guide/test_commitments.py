"""Commitments: what visitors will do themselves, and nothing that only sounds like it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.coder import Coder
from bot.guide.commitments import behaviour, found_in
from bot.types import Coding, Commitment
from tests.bot.standins import FixedJudge

MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/Chicago"))
# A coder that takes everything for a commitment: what is left out then is left out by its form.
CREDULOUS = Coder(FixedJudge(talk="change", category="commitment", strength="3"))  # type: ignore[arg-type]
# And one that takes everything for reluctance.
SCEPTICAL = Coder(FixedJudge(talk="sustain", category="commitment", strength="3"))  # type: ignore[arg-type]


def noted(text: str, coder: Coder = CREDULOUS) -> list[Commitment]:
    return found_in(text, coder.client(text), MONDAY)


COMMITMENTS = [
    ("I'll call the clinic on Monday.", "call the clinic", 4, "on Monday", "2026-11-30"),
    ("I'm going to pour out what's under the sink tonight.", "pour out what's under the sink", 4, "tonight", "2026-11-23"),
    ("I’m gonna tell my sponsor the truth tomorrow.", "tell my sponsor the truth", 4, "tomorrow", "2026-11-24"),
    ("ok ill go to the meeting thursday", "go to the meeting", 4, "thursday", "2026-11-26"),
    ("Fine, I will see the doctor next week.", "see the doctor", 5, "next week", "2026-11-30"),
    ("I promise I'll hand my wife the cards on Friday.", "hand my wife the cards", 5, "on Friday", "2026-11-27"),
    ("I've decided to take a month off drinking.", "take a month off drinking", 3, None, None),
    ("I plan to delete the betting apps tonight.", "delete the betting apps", 3, "tonight", "2026-11-23"),
    ("My plan is to see the counselor on Wednesday.", "see the counselor", 3, "on Wednesday", "2026-11-25"),
    ("The plan is to stop on the first of December.", "stop on the first of December", 3, None, None),
    ("I'm ready to talk to somebody about it this week.", "talk to somebody about it", 3, "this week", None),
    ("I'm willing to try the patch.", "try the patch", 3, None, None),
    ("I booked an intake for the 30th.", "I booked an intake", 4, "the 30th", "2026-11-30"),
    ("I already called the number you gave me.", "I already called the number you gave me", 3, None, None),
    ("I threw out the last pack this morning.", "I threw out the last pack", 3, "this morning", "2026-11-23"),
    ("I'm seeing a therapist on Tuesday.", "I'm seeing a therapist", 3, "on Tuesday", "2026-11-24"),
    ("We're going to lock up the pills.", "lock up the pills", 3, None, None),
    ("I'll try to skip the bar on Friday.", "skip the bar", 2, "on Friday", "2026-11-27"),
    ("I might look at the website tonight.", "look at the website", 1, "tonight", "2026-11-23"),
    ("I'll call once I get paid.", "call", 4, "once I get paid", None),
    ("After last night I'm going to call them.", "call them", 4, None, None),
    ("I was scared last night, so I'm going to call.", "call", 4, None, None),
    ("I can't live like this anymore, I'm calling them tomorrow.", "I'm calling them", 3, "tomorrow", "2026-11-24"),
    ("I'm so tired of it, so I'm going to see Dr. Amin on Friday.", "see Dr. Amin", 4, "on Friday", "2026-11-27"),
    ("Tomorrow I'll ask my boss for the leave.", "ask my boss for the leave", 4, "Tomorrow", "2026-11-24"),
    ("Let me start with one day without.", "Let me start with one day without", 3, None, None),
    ("I've signed up for the evening program.", "I've signed up for the evening program", 3, None, None),
    ("I'll go, because my kids are watching.", "go", 4, None, None),
]  # fmt: skip
# Staying away is a commitment too, and must never be said back without its "not".
ABSTAINING = [
    ("I'm not going to drink tonight.", "not drink"),
    ("I won't buy any more after Sunday.", "not buy any more"),
    ("I'm never touching that stuff again.", "never touching that stuff again"),
    ("I will never drink and drive with my kids again.", "never drink and drive with my kids again"),
    ("im not gonna smoke in the car anymore", "not smoke in the car anymore"),
    ("I won’t bet on the game this Sunday.", "not bet on the game"),
    ("I'll never buy from him again.", "never buy from him again"),
]
NONE = {
    "hope": [
        "I wish I could stop.",
        "I hope it gets better.",
        "I want to quit someday.",
        "I need to cut down.",
        "I should really go see someone.",
        "It would be nice to be sober at Christmas.",
        "I have to stop at some point.",
    ],
    "past": [
        "I tried to quit last year.",
        "I used to go to meetings every Sunday.",
        "I promised her I would stop, back in May.",
        "I was going to call but I didn't.",
        "I meant to go yesterday.",
        "I thought about calling them.",
        "I once planned to go in.",
    ],
    "others": [
        "He'll go to rehab on Monday.",
        "My son is going to stop.",
        "They want me to go in.",
        "My husband booked a bed for himself.",
        "My mom says she'll quit after New Year's.",
        "You should call them.",
        "And she's not going to drink at the wedding.",
        "My wife won't touch it.",
        "The kids are going to stay with her.",
    ],
    "conditional": [
        "If he leaves, I'll stop.",
        "I'd go if it was free.",
        "I would call if I had the time.",
        "Unless she comes back I won't change.",
        "If she comes home I won't drink.",
    ],
    "negated": [
        "I'm not going to rehab.",
        "I won't go to any meetings.",
        "I can't stop.",
        "I'm not ready to quit.",
        "I don't want to stop.",
        "I'm never going to one of those places.",
        "No way I'm calling them.",
        "I won’t stop drinking for anybody.",
        "I'm not gonna give up smoking.",
        "I will not quit and you can't make me.",
        "I'm not going to use your program.",
        "I don't know if I'll go.",
    ],
    "asked": ["Will I have to stop everything?", "Should I call them on Monday?", "What if I'll need detox?"],
    "reported": [
        "The doctor told me to stop.",
        "He asked me to quit.",
        "She said she will call.",
        "Everyone thinks I need help.",
    ],
    "going on": [
        "I'm going to keep drinking.",
        "I'm going to get drunk tonight.",
        "I'll probably end up drinking again.",
        "I'm gonna drink tonight.",
        "I'll go on drinking, thanks.",
        "I never drink on weekdays.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "what", "strength", "words", "day"), COMMITMENTS)
def test_a_commitment_is_noted_in_the_visitors_own_words(
    text: str, what: str, strength: int, words: str | None, day: str | None
) -> None:
    (commitment,) = noted(text)
    assert commitment == Commitment(
        "visitor", text, what, "commitment", strength, words, date.fromisoformat(day) if day else None
    )


@pytest.mark.parametrize(("text", "what"), ABSTAINING)
@pytest.mark.parametrize("coder", [CREDULOUS, SCEPTICAL], ids=["credulous", "sceptical"])
def test_staying_away_is_a_commitment_that_keeps_its_not(coder: Coder, text: str, what: str) -> None:
    (commitment,) = noted(text, coder)
    assert commitment.behaviour == what


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NONE.items() for text in texts])
def test_what_only_sounds_like_one_is_none_even_to_a_credulous_coder(kind: str, text: str) -> None:
    assert noted(text) == [], kind


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NONE.items() for text in texts])
def test_and_none_to_the_real_coder(coder: Coder, kind: str, text: str) -> None:
    assert noted(text, coder) == [], kind


@pytest.mark.parametrize(
    "text",
    [
        "I'll call the clinic on Monday.",
        "I'm going to pour out what's under the sink tonight.",
        "I promise I'll hand my wife the cards on Friday.",
        "I plan to delete the betting apps tonight.",
        "I'll try to skip the bar on Friday.",
        "I already called the number you gave me.",
        "I'm starting Suboxone tomorrow.",
        "Tomorrow I'll ask my boss for the leave.",
        "I'm not going to drink tonight.",
        "ok ill go to the meeting thursday",
    ],
)
def test_a_plain_commitment_is_noted_by_the_real_coder(coder: Coder, text: str) -> None:
    assert noted(text, coder)


@pytest.mark.parametrize(
    "text", ["I drink about six a night.", "It's Monday.", "I'll be honest, I like it.", "I'm going to the store."]
)
def test_what_is_no_change_at_all_is_none_to_the_real_coder(coder: Coder, text: str) -> None:
    assert noted(text, coder) == []


def test_two_commitments_of_one_message_are_both_noted() -> None:
    found = noted("I'll call them tomorrow. He says I never will. On Friday I'll tell my boss.")
    assert [(one.behaviour, str(one.when)) for one in found] == [
        ("call them", "2026-11-24"), ("tell my boss", "2026-11-27"),
    ]  # fmt: skip


def test_taking_steps_keeps_its_category() -> None:
    steps = Coder(FixedJudge(talk="change", category="taking_steps", strength="4"))  # type: ignore[arg-type]
    assert [one.category for one in noted("I booked the intake.", steps)] == ["taking_steps"]


def test_nothing_said_is_nothing_noted() -> None:
    assert found_in("", Coding("client", "neutral", ()), MONDAY) == []


@given(st.text(max_size=200), st.none() | st.text(min_size=1, max_size=10))
def test_what_is_to_be_done_is_never_empty_nor_endless(text: str, moment: str | None) -> None:
    said = behaviour(text, moment)
    assert len(said) <= 126
    assert said or not text
