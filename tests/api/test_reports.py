"""GET …/report and POST /v1/score, in four formats."""

from __future__ import annotations

from datetime import date

import pytest

from api.problems import Problem
from api.reports.coach import read_turn
from api.reports.formats import choose
from bot.types import Better, CoachNote, Coding, Commitment, PersonView, Reply
from tests.api.serving import Served, Talk


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/*", "text/html"),
        ("text/csv", "text/csv"),
        ("application/pdf;q=0.9, text/csv;q=0.8", "application/pdf"),
        ("application/pdf, application/json;q=0.1", "application/pdf"),
        ("*/*;q=0.1, application/json;q=0", "text/html"),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_the_format_is_what_is_accepted(accept: str | None, chosen: str) -> None:
    assert choose(accept) == chosen


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0", "application/pdf;q=x", "nonsense"])
def test_no_other_format_is_offered(accept: str) -> None:
    with pytest.raises(Problem) as caught:
        choose(accept)
    assert (caught.value.status, caught.value.code) == (406, "format_unknown")


async def test_a_report_in_each_format(talk: Talk) -> None:
    await talk.say("hello")
    plain = await talk.get("/report")
    assert plain.json() == {
        "turns": 2,
        "coded": 1,
        "goal": "drink less on work nights",
        "person": "denise",
    }
    for kind, media_type in (("html", "text/html"), ("csv", "text/csv"), ("pdf", "application/pdf")):
        answer = await talk.get("/report", headers={"Accept": media_type})
        assert answer.headers["content-type"].split(";")[0] == media_type
        assert answer.content == f"{kind}: 2".encode()
        assert answer.headers["vary"] == "Accept"
        assert answer.headers["cache-control"] == "no-store"
        assert "script-src" not in answer.headers["content-security-policy"]
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_the_goal_chosen_goes_before_the_persons(served: Served) -> None:
    talk = await served.open(goal="stay safe")
    assert (await talk.get("/report")).json()["goal"] == "stay safe"
    guide = await served.open(room="guide", person=None)
    assert (await guide.get("/report")).json()["goal"] == ""


async def test_a_transcript_is_scored_and_not_stored(served: Served) -> None:
    turns = [{"speaker": "helper", "text": "How are you?"}, {"speaker": "client", "text": "Fine."}]
    answer = await served.http.post("/v1/score", json={"goal": "g", "turns": turns})
    assert (answer.status_code, answer.json()) == (200, {"turns": 2, "goal": "g"})
    answer = await served.http.post("/v1/score", json={"turns": turns}, headers={"Accept": "text/csv"})
    assert answer.content == b"csv: 2"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"turns": []}, "invalid_fields"),
        ({"turns": [{"speaker": "nobody", "text": "hi"}]}, "invalid_fields"),
        ({"turns": [{"speaker": "helper", "text": "x" * 20_001}]}, "invalid_fields"),
        ({"turns": [{"speaker": "helper", "text": "x"}] * 2001}, "invalid_fields"),
        ({"turns": [{"speaker": "helper", "text": " \u0000 "}]}, "text_empty"),
    ],
)
async def test_transcripts_that_cannot_be_scored(served: Served, body: object, code: str) -> None:
    answer = await served.http.post("/v1/score", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_stored_turn_becomes_typed_again(served: Served, talk: Talk) -> None:
    await talk.say("I will call")
    async with served.state["parts"].database.read() as work:
        row = (await work.turns.list(talk.opened["session_id"]))[1]
    turn = read_turn({"seq": row.seq, "said": row.said, "outcome": row.outcome})
    assert (turn["seq"], turn["said"]) == (1, "I will call")
    assert isinstance(turn["coding"], Coding) and turn["coding"].utterances[0].code == "open_question"
    assert isinstance(turn["coach"], CoachNote) and turn["coach"].better == Better("What else?", "open_question")
    assert isinstance(turn["person"], PersonView) and turn["person"].state.rapport == 0.5
    assert isinstance(turn["replies"][0], Reply) and turn["replies"][0].buttons[0].id == "more"
    assert isinstance(turn["commitments"][0], Commitment)
    assert turn["commitments"][0].when == date(2026, 3, 2)
