"""The turns of a talk as exchanges: who said what, how it was coded, what was promised.

Three kinds of talk come to the same: in the practice room the user is the helper and the simulated person's
talk is known from the line they said; at the guide's the user is the client; in a transcript both are coded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.coach.report import SPOKEN, DebriefTurn, Kind, Row
from bot.coding.codes import MOBILISING
from bot.coding.rules import strength_of
from bot.types import CodedUtterance, Coding, Commitment, Speaker


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn with the coding of both sides; None for a side that nobody coded."""

    turn: DebriefTurn
    sayer: Speaker  # whose words `turn.said` are
    said: Coding | None
    answer: Coding | None
    commitments: tuple[Commitment, ...]

    @property
    def codings(self) -> Iterator[Coding]:
        """What was coded, in the order in which it was said."""
        return (coding for coding in (self.said, self.answer) if coding is not None)

    @property
    def client(self) -> Coding | None:
        """The client's side."""
        return next((coding for coding in self.codings if coding.speaker == "client"), None)

    @property
    def rows(self) -> Iterator[Row]:
        """Every utterance; what nobody coded is one piece."""
        other: Speaker = "client" if self.sayer == "helper" else "helper"
        seq = self.turn.seq
        if self.said is not None and self.said.utterances:
            yield from (Row(seq, self.sayer, utterance) for utterance in self.said.utterances)
        elif self.turn.said.strip():
            yield Row(seq, self.sayer, _uncoded(self.turn.said))
        coded = self.answer is not None and bool(self.answer.utterances)
        if self.answer is not None and coded:
            yield from (Row(seq, other, utterance) for utterance in self.answer.utterances)
        for reply in self.turn.replies:
            if reply.text.strip() and not (coded and reply.kind in SPOKEN):
                yield Row(seq, other if reply.kind in SPOKEN else "program", _uncoded(reply.text))


def exchanges(turns: Sequence[DebriefTurn], kind: Kind, goal: str) -> list[Exchange]:
    """The exchanges of a talk, in order."""
    return [_exchange(turn, kind, goal) for turn in turns]


def kind_of(turns: Sequence[DebriefTurn]) -> Kind:
    """What kind of talk these turns are."""
    if any(turn.answer is not None for turn in turns):
        return "transcript"
    if any(turn.coding is not None and turn.coding.speaker == "client" for turn in turns):
        return "guide"
    return "practice"


def _exchange(turn: DebriefTurn, kind: Kind, goal: str) -> Exchange:
    sayer: Speaker = "client" if kind == "guide" else "helper"
    if kind != "practice":
        return Exchange(turn, sayer, turn.coding, turn.answer, turn.commitments)
    promised = turn.commitments or _promised(turn, goal)
    return Exchange(turn, sayer, turn.coding, _answered(turn, promised), promised)


def _answered(turn: DebriefTurn, promised: Sequence[Commitment]) -> Coding | None:
    """The simulated person's reply as a coding, as sure as what was written for them."""
    view, words = turn.person, turn.replied
    if not words:
        return None
    if view is None:
        return Coding("client", "neutral", ())  # an opening: it ends a volley, nothing more is known
    strength = next((each.strength for each in promised if each.who == "person"), None)
    utterance = CodedUtterance(
        text=words, start=0, end=len(words), confidence=1.0,
        talk=view.talk, category=view.category, strength=strength,
    )  # fmt: skip
    return Coding("client", view.talk, (utterance,))


def _promised(turn: DebriefTurn, goal: str) -> tuple[Commitment, ...]:
    """What the simulated person committed themselves to with their last line."""
    view = turn.person
    if view is None or view.talk != "change" or view.category not in MOBILISING:
        return ()
    words = next((reply.text for reply in reversed(turn.replies) if reply.kind in SPOKEN), "")
    if not words:
        return ()
    return (Commitment("person", words, goal, view.category or "commitment", strength_of(words, 3)),)


def _uncoded(text: str) -> CodedUtterance:
    return CodedUtterance(text=text, start=0, end=len(text), confidence=0.0)
