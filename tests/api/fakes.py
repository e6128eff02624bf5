"""A scripted engine, a library of two people, a debriefer that counts: all the API's tests need of `bot`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.engine import UnknownButton
from bot.content.admission import Checklist, Part
from bot.content.education import Article, Myth
from bot.content.helplines import Helpline, HelplineFile
from bot.content.programmes import Programme
from bot.types import (
    Became,
    Better,
    Button,
    CoachNote,
    CodedUtterance,
    Coding,
    Commitment,
    Line,
    Opening,
    PersonState,
    PersonView,
    Reply,
    Safety,
    Said,
    TurnResult,
    Window,
)


class FakeEngine:
    """Echoes. "I will", "danger" and "goodbye" make it do what a test wants, see `answer`."""

    def __init__(self) -> None:
        self.ready = False
        self.calls: list[Said] = []
        self.delay = 0.0
        self.gate: asyncio.Event | None = None
        self.fault: Exception | None = None
        self.running = 0
        self.most_running = 0

    async def start(self) -> None:
        self.ready = True

    async def stop(self) -> None:
        self.ready = False

    async def open(self, opening: Opening) -> TurnResult:
        self.opening = opening
        buttons = (Button("ok", "Okay"),) if opening.room == "guide" else ()
        return TurnResult(
            replies=(Reply(f"Hello from {opening.person or 'the guide'}.", buttons=buttons),),
            window={"room": opening.room, "heard": []},
            events=({"event": "session_started"},),
        )

    async def turn(self, window: Window, said: Said) -> TurnResult:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            self.calls.append(said)
            if self.gate is not None:
                await self.gate.wait()
            await asyncio.sleep(self.delay)
            if self.fault is not None:
                raise self.fault
            if said.button not in (None, "more", "resume"):
                raise UnknownButton(said.button)
            return follow_up(window, said) or answer(window, said)
        finally:
            self.running -= 1


def follow_up(window: Window, said: Said) -> TurnResult | None:
    """Asks about what is due when greeted, takes "done" or "not" for the answer, and strikes the last one out."""
    words, asking = said.text or "", window.get("asking")
    if asking and words in {"done", "not"}:
        became = (Became("kept" if words == "done" else "not_done", asking),)
        return TurnResult((Reply("I see."),), {**window, "asking": None}, (), became=became)
    if words == "strike it":
        return TurnResult((Reply("It no longer stands."),), window, (), became=(Became("dropped"),))
    if said.due and words == "hi":
        due = said.due[0]
        return TurnResult((Reply(f"How did {due.behaviour} go?"),), {**window, "asking": due.id}, (), asked=(due.id,))
    return None


def answer(window: Window, said: Said) -> TurnResult:
    """What the fake answers; a function of window and words, as the real one."""
    words = said.text or f"<{said.button}>"
    heard = [*window["heard"], words]
    number = len(heard)
    coding = Coding(
        "helper", "question", (CodedUtterance(words, 0, len(words), 0.9, "open_question", "Open question"),)
    )
    danger = "danger" in words
    return TurnResult(
        replies=(Reply(f"{number}: {words}", buttons=(Button("more", "Tell me more"),), source="line-1"),),
        window={**window, "heard": heard},
        events=({"event": "user", "text": words}, {"event": "bot", "text": f"{number}: {words}"}),
        coding=coding,
        coach=CoachNote(praise="You asked.", better=Better("What else?", "open_question")),
        person=PersonView("change", "desire", "contemplation", PersonState(number / 2, 3, 2.5, 2, 1)),
        commitments=(
            (_plan(words),)
            if "I will" in words and window["room"] == "guide"
            else (Commitment("person", words, "drinking", "commitment", 4, "Monday", date(2026, 3, 2)),)
            if "I will" in words
            else ()
        ),
        safety=Safety("suicidal_thought", "self", (Line("Crisis line", "988", "any time"),)) if danger else None,
        person_line="denise-1",
        ended="goodbye" in words,
    )


def _plan(words: str) -> Commitment:
    """ "I will call | tomorrow | 2026-11-24": the visitor's plan, its words for the time, its day."""
    text, when, day = (*(part.strip() for part in words.split("|")), "", "")[:3]
    what = text.removeprefix("I will ")
    return Commitment("visitor", text, what, "commitment", 4, when or None, date.fromisoformat(day) if day else None)


