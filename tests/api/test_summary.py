"""The visitor's summary: exactly what was chosen, for nobody but the visitor, kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.types import Commitment
from tests.api import fakes
from tests.api.serving import Served, Talk


@pytest.fixture
async def visit(served: Served, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """A visit of three messages, one of them a commitment of the visitor's."""
    plain = fakes.answer

    def theirs(window: Any, said: Any) -> Any:
        words = said.text or ""
        plan = Commitment("visitor", words, "call", "commitment", 4, "on Monday", date(2026, 3, 2))
        return replace(plain(window, said), commitments=(plan,) if "I will" in words else ())

    monkeypatch.setattr(fakes, "answer", theirs)
    talk = await served.open(room="guide", person=None, audience="visitor")
    for text in ("I drink most nights.", "I will call on Monday", "My sister worries."):
        assert (await talk.say(text)).status_code == 200
    assert (await talk.say(button="more")).status_code == 200
    return talk


async def items(talk: Talk) -> list[dict[str, Any]]:
    answer = await talk.get("/summary")
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["items"]
    return rows


async def make(talk: Talk, chosen: list[str], accept: str = "text/plain") -> Any:
    return await talk.request("POST", "/summary", json={"items": chosen}, headers={"Accept": accept})


async def test_only_the_visitors_own_words_and_plans_may_go_in(visit: Talk) -> None:
    rows = await items(visit)
    assert [(row["kind"], row["text"]) for row in rows] == [
        ("words", "I drink most nights."),
        ("words", "I will call on Monday"),
        ("words", "My sister worries."),
        ("commitment", "I will call on Monday"),
    ]
    assert rows[3]["when"] == "2026-03-02"


async def test_it_holds_what_was_chosen_and_nothing_else(visit: Talk) -> None:
    rows = await items(visit)
    answer = await make(visit, [rows[0]["id"], rows[3]["id"]])
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    text = answer.text
    assert "“I drink most nights.”" in text and "“I will call on Monday” (Monday, March 2, 2026)" in text
    assert "sister" not in text
    # No answer of the guide, no code, no id.
    assert "1: I drink" not in text and "question" not in text.lower()
    assert visit.opened["session_id"] not in text


@pytest.mark.parametrize(("accept", "begins"), [("text/html", b"<!doctype html>"), ("application/pdf", b"%PDF-")])
async def test_it_comes_as_a_page_and_as_a_pdf(visit: Talk, accept: str, begins: bytes) -> None:
    answer = await make(visit, ["turn-1"], accept)
    assert answer.headers["content-type"].split(";")[0] == accept
    assert answer.content.startswith(begins)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_as_json_it_is_the_lines_chosen(visit: Talk) -> None:
    body = (await make(visit, ["turn-3"], "application/json")).json()
    assert [row["text"] for row in body["items"]] == ["My sister worries."]


async def test_what_was_taken_back_is_no_longer_offered(visit: Talk) -> None:
    promise = (await items(visit))[3]["id"]
    await visit.request("PATCH", f"/commitments/{promise}", json={"status": "dropped"})
    assert promise not in {row["id"] for row in await items(visit)}
    assert (await make(visit, [promise])).status_code == 422


@pytest.mark.parametrize("chosen", [[], ["turn-9"], ["turn-1", "nothing"], [""]])
async def test_lines_that_are_not_there(visit: Talk, chosen: list[str]) -> None:
    answer = await make(visit, chosen)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_fields")


async def test_no_other_format(visit: Talk) -> None:
    assert (await make(visit, ["turn-1"], "text/csv")).json()["code"] == "format_unknown"


async def test_a_rehearsal_has_none(talk: Talk) -> None:
    for answer in (await talk.get("/summary"), await make(talk, ["turn-1"])):
        assert (answer.status_code, answer.json()["code"]) == (409, "guide_only")


async def test_it_needs_the_token_of_the_session(served: Served, visit: Talk) -> None:
    assert (await served.http.get(visit.path + "/summary")).json()["code"] == "session_token_required"
    other = await served.open(room="guide", person=None)
    answer = await served.http.get(visit.path + "/summary", headers=other.auth)
    assert answer.status_code == 404


async def test_making_one_leaves_no_trace(visit: Talk) -> None:
    before = (await visit.get("/export")).json()
    await make(visit, ["turn-1"])
    after = (await visit.get("/export")).json()
    assert {**after, "exported_at": None, "session": None} == {**before, "exported_at": None, "session": None}
