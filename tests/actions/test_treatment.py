"""`action_treatment_options`: an answer with its source, or the admission that there is none."""

from __future__ import annotations

from typing import Any

import pytest

from bot.content.library import library
from bot.guide.visit import begin
from tests.actions.conftest import Act


def slots(**more: Any) -> dict[str, Any]:
    return {"room": "guide", "visit": {**begin(3)[0].to_slot(), "turn": 2, **more}}


def test_a_question_is_answered_from_its_article(act: Act) -> None:
    ran = act("action_treatment_options", slots(), "what is detox?", intent="ask_options")
    assert ran.texts[0] == library().articles["detox"].summary.strip()
    assert (ran.custom[0]["kind"], ran.custom[0]["source"]) == ("information", "detox")
    assert all(button["payload"].startswith("more:detox:") for button in ran.messages[0]["buttons"])
    assert ran.custom[1]["kind"] == "say"
    assert ran.slots["visit"]["offered"] == "detox"


def test_what_is_compared_is_told_apart(act: Act) -> None:
    ran = act(
        "action_treatment_options", slots(), "what is the difference between detox and rehab?", intent="ask_options"
    )
    articles = library().articles
    assert ran.texts[0] == f"{articles['detox'].sentence} {articles['residential'].sentence}"


@pytest.mark.parametrize(("intent", "part"), [("ask_cost", "cost"), ("ask_admission", "how_in")])
def test_the_part_asked_for_is_told(act: Act, intent: str, part: str) -> None:
    ran = act("action_treatment_options", slots(), "detox", intent=intent)
    assert ran.texts[0] == getattr(library().articles["detox"], part).strip()


def test_a_button_brings_its_part(act: Act) -> None:
    button = {"button": "more:naloxone:what"}
    ran = act("action_treatment_options", slots(), "Tell me more", intent="ask_options", metadata=button)
    assert ran.texts[0] == library().articles["naloxone"].what.strip()
    assert ran.custom[0]["source"] == "naloxone"


def test_a_yes_gets_what_was_offered(act: Act) -> None:
    given = slots(pending="permission", offered="boundaries")
    ran = act("action_treatment_options", given, "Yes, go on", intent="affirm", metadata={"button": "yes"})
    assert ran.custom[0]["source"] == "boundaries"


def test_what_is_not_covered_is_admitted_and_people_are_named(act: Act) -> None:
    ran = act("action_treatment_options", slots(country="GB"), "zzgrv plomk wekt", intent="ask_options")
    assert ran.custom[0]["source"] in {line.id for line in library().guide.by_act["dont_know"]}
    assert "111" in ran.texts[-1]
    assert ran.custom[-1]["source"] == "helplines"
