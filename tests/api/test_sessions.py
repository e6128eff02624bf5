"""Opening, reading, ending, exporting, erasing."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.settings import Settings
from tests.api.serving import OPENING, Served, Talk, database_bytes, serve


async def test_opening_answers_as_the_contract_says(served: Served) -> None:
    answer = await served.http.post("/v1/sessions", json={**OPENING, "seed": 7, "goal": "cut_down", "locale": "en-GB"})
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"session_id", "token", "expires_at", "notice", "replies"}
    assert body["notice"] == "A program. Practise only."
    assert body["replies"] == [{"text": "Hello from denise.", "kind": "say", "buttons": [], "source": None}]
    assert len(body["token"]) >= 22
    expires = datetime.fromisoformat(body["expires_at"])
    assert expires.utcoffset() == timedelta(0)
    opening = served.engine.opening
    assert (opening.session_id, opening.seed, opening.goal, opening.locale, opening.timezone) == (
        body["session_id"],
        7,
        "cut_down",
        "en-GB",
        "America/New_York",
    )


async def test_the_guide_needs_no_person(served: Served) -> None:
    wish = {"room": "guide", "consent": "1", "timezone": "Europe/Berlin"}
    answer = await served.http.post("/v1/sessions", json=wish)
    assert answer.status_code == 201
    assert answer.json()["notice"] == "A program. Nobody is watching."
    assert (served.engine.opening.audience, served.engine.opening.timezone) == ("visitor", "Europe/Berlin")
    talk = Talk(served.http, answer.json())
    assert (await talk.get()).json()["person"] is None


async def test_the_client_chooses_neither_id_nor_token(served: Served) -> None:
    talk = await served.open(session_id="mine", token="mine", id="mine")
    assert talk.opened["session_id"] != "mine" and talk.opened["token"] != "mine"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": None}, "consent_required"),
        ({"consent": " "}, "consent_required"),
        ({"consent": ...}, "consent_required"),
        ({"room": "lobby"}, "invalid_fields"),
        ({"room": ...}, "invalid_fields"),
        ({"person": None}, "person_required"),
        ({"person": "nobody"}, "person_unknown"),
        ({"person": "../../etc/passwd"}, "invalid_fields"),
        ({"room": "guide"}, "person_not_here"),
        ({"audience": "nobody"}, "invalid_fields"),
        ({"mode": "secret"}, "invalid_fields"),
        ({"locale": "English please"}, "invalid_fields"),
        ({"timezone": "Mars/Olympus"}, "invalid_fields"),
        ({"seed": -1}, "invalid_fields"),
        ({"seed": 2**63}, "invalid_fields"),
        ({"seed": "x"}, "invalid_fields"),
        ({"goal": ""}, "invalid_fields"),
    ],
)
async def test_what_cannot_be_opened(served: Served, change: dict[str, Any], code: str) -> None:
    wish = {name: value for name, value in {**OPENING, **change}.items() if value is not ...}
    answer = await served.http.post("/v1/sessions", json=wish)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_session_is_read_with_its_turns(talk: Talk) -> None:
    said = (await talk.say("hello")).json()
    pressed = (await talk.say(button="more")).json()
    body = (await talk.get()).json()
    turns = body.pop("turns")
    assert body == {
        "session_id": talk.opened["session_id"],
        "room": "practice",
        "person": "denise",
        "audience": "family",
        "mode": "coached",
        "goal": None,
        "locale": "en-US",
        "timezone": "America/New_York",
        "consent": "2026-11",
        "created_at": body["created_at"],
        "expires_at": talk.opened["expires_at"],
        "ended": False,
        "ended_at": None,
        "replies": talk.opened["replies"],
    }
    assert [turn["answer"] for turn in turns] == [said, pressed]
    assert [(t["turn"], t["said"], t["button"], t["button_title"]) for t in turns] == [
        (1, "hello", None, None),
        (2, None, "more", "Tell me more"),
    ]


async def test_ending_twice_is_ending_once(talk: Talk) -> None:
    first = await talk.request("POST", "/end")
    assert first.status_code == 200 and first.json()["ended"] is True
    again = await talk.request("POST", "/end")
    assert again.json()["ended_at"] == first.json()["ended_at"]
    assert (await talk.say("hi")).status_code == 409
    assert (await talk.get()).json()["ended"] is True


async def test_ending_waits_for_the_turn_in_flight(served: Served, talk: Talk) -> None:
    served.engine.delay = 0.1
    turn = asyncio.create_task(talk.say("hi"))
    await asyncio.sleep(0.03)
    ended = await talk.request("POST", "/end")
    assert (await turn).status_code == 200
    assert len(ended.json()["turns"]) == 1


async def test_an_assessment_keeps_its_results_back_till_the_end(served: Served) -> None:
    talk = await served.open(mode="assessed")
    answer = (await talk.say("hello", key="k")).json()
    hidden = ("coding", "coach", "person")
    assert all(answer[name] is None for name in hidden)
    assert answer["replies"][0]["text"] == "1: hello"
    shown = (await talk.get()).json()["turns"][0]["answer"]
    assert all(shown[name] is None for name in hidden)
    report = await talk.get("/report")
    assert (report.status_code, report.json()["code"]) == (409, "session_open")
    export = (await talk.get("/export")).json()
    assert export["withheld_until_end"] is True
    assert "open_question" not in json.dumps(export)
    await talk.request("POST", "/end")
    shown = (await talk.get()).json()["turns"][0]["answer"]
    assert all(shown[name] is not None for name in hidden)
    assert (await talk.get("/report")).json()["coded"] == 1
    assert "open_question" in (await talk.get("/export")).text
    # A retry still gets what it would have got.
    assert (await talk.say("hello", key="k")).json() == answer


async def test_the_export_holds_everything_but_the_token(talk: Talk) -> None:
    await talk.say("I will call", key="k")
    answer = await talk.get("/export")
    assert answer.headers["content-disposition"].startswith("attachment")
    held = answer.json()
    assert held["session"]["person"] == "denise"
    assert held["session"]["window"] == {"room": "practice", "heard": ["I will call"]}
    assert [turn["said"] for turn in held["turns"]] == [None, "I will call"]
    assert held["utterances"][0]["code"] == "open_question"
    assert held["commitments"][0]["when"] == "2026-03-02"
    assert [event["type"] for event in held["events"]] == ["session_started", "user", "bot"]
    assert talk.opened["token"] not in answer.text and "hmac" not in answer.text


async def test_erasing_reaches_every_byte(served: Served, talk: Talk, tmp_path: Path) -> None:
    stays = await served.open(goal="stays")
    await stays.say("I will stay")
    await talk.say("I will eat marmalade")
    raw = database_bytes(tmp_path)
    assert talk.opened["session_id"].encode() in raw
    assert b"marmalade" not in raw and talk.opened["token"].encode() not in raw
    answer = await talk.request("DELETE")
    assert (answer.status_code, answer.content) == (204, b"")
    assert talk.opened["session_id"].encode() not in database_bytes(tmp_path)
    database = sqlite3.connect(tmp_path / "evoke.db")
    for table, column in (
        ("sessions", "id"),
        *((t, "session_id") for t in ("turns", "utterances", "commitments", "events")),
    ):
        found = database.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
        assert found == [(stays.opened["session_id"],)], table
    database.close()
    gone = await talk.get()
    assert (gone.status_code, gone.json()["code"]) == (401, "session_token_invalid")
    assert (await talk.say("hi")).status_code == 401
    assert (await talk.request("DELETE")).status_code == 401
    assert (await stays.get()).status_code == 200


async def test_erasing_during_a_turn(served: Served, talk: Talk) -> None:
    served.engine.delay = 0.1
    turn = asyncio.create_task(talk.say("hi"))
    await asyncio.sleep(0.03)
    assert (await talk.request("DELETE")).status_code == 204
    assert (await turn).status_code == 200
    assert (await talk.get()).status_code == 401


async def test_a_session_is_open_after_a_restart(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings()
    async with serve(settings) as served:
        talk = await served.open()
        first = await talk.say("one", key="k")
    async with serve(settings) as served:
        talk = Talk(served.http, talk.opened)
        assert (await talk.say("one", key="k")).content == first.content
        assert (await talk.say("two")).json()["replies"][0]["text"] == "2: two"
