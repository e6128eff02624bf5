"""Calendar files: what RFC 5545 asks of them, and the route that gives one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.commitments.ics import FOLD, AllDay, calendar, escape, fold
from tests.api.serving import Served, Talk

NIGHT = datetime(2026, 11, 23, 22, 5, 9, tzinfo=timezone(timedelta(hours=-5)))
GUIDE = {"room": "guide", "person": None, "audience": "visitor"}


def event(day: date = date(2026, 12, 31), text: str = "I'll call, at last", what: str = "call") -> bytes:
    return calendar(AllDay("abc", day, what, text, NIGHT))


def unfolded(body: bytes) -> dict[str, str]:
    """The file's lines by name, as a calendar reads them."""
    lines = body.decode().replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def unescaped(value: str) -> str:
    """TEXT as it was before `escape`."""
    out, rest = [], iter(value)
    for character in rest:
        follows = next(rest) if character == "\\" else character
        out.append("\n" if character == "\\" and follows in "nN" else follows)
    return "".join(out)


def test_a_day_is_a_date_that_floats_and_ends_the_next() -> None:
    lines = unfolded(event())
    assert (lines["DTSTART;VALUE=DATE"], lines["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert lines["DTSTAMP"] == "20261124T030509Z"
    assert lines["UID"] == "abc@evoke"
    assert (lines["CLASS"], lines["TRANSP"]) == ("PRIVATE", "TRANSPARENT")


def test_it_is_one_event_in_one_calendar_with_every_line_ended() -> None:
    body = event()
    assert body.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert body.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert body.count(b"\n") == body.count(b"\r\n") == body.count(b"\r")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("call, then rest; done", "call\\, then rest\\; done"),
        ("a\\b", "a\\\\b"),
        ("one\ntwo\r\nthree\rfour\u2028five", "one\\ntwo\\nthree\\nfour\\nfive"),
        ("tab\there, bell\x07", "tab here\\, bell"),
        ("BEGIN:VEVENT", "BEGIN:VEVENT"),
    ],
)
def test_text_is_escaped(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.text(max_size=300))
def test_whatever_was_said_is_read_back_and_no_line_is_too_long(text: str) -> None:
    body = event(text=text, what=text[:80])
    assert all(len(line) <= FOLD for line in body.split(b"\r\n"))
    assert sum(line.startswith("BEGIN:") for line in body.decode().split("\r\n")) == 2
    assert escape(unescaped(unfolded(body)["DESCRIPTION"])) == escape(text.encode("utf-8", "replace").decode())


def test_a_long_line_is_folded_between_characters() -> None:
    folded = fold("SUMMARY:" + "😀" * 60)
    assert folded.replace(b"\r\n ", b"").decode() == "SUMMARY:" + "😀" * 60 + "\r\n"
    assert all(part.decode() for part in folded.split(b"\r\n ")), "no character is cut in two"


async def made(talk: Talk, plan: str) -> str:
    """The path of a plan that a visitor makes."""
    await talk.say(plan)
    return f"/commitments/{(await talk.get('/commitments')).json()[-1]['id']}"


async def test_a_dated_commitment_is_had_as_a_calendar_file(served: Served) -> None:
    talk = await served.open(**GUIDE)
    path = await made(talk, "I will call, at last | on Friday | 2026-11-27")
    answer = await talk.get(f"{path}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["content-disposition"].endswith('.ics"')
    lines = unfolded(answer.content)
    assert (lines["SUMMARY"], lines["DTSTART;VALUE=DATE"]) == ("call\\, at last", "20261127")
    stamp = datetime.strptime(lines["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - stamp) < timedelta(minutes=5)


async def test_one_without_a_day_has_none_and_says_so(served: Served) -> None:
    talk = await served.open(**GUIDE)
    answer = await talk.get(f"{await made(talk, 'I will call | after payday')}.ics")
    assert (answer.status_code, answer.json()["code"]) == (404, "commitment_undated")


async def test_it_is_for_those_with_the_sessions_token_only(served: Served) -> None:
    talk = await served.open(**GUIDE)
    path = await made(talk, "I will call | on Friday | 2026-11-27")
    other = await served.open(**GUIDE)
    assert (await other.get(f"{path}.ics")).status_code == 404
    assert (await talk.get(f"{path}.ics", headers={"Authorization": ""})).status_code == 401
    assert (await talk.get("/commitments/none.ics")).status_code == 404
