"""Retries, doubles, and two messages at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from api.settings import Settings
from tests.api.fakes import FakeEngine
from tests.api.serving import Served, Talk, serve


async def test_a_retry_gets_the_same_bytes(served: Served, talk: Talk) -> None:
    first = await talk.say("I will call ☕", key="k1")
    again = await talk.say("I will call ☕", key="k1")
    assert again.content == first.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert len(served.engine.calls) == 1
    assert len((await talk.get("/commitments")).json()) == 1


async def test_a_retry_long_after_gets_its_own_answer(talk: Talk) -> None:
    first = await talk.say("one", key="k1")
    await talk.say("two", key="k2")
    await talk.request("POST", "/end")
    assert (await talk.say("one", key="k1")).content == first.content


async def test_without_a_key_each_message_is_a_turn(talk: Talk) -> None:
    assert [(await talk.say("hi")).json()["turn"] for _ in range(2)] == [1, 2]


@pytest.mark.parametrize("other", [{"text": "another"}, {"button": "more"}])
async def test_a_key_belongs_to_one_message(talk: Talk, other: dict[str, str]) -> None:
    await talk.say("hi", key="k1")
    answer = await talk.request("POST", "/messages", json=other, headers={"Idempotency-Key": "k1"})
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_key_belongs_to_one_session(served: Served, talk: Talk) -> None:
    other = await served.open()
    await talk.say("mine", key="k1")
    assert (await other.say("yours", key="k1")).json()["replies"][0]["text"] == "1: yours"


@pytest.mark.parametrize("key", ["x" * 256, " ", "caf\xe9\x01"])
async def test_a_key_has_to_be_fit(talk: Talk, key: str) -> None:
    headers = {
        b"Idempotency-Key": key.encode("latin-1"),
        **{k.encode(): v.encode() for k, v in talk.auth.items()},
    }
    answer = await talk.http.post(talk.path + "/messages", json={"text": "hi"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_invalid")


async def test_doubles_at_once_are_one_turn(served: Served, talk: Talk) -> None:
    served.engine.delay = 0.05
    answers = await asyncio.gather(*(talk.say("I will call", key="k1") for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(served.engine.calls) == 1


async def test_messages_at_once_are_answered_in_order(served: Served, talk: Talk) -> None:
    served.engine.delay = 0.02
    tasks = []
    for number in range(6):
        tasks.append(asyncio.create_task(talk.say(f"m{number}")))
        await asyncio.sleep(0.005)
    answers = [await task for task in tasks]
    assert [answer.json()["turn"] for answer in answers] == [1, 2, 3, 4, 5, 6]
    assert [call.text for call in served.engine.calls] == [f"m{n}" for n in range(6)]
    assert served.engine.most_running == 1
    assert [turn["said"] for turn in (await talk.get()).json()["turns"]] == [f"m{n}" for n in range(6)]


async def test_sessions_do_not_wait_for_each_other(served: Served) -> None:
    talks = [await served.open() for _ in range(4)]
    served.engine.delay = 0.05
    await asyncio.gather(*(talk.say("hi") for talk in talks))
    assert served.engine.most_running > 1


async def test_who_waits_too_long_may_try_again(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(lock_seconds=0.05)) as served:
        talk = await served.open()
        served.engine.gate = asyncio.Event()
        first = asyncio.create_task(talk.say("first"))
        await asyncio.sleep(0.02)
        second = await talk.say("second", key="k2")
        assert (second.status_code, second.json()["code"]) == (503, "session_busy")
        assert second.headers["retry-after"] == "1"
        served.engine.gate.set()
        assert (await first).json()["turn"] == 1
        assert (await talk.say("second", key="k2")).json()["turn"] == 2


async def two_processes(settings: Settings, doubles: bool) -> None:
    """Two applications on one store, as two processes have it, get twelve messages of one session at once."""
    slow_one, slow_two = FakeEngine(), FakeEngine()
    slow_one.delay = slow_two.delay = 0.01
    async with serve(settings, slow_one) as one, serve(settings, slow_two) as two:
        talk = await one.open()
        both = [talk, Talk(two.http, talk.opened)]
        keys = [f"k{n // 2 if doubles else n}" for n in range(12)]
        answers = await asyncio.gather(*(both[n % 2].say(f"m {key}", key) for n, key in enumerate(keys)))
        retried = [
            answer if answer.status_code == 200 else await both[n % 2].say(f"m {keys[n]}", keys[n])
            for n, answer in enumerate(answers)
        ]
        assert {answer.status_code for answer in retried} == {200}
        wanted = len(set(keys))
        assert sorted({answer.json()["turn"] for answer in retried}) == list(range(1, wanted + 1))
        turns = (await talk.get()).json()["turns"]
        assert [turn["turn"] for turn in turns] == list(range(1, wanted + 1))
        assert sorted(turn["said"] for turn in turns) == sorted({f"m {key}" for key in keys})
        # Each turn went on from the one before: none was taken from a stale window.
        assert [turn["answer"]["replies"][0]["text"].split(":")[0] for turn in turns] == [
            str(n) for n in range(1, wanted + 1)
        ]


@pytest.mark.parametrize("doubles", [False, True])
async def test_two_processes_without_a_shared_lock(make_settings: Callable[..., Settings], doubles: bool) -> None:
    await two_processes(make_settings(), doubles)


@pytest.mark.parametrize("doubles", [False, True])
async def test_two_processes_with_postgres_and_redis(
    make_settings: Callable[..., Settings], postgres: str, redis_url: str, doubles: bool
) -> None:
    await two_processes(make_settings(database_url=postgres, redis_url=redis_url), doubles)
