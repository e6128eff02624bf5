"""The engine's own parts: what is loaded, what safety takes, what buttons may be pressed, what came of a turn."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.rasa.engine import BUTTONS_KEPT, Engine, EngineNotReady, UnknownButton, offered, read_replies, screened_turn
from bot.safety.screen import RESUME
from bot.types import Button, Commitment, Opening, Reply, Said

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
WINDOW: dict[str, Any] = {"slots": {}, "turns": [], "folded": False, "country": "GB", "paused": False, "buttons": {}}


def test_an_ordinary_message_is_not_taken() -> None:
    assert screened_turn(WINDOW, Said(NOW, text="How was your week?")) is None
    assert screened_turn(WINDOW, Said(NOW, button="yes")) is None


def test_a_danger_takes_the_turn_and_pauses_the_talk() -> None:
    result = screened_turn(WINDOW, Said(NOW, text="I want to die."))
    assert result is not None
    assert [reply.kind for reply in result.replies] == ["safety"]
    assert result.safety is not None
    assert (result.safety.kind, result.safety.whose, result.safety.paused) == ("suicide", "self", True)
    assert "116 123" in [line.contact for line in result.safety.lines]
    assert result.window == {**WINDOW, "paused": True, "language": "en"}
    assert result.events == ()
    assert (result.coding, result.coach, result.person, result.person_line) == (None, None, None, None)
    assert WINDOW["paused"] is False


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Ya no quiero vivir, me quiero morir."), ("es", "I want to die.")]
)
def test_spanish_is_answered_in_spanish_and_so_is_a_spanish_session(language: str, text: str) -> None:
    result = screened_turn({**WINDOW, "country": "US", "language": language}, Said(NOW, text=text))
    assert result is not None
    assert result.safety is not None
    assert "nadie está mirando este chat" in result.replies[0].text
    assert any("AYUDA" in line.contact for line in result.safety.lines)
    still = screened_turn(result.window, Said(NOW, text="ok"))
    assert still is not None
    assert "Detuve" in still.replies[0].text
    resumed = screened_turn(result.window, Said(NOW, button=RESUME))
    assert resumed is not None
    assert resumed.replies[0].text.startswith("De acuerdo")


def test_while_paused_nothing_goes_on_but_the_wish_to() -> None:
    paused = {**WINDOW, "paused": True}
    still = screened_turn(paused, Said(NOW, text="ok, next question"))
    assert still is not None
    assert still.window["paused"]
    assert [button.id for button in still.replies[0].buttons] == [RESUME]
    with pytest.raises(UnknownButton):
        screened_turn(paused, Said(NOW, button="yes"))
    resumed = screened_turn(paused, Said(NOW, button=RESUME))
    assert resumed is not None
    assert resumed.window == WINDOW
    assert resumed.safety is None


def test_another_danger_while_paused_is_answered_as_itself() -> None:
    result = screened_turn({**WINDOW, "paused": True}, Said(NOW, text="I took an overdose"))
    assert result is not None
    assert result.safety is not None
    assert result.safety.kind == "overdose"
    assert result.window["paused"]


def test_a_conversation_from_before_there_were_countries_gets_the_default_numbers() -> None:
    result = screened_turn({"slots": {}, "turns": []}, Said(NOW, text="I want to die."))
    assert result is not None
    assert result.safety is not None
    assert "988" in [line.contact for line in result.safety.lines]


def bot(text: str | None, **data: Any) -> dict[str, Any]:
    return {"event": "bot", "text": text, "data": data}


def test_replies_are_read_from_a_turns_events_in_order() -> None:
    replies, extra = read_replies([
        {"event": "user", "text": "hi"},
        bot("One.", custom={"kind": "information", "source": "detox"}, buttons=[{"title": "More", "payload": "more:detox:what"}]),
        {"event": "slot", "name": "who", "value": "self"},
        bot("Two."),
        bot(None, custom={"kind": "note"}),
        {"event": "bot", "text": "Three.", "data": None},
    ])  # fmt: skip
    assert replies == (
        Reply("One.", "information", (Button("more:detox:what", "More"),), "detox"), Reply("Two."), Reply("Three."),
    )  # fmt: skip
    assert extra == {"commitments": (), "ended": False}


def test_commitments_ride_along_with_their_dates() -> None:
    row = {"who": "visitor", "text": "I'll call Monday", "behaviour": "call", "category": "commitment", "strength": 4,
           "when_text": "Monday", "when": "2026-11-30"}  # fmt: skip
    _, extra = read_replies([
        bot(None, custom={"kind": "note", "commitment": row}),
        bot(None, custom={"kind": "note", "commitment": {**row, "when": None}}),
    ])  # fmt: skip
    assert extra["commitments"] == (
        Commitment("visitor", "I'll call Monday", "call", "commitment", 4, "Monday", date(2026, 11, 30)),
        Commitment("visitor", "I'll call Monday", "call", "commitment", 4, "Monday", None),
    )


def test_one_who_leaves_ends_the_talk() -> None:
    assert read_replies([bot("I'm going.", custom={"ends": True}), bot("Bye.", custom={"ends": False})])[1]["ended"]


def test_only_what_was_offered_can_be_pressed_and_the_server_knows_what_it_means() -> None:
    replies = (
        Reply("Shall I?", buttons=(Button("yes", "Yes"), Button("no", "No"))),
        Reply("Detox is…", "information", (Button("more:detox:cost", "Cost"),)),
    )
    assert offered({}, replies) == {
        "yes": {"title": "Yes", "intent": "affirm"},
        "no": {"title": "No", "intent": "deny"},
        "more:detox:cost": {"title": "Cost", "intent": "ask_options"},
    }


def test_the_buttons_kept_do_not_grow_and_the_latest_stay() -> None:
    kept: dict[str, Any] = {}
    for number in range(60):
        kept = offered(
            kept, (Reply("?", buttons=(Button(f"more:a{number}:what", str(number)), Button("yes", str(number)))),)
        )
    assert len(kept) == BUTTONS_KEPT
    assert kept["yes"]["title"] == "59"
    assert "more:a59:what" in kept
    assert "more:a0:what" not in kept


async def test_a_missing_model_is_named_and_no_other_is_taken(tmp_path: Path) -> None:
    (tmp_path / "another.tar.gz").touch()
    engine = Engine(tmp_path / "evoke.tar.gz")
    with pytest.raises(FileNotFoundError, match=r"evoke\.tar\.gz is missing: run `make train`"):
        await engine.start()
    assert not engine.ready
    await engine.stop()


async def test_before_it_is_loaded_no_turn_is_taken() -> None:
    engine = Engine(Path("nowhere"))
    opening = Opening("s", "guide", None, "visitor", "coached", None, "en-US", "UTC", 1, NOW)
    with pytest.raises(EngineNotReady):
        await engine.open(opening)
    with pytest.raises(EngineNotReady):
        await engine.turn(WINDOW, Said(NOW, text="hi"))
    await engine.stop()
