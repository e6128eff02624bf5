"""For those who run it."""

from __future__ import annotations

from tests.api.serving import Served, Talk


async def test_the_process_is_up(served: Served) -> None:
    assert (await served.http.get("/healthz")).json() == {"status": "ok"}


async def test_ready_means_model_database_and_locks(served: Served) -> None:
    answer = await served.http.get("/readyz")
    assert answer.json() == {"status": "ok", "engine": "ok", "database": "ok", "locks": "ok"}
    served.engine.ready = False
    answer = await served.http.get("/readyz")
    assert (answer.status_code, answer.json()["engine"]) == (503, "loading")
    assert answer.headers["retry-after"]


async def test_metrics_count_routes_and_turns_without_ids(served: Served, talk: Talk) -> None:
    await talk.say("danger", key="k")
    await talk.say("danger", key="k")
    await talk.get()
    await served.http.get("/v1/sessions/" + "f" * 32 + "/nothing")
    answer = await served.http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    text = answer.text
    wanted = 'evoke_requests_total{method="POST",route="/v1/sessions/{session_id}/messages",status="200"} 2.0'
    assert wanted in text
    assert 'evoke_turn_seconds_count{room="practice"} 1.0' in text
    assert "evoke_turns_replayed_total 1.0" in text
    assert 'evoke_safety_turns_total{kind="suicidal_thought"} 1.0' in text
    assert 'route="unmatched",status="404"' in text
    await served.http.get("/embed")
    await served.http.get("/static/chat.js")
    text = (await served.http.get("/metrics")).text
    assert 'route="/embed",status="200"' in text and 'route="/static",status="200"' in text
    assert talk.opened["session_id"] not in text and "f" * 32 not in text
