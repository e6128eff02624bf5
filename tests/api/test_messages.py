"""POST /v1/sessions/{id}/messages: the turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from api.clock import Clock
from api.engine import EngineNotReady
from api.settings import Settings
from store.turns import NewTurn, Turns
from tests.api.serving import Served, Talk, serve


async def test_message_is_answered_as_the_contract_says(talk: Talk) -> None:
    answer = await talk.say("How was your week?")
    assert answer.status_code == 200
    assert answer.json() == {
        "turn": 1,
        "replies": [
            {
                "text": "1: How was your week?",
                "kind": "say",
                "buttons": [{"id": "more", "title": "Tell me more"}],
                "source": "line-1",
            }
        ],
        "coding": {
            "speaker": "helper",
            "main": "question",
            "utterances": [
                {
                    "text": "How was your week?",
                    "start": 0,
                    "end": 18,
                    "code": "open_question",
                    "label": "Open question",
                    "talk": None,
                    "category": None,
                    "strength": None,
                    "confidence": 0.9,
                }
            ],
        },
        "coach": {
            "praise": "You asked.",
            "effect": None,
            "better": {"text": "What else?", "code": "open_question"},
            "reason": None,
        },
        "person": {
            "talk": "change",
            "category": "desire",
            "stage": "contemplation",
            "state": {"rapport": 0.5, "importance": 3.0, "confidence": 2.5, "readiness": 2.0, "discord": 1.0},
        },
        "commitments": [],
        "safety": None,
        "ended": False,
    }


async def test_turns_are_counted_and_the_window_goes_on(served: Served, talk: Talk) -> None:
    for number, text in enumerate(("one", "two", "three"), 1):
        answer = (await talk.say(text)).json()
        assert (answer["turn"], answer["replies"][0]["text"]) == (number, f"{number}: {text}")


async def test_a_button_is_a_message(talk: Talk) -> None:
    assert (await talk.say("Hello")).status_code == 200
    answer = await talk.say(button="more")
    assert answer.json()["replies"][0]["text"] == "2: <more>"


async def test_a_slash_is_plain_text(served: Served, talk: Talk) -> None:
    answer = await talk.say("/restart")
    assert answer.json()["replies"][0]["text"] == "1: /restart"
    assert served.engine.calls[-1].text == "/restart"


@pytest.mark.parametrize(
    "text",
    ["Ça va? Wie geht's? 你好吗? كيف حالك", "👩‍👧‍👦 🙂", "two\nlines\tand a tab", "  spaces stay  ", "…"],
)
async def test_all_kinds_of_text_arrive_as_typed(served: Served, talk: Talk, text: str) -> None:
    answer = await talk.say(text)
    assert answer.status_code == 200
    assert served.engine.calls[-1].text == text
    assert (await talk.get()).json()["turns"][0]["said"] == text


async def test_control_characters_go_and_newlines_stay(served: Served, talk: Talk) -> None:
    await talk.say("a\x00b\x1b[31m\r\nc\x7f\x9f")
    assert served.engine.calls[-1].text == "ab[31m\r\nc"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "text_empty"),
        ({"text": " \n\t "}, "text_empty"),
        ({"text": "\x00\x01"}, "text_empty"),
        ({}, "text_empty"),
        ({"text": "x" * 4001}, "text_too_long"),
        ({"text": "hi", "button": "more"}, "text_or_button"),
        ({"button": "none-of-ours"}, "button_unknown"),
        ({"button": ""}, "invalid_fields"),
        ({"text": 5}, "invalid_fields"),
        ({"text": ["hi"]}, "invalid_fields"),
        (["hi"], "invalid_fields"),
    ],
)
async def test_bad_input_is_named_and_loses_nothing(served: Served, talk: Talk, body: object, code: str) -> None:
    await talk.say("before")
    answer = await talk.request("POST", "/messages", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await talk.say("after")).json()["turn"] == 2


async def test_the_limit_is_named(talk: Talk) -> None:
    answer = await talk.say("é" * 4001)
    assert "4,001" in answer.json()["detail"] and "4,000" in answer.json()["detail"]
    assert (await talk.say("é" * 4000)).status_code == 200


async def test_a_lone_surrogate_does_no_harm(talk: Talk) -> None:
    raw = b'{"text": "broken \\ud83d emoji"}'
    answer = await talk.request("POST", "/messages", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 422)
    assert (await talk.get()).status_code == 200


@pytest.mark.parametrize("raw", [b"", b"{", b'{"text": "half', b"\xff\xfe\x00", b"text=hi", b"[" * 30_000])
async def test_half_written_json_is_malformed(talk: Talk, raw: bytes) -> None:
    answer = await talk.request("POST", "/messages", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["code"] == ("malformed_json" if raw else "invalid_fields")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_only_json_is_read(talk: Talk, kind: str) -> None:
    answer = await talk.request("POST", "/messages", content=b'{"text": "hi"}', headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (415, "not_json")


async def test_a_body_of_another_json_type_is_fine(talk: Talk) -> None:
    kind = {"Content-Type": "application/json; charset=utf-8"}
    answer = await talk.request("POST", "/messages", content='{"text": "hé"}'.encode(), headers=kind)
    assert answer.status_code == 200


async def test_a_long_body_is_turned_away(talk: Talk) -> None:
    answer = await talk.say("x" * 70_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")

    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"text": "'
        for _ in range(70):
            yield b"x" * 1000

    kind = {"Content-Type": "application/json"}
    answer = await talk.request("POST", "/messages", content=pieces(), headers=kind)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_a_conversation_that_ended_takes_no_more(talk: Talk) -> None:
    answer = await talk.say("goodbye", key="k")
    assert answer.json()["ended"] is True
    after = await talk.say("One more thing")
    assert (after.status_code, after.json()["code"]) == (409, "session_ended")
    # The answer that ended it can still be had again.
    assert (await talk.say("goodbye", key="k")).content == answer.content


async def test_safety_is_told_with_its_lines(talk: Talk) -> None:
    answer = (await talk.say("danger")).json()
    assert answer["safety"] == {
        "kind": "suicidal_thought",
        "whose": "self",
        "lines": [{"name": "Crisis line", "contact": "988", "note": "any time"}],
        "paused": True,
    }
    assert (await talk.say(button="resume")).status_code == 200


async def test_commitments_come_with_ids(talk: Talk) -> None:
    answer = (await talk.say("I will call")).json()
    [made] = answer["commitments"]
    assert {**made, "id": ""} == {
        "id": "",
        "who": "person",
        "text": "I will call",
        "behaviour": "drinking",
        "category": "commitment",
        "strength": 4,
        "when_text": "Monday",
        "when": "2026-03-02",
        "status": "open",
    }
    assert (await talk.get("/commitments")).json() == [made]


async def test_a_reply_may_be_delayed(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(reply_delay=0.3)) as served:
        talk = await served.open()
        began = time.perf_counter()
        await talk.say("hello")
        assert time.perf_counter() - began >= 0.3


async def test_the_engine_hears_the_clock(make_settings: Callable[..., Settings]) -> None:
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    async with serve(make_settings(now=start)) as served:
        talk = await served.open()
        await talk.say("hello")
        assert timedelta(0) <= served.engine.calls[0].now - start < timedelta(minutes=1)
        assert (await talk.get()).json()["created_at"].startswith("2026-03-02T09:00:")


async def test_every_three_hours_it_says_what_it_is(served: Served, talk: Talk) -> None:
    parts = served.state["parts"]
    said = []
    for hours in (1, 3.1, 4, 6.2):
        parts.clock = Clock(datetime.now(UTC) + timedelta(hours=hours))
        said.append((await talk.say("hello")).json()["replies"][0]["text"])
    assert said == ["1: hello", "Still a program.", "3: hello", "Still a program."]


async def test_an_engine_that_fails_writes_nothing(served: Served, talk: Talk) -> None:
    served.engine.fault = RuntimeError("out of words")
    answer = await talk.say("hello", key="k")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "words" not in answer.text
    served.engine.fault = None
    assert (await talk.get()).json()["turns"] == []
    assert (await talk.say("hello", key="k")).json()["turn"] == 1


async def test_an_engine_that_hangs_is_given_up(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(turn_seconds=0.1)) as served:
        talk = await served.open()
        served.engine.delay = 5
        answer = await talk.say("hello")
        assert (answer.status_code, answer.json()["code"]) == (503, "turn_timeout")
        served.engine.delay = 0
        assert (await talk.say("hello")).json()["turn"] == 1


async def test_an_engine_that_is_not_ready(served: Served, talk: Talk) -> None:
    served.engine.fault = EngineNotReady("loading")
    answer = await talk.say("hello")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_ready")
    assert answer.headers["retry-after"] == "2"


async def test_a_stop_between_engine_and_commit_leaves_nothing_half(
    served: Served, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed process leaves: nothing of the turn, and a retry that works."""
    real = Turns.add

    async def add_then_die(self: Turns, turn: NewTurn) -> None:
        await real(self, turn)
        raise asyncio.CancelledError

    monkeypatch.setattr(Turns, "add", add_then_die)
    with pytest.raises(asyncio.CancelledError):
        await talk.say("I will call", key="k")
    monkeypatch.setattr(Turns, "add", real)
    assert (await talk.get()).json()["turns"] == []
    assert (await talk.get("/commitments")).json() == []
    assert len((await talk.get("/export")).json()["events"]) == 1
    answer = (await talk.say("I will call", key="k")).json()
    assert (answer["turn"], len(answer["commitments"])) == (1, 1)
