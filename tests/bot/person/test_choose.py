"""The choice of line: on topic, as open as the trust allows, and never twice while anything is left."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from bot.content.people import ACTS, Line
from bot.person.choose import Chooser, Moment
from bot.person.told import Told
from tests.bot.samples import line, person, person_data
from tests.bot.standins import WordEncoder

pytestmark = pytest.mark.usefixtures("cache")

MORE = [
    line("work-1", "answer", "The route starts at five.", topic="work"),
    line("work-2", "answer", "My supervisor watches the clock.", topic="work"),
    line("work-3", "answer", "I nearly missed a stop.", topic="work", rapport=7),
    line("sleep-1", "answer", "I sleep about four hours.", topic="sleep"),
    line("sleep-2", "answer", "I used to sleep like a stone.", topic="sleep", stage=["preparation"]),
    line("grief-1", "answer", "My mother died in March.", topic="grief"),
    line("grief-2", "change_talk", "Mama would hate this.", topic="grief", talk="change", category="reason"),
    line(
        "change-2",
        "change_talk",
        "I can't go on missing stops.",
        topic="work",
        talk="change",
        category="need",
    ),
    line("deflect-2", "deflect", "Let's not."),
    line("deflect-3", "deflect", "Ask me something else."),
    line("greet-2", "greet", "Oh. Hi."),
]


@pytest.fixture
def chooser(cache: Path) -> Chooser:
    who = person(lines=[*person_data()["lines"], *MORE])
    return Chooser(who, WordEncoder())  # type: ignore[arg-type]


def moment(act: str, text: str = "", topics: Any = (), **more: Any) -> Moment:
    return Moment(
        **{
            "act": act,
            "text": text,
            "topics": topics,
            "thread": None,
            "stage": "contemplation",
            "rapport": 5.0,
            **more,
        }
    )


def told(chooser: Chooser, *said: str) -> Told:
    fresh = Told([row.id for row in chooser.person.lines])
    fresh.add(said)
    return fresh


def choose(chooser: Chooser, wanted: Moment, *said: str, seed: int = 3) -> Line:
    return chooser.choose(wanted, told(chooser, *said), random.Random(seed))


@pytest.mark.parametrize("seed", range(8))
def test_the_topic_asked_about_is_answered(chooser: Chooser, seed: int) -> None:
    about = choose(chooser, moment("answer", "How do you sleep?", [("sleep", 0.9), ("work", 0.6)]), seed=seed)
    assert about.id == "sleep-1"


def test_of_two_lines_on_the_topic_the_one_nearer_in_words_is_said(chooser: Chooser) -> None:
    asked = moment("answer", "Does your supervisor watch the clock?", [("work", 0.9)])
    assert choose(chooser, asked).id == "work-2"


def test_what_needs_trust_waits_for_it(chooser: Chooser) -> None:
    asked = "I nearly missed a stop?"
    assert choose(chooser, moment("answer", asked, [("work", 0.9)], rapport=3.0)).id != "work-3"
    assert choose(chooser, moment("answer", asked, [("work", 0.9)], rapport=8.0)).id == "work-3"


def test_what_belongs_to_a_later_stage_waits_for_it(chooser: Chooser) -> None:
    asked = moment("answer", "I used to sleep like a stone.", [("sleep", 0.9)])
    assert choose(chooser, asked).id == "sleep-1"
    assert choose(chooser, moment("answer", asked.text, asked.topics, stage="preparation")).id == "sleep-2"


@pytest.mark.parametrize("act", ["answer", "change_talk", "deflect", "confirm"])
@pytest.mark.parametrize("said", ["nothing", "everything open"])
def test_a_closed_topic_stays_closed_even_when_there_is_nothing_else_left(
    chooser: Chooser, act: str, said: str
) -> None:
    closed = {row.id for row in chooser.person.lines if row.topic == "grief"}
    already = [row.id for row in chooser.person.lines if row.id not in closed] if said == "everything open" else []
    for seed in range(12):
        line_said = choose(chooser, moment(act, "Tell me about your mother.", [("grief", 0.9)]), *already, seed=seed)
        assert line_said.topic != "grief"


def test_a_closed_topic_opens_with_trust(chooser: Chooser) -> None:
    assert choose(chooser, moment("answer", "Tell me.", [("grief", 0.9)], rapport=6.0)).id == "grief-1"
    assert chooser.closed("grief", 5.9)
    assert not chooser.closed("grief", 6.0)
    assert not chooser.closed("work", 0.0)
    assert chooser.open_topics(6.0) == {"grief"}
    assert chooser.open_topics(1.0) == frozenset()


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_said_twice_while_anything_that_serves_is_left(chooser: Chooser, act: str) -> None:
    so_far = told(chooser)
    dice = random.Random(11)
    acts = {act} if act in {"goodbye", "leave"} else {act, "deflect"}
    serves = {row.id for row in chooser.person.lines if row.act in acts and row.topic != "grief"}
    serves = {row for row in serves if chooser.person.by_id[row].rapport <= 5.0}
    said: list[str] = []
    for _ in range(60):
        chosen = chooser.choose(moment(act, "And?", [("work", 0.9)]), so_far, dice)
        if chosen.id in said:
            break
        so_far.add([chosen.id])
        said.append(chosen.id)
    fitting = {row for row in serves if "contemplation" in chooser.person.by_id[row].stage}
    fitting = {row for row in fitting if chooser.person.by_id[row].topic in {"work", "any"}}
    assert fitting <= set(said)


def test_when_all_is_said_something_is_still_said(chooser: Chooser) -> None:
    everything = [row.id for row in chooser.person.lines]
    for act in ACTS:
        assert choose(chooser, moment(act, "And now?"), *everything).act in {act, "deflect"}


def test_who_takes_leave_takes_leave_however_often(chooser: Chooser) -> None:
    for act in ("goodbye", "leave"):
        assert {choose(chooser, moment(act), f"{act}-1", seed=seed).act for seed in range(9)} == {act}


def test_without_a_topic_the_thread_goes_on(chooser: Chooser) -> None:
    assert choose(chooser, moment("change_talk", thread="work")).id == "change-2"


def test_the_same_dice_choose_the_same_line(chooser: Chooser) -> None:
    wanted = moment("answer", "How is it?", [("work", 0.8)])
    assert choose(chooser, wanted, seed=5) == choose(chooser, wanted, seed=5)


def test_it_knows_what_a_person_can_speak_of(chooser: Chooser) -> None:
    assert chooser.speaks_of("sleep")
    assert not chooser.speaks_of("money")


def test_a_closed_topic_can_be_turned_down(cache: Path) -> None:
    closed = line("deflect-grief", "deflect", "I don't talk about March.", topic="grief")
    who = person(lines=[*person_data()["lines"], *MORE, closed], off_limits=[{"topic": "grief", "rapport": 6}])
    asked = moment("deflect", "How did your mother die?", [("grief", 1.0)], rapport=1.0)
    chosen = Chooser(who, WordEncoder()).choose(asked, having_said(who), random.Random(1))  # type: ignore[arg-type]
    assert chosen.id == "deflect-grief"


def test_a_named_person_is_spoken_of(chooser: Chooser) -> None:
    asked = moment("answer", "And work?", [("work", 1.0)], named=("supervisor",))
    assert chooser.choose(asked, having_said(chooser.person), random.Random(1)).id == "work-2"


def test_whoever_goes_on_stays_with_topic_and_lean(chooser: Chooser) -> None:
    first = chooser.person.by_id["work-1"]
    more = chooser.more(first, moment("answer", "Tell me about work."), having_said(chooser.person, "work-1"))
    assert more is None or (more.topic == "work" and more.talk == first.talk and more.id != first.id)


def test_nothing_is_added_that_needs_much_more_trust(chooser: Chooser) -> None:
    first = chooser.person.by_id["work-1"]
    trusted = moment("answer", "Tell me about work.", rapport=9.0)
    more = chooser.more(first, trusted, having_said(chooser.person, "work-1", "work-2"))
    assert more is None or more.id != "work-3"


def having_said(who: Any, *said: str) -> Told:
    found = Told([each.id for each in who.lines])
    found.add(said)
    return found
