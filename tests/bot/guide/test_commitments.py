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
    ("Fine, I will see the doctor next week.", "see the doctor", 5, "next week", None),
    ("I promise I'll hand my wife the cards on Friday.", "hand my wife the cards", 5, "on Friday", "2026-11-27"),
    ("I've decided to take a month off drinking.", "take a month off drinking", 3, None, None),
    ("I plan to delete the betting apps tonight.", "delete the betting apps", 3, "tonight", "2026-11-23"),
    ("My plan is to see the counselor on Wednesday.", "see the counselor", 3, "on Wednesday", "2026-11-25"),
    ("The plan is to stop on the first of December.", "stop", 3, "on the first of December", "2026-12-01"),
    ("I'm ready to talk to somebody about it this week.", "talk to somebody about it", 3, "this week", None),
    ("I'm willing to try the patch.", "try the patch", 3, None, None),
    ("I booked an intake for the 30th.", "I booked an intake", 4, "the 30th", "2026-11-30"),
    ("I already called the number you gave me.", "I already called the number you gave me", 3, None, None),
    ("I threw out the last pack this morning.", "I threw out the last pack", 3, "this morning", None),
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


# Invented beside the forms, kind by kind; read by the real coder, which takes many of them for change.
SOUNDS_LIKE_IT = {
    "hope": [
        "I'd love to be off the pills by Christmas.",
        "hoping to get to a meeting this week",
        "hopefully I'll call them tomorrow",
        "I want to go to detox on Monday",
        "I wish I was going to the group tonight",
        "One of these days I want to walk into that clinic.",
        "I really should ring the doctor tomorrow",
        "Praying I'll be sober for the wedding on Saturday",
        "I hope I'll have the nerve on Friday",
        "we need to sit him down this weekend",
        "If only I could hand my cards over tomorrow.",
        "I'd like to stop before the baby comes",
        "gotta stop this soon",
        "it'd be great to be clean by new year",
    ],
    "past": [
        "I was going to call on Friday but I bottled it.",
        "I called the clinic last year.",
        "Back in 2019 I did ninety days.",
        "I used to go to AA on Tuesdays",
        "I quit for six months when my daughter was born",
        "I promised my wife I'd stop last Christmas",
        "Years ago I threw out all the bottles.",
        "I went to rehab twice in my twenties",
        "I signed up for a program once and never went",
        "we tried locking up the pills last spring",
        "I poured it all down the sink and then went and bought more.",
        "I told my sister I'd stop, and it lasted two days",
        "I'd decided to stop and then the funeral happened",
        "I had an appointment last Thursday and didn't go",
        "Last summer I was going to get help",
    ],
    "other": [
        "My son is going to detox on Monday.",
        "Kevin's starting methadone tomorrow",
        "My wife will pour it all out tonight",
        "she's booked herself into the clinic for Friday",
        "The doctor is putting me on the patch next week",
        "my brother threw out his stash yesterday",
        "They're going to have a talk with me on Sunday",
        "Dad's giving up the drink for Lent",
        "my husband has promised to see someone on Wednesday",
        "You're going to call me tomorrow, right",
        "His sponsor will pick him up on Saturday",
        "Our neighbour quit smoking on January 1",
        "Aunt Rosa will take the keys tonight",
        "my daughter and her boyfriend are going to a meeting tonight",
    ],
    "conditional": [
        "If she comes with me I'll go on Tuesday.",
        "I'd ring them tomorrow if I had credit on my phone",
        "I'll stop when he stops.",
        "I would go to the group if it wasn't on a Thursday",
        "unless my boss finds out I'll leave it",
        "I'll go as long as nobody I know is there",
        "Only if they let me keep my dog will I go in",
        "Depends on the money, but then I'd go in January",
        "I might go if my sister drives me",
        "Had they called back I would've gone on Monday",
        "I'll do it, provided nobody tells my mum",
    ],
    "negated": [
        "I'm not going to any clinic on Monday.",
        "I won't be telling my wife tomorrow",
        "No, I'm not calling them tonight",
        "I haven't decided to stop",
        "I'm not ready to give up the weed",
        "I don't plan to see the counselor next week",
        "I never said I'd quit",
        "not doing the group thing on tuesday",
        "We're not going to lock anything up",
        "You won't catch me at a meeting on Friday",
        "I can't go in on Wednesday",
        "I refuse to take those tablets",
        "I ain't quitting nothing",
        "I have no intention of going on Thursday",
    ],
    "reported": [
        "My wife says I'm going to detox on Monday.",
        "The judge said I'll start the program in December",
        "She told everyone I'd be at the meeting tonight",
        "My mum thinks I'm quitting on New Year's Day",
        "They've told me I'm going in on Wednesday",
        "according to my sister I'll be sober by Christmas",
        "the doctor wants me to start the tablets on Monday",
        "My boss said I have to see a counselor by Friday",
        "Apparently I'm seeing someone on Thursday",
        "He keeps telling people I'm giving it up",
    ],
    "question": [
        "Should I call them tomorrow?",
        "Will you be there on Tuesday",
        "can I start on Monday",
        "do you think I'll make it to Friday",
        "what if I go in on Wednesday",
        "When I call on Monday what do I say?",
        "is it ok if I come tomorrow",
        "wondering if I should ring tonight",
        "How do I tell my wife tomorrow",
        "Am I going to have to give up the beer as well",
    ],
    "ability": [
        "I could call them tomorrow.",
        "I can go a week without, easy",
        "I know how to stop, I've done it",
        "I could stop on Monday if I felt like it",
        "I'm capable of going one night without it",
        "I managed three days in March",
        "I can drive myself there on Friday",
        "I could probably get to the group tonight",
        "We can lock the pills up any time",
        "I'm able to take a day off next week",
    ],
    "sarcasm": [
        "Oh sure, I'll just stop tomorrow, simple as that.",
        "Yeah I'll be sober by Friday and the pope will be my sponsor",
        "Right, I'll join a choir and quit drinking by Tuesday, shall I",
        "Great, I'll give up everything fun and live in a monastery",
        "I'll quit tomorrow, like every other tomorrow.",
        "I'll stop drinking when the sea dries up",
        "sure I'll go to group and we can all hold hands and sing",
        "Yes and next week I'm taking up the harp",
        "I'll put it on my list, right after curing cancer",
    ],
    "figure": [
        "I'm going to kill my brother tonight.",
        "I'll be damned if it isn't Monday already",
        "I'm dying to get out of here by Friday",
        "I quit trying to understand her years ago",
        "I'm going to lose it before Thursday",
        "I'll eat my hat if he calls tomorrow",
        "I'm getting clean away with it so far",
        "I'm going cold all over just thinking about Monday",
        "I'll never hear the end of it after Thanksgiving",
        "this week is going to finish me off",
        "I'm throwing in the towel with that landlord",
        "I'll bet you he's drunk by noon tomorrow",
    ],
    "plain": [
        "I'm going to the store tomorrow.",
        "I'll be honest, I like it.",
        "I'm watching the game with my brother on Sunday",
        "I drink about six a night",
        "I work nights on Thursday",
        "I'm having a beer tonight",
        "I got drunk last night",
        "I went to the bar on Saturday",
        "I told my wife to leave me alone yesterday",
        "I took two more pills this morning",
        "I bought another bottle yesterday",
        "I started drinking when my dad died",
        "I'm in a lot of pain today",
        "I'm at work till six",
        "I saw my dealer last night",
        "I lost my job on Friday",
        "I got a DUI last week",
        "I put on weight since Thanksgiving",
        "I'm on methadone",
        "I'm sober today but it's hard",
        "I started using again on Sunday",
        "I kept the bottle under the sink",
    ],
}
IS_ONE = [
    "And I'll tell my wife tomorrow",
    "Fine, I will see the doctor next week",
    "I've decided to check myself into detox",
    "I'm seeing a therapist on Tuesday",
    "We're going to lock up the pills",
    "I'll pop into the pharmacy on Thursday and get the patches",
    "monday i ring the clinic and thats that",
    "Booked the assessment, it's on the 9th",
    "I'm deleting the betting app right now",
    "Gave my spare keys to my sister last night",
    "I'll sit with my son on Sunday and listen",
    "we're stopping the money from the 1st",
    "I will not have a drink at the wedding",
    "I'm not buying any more scratch cards",
    "Sunday I tell my parents everything",
    "I've told my boss I need time off for treatment",
    "going to my first meeting tonight",
    "Thinking about going in on Friday to talk to someone",
    "I'm taking the bus to the clinic in the morning",
    "No more wine on weeknights for me",
    "I'll give you a ring on Wednesday about that bed",
    "I'm ready for detox",
    "I threw my vape in the river this morning",
    "I'm gonna try to cut down to three a day from Monday",
    "Okay. I'll do it. Friday.",
    "I quit smoking yesterday",
    "my wife and I are going to the family night on Thursday",
    "I plan to taper with my doctor starting December 1",
    "I haven't smoked since Saturday",
    "I'm going to be at the group on Tuesday",
    "I have an appointment on Thursday and I'm keeping it",
    "I'll keep the naloxone by the door",
    "I'm moving out of his place this weekend",
    "won't touch it tonight, promise",
    "i can't do this anymore so tomorrow im going to the er",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SOUNDS_LIKE_IT.items() for text in texts])
def test_what_only_sounds_like_one_in_many_ways_is_none(coder: Coder, kind: str, text: str) -> None:
    assert noted(text, coder) == [], kind


@pytest.mark.parametrize("text", IS_ONE)
def test_a_commitment_in_many_ways_is_noted(coder: Coder, text: str) -> None:
    assert noted(text, coder)


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
