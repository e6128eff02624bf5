"""The person's acts: each says a line of theirs, once, and remembers it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.content.library import library
from bot.content.people import ACTS
from bot.person.rehearsal import rehearsal
from tests.actions.conftest import Act

TALK = [f"action_person_{act}" for act in ACTS] + ["action_person_go_on"]


def slots(who: str = "denise", **more: Any) -> dict[str, Any]:
    talk = rehearsal(who)
    return {"room": "practice", "practice": {**talk.begin(3)[0].to_slot(), "turn": 4, **more}}


@pytest.mark.parametrize("name", TALK)
def test_every_act_says_a_line_of_the_persons_and_remembers_it(act: Act, name: str) -> None:
    given = slots()
    ran = act(name, given, "How is it at work these days?")
    person = library().people["denise"]
    assert len(ran.texts) == 1
    (custom,) = ran.custom
    assert person.by_id[custom["source"]].text == ran.texts[0]
    assert custom["kind"] == "say"
    assert set(ran.slots) == {"practice"}
    assert ran.slots["practice"]["last_line"] == custom["source"]
    assert ran.slots["practice"]["told"] != given["practice"]["told"]
    assert ran.slots["practice"]["state"] == given["practice"]["state"]


@pytest.mark.parametrize("name", TALK)
def test_only_who_leaves_ends_the_talk(act: Act, name: str) -> None:
    ran = act(name, slots(), "All right.")
    assert bool(ran.custom[-1]["ends"]) == (name == "action_person_leave")


def test_the_same_turn_said_again_gives_the_same_words(act: Act) -> None:
    first, again = (act("action_person_answer", slots(), "How do you sleep?") for _ in range(2))
    assert first.texts == again.texts


def test_a_line_said_is_not_said_again(act: Act) -> None:
    given, said = slots(), []
    for turn in range(12):
        given["practice"]["turn"] = turn
        ran = act("action_person_answer", given, "How do you sleep?")
        given["practice"] = ran.slots["practice"]
        said += ran.texts
    assert len(set(said)) == len(said)


def test_two_things_asked_get_two_bubbles(act: Act) -> None:
    heard = {"topics": [["work", 0.9], ["sleep", 0.9]], "questions": ["work", "sleep"], "lean": "neutral"}
    ran = act("action_person_answer", slots(heard=heard), "How is work? And how do you sleep?")
    assert len(ran.texts) == 2
    assert ran.slots["practice"]["last_line"] == ran.custom[-1]["source"]


@pytest.mark.parametrize("who", ["andre", "denise"])
def test_asked_whether_it_is_a_program_it_says_so_and_the_person_stays(act: Act, who: str) -> None:
    ran = act("action_person_truth", slots(who), "Are you a bot?")
    assert ran.events == []
    (text,) = ran.texts
    assert "program" in text
    assert library().people[who].name in text
    assert ran.custom[0]["kind"] == "coach"
