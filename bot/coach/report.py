"""What a debrief is made of and what it holds: the turns of a talk, and what they came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.coding.summary import Score
from bot.types import (
    Better,
    CoachNote,
    CodedUtterance,
    Coding,
    Commitment,
    PersonView,
    Reply,
    to_json,
)

if TYPE_CHECKING:
    from bot.coach.document import Document

# A rehearsal, a visit to the guide (whose visitor is the client), or somebody's transcript.
Kind = Literal["practice", "guide", "transcript"]
SPOKEN = frozenset({"say", "information"})  # kinds of reply that are part of the talk


@dataclass(frozen=True, slots=True)
class DebriefTurn:
    """One turn: what was said, and what came of it. Turn 0 is the opening, in which nobody has spoken yet.

    `answer`: the coding of the replies, where they were coded; of a simulated person it is not needed,
    since what they say was written as change, sustain or neutral talk.
    """

    seq: int
    said: str
    coding: Coding | None
    coach: CoachNote | None
    replies: tuple[Reply, ...]
    person: PersonView | None
    commitments: tuple[Commitment, ...]
    answer: Coding | None = None

    @property
    def replied(self) -> str:
        """The other one's words, without what the program said in its own name."""
        return " ".join(reply.text for reply in self.replies if reply.kind in SPOKEN)


@dataclass(frozen=True, slots=True)
class Voices:
    """What the two are called in a report."""

    helper: str
    client: str

    def of(self, speaker: str) -> str:
        """The name for "helper" or "client"."""
        return self.helper if speaker == "helper" else self.client


@dataclass(frozen=True, slots=True)
class Moment:
    """A turn worth a second look. `heard`: the words it answered."""

    seq: int
    kind: Literal["strong", "retry"]
    said: str
    heard: str
    codes: tuple[str, ...]
    why: str
    better: Better | None


@dataclass(frozen=True, slots=True)
class Row:
    """One utterance of the talk, for the spreadsheet; without a coding it is a whole turn."""

    seq: int
    speaker: str
    utterance: CodedUtterance


@dataclass(frozen=True, slots=True)
class Debrief:
    """A talk looked back on."""

    kind: Kind
    goal: str
    voices: Voices
    turns: int
    words: dict[str, int]
    counts: dict[str, int]
    scores: tuple[Score, ...]
    talk: tuple[dict[str, int], ...]
    state: tuple[dict[str, float], ...]
    moments: tuple[Moment, ...]
    commitments: tuple[Commitment, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """The debrief of the HTTP contract."""
        names = (
            "goal", "turns", "words", "counts", "scores", "talk", "state", "moments", "commitments", "notes",
        )  # fmt: skip
        return {name: to_json(getattr(self, name)) for name in names}

    def document(self) -> Document:
        """The debrief, ready to be set as a page."""
        from bot.coach.page import document  # which needs this module

        return document(self)
