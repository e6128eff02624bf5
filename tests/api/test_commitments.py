"""What became of a commitment."""

from __future__ import annotations

import pytest

from tests.api.serving import Served, Talk


@pytest.fixture
async def made(talk: Talk) -> str:
    """The path of a commitment."""
    await talk.say("I will call")
    return f"/commitments/{(await talk.get('/commitments')).json()[0]['id']}"


async def test_they_are_listed_in_order(talk: Talk) -> None:
    assert (await talk.get("/commitments")).json() == []
    for text in ("I will b", "nothing", "I will a"):
        await talk.say(text)
    assert [each["text"] for each in (await talk.get("/commitments")).json()] == ["I will b", "I will a"]


@pytest.mark.parametrize("status", ["kept", "partly", "not_done", "changed", "dropped", "open"])
async def test_the_status_changes(talk: Talk, made: str, status: str) -> None:
    answer = await talk.request("PATCH", made, json={"status": status})
    assert (answer.status_code, answer.json()["status"]) == (200, status)
    assert (await talk.get("/commitments")).json() == [answer.json()]


async def test_it_may_change_after_the_end(talk: Talk, made: str) -> None:
    await talk.request("POST", "/end")
    assert (await talk.request("PATCH", made, json={"status": "kept"})).status_code == 200


async def test_other_words_and_other_sessions(served: Served, talk: Talk, made: str) -> None:
    assert (await talk.request("PATCH", made, json={"status": "lost"})).status_code == 422
    assert (await talk.request("PATCH", "/commitments/none", json={"status": "kept"})).status_code == 404
    other = await served.open()
    assert (await other.request("PATCH", made, json={"status": "dropped"})).status_code == 404
    assert (await talk.get("/commitments")).json()[0]["status"] == "open"
