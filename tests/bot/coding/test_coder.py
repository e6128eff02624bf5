"""The coder: every utterance its code, exactly where it stands; only clear-cut cases are held to a code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.coder import NEVER, Coder, Turn, last_words, mean_confidence, since_permission
from bot.coding.codes import CATEGORIES, HELPER_CODES, LABELS, MOBILISING, TALKS
from bot.types import Coding
from tests.bot.standins import FixedJudge

TURNS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.lists(
    st.sampled_from(["You stopped at the store. ", "What then? ", "mm-hm. ", "I'll go Monday! ", "😀 ", "\n"]),
    max_size=5,
).map("".join)


@given(TURNS)
def test_helper_utterances_stand_where_they_say_and_have_a_known_code(coder: Coder, text: str) -> None:
    coding = coder.helper(text)
    assert coding.speaker == "helper"
    assert coding.main in {"question", "reflection", "therapist_input", "other"}
    for utterance in coding.utterances:
        assert text[utterance.start : utterance.end] == utterance.text
        assert utterance.code in HELPER_CODES
        assert utterance.label == LABELS[utterance.code]
        assert 0.0 <= utterance.confidence <= 1.0
        assert (utterance.talk, utterance.category, utterance.strength) == (None, None, None)


@given(TURNS)
def test_client_utterances_have_category_when_they_lean_and_strength_when_they_mobilise(
    coder: Coder, text: str
) -> None:
    coding = coder.client(text)
    assert coding.speaker == "client"
    assert coding.main in TALKS
    for utterance in coding.utterances:
        assert text[utterance.start : utterance.end] == utterance.text
        assert utterance.code is None
        assert utterance.talk in TALKS
        if utterance.talk == "neutral":
            assert utterance.category is None
        else:
            assert utterance.category in CATEGORIES[1:]
        assert (utterance.strength is not None) == (utterance.category in MOBILISING)
        assert utterance.strength in {None, 1, 2, 3, 4, 5}


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_nothing_said_is_nothing_coded(coder: Coder, blank: str) -> None:
    assert coder.helper(blank) == Coding("helper", "other", ())
    assert coder.client(blank) == Coding("client", "neutral", ())
    assert mean_confidence(coder.helper(blank)) == 1.0


@pytest.mark.parametrize(
    "text", ["mm-hm", "Mm-hmm.", "mhm", "Uh-huh.", "Okay.", "Right, yeah.", "I see.", "Got it!", "Hmm…"]
)
def test_a_bare_backchannel_is_facilitate(coder: Coder, text: str) -> None:
    coding = coder.helper(text, [Turn("client", "I stopped for a while in the spring, and it was all right.")])
    assert [utterance.code for utterance in coding.utterances] == ["facilitate"]
    assert coding.main == "other"
    assert coding.utterances[0].confidence > 0.9


@pytest.mark.parametrize("text", ["What brings you here today?", "How did that go?", "What else worries you about it?"])
def test_a_plain_open_question_makes_the_turn_a_question(coder: Coder, text: str) -> None:
    assert coder.helper(text).main == "question"


def test_same_words_get_the_same_coding_and_history_stays_untouched(coder: Coder) -> None:
    history = [Turn("client", "My sister thinks I drink too much."), Turn("helper", "Your sister worries.")]
    before = list(history)
    first = coder.helper("It stings when she says it. What do you make of it?", history)
    assert first == coder.helper("It stings when she says it. What do you make of it?", history)
    assert history == before


def test_what_was_coded_before_does_not_change_what_comes_after(coder: Coder) -> None:
    alone = coder.client("I poured it all out last night.")
    coder.helper("You have to stop.")
    coder.client("I'm never going back there.")
    assert coder.client("I poured it all out last night.") == alone


def test_a_phones_curly_apostrophes_are_coded_as_straight_ones(coder: Coder) -> None:
    typed = "I won't touch it tonight. It's killing me that she's scared."
    curly = coder.client(typed.replace("'", "’"), [Turn("helper", "What’s it like?")])
    straight = coder.client(typed, [Turn("helper", "What's it like?")])
    assert [(u.talk, u.category, u.strength, u.confidence) for u in curly.utterances] == [
        (u.talk, u.category, u.strength, u.confidence) for u in straight.utterances
    ]
    assert curly.utterances[0].text == "I won’t touch it tonight."


def test_permission_asked_in_this_turn_counts_for_the_rest_of_it() -> None:
    judge = FixedJudge(helper="give_information")
    Coder(judge).helper("Would it be okay if I shared something? Withdrawal can be dangerous. Nurses can watch.")  # type: ignore[arg-type]
    since = [judged.features[6] for judged in judge.shown]
    assert since == [pytest.approx(1 / (1 + NEVER)), 1.0, 1.0]


def test_the_other_speakers_words_are_the_context() -> None:
    judge = FixedJudge(helper="open_question")
    history = [
        Turn("client", "I'm sleeping in the truck these days."),
        Turn("helper", "In the truck."),
        Turn("client", "yeah"),
    ]
    Coder(judge).helper("What's that like?", history)  # type: ignore[arg-type]
    assert judge.shown[0].context == "I'm sleeping in the truck these days. yeah"


def test_commitment_strength_is_read_from_the_words_not_guessed() -> None:
    judge = FixedJudge(talk="change", category="commitment", strength="1")
    coding = Coder(judge).client("I promise I'm calling them.")  # type: ignore[arg-type]
    assert coding.utterances[0].strength == 5


@pytest.mark.parametrize(
    ("history", "speaker", "expected"),
    [
        ([], "client", ""),
        ([Turn("helper", "Hello there, come in.")], "client", ""),
        ([Turn("client", "I drink at night, mostly.")], "client", "I drink at night, mostly."),
        ([Turn("client", "I drink at night, mostly."), Turn("client", "yes")], "client", "I drink at night, mostly. yes"),
        ([Turn("client", "no"), Turn("client", "no"), Turn("client", "no")], "client", "no no"),
        ([Turn("client", "All of it, every bit."), Turn("client", "I never told my kids that.")], "client",
         "I never told my kids that."),
    ],
)  # fmt: skip
def test_last_words_look_past_a_backchannel(history: list[Turn], speaker: str, expected: str) -> None:
    assert last_words(history, speaker) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("texts", "since"),
    [
        ([], NEVER),
        (["How are you?"], NEVER),
        (["May I tell you what I've seen?"], 0),
        (["May I tell you what I've seen?", "It can be risky.", "So there it is."], 2),
        (["Do you mind if I ask about work?", "Is it all right if I share a thought?"], 0),
    ],
)
def test_turns_since_permission_are_the_helpers_own(texts: list[str], since: int) -> None:
    history: list[Turn] = []
    for text in texts:
        history += [Turn("helper", text), Turn("client", "Would you mind if I smoked?")]
    assert since_permission(history) == since
