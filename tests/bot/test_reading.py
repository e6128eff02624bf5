"""Reading a message: what needs no model is held to an answer; whatever is typed, there is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain

from bot.coding.coder import Turn
from bot.content.library import library
from bot.content.topics import load_topics
from bot.paths import ROOT
from bot.reading import MOMENTS, Reader, other_language
from bot.types import Coding

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
ROOMS = ["practice", "guide"]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@given(st.sampled_from(ROOMS), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_typed_is_read_as_something_the_policies_know(reader: Reader, room: str, text: str) -> None:
    read = reader.read(text, room, [])
    assert read.intent in DOMAIN.intents
    assert 0.0 <= read.confidence <= 1.0
    for utterance in read.coding.utterances:
        assert text[utterance.start : utterance.end] == utterance.text


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("text", ["I want to die.", "he wont wake up", "I took the whole bottle of pills"])
def test_danger_is_read_before_anything_else_and_not_coded(reader: Reader, room: str, text: str) -> None:
    assert reader.read(text, room, []).intent == "danger"
    assert reader.read(text, room, []).coding == Coding("helper", "other", ())


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("text", ["", "   ", "...", "…", "— —", "\n"])
def test_saying_nothing_is_silence(reader: Reader, room: str, text: str) -> None:
    assert reader.read(text, room, []).intent == "silence"


@pytest.mark.parametrize(
    "text",
    [
        "Mi hijo no quiere dejar de beber",
        "Necesito ayuda con mi esposo, por favor",
        "Je ne sais pas quoi faire avec mon fils",
        "Ich weiß nicht, was ich tun soll",
        "Você pode falar comigo sobre o meu pai?",
        "Мой муж пьёт каждый день",
        "我不知道该怎么办",
        "لا أعرف ماذا أفعل",
        "מה לעשות",
        "Tôi không biết phải làm gì",
        "hola necesito hablar",
    ],
)  # fmt: skip
@pytest.mark.parametrize("room", ROOMS)
def test_another_language_is_heard_as_one(reader: Reader, room: str, text: str) -> None:
    assert other_language(text)
    assert reader.read(text, room, []).intent == "other_language"


@pytest.mark.parametrize(
    "text",
    [
        "I don’t know what to do about José.",
        "No, no, no.",
        "ok",
        "Die Hard was on.",
        "His mother said mijo, come home.",
        "rehab, vodka, pills",
        "My café closes at nine",
        "7",
        "👍",
        "asdf qwer zxcv",
        "Dr. Müller told me to quit",
        "not really",
    ],
)
def test_english_with_a_foreign_word_in_it_is_english(text: str) -> None:
    assert not other_language(text)


@pytest.mark.parametrize("text", ["7", "maybe a 6", "8 out of 10", "four i guess", "10/10", "like 3 or 4"])
def test_a_bare_number_answers_a_ruler(reader: Reader, text: str) -> None:
    assert reader.read(text, "guide", []).intent == "give_number"


@pytest.mark.parametrize(("text", "intent"), [
    ("bye", "goodbye"), ("ok gotta go, thanks", "goodbye"), ("Thank you so much!", "thanks"), ("thx", "thanks"),
])  # fmt: skip
def test_a_bare_goodbye_or_thanks_needs_no_model(reader: Reader, text: str, intent: str) -> None:
    assert reader.read(text, "guide", []).intent == intent


@pytest.mark.parametrize("text", ["I'll call the clinic on Monday.", "I'm not going to drink tonight."])
def test_a_commitment_is_read_as_one_whatever_else_is_said(reader: Reader, text: str) -> None:
    assert reader.read(text, "guide", []).intent == "commitment_talk"


@pytest.mark.parametrize(("topic", "intent"), MOMENTS.items())
def test_words_about_the_moment_itself_are_no_code(reader: Reader, topic: str, intent: str) -> None:
    asks = [ask for ask in load_topics()[topic].asks if 3 <= len(ask.split()) <= 12][:6]
    read = [reader.read(ask, "practice", []).intent for ask in asks]
    assert read.count(intent) >= len(asks) - 2, dict(zip(asks, read, strict=True))


def test_a_helpers_turn_is_coded_utterance_by_utterance(reader: Reader) -> None:
    text = "mm-hm. What was that like for you?"
    read = reader.read(text, "practice", [Turn("client", "I told Rosa I'd quit, and I lasted a day.")])
    assert [utterance.text for utterance in read.coding.utterances] == ["mm-hm.", "What was that like for you?"]
    assert read.coding.speaker == "helper"


@pytest.mark.parametrize(
    "text",
    [
        "is there a detox near 44107 that takes Medicaid",
        "somewhere that takes Spanish speakers",
        "44107",
        "what do I bring",
        "can I get a summary to give to the program",
    ],
)
def test_what_is_asked_of_the_clinics_list_is_a_question_about_options(reader: Reader, text: str) -> None:
    assert reader.read(text, "guide", []).intent == "ask_options"


def test_a_town_is_an_answer_only_after_the_question_for_one(reader: Reader) -> None:
    where = library().programme_words.where
    assert reader.read("Lakewood", "guide", [Turn("helper", where)]).intent == "ask_options"
    assert reader.read("Lakewood", "guide", [Turn("helper", "How are you?")]).intent != "ask_options"


def test_a_plan_to_call_a_place_stays_a_plan(reader: Reader) -> None:
    assert reader.read("I'm going to call the detox near Lakewood tomorrow", "guide", []).intent == "commitment_talk"
