"""What a turn came to: the coding that was stored, the person as they stand, and a note on the helper's words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.paths import ROOT
from bot.person.rehearsal import rehearsal
from bot.rasa.outcome import outcome
from bot.types import CodedUtterance, Coding, Reply, Said, TurnResult, to_json

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
TEXT = "What is the hardest hour of your day?"
CODING = Coding(
    "helper", "question", (CodedUtterance(TEXT, 0, len(TEXT), 0.9, code="open_question", label="Open question"),)
)


def turn(text: str | None = TEXT, intent: str = "open_question", act: str | None = "answer") -> tuple[TurnResult, Any]:
    """One turn with a person, put together as the engine does, and the line that was said."""
    talk = rehearsal("denise")
    before, _ = talk.begin(4)
    moved, _ = talk.hear(before, TEXT, CODING, intent)
    after, lines = talk.say(moved, act, TEXT) if act else (moved, [])
    window = {
        "slots": {},
        "folded": False,
        "turns": [[{"event": "slot", "name": "practice", "value": before.to_slot()}]],
    }
    tracker = DialogueStateTracker("s", DOMAIN.slots)
    tracker.update(SlotSet("room", "practice"))
    tracker.update(SlotSet("practice", after.to_slot()))
    user = {"event": "user", "text": TEXT, "parse_data": {"intent": {"name": intent}, "coding": to_json(CODING)}}
    replies = tuple(Reply(line.text) for line in lines)
    said = Said(NOW, text=text) if text else Said(NOW, button="yes")
    return outcome(window, {"w": 1}, [user], replies, said, {"commitments": (), "ended": False}, tracker), (
        after,
        lines,
    )


def test_a_turn_shows_what_was_said_where_the_person_stands_and_how_it_was_coded() -> None:
    result, (after, lines) = turn()
    assert result.coding == CODING
    assert result.person is not None
    assert (result.person.talk, result.person.category) == (lines[-1].talk, lines[-1].category)
    assert (result.person.state, result.person.stage) == (after.state, after.stage)
    assert result.person_line == lines[-1].id
    assert result.window == {"w": 1}
    assert result.coach is not None
    assert result.coach.praise
    assert result.coach.effect


def test_where_the_person_said_nothing_new_no_line_is_named() -> None:
    result, _ = turn(act=None)
    assert result.person is not None
    assert (result.person.talk, result.person.category, result.person_line) == ("neutral", None, None)


def test_a_button_and_words_beside_the_talk_are_not_coached() -> None:
    assert turn(text=None)[0].coach is None
    assert turn(intent="ask_bot")[0].coach is None


def test_in_the_guides_room_there_is_no_person_and_no_coach() -> None:
    tracker = DialogueStateTracker("s", DOMAIN.slots)
    tracker.update(SlotSet("room", "guide"))
    result = outcome({}, {}, [], (Reply("Hi."),), Said(NOW, text="hi"), {"commitments": (), "ended": True}, tracker)
    assert (result.person, result.coach, result.coding, result.ended) == (None, None, None, True)
    assert result.replies == (Reply("Hi."),)
