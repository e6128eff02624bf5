"""The debrief of a talk: its numbers with their uncertainty, its best moments, and those to try again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache

from bot.coach.exchanges import Exchange, exchanges, kind_of
from bot.coach.moments import pick
from bot.coach.notes import notes
from bot.coach.report import Debrief, DebriefTurn, Kind, Row, Voices
from bot.coding.codes import TALKS
from bot.coding.summary import summarize
from bot.content.coaching import Coaching, load_coaching
from bot.content.library import library
from bot.person import state

__all__ = ["Debrief", "DebriefTurn", "debrief"]

CLIENT_SCORES = frozenset({"percent_change_talk"})
VOICES = {
    "practice": Voices("You", "The person"),
    "guide": Voices("Guide", "Visitor"),
    "transcript": Voices("Helper", "Client"),
}


def debrief(turns: Sequence[DebriefTurn], *, goal: str, person: str | None = None, kind: Kind | None = None) -> Debrief:
    """The debrief of a talk's turns, in order.

    `person`: the id of whom it was practised with. `kind`: told by the turns, where it is not given.
    """
    kind = kind or kind_of(turns)
    known = library().people.get(person) if person else None
    voices = Voices("You", known.name) if known and kind == "practice" else VOICES[kind]
    talk = exchanges(turns, kind, goal)
    rows = tuple(row for each in talk for row in each.rows)
    words = {name: _words(rows, name) for name in ("helper", "client")}
    summary = summarize([coding for each in talk for coding in each.codings], words=sum(words.values()))
    judged = [u for turn in turns for c in (turn.coding, turn.answer) if c is not None for u in c.utterances]
    return Debrief(
        kind=kind,
        goal=goal,
        voices=voices,
        turns=sum(1 for turn in turns if turn.seq > 0),
        words=words,
        counts=summary.counts if kind != "guide" else {},
        scores=tuple(s for s in summary.scores if kind != "guide" or s.id in CLIENT_SCORES),
        talk=_course(talk),
        state=tuple({"seq": turn.seq, **asdict(turn.person.state)} for turn in turns if turn.person),
        moments=pick(turns, coaching(), voices, state.begin(known) if known else None),
        commitments=tuple(commitment for each in talk for commitment in each.commitments),
        notes=notes(kind, goal, summary, judged),
        rows=rows,
    )


@lru_cache(maxsize=1)
def coaching() -> Coaching:
    """What the coach says. On its own, so that a transcript is scored without the people. Raises ContentError."""
    return load_coaching()


def _words(rows: Sequence[Row], speaker: str) -> int:
    return sum(len(row.utterance.text.split()) for row in rows if row.speaker == speaker)


def _course(talk: Sequence[Exchange]) -> tuple[dict[str, int], ...]:
    """Per turn, how many of the client's utterances lean which way."""
    found = []
    for each in talk:
        utterances = each.client.utterances if each.client is not None else ()
        if utterances:
            counted = {name: sum(1 for u in utterances if u.talk == name) for name in TALKS}
            found.append(
                {"seq": each.turn.seq, "change": counted["change"], "sustain": counted["sustain"],
                 "neutral": counted["neutral"]}
            )  # fmt: skip
    return tuple(found)
