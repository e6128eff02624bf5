"""Rate limits, in memory and in Redis, and whose address counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.requests import Request

from api.addresses import Addresses
from api.settings import Settings
from tests.api.serving import OPENING, Served, serve


async def spend(served: Served) -> None:
    """Use up a limit of three new sessions."""
    for _ in range(3):
        assert (await served.http.post("/v1/sessions", json=OPENING)).status_code == 201
    answer = await served.http.post("/v1/sessions", json=OPENING)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_requests")
    assert 1 <= int(answer.headers["retry-after"]) <= 60


async def test_new_sessions_of_an_address(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(rate_limits=True, rate_new_sessions="3/minute")) as served:
        await spend(served)
        assert (await served.http.get("/v1/people")).status_code == 200


async def test_processes_share_limits_in_redis(make_settings: Callable[..., Settings], redis_url: str) -> None:
    settings = make_settings(rate_limits=True, rate_new_sessions="3/minute", redis_url=redis_url)
    async with serve(settings) as one, serve(settings) as two:
        await spend(one)
        assert (await two.http.post("/v1/sessions", json=OPENING)).status_code == 429


async def test_a_token_has_its_own(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(rate_limits=True, rate_per_token="2/minute")) as served:
        one, other = await served.open(), await served.open()
        assert [(await one.say("hi")).status_code for _ in range(3)] == [200, 200, 429]
        assert (await other.say("hi")).status_code == 200
        assert len((await other.get()).json()["turns"]) == 1


async def test_an_address_has_its_own_and_health_has_none(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(rate_limits=True, rate_per_address="2/minute")) as served:
        assert [(await served.http.get("/v1/people")).status_code for _ in range(3)] == [200, 200, 429]
        assert {(await served.http.get("/healthz")).status_code for _ in range(5)} == {200}


async def test_off_is_off(make_settings: Callable[..., Settings]) -> None:
    async with serve(make_settings(rate_limits="off", rate_new_sessions="1/day")) as served:
        for _ in range(5):
            await served.open()


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "found"),
    [
        ((), "1.2.3.4", "9.9.9.9", "1.2.3.4"),
        (("10.0.0.0/8",), "10.0.0.1", "9.9.9.9", "9.9.9.9"),
        (("10.0.0.0/8",), "10.0.0.1", "6.6.6.6, 9.9.9.9, 10.0.0.2", "9.9.9.9"),
        (("10.0.0.0/8",), "1.2.3.4", "9.9.9.9", "1.2.3.4"),
        (("10.0.0.1",), "10.0.0.1", "", "10.0.0.1"),
        (("10.0.0.1",), "10.0.0.1", "not an address", "not an address"),
        (("::1",), "::1", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_trusted_proxies_are_believed(trusted: tuple[str, ...], peer: str, forwarded: str, found: str) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    request = Request({"type": "http", "client": (peer, 1), "headers": headers})
    assert Addresses(trusted).of(request) == found


def test_a_socket_has_no_address() -> None:
    assert Addresses(()).of(Request({"type": "http", "client": None, "headers": []})) == ""
