"""Names of a person's people become topics."""

from __future__ import annotations

import pytest

from bot.content.library import library
from bot.person.names import NAMED, Names
from bot.person.topics import About

NAMES = Names({"Dalia": "children", "Will": "siblings", "Mrs. Odom": "neighbors"})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("How is Dalia?", ["dalia"]),
        ("how is dalia", ["dalia"]),
        ("What will you do?", []),  # a verb, since the writer uses capitals
        ("Does Mrs. Odom know, or Dalia?", ["mrs. odom", "dalia"]),
        ("Dalias grow here.", []),
        ("", []),
    ],
)
def test_names_are_found_as_written(text: str, named: list[str]) -> None:
    assert NAMES.named(text) == named


def test_a_name_adds_its_topic_below_a_plain_question() -> None:
    assert NAMES.about("Does Dalia know?", [About("secrecy", 0.9)]) == [About("secrecy", 0.9), About("children", NAMED)]


def test_a_name_steadies_a_topic_already_found() -> None:
    (about,) = NAMES.about("How are the girls, Dalia I mean?", [About("children", 0.8)])
    assert about.score > 0.8


def test_nobody_named_changes_nothing() -> None:
    assert Names({}).about("How is Dalia?", [About("work", 0.6)]) == [About("work", 0.6)]


def test_every_person_says_who_is_who() -> None:
    assert {person.id for person in library().people.values() if not person.names} == set()
