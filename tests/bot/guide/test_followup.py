"""How it went: asked at a light moment, once, without reproach; read from the answer, and not guessed."""

from __future__ import annotations

import re

import pytest

from bot.content.library import library
from bot.guide.followup import may_ask, plans_anew, read
from bot.guide.visit import Visit, begin, read_back, speak, take_in
from bot.types import CodedUtterance, Coding, Commitment, Due

DUE = (Due("c1", "call the clinic"), Due("c2", "rest"))
REPROACH = re.compile(r"\b(?:should|supposed to|failed|failure|excuse|why didn|still haven|promised)\b", re.I)


def coded(text: str, talk: str = "neutral", category: str | None = None) -> Coding:
    return Coding("client", talk, (CodedUtterance(text, 0, len(text), 0.8, talk=talk, category=category),))  # type: ignore[arg-type]


def asked(seed: int = 3) -> Visit:
    """A visit in which it was just asked how the call went."""
    visit, _ = take_in(begin(seed)[0], "hi", coded("hi"), "greet", (), DUE)
    return speak(visit, "open_question", "hi")[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("yes, I did", "kept"),
        ("yeah it went okay", "kept"),
        ("Done!", "kept"),
        ("I called them on Friday and I have a date", "kept"),
        ("good", "kept"),
        ("sort of, I left a message", "partly"),
        ("I tried, but nobody picked up", "partly"),
        ("half of it", "partly"),
        ("no but I got as far as the parking lot", "partly"),
        ("No.", "not_done"),
        ("not yet", "not_done"),
        ("I didn’t", "not_done"),
        ("i forgot", "not_done"),
        ("honestly I chickened out", "not_done"),
        ("I changed my mind", "changed"),
        ("no, I decided against it", "changed"),
        ("we rescheduled, it's on Friday now", "changed"),
        ("how do you mean?", None),
        ("not so well", None),
        ("my sister is in town", None),
        ("it was awful", None),
    ],
)
def test_an_answer_is_read_for_what_became_of_it(text: str, status: str | None) -> None:
    assert read(text, "call the clinic") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I didn't drink", "kept"),
        ("yes, I stayed off it", "kept"),
        ("haven't had one", "kept"),
        ("I slipped on Saturday", "not_done"),
        ("I had two", "not_done"),
        ("no", "not_done"),
        ("mostly", "partly"),
    ],
)
def test_of_what_was_to_be_left_a_no_means_the_other_thing(text: str, status: str) -> None:
    assert read(text, "not drink tonight") == status


@pytest.mark.parametrize(
    ("intent", "text", "now"),
    [
        ("greet", "hi again", True),
        ("neutral_talk", "I'm back", True),
        ("neutral_talk", "so my brother was arrested last night and nobody knows where they took him", False),
        ("sustain_talk", "I drank all weekend", False),
        ("ask_helpline", "is there a number", False),
        ("commitment_talk", "I'll go today", False),
        ("silence", "...", False),
        ("goodbye", "bye", False),
    ],
)
def test_who_comes_back_with_something_is_heard_first(intent: str, text: str, now: bool) -> None:
    assert may_ask(intent, text) is now
    visit, _ = take_in(begin(3)[0], text, coded(text), intent, (), DUE)
    assert ((visit.heard.get("followup") or {}).get("act") == "open_question") is now


def test_it_asks_in_the_visitors_words_about_the_oldest_one_alone() -> None:
    for seed in range(12):
        visit, _ = take_in(begin(seed)[0], "hi", coded("hi"), "greet", (), DUE)
        after, (reply,) = speak(visit, "open_question", "hi")
        assert "call the clinic" in reply.text and "rest" not in reply.text.split()
        assert reply.source in {line.id for line in library().guide.by_act["followup"]}
        assert after.asking == {"id": "c1", "behaviour": "call the clinic"}
        assert Visit.from_slot(after.to_slot()) == after


@pytest.mark.parametrize(
    ("text", "intent", "status", "act"),
    [
        ("yes I did", "affirm", "kept", "affirm"),
        ("half of it", "neutral_talk", "partly", "affirm"),
        ("no", "deny", "not_done", "explore_sustain"),
        ("I changed my mind", "change_mind", "changed", "change_mind"),
    ],
)
def test_each_answer_gets_a_line_of_its_own_kind(text: str, intent: str, status: str, act: str) -> None:
    for seed in range(8):
        visit, _ = take_in(asked(seed), text, coded(text), intent, (), DUE)
        found = visit.heard["followup"]
        assert (found["id"], found["status"], found["act"]) == ("c1", status, act)
        after, (reply,) = speak(visit, act, text)
        assert reply.source in {line.id for line in library().guide.by_act[f"followup_{status}"]}
        assert after.asking is None


def test_an_answer_is_waited_for_no_longer_than_one_message() -> None:
    visit, _ = take_in(asked(), "my sister is in town", coded("x"), "neutral_talk", ())
    assert (visit.asking, visit.heard.get("followup")) == (None, None)
    visit, _ = take_in(visit, "no", coded("no"), "deny", ())
    assert visit.heard.get("followup") is None


def test_a_question_is_answered_and_not_taken_for_an_answer() -> None:
    visit, _ = take_in(asked(), "no, what is detox?", coded("no, what is detox?"), "ask_options", ())
    assert visit.heard.get("followup") is None


def test_a_new_plan_in_the_answer_is_left_to_be_noted() -> None:
    text = "No, but I'll call them tomorrow"
    coding = coded(text, "change", "commitment")
    assert plans_anew(coding)
    visit, _ = take_in(asked(), text, coding, "commitment_talk", ())
    assert (visit.heard["followup"]["status"], visit.heard["followup"]["act"]) == ("not_done", None)


def test_what_was_done_is_not_noted_as_a_new_plan() -> None:
    text = "I called them on Friday"
    visit, _ = take_in(asked(), text, coded(text, "change", "taking_steps"), "commitment_talk", ())
    assert (visit.heard["followup"]["status"], visit.heard["followup"]["act"]) == ("kept", "affirm")


def test_striking_out_names_the_last_promise() -> None:
    visit, _ = read_back(begin(3)[0], [Commitment("visitor", "I'll rest", "rest", "commitment", 4)])
    visit, _ = take_in(visit, "strike that", coded("strike that"), "change_mind", ())
    assert visit.heard["followup"] == {"id": None, "behaviour": "rest", "status": "dropped", "act": None}


@pytest.mark.parametrize(
    "act", ["followup", "followup_kept", "followup_partly", "followup_not_done", "followup_changed"]
)
def test_no_line_reproaches_and_each_kind_has_several(act: str) -> None:
    lines = library().guide.by_act[act]  # type: ignore[index]
    assert len(lines) >= 3
    assert not [line.text for line in lines if REPROACH.search(line.text)]