@dataclass(frozen=True)
class FakePerson:
    """With one field that must never be shown."""

    id: str
    name: str
    difficulty: int
    pronouns: str = "she/her"
    age: int = 46
    region: str = "Dayton, Ohio"
    relation: str = "your sister"
    behaviour: str = "alcohol"
    goal: str = "drink less on work nights"
    card: str = "She has agreed to coffee."
    setting: str = "A kitchen."
    audience: str = "family"
    backstory: str = "SECRET BACKSTORY"


@dataclass(frozen=True)
class FakeNotices:
    practice: str = "A program. Practise only."
    guide: str = "A program. Nobody is watching."
    again: str = "Still a program."


class FakeLibrary:
    """Two people, two articles, two countries."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {
            "wes": FakePerson("wes", "Wes", 3),
            "denise": FakePerson("denise", "Denise", 2),
        }
        self.articles: dict[str, Any] = {
            "detox": _article("detox", "Withdrawal care", "treatment"),
            "grounding": _article("grounding", "Grounding", "skill"),
        }
        self.helplines: dict[str, Any] = {
            "US": _lines("US", "United States", "988"),
            "GB": _lines("GB", "United Kingdom", "116 123"),
        }
        self.notices = FakeNotices()
        self.programmes = (
            _program(
                "Far House", "Farville", "F1", (42.0, -81.0), kinds=("detox", "residential"), payers=("Medicare",)
            ),
            _program("Near House", "Nearton", "N1", (41.0, -81.0), kinds=("detox",), populations=("women",)),
            _program("Evenings", "Nearton", "N1", None, kinds=("intensive outpatient",), medication=False),
        )
        self.admission = Checklist(
            "Getting in", "In danger, call.", Part("Ask", "Call.", ("Is there room?",)), Part("Bring", "Pack.", ("ID",)),
            Part("Arrange", "Plan.", ("The cat",)), "admission", "2026-11",
        )  # fmt: skip


def _article(slug: str, title: str, kind: Any) -> Article:
    return Article(
        slug=slug,
        title=title,
        kind=kind,
        sentence="Days of rest.",
        summary="Days of rest, with a nurse near.",
        what="Rest.",
        whom="People who stop.",
        how_in="Call first.",
        ask=("Is a nurse there at night?",),
        cost="It depends.",
        family="Drive them there.",
        myths=(Myth("It hurts.", "It need not."),),
        related=(),
        asks=("hidden question",),
        words=("hidden word",),
        sources=("A source",),
        reviewed="2026-01-02",
    )


def _program(name: str, town: str, postcode: str, point: tuple[float, float] | None, **more: Any) -> Programme:
    latitude, longitude = point or (None, None)
    fields: dict[str, Any] = {
        "id": name.lower().replace(" ", "-"), "name": name, "town": town, "postcode": postcode, "phone": "555-0100",
        "hours": "day and night", "payers": ("Medicaid",), "medication": True, "updated": date(2026, 10, 5),
        "latitude": latitude, "longitude": longitude, **more,
    }  # fmt: skip
    return Programme(**fields)


def _lines(code: str, name: str, number: str) -> HelplineFile:
    line = Helpline("crisis", "Crisis line", number, "", ("crisis",))
    return HelplineFile(code, name, date(2026, 1, 2), "911", (line,))


class FakeDebriefer:
    """Counts turns."""

    def debrief(self, turns: Sequence[dict[str, Any]], goal: str, person: str | None) -> Any:
        coded = sum(1 for turn in turns if turn["outcome"]["coding"])
        return {"turns": len(turns), "coded": coded, "goal": goal, "person": person}

    def score(self, turns: Sequence[tuple[str, str]], goal: str) -> Any:
        return {"turns": len(turns), "goal": goal}

    def to_json(self, debrief: Any) -> Any:
        return debrief

    def render(self, debrief: Any, kind: str) -> bytes:
        return f"{kind}: {debrief['turns']}".encode()
