"""What a person's file still lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.coverage import ACTS_AT_LEAST, EVERY_STAGE, LINES, shortfalls
from bot.content.library import library
from bot.content.people import ACTS, Line, Person

TOPICS = frozenset(library().topics)


@pytest.fixture
def person() -> Person:
    return library().people["denise"]


def about(person: Person, words: str) -> list[str]:
    return [found for found in shortfalls(person, TOPICS) if words in found]


def test_every_act_has_a_minimum() -> None:
    assert set(ACTS_AT_LEAST) == set(ACTS)


def test_stages_are_asked_of_known_topics() -> None:
    assert set(EVERY_STAGE) <= TOPICS


def test_too_few_lines_are_counted(person: Person) -> None:
    assert about(replace(person, lines=person.lines[:20]), f"{LINES} lines are wanted, there are 20")


def test_an_act_without_lines_is_named(person: Person) -> None:
    silent = replace(person, lines=tuple(line for line in person.lines if line.act != "repair"))
    assert about(silent, "act repair: 0 lines")


def test_a_topic_nobody_can_answer_is_named(person: Person) -> None:
    assert not about(person, "topic work:")
    jobless = replace(person, lines=tuple(line for line in person.lines if line.topic != "work"))
    assert about(jobless, "topic work: 0 lines")


def test_a_stage_without_words_is_named(person: Person) -> None:
    early = replace(person, lines=tuple(line for line in person.lines if "preparation" not in line.stage))
    assert about(early, "topic amount: nothing to say in preparation")


def test_two_lines_that_say_the_same_are_named(person: Person) -> None:
    line = next(line for line in person.lines if len(line.text.split()) > 6)
    again: Line = replace(line, id="again", text=line.text + " Yeah.")
    assert about(replace(person, lines=(*person.lines, again)), f"{line.id} and again say nearly the same")


def test_a_reflection_that_asks_is_named(person: Person) -> None:
    line = next(line for line in person.lines if line.reflections)
    asking = replace(line, reflections=(replace(line.reflections[0], text="You drink?"), *line.reflections[1:]))
    lines = tuple(asking if old.id == line.id else old for old in person.lines)
    assert about(replace(person, lines=lines), f"{line.id}: a reflection ends in a full stop")


def test_nobody_without_names(person: Person) -> None:
    assert about(replace(person, names={}), "names is empty")
