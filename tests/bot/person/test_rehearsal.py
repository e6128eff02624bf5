"""A turn of practice: what the person hears, what the policies see, what the person says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.topics import Topic
from bot.person.rehearsal import Rehearsal, Standing, leading_code, rehearsal
from bot.person.topics import TopicFinder
from bot.types import CodedUtterance, Coding, PersonState
from tests.bot.samples import line, person, person_data
from tests.bot.standins import WordEncoder

ROUTE = "My route starts at five."


def coded(*utterances: tuple[str, str]) -> Coding:
    """A helper's turn with these (text, code)."""
    rows, at = [], 0
    for text, code in utterances:
        rows.append(CodedUtterance(text, at, at + len(text), 0.9, code=code))
        at += len(text) + 1
    return Coding("helper", "other", tuple(rows))


@pytest.fixture
def room(cache: Path) -> Rehearsal:
    topics = [
        Topic("work", "Work", "life", ("How is the route?", "What is the route like?"), ("route",)),
        Topic("sleep", "Sleep", "body", ("How do you sleep?", "What about sleep?"), ("sleep",)),
        Topic("grief", "Grief", "feeling", ("Tell me about your mother.",), ("mother",)),
        Topic("money", "Money", "life", ("What does it cost?",), ("cost",)),
        Topic("apology", "Sorry", "special", ("I am sorry about that.",), ("sorry",)),
    ]  # fmt: skip
    more = [
        line("work-1", "answer", ROUTE, topic="work", reflections=[
            {"code": "simple_reflection", "text": "You start at five."},
            {"code": "complex_reflection", "text": "The day begins before you do."},
        ]),
        line("work-2", "answer", "The bus was fine.", topic="work"),
        line("sleep-1", "answer", "Four hours.", topic="sleep"),
        line("work-change", "change_talk", "I can't lose the route.", topic="work", talk="change", category="need"),
    ]  # fmt: skip
    who = person(lines=[*person_data()["lines"], *more], opening=["greet-1", "work-1"])
    encoder = WordEncoder()
    finder = TopicFinder({topic.id: topic for topic in topics}, encoder)  # type: ignore[arg-type]
    return Rehearsal(who, encoder, finder)  # type: ignore[arg-type]


def test_a_talk_opens_with_the_persons_own_first_lines(room: Rehearsal) -> None:
    standing, opening = room.begin(5)
    assert [row.id for row in opening] == ["greet-1", "work-1"]
    assert standing.state == PersonState(3, 4, 3, 3, 2)
    assert standing.stage == "precontemplation"
    assert room.line(standing) == opening[-1]


def test_a_standing_goes_through_json_and_back(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    standing, _ = room.hear(
        standing, "How do you sleep?", coded(("How do you sleep?", "open_question")), "open_question"
    )
    assert Standing.from_slot(json.loads(json.dumps(standing.to_slot()))) == standing


def test_hearing_is_a_pure_function(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    turn = coded(("How do you sleep?", "open_question"))
    before = json.dumps(standing.to_slot())
    assert room.hear(standing, "How do you sleep?", turn, "open_question") == room.hear(
        standing, "How do you sleep?", turn, "open_question"
    )
    assert json.dumps(standing.to_slot()) == before


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("How is the route?", "topic"),
        ("Tell me about your mother.", "closed"),
        ("What does it cost?", "unknown"),
        ("Zebras?", "unknown"),
    ],
)
def test_the_policies_see_whether_the_person_can_speak_of_it(room: Rehearsal, text: str, aim: str) -> None:
    standing, _ = room.begin(5)
    _, seen = room.hear(standing, text, coded((text, "open_question")), "open_question")
    assert seen.aim == aim


@pytest.mark.parametrize(
    ("text", "code", "fit"),
    [
        ("You start at five.", "simple_reflection", "hit"),
        ("The day begins before you do.", "complex_reflection", "hit"),
        ("Seventy violins.", "simple_reflection", "miss"),
        ("How is the route?", "open_question", "none"),
    ],
)
def test_a_reflection_hits_or_misses_what_was_said(room: Rehearsal, text: str, code: str, fit: str) -> None:
    standing, _ = room.begin(5)
    _, seen = room.hear(standing, text, coded((text, code)), code)
    assert seen.fit == fit


