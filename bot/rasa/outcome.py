"""What a turn came to: its coding, the person as they stand now, the coach's note."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.coach.turn import note
from bot.person.rehearsal import Standing, rehearsal
from bot.types import Became, CodedUtterance, Coding, PersonView, Reply, Said, TurnResult, Window


def outcome(
    before: Window,
    after: Window,
    events: list[dict[str, Any]],
    replies: tuple[Reply, ...],
    said: Said,
    extra: dict[str, Any],
    tracker: DialogueStateTracker,
) -> TurnResult:
    """The turn's result from its events and the tracker after it."""
    coding = _coding(events)
    practice = tracker.get_slot("practice")
    if tracker.get_slot("room") != "practice" or not practice:
        return TurnResult(replies, after, tuple(events), coding=coding, **followed_up(tracker), **extra)
    standing = Standing.from_slot(practice)
    was = Standing.from_slot(_practice_before(before))
    room = rehearsal(standing.person)
    line = room.line(standing) if standing.last_line != was.last_line else None
    view = PersonView(
        talk=line.talk if line else "neutral",
        category=line.category if line else None,
        stage=standing.stage,
        state=standing.state,
    )
    coach = None
    if coding is not None and said.text is not None and not standing.heard.get("aside"):
        coach = note(coding, room.person, room.line(was), was, standing, intent=_intent(events))
    return TurnResult(
        replies, after, tuple(events), coding=coding, coach=coach, person=view,
        person_line=line.id if line else None, **extra,
    )  # fmt: skip


def followed_up(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Of a visit: which commitment was asked about in this turn, and what the visitor said became of one."""
    visit = tracker.get_slot("visit") or {}
    found = (visit.get("heard") or {}).get("followup")
    if not found:
        return {}
    if found["status"]:
        return {"became": (Became(found["status"], found["id"]),)}
    asking = visit.get("asking")
    return {"asked": (asking["id"],)} if asking else {}


def _coding(events: list[dict[str, Any]]) -> Coding | None:
    for event in events:
        if event["event"] == "user":
            data = (event.get("parse_data") or {}).get("coding")
            if data and data["utterances"]:
                utterances = tuple(CodedUtterance(**row) for row in data["utterances"])
                return Coding(data["speaker"], data["main"], utterances)
    return None


def _intent(events: list[dict[str, Any]]) -> str:
    return next((str(e["parse_data"]["intent"]["name"]) for e in events if e["event"] == "user"), "")


def _practice_before(window: Window) -> dict[str, Any]:
    """The practice slot as the last turn left it."""
    value: dict[str, Any] = window["slots"].get("practice") or {}
    for turn in window["turns"]:
        for event in turn:
            if event["event"] == "slot" and event["name"] == "practice":
                value = event["value"]
    return value
