"""A turn of the guide: what is taken in, what the policies see, what is said, and nothing twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.guide import GUIDE_ACTS
from bot.content.library import library
from bot.guide.lines import default_lines
from bot.guide.visit import KEPT, Visit, begin, helplines, inform, offer, read_back, speak, take_in
from bot.types import Button, CodedUtterance, Coding, Commitment

SPEAKS = (
    "reflect", "reflect_ask", "reflect_both", "explore_sustain", "evoke", "affirm", "open_question", "ask_who",
    "ruler_importance", "ruler_confidence", "ruler_why", "next_step", "summary", "offer_declined", "change_mind",
    "professional", "off_topic", "clarify", "complaint", "other_language", "silence", "thanks", "goodbye", "helpline",
)  # fmt: skip
TEXT = "I drink most nights and my wife is worn out."


def coded(text: str = TEXT, talk: str = "neutral") -> Coding:
    return Coding("client", talk, (CodedUtterance(text, 0, len(text), 0.8, talk=talk),))  # type: ignore[arg-type]


def taken(visit: Visit, text: str = TEXT, intent: str = "talk", entities: tuple[tuple[str, str], ...] = ()) -> Visit:
    return take_in(visit, text, coded(text), intent, entities)[0]


def promise(what: str, words: str | None = None, day: date | None = None) -> Commitment:
    return Commitment("visitor", f"I'll {what}", what, "commitment", 4, words, day)


def test_a_visit_begins_with_one_welcome_that_invites() -> None:
    visit, (reply,) = begin(3, "GB")
    assert (visit.who, visit.country, visit.pending, visit.turn) == ("unknown", "GB", "who", 0)
    assert "program" in reply.text
    assert reply.source in {line.id for line in library().guide.by_act["welcome"]}


def test_the_same_seed_gives_the_same_visit() -> None:
    assert begin(3) == begin(3)
    assert len({begin(seed)[1][0].text for seed in range(30)}) > 1


@given(
    st.sampled_from(SPEAKS),
    st.text(max_size=60),
    st.none() | st.integers(0, 10),
    st.sampled_from(["self", "loved_one", "professional", "unknown"]),
    st.integers(0, 50),
)
def test_a_visit_goes_through_json_and_back_whatever_was_said(
    act: str, text: str, number: int | None, who: str, seed: int
) -> None:
    visit = replace(begin(seed)[0], who=who, number=number, themes=("alcohol",))
    after, replies = speak(taken(visit, text), act, text)
    assert Visit.from_slot(json.loads(json.dumps(after.to_slot()))) == after
    for reply in replies:
        assert reply.text.strip()
        assert not re.search(r"[{}]", reply.text), "a blank was not filled in"


@pytest.mark.parametrize("act", SPEAKS)
def test_one_bubble_asks_one_question_at_most(act: str) -> None:
    for seed in range(6):
        visit = replace(taken(begin(seed)[0]), number=6, promises=({"text": "I'll call", "behaviour": "call"},))
        _, (reply,) = speak(visit, act, TEXT)
        assert reply.text.count("?") <= 1, reply.text


def test_what_the_guide_says_is_not_said_again_while_anything_is_left() -> None:
    visit = taken(begin(8)[0])
    seen: list[str] = []
    for number in range(30):
        act = ("open_question", "evoke", "reflect_both", "affirm", "explore_sustain")[number % 5]
        visit, (reply,) = speak(taken(visit, f"{TEXT} Really, {number}."), act, TEXT)
        assert reply.text not in seen
        seen.append(reply.text)


@pytest.mark.parametrize("act", SPEAKS)
def test_when_every_line_is_said_there_is_still_an_answer(act: str) -> None:
    visit, _ = begin(1)
    told = default_lines().ids
    from bot.person.told import Told

    everything = Told(told)
    everything.add(told)
    _, (reply,) = speak(replace(taken(visit), told=everything.pack(), number=4), act, TEXT)
    assert reply.text.strip()


@pytest.mark.parametrize(
    ("act", "pending"),
    [
        ("ask_who", "who"),
        ("ruler_importance", "importance"),
        ("ruler_confidence", "confidence"),
        ("ruler_why", "why"),
        ("next_step", "next_step"),
        ("open_question", "nothing"),
    ],
)
def test_what_is_left_hanging_is_remembered(act: str, pending: str) -> None:
    visit = replace(taken(begin(2)[0]), number=5)
    after, _ = speak(visit, act, TEXT)
    assert after.pending == pending
    assert take_in(after, "ok", coded("ok"), "affirm", [])[1]["pending"] == pending


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("maybe a 6", 6), ("10/10", 10), ("8 out of 10", 8), ("four I guess", 4), ("0", 0), ("zero", 0),
     ("no idea", None), ("100", None)],
)  # fmt: skip
@pytest.mark.parametrize("pending", ["importance", "confidence"])
def test_an_answer_to_a_ruler_is_read_as_its_number(text: str, number: int | None, pending: str) -> None:
    assert taken(replace(begin(2)[0], pending=pending), text).number == number


def test_a_number_elsewhere_is_no_answer_to_a_ruler() -> None:
    assert taken(begin(2)[0], "I have 3 kids").number is None
    assert taken(replace(begin(2)[0], number=6, pending="importance"), "no idea").number == 6


@pytest.mark.parametrize("number", range(11))
def test_why_that_number_never_compares_it_with_itself(number: int) -> None:
    for seed in range(8):
        visit = replace(taken(begin(seed)[0], str(number)), number=number, pending="importance")
        _, (reply,) = speak(visit, "ruler_why", str(number))
        assert len(re.findall(rf"(?<!\d){number}(?!\d)", reply.text)) <= 1, reply.text


@pytest.mark.parametrize(
    ("text", "intent", "entities", "who"),
    [
        ("It's me.", "who_self", (), "self"),
        ("my brother", "who_loved_one", (), "loved_one"),
        ("I'm a nurse with a client", "who_professional", (), "professional"),
        ("My son uses and I can't sleep", "talk", (("person", "child"),), "loved_one"),
        ("I've been drinking too much", "talk", (), "self"),
        ("im smoking again", "talk", (), "self"),
        ("Good evening", "greet", (), "unknown"),
    ],
)
def test_whom_it_is_about_is_heard(text: str, intent: str, entities: tuple[tuple[str, str], ...], who: str) -> None:
    visit, slots = take_in(begin(2)[0], text, coded(text), intent, entities)
    assert visit.who == slots["who"] == who


def test_whom_it_is_about_stays_until_they_say_otherwise() -> None:
    visit = taken(begin(2)[0], "my brother", "who_loved_one")
    assert taken(visit, "I drink too, sometimes").who == "loved_one"
    assert taken(visit, "No, it's about me", "who_self").who == "self"


def test_the_talk_deepens_with_its_turns() -> None:
    visit = begin(2)[0]
    depths = []
    for _ in range(9):
        visit, slots = take_in(visit, "yes", coded("yes"), "affirm", [])
        depths.append(slots["depth"])
    assert depths == ["early"] * 2 + ["middle"] * 5 + ["late"] * 2


def test_what_is_carried_along_does_not_grow() -> None:
    visit = begin(2)[0]
    for number in range(40):
        visit = taken(visit, entities=(("substance", f"s{number}"), ("feeling", "sad")))
        visit, _ = read_back(visit, [promise(f"do thing {number}")])
    assert len(visit.themes) == KEPT
    assert len(visit.promises) == KEPT
    assert visit.themes[-1] == "s39"
    assert len(json.dumps(visit.to_slot())) < 4_000


def test_a_commitment_is_said_back_in_the_visitors_words_with_its_day() -> None:
    for seed in range(20):
        visit = begin(seed)[0]
        _, (reply,) = read_back(visit, [promise("call the clinic", "on Monday", date(2026, 11, 30))])
        assert "call the clinic" in reply.text
        assert "Monday, November 30" in reply.text
        _, (reply,) = read_back(visit, [promise("call the clinic", "after payday")])
        assert "after payday" in reply.text


def test_a_commitment_without_a_time_gets_none_however_many_there_are() -> None:
    visit, said = begin(3)[0], []
    for number in range(25):
        visit = replace(visit, turn=number)
        visit, (reply,) = read_back(visit, [promise("tell my sister")])
        assert "tell my sister" in reply.text
        assert not re.search(r"[“”\"]\s*[,:]\s*\.|“”|:\s*\.|,\s*\.|“\s*”", reply.text), reply.text
        said.append(reply.source)
    assert len(set(said[:7])) == 7


def test_two_commitments_are_said_back_in_two_bubbles_and_all_are_kept() -> None:
    after, replies = read_back(begin(3)[0], [promise("call"), promise("pack"), promise("rest")])
    assert len(replies) == 2
    assert [row["behaviour"] for row in after.promises] == ["call", "pack", "rest"]


def test_braces_a_visitor_typed_are_said_back_as_typed() -> None:
    after, (reply,) = read_back(begin(3)[0], [promise("write {name} and {0}")])
    assert "write {name} and {0}" in reply.text
    speak(after, "summary", TEXT)
    speak(after, "change_mind", TEXT)


def test_an_offer_asks_leave_and_a_yes_gets_what_was_offered() -> None:
    visit = taken(begin(5)[0], "what is detox like")
    asked, (question,) = offer(visit, "what is detox like")
    assert question.buttons == (Button("yes", "Yes, go on"), Button("no", "Not now"))
    assert asked.pending == "permission"
    assert asked.offered == "detox"
    after, replies = inform(asked, "yes please", "affirm", "yes")
    assert (replies[0].kind, replies[0].source) == ("information", "detox")
    assert after.pending == "information"
    assert len(replies) == 2
    assert replies[1].kind == "say"


@pytest.mark.parametrize("button", ["more:detox:dangers", "more:residential:cost"])
def test_a_button_brings_just_its_part(button: str) -> None:
    _, slug, part = button.split(":")
    _, replies = inform(begin(5)[0], "Tell me more", "ask_options", button)
    assert replies[0].text == getattr(library().articles[slug], part).strip()
    assert replies[0].source == slug


def test_what_is_not_covered_is_admitted_and_people_are_named() -> None:
    visit = replace(begin(5)[0], country="GB")
    _, replies = inform(visit, "zzgrv plomk wekt", "ask_options", None)
    assert replies[0].source in {line.id for line in library().guide.by_act["dont_know"]}
    assert "United Kingdom" in replies[-1].text


@pytest.mark.parametrize("country", ["US", "GB", "IE", "AU", "CA", "DE", "NZ", "XX"])
def test_helplines_are_the_countrys_own_and_dated(country: str) -> None:
    (reply,) = helplines(country, ("crisis",))
    file = library().helplines.get(country, library().helplines["US"])
    assert all(line.contact in reply.text for line in file.lines if "crisis" in line.kinds)
    assert f"checked {file.checked:%B} {file.checked.day}, {file.checked.year}" in reply.text
    assert (reply.kind, reply.source) == ("information", "helplines")


def test_every_act_of_the_guide_has_lines_of_its_own() -> None:
    for act in GUIDE_ACTS:
        assert library().guide.by_act[act], act
