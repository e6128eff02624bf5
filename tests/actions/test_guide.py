"""The guide's acts: each says a line or two of the guide's, once, and remembers where the visit stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rasa_sdk.executor import ActionExecutor

from bot.content.library import library
from bot.guide.visit import begin
from tests.actions.conftest import Act

TEXT = "I drink most nights and my wife is worn out."


def slots(**more: Any) -> dict[str, Any]:
    return {"room": "guide", "visit": {**begin(3)[0].to_slot(), "turn": 3, "who": "self", **more}}


def names(actions: ActionExecutor) -> list[str]:
    special = {"action_guide_safety", "action_guide_readback"}
    return sorted(name for name in actions.actions if name.startswith("action_guide_") and name not in special)


def test_every_act_says_something_whole_and_remembers_it(act: Act, actions: ActionExecutor) -> None:
    lines = library().guide.by_id
    for name in names(actions):
        ran = act(name, slots(number=6), TEXT)
        assert ran.texts, name
        assert set(ran.slots) == {"visit"}, name
        for text, custom in zip(ran.texts, ran.custom, strict=True):
            assert not re.search(r"[{}]", text), name
            assert custom["act"] == name.removeprefix("action_guide_")
            assert custom["source"] in lines or custom["source"] in {"notices", "helplines"}, name
            assert not custom.get("ends"), name


@pytest.mark.parametrize(
    ("name", "pending"),
    [
        ("ask_who", "who"),
        ("offer_options", "permission"),
        ("ruler_importance", "importance"),
        ("ruler_confidence", "confidence"),
        ("next_step", "next_step"),
        ("affirm", "nothing"),
    ],
)
def test_the_visit_remembers_what_was_left_hanging(act: Act, name: str, pending: str) -> None:
    assert act(f"action_guide_{name}", slots(), TEXT).slots["visit"]["pending"] == pending


def test_an_offer_can_be_taken_or_left_by_a_button(act: Act) -> None:
    ran = act("action_guide_offer_options", slots(), "what is detox like")
    assert [button["payload"] for button in ran.messages[0]["buttons"]] == ["yes", "no"]
    assert ran.slots["visit"]["offered"] == "detox"


@pytest.mark.parametrize("country", ["US", "GB"])
@pytest.mark.parametrize(
    ("who", "kinds"), [("self", {"crisis", "treatment"}), ("loved_one", {"crisis", "treatment", "family"})]
)
def test_helplines_are_the_countrys_and_for_whom_it_is_about(act: Act, country: str, who: str, kinds: set[str]) -> None:
    ran = act("action_guide_helpline", slots(country=country, who=who), "is there a number I can call")
    for line in library().helplines[country].lines:
        assert (line.contact in ran.texts[-1].split("(")[0]) or not kinds & set(line.kinds), line.id
    assert ran.custom[-1]["kind"] == "information"


def test_asked_whether_it_is_a_program_it_says_so_and_the_visit_stays(act: Act) -> None:
    given = slots()
    ran = act("action_guide_truth", given, "Is this a real person?")
    assert "program" in ran.texts[0]
    assert ran.slots["visit"] == given["visit"] | {"themes": [], "promises": []}


def test_nothing_is_said_twice_in_a_row_of_turns(act: Act) -> None:
    given, said = slots(), []
    for turn in range(12):
        given["visit"]["turn"] = turn
        ran = act("action_guide_open_question", given, TEXT)
        given["visit"] = ran.slots["visit"]
        said += ran.texts
    assert len(set(said)) == len(said)
