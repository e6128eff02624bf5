"""The guide's choice of line: near what was said, for whom it is about, never the same twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.content.guide import GuideLine, GuideLines
from bot.guide.lines import LineChooser, default_lines, parrots
from bot.person.told import Told
from tests.bot.standins import WordEncoder

LINES = [
    GuideLine("r-garage", "reflect_complex", "Somebody in the house is always on watch.", "complex_reflection",
              near=("the garage light is on again",)),
    GuideLine("r-money", "reflect_complex", "The numbers stopped adding up some time ago.", "complex_reflection",
              near=("our savings are gone",)),
    GuideLine("r-self", "reflect_simple", "You count them.", "simple_reflection", ("self",), ("I count every drink",)),
    GuideLine("q-1", "open_question", "What's been on your mind?", "open_question"),
    GuideLine("q-2", "open_question", "How did it begin?", "open_question"),
    GuideLine("q-family", "open_question", "How long have you been carrying this for them?", "open_question", ("loved_one",)),
    GuideLine("a-1", "affirm", "You came here, and that took something.", "affirmation"),
]  # fmt: skip


@pytest.fixture
def chooser(cache: Path) -> LineChooser:
    return LineChooser(GuideLines(LINES), WordEncoder())  # type: ignore[arg-type]


def choose(
    chooser: LineChooser, acts: list[str], text: str, *said: str, who: str = "self", general: bool = True, seed: int = 4
) -> str | None:
    told = Told(chooser.ids)
    told.add(said)
    line = chooser.choose(acts, text, who, told, random.Random(seed), general=general)
    return line.id if line else None


def test_a_line_written_for_such_words_is_chosen_for_them(chooser: LineChooser) -> None:
    acts = ["reflect_complex"]
    assert choose(chooser, acts, "The garage light is on again") == "r-garage"
    assert choose(chooser, acts, "Our savings are gone!") == "r-money"


def test_no_reflection_is_better_than_a_wrong_one(chooser: LineChooser) -> None:
    assert choose(chooser, ["reflect_complex", "reflect_simple"], "My knee hurts when it rains.") is None
    assert choose(chooser, ["reflect_complex"], "") is None


def test_the_next_act_serves_where_the_first_has_nothing(chooser: LineChooser) -> None:
    assert choose(chooser, ["reflect_complex", "affirm"], "My knee hurts.") == "a-1"


def test_general_lines_can_be_left_out(chooser: LineChooser) -> None:
    assert choose(chooser, ["open_question"], "My knee hurts.", general=False) is None


def test_a_line_about_others_is_not_for_those_who_speak_of_themselves(chooser: LineChooser) -> None:
    for seed in range(20):
        assert choose(chooser, ["open_question"], "hi", seed=seed) != "q-family"
        assert choose(chooser, ["reflect_simple"], "I count every drink", who="loved_one", seed=seed) is None
    assert choose(chooser, ["reflect_simple"], "I count every drink") == "r-self"


@pytest.mark.parametrize("seed", range(10))
def test_every_line_of_an_act_is_said_once_before_there_is_none(chooser: LineChooser, seed: int) -> None:
    said: list[str] = []
    while (line := choose(chooser, ["open_question"], "hi", *said, who="loved_one", seed=seed)) is not None:
        assert line not in said
        said.append(line)
    assert sorted(said) == ["q-1", "q-2", "q-family"]


def test_the_same_dice_choose_the_same_line(chooser: LineChooser) -> None:
    assert choose(chooser, ["open_question"], "hi", seed=9) == choose(chooser, ["open_question"], "hi", seed=9)


def test_nearness_is_only_known_of_lines_with_phrases(chooser: LineChooser) -> None:
    near = chooser.nearness("The garage light is on again")
    assert near[0] == pytest.approx(1.0, abs=1e-5)
    assert (near[3:] == -1.0).all()
    assert (chooser.nearness("  ") == -1.0).all()


@pytest.mark.parametrize(
    ("reflection", "said", "is_parrot"),
    [
        ("You hid the bottles behind the dryer from Marcus.", "I hid the bottles behind the dryer from Marcus", True),
        ("You hid them.", "I hid them.", False),
        ("Keeping it out of sight has become a second job for you.", "I hid the bottles behind the dryer", False),
    ],
)
def test_a_reflection_of_nothing_but_their_own_words_is_a_parrot(reflection: str, said: str, is_parrot: bool) -> None:
    assert parrots(reflection, said) is is_parrot


def test_the_lines_we_ship_never_repeat() -> None:
    chooser = default_lines()
    told = Told(chooser.ids)
    dice = random.Random(2)
    said = []
    for number in range(40):
        act = ("open_question", "evoke", "reflect_both", "affirm")[number % 4]
        line = chooser.choose([act, "explore_sustain"], "I don't know what to do about him.", "loved_one", told, dice)
        if line is not None:
            told.add([line.id])
            said.append(line.id)
    assert len(said) > 20
    assert len(set(said)) == len(said)
