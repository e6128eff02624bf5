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


def test_a_place_is_looked_for_in_the_clinics_list(act: Act) -> None:
    ran = act(
        "action_treatment_options", slots(), "is there a detox near 44107 that takes Medicaid", intent="ask_options"
    )
    assert (ran.custom[0]["kind"], ran.custom[0]["source"]) == ("information", "programs")
    assert "Entry of" in ran.texts[0] and "216-555-0101" in ran.texts[0]
    assert ran.texts[-1].count("?") == 1
    assert ran.slots["visit"]["search"]["payer"] == "Medicaid"


def test_more_words_refine_the_search(act: Act) -> None:
    first = act("action_treatment_options", slots(), "is there a detox that takes Medicaid", intent="ask_options")
    assert first.texts[-1] == library().programme_words.where
    given = {"room": "guide", "visit": first.slots["visit"]}
    then = act("action_treatment_options", given, "near 44107", intent="ask_options")
    assert "(detox, Medicaid, near 44107)" in then.texts[0]
    assert then.texts[-1] != library().programme_words.where


def test_an_article_after_a_search_is_an_article(act: Act) -> None:
    first = act("action_treatment_options", slots(), "is there a detox that takes Medicaid", intent="ask_options")
    given = {"room": "guide", "visit": first.slots["visit"]}
    assert act("action_treatment_options", given, "what is detox?", intent="ask_options").custom[0]["source"] == "detox"


def test_where_the_list_has_nothing_the_countrys_lines_are_given(act: Act) -> None:
    text = "is there recovery housing for pregnant teens"
    ran = act("action_treatment_options", slots(country="GB"), text, intent="ask_options")
    assert "Nothing in our list" in ran.texts[0]
    assert ran.custom[1]["source"] == "helplines" and "United Kingdom" in ran.texts[1]


@pytest.mark.parametrize("metadata", [None, {"button": "checklist:bring"}])
def test_the_checklist_is_read_out(act: Act, metadata: dict[str, Any] | None) -> None:
    ran = act("action_treatment_options", slots(), "What do I bring?", intent="ask_options", metadata=metadata)
    assert library().admission.bring.items[0] in ran.texts[0]
    assert ran.custom[0]["source"] == "admission"