def test_questions_in_a_row_are_counted_until_somebody_listens(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    for expected, code in [
        (1, "open_question"), (2, "closed_question"), (0, "simple_reflection"), (1, "closed_question"), (0, "facilitate"),
    ]:  # fmt: skip
        standing, _ = room.hear(standing, "Zebras?", coded(("Zebras?", code)), code)
        assert standing.questions == expected


def test_words_beside_the_talk_leave_the_person_where_they_stood(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    after, seen = room.hear(standing, "Are you a robot?", coded(("Are you a robot?", "closed_question")), "ask_bot")
    assert (after.state, after.stage, after.questions) == (standing.state, standing.stage, standing.questions)
    assert after.turn == standing.turn + 1
    assert (seen.lean, seen.fit) == ("neutral", "none")


def test_an_apology_is_felt(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    tense = replace(standing, state=replace(standing.state, discord=6.0))
    turn = coded(("I am sorry about that.", "support"))
    sorry, _ = room.hear(tense, "I am sorry about that.", turn, "apology")
    plain, _ = room.hear(tense, "I am sorry about that.", turn, "support")
    assert sorry.state.discord < plain.state.discord


def test_ones_own_reason_is_touched_by_its_topic_or_its_words(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    for text, motive in [("How is the route?", "route"), ("You'd be driving the children safely.", "route"),
                         ("Imagine sleeping through the night!", "nights")]:  # fmt: skip
        after, _ = room.hear(standing, text, coded((text, "complex_reflection")), "complex_reflection")
        assert motive in after.heard["touched"], text


def test_what_was_said_is_not_said_again(room: Rehearsal) -> None:
    standing, opening = room.begin(5)
    said = [row.id for row in opening]
    for _ in range(3):
        text = "What is the route like?"
        standing, _ = room.hear(standing, text, coded((text, "open_question")), "open_question")
        standing, lines = room.say(standing, "answer", text)
        assert lines[0].id not in said
        said += [row.id for row in lines]
    assert "work-2" in said


def test_two_questions_about_two_things_get_two_answers(room: Rehearsal) -> None:
    standing, _ = room.begin(5)
    first, second = "What is the route like?", "And how do you sleep?"
    turn = coded((first, "open_question"), (second, "open_question"))
    standing, _ = room.hear(standing, f"{first} {second}", turn, "open_question")
    after, lines = room.say(standing, "answer", f"{first} {second}")
    assert [row.topic for row in lines] == ["work", "sleep"]
    assert after.last_line == lines[-1].id
    assert after.thread == "sleep"


@pytest.mark.parametrize(
    ("codes", "leading"),
    [
        ([], "facilitate"),
        (["simple_reflection"], "simple_reflection"),
        (["simple_reflection", "open_question"], "open_question"),
        (["open_question", "simple_reflection"], "open_question"),
        (["affirmation", "confront", "open_question"], "confront"),
        (["persuade", "confront"], "confront"),
        (["facilitate", "greeting"], "greeting"),
        (["give_information", "closed_question"], "closed_question"),
        (["support", "complex_reflection"], "complex_reflection"),
    ],
)
def test_pressure_leads_then_the_question_that_closes_the_turn(codes: list[str], leading: str) -> None:
    assert leading_code(codes) == leading


def test_somebody_who_is_not_in_the_content_cannot_be_rehearsed_with() -> None:
    with pytest.raises(KeyError):
        rehearsal("nobody-of-that-name")


@pytest.mark.parametrize("who", ["andre", "denise"])
def test_a_long_talk_with_a_real_person_repeats_nothing_early_and_keeps_their_secrets(who: str) -> None:
    talk = rehearsal(who)
    standing, opening = talk.begin(3)
    closed = {limit.topic: limit.rapport for limit in talk.person.off_limits}
    said = [row.id for row in opening]
    for number in range(40):
        text = ("How is work?", "What worries you about it?", "How do you sleep?", "You'd rather not.")[number % 4]
        code = "simple_reflection" if number % 4 == 3 else "open_question"
        standing, _ = talk.hear(standing, text, coded((text, code)), code)
        standing, lines = talk.say(standing, "answer" if number % 4 != 3 else "confirm", text)
        for row in lines:
            assert row.id not in said
            assert standing.state.rapport >= closed.get(row.topic, 0.0)
        said += [row.id for row in lines]
