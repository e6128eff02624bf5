"""Commitments: noted as they were said, and said back only when there is something to say back."""

from __future__ import annotations

from typing import Any

from bot.content.library import library
from bot.guide.visit import begin
from tests.actions.conftest import Act, visitor

MONDAY = {"now": "2026-11-23T10:00:00-06:00"}
CALL = ("I'll call the clinic on Friday.", "change", "commitment")
POUR = ("I poured out the rest.", "change", "taking_steps")
HOPE = ("I wish it were easier.", "change", "desire")


def slots() -> dict[str, Any]:
    return {"room": "guide", "visit": {**begin(3)[0].to_slot(), "turn": 2, "who": "self"}}


def joined(*utterances: tuple[str, str, str]) -> str:
    return " ".join(text for text, _, _ in utterances)


def test_every_commitment_of_a_message_is_noted_and_nothing_is_shown(act: Act) -> None:
    said = (CALL, HOPE, POUR)
    ran = act("action_log_commitment", slots(), joined(*said), coding=visitor(*said), metadata=MONDAY)
    assert ran.texts == []
    assert ran.events == []
    first, second = (row["commitment"] for row in ran.custom)
    assert first == {
        "who": "visitor", "text": CALL[0], "behaviour": "call the clinic", "category": "commitment", "strength": 4,
        "when_text": "on Friday", "when": "2026-11-27",
    }  # fmt: skip
    assert (second["text"], second["category"], second["when"]) == (POUR[0], "taking_steps", None)


def test_a_wish_is_not_noted(act: Act) -> None:
    assert act("action_log_commitment", slots(), HOPE[0], coding=visitor(HOPE), metadata=MONDAY).messages == []


def test_what_was_noted_is_said_back_in_their_own_words(act: Act) -> None:
    ran = act("action_guide_readback", slots(), CALL[0], coding=visitor(CALL), metadata=MONDAY)
    (text,) = ran.texts
    assert "call the clinic" in text
    assert "Friday, November 27" in text
    assert ran.custom[0]["source"] in {line.id for line in library().guide.by_act["readback"]}
    assert ran.slots["visit"]["promises"] == [{"text": CALL[0], "behaviour": "call the clinic"}]
    assert ran.slots["visit"]["pending"] == "nothing"


def test_where_nothing_was_noted_nothing_is_claimed(act: Act) -> None:
    given = slots()
    ran = act("action_guide_readback", given, HOPE[0], coding=visitor(HOPE), metadata=MONDAY)
    assert ran.texts
    assert not {row["source"] for row in ran.custom} & {line.id for line in library().guide.by_act["readback"]}
    assert ran.slots["visit"]["promises"] == []


def test_the_visitors_midnight_counts_not_the_servers(act: Act) -> None:
    late = {"now": "2026-11-23T23:30:00-08:00"}
    tomorrow = ("I'll call tomorrow.", "change", "commitment")
    ran = act("action_log_commitment", slots(), tomorrow[0], coding=visitor(tomorrow), metadata=late)
    assert ran.custom[0]["commitment"]["when"] == "2026-11-24"
