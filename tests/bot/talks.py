"""Short ways to write coded talks, and a coder whose opinions a test can see."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.report import DebriefTurn
from bot.coding.coder import Turn
from bot.coding.codes import LABELS
from bot.coding.cut import cut
from bot.types import (
    Better,
    CoachNote,
    CodedUtterance,
    Coding,
    PersonState,
    PersonView,
    Reply,
)


def helper(*coded: str, sure: float = 0.9) -> Coding:
    """`helper("open_question: What else?", "confront")`: a helper's turn; the words may be left out."""
    utterances = []
    for each in coded:
        code, _, words = each.partition(": ")
        words = words or f"These are the words of a {code}."
        utterances.append(CodedUtterance(words, 0, len(words), sure, code=code, label=LABELS[code]))
    return Coding("helper", "other", tuple(utterances))


def client(
    *talks: str, sure: float = 0.9, words: str = "That is how it is with me.", category: str | None = None
) -> Coding:
    """`client("change", "neutral")`: a client's turn, its talk that of the first utterance."""
    utterances = tuple(
        CodedUtterance(words, 0, len(words), sure, talk=talk, category=category)  # type: ignore[arg-type]
        for talk in talks
    )
    return Coding("client", talks[0], utterances)


def state(**more: float) -> PersonState:
    """A person in the middle of everything."""
    return PersonState(**{"rapport": 4, "importance": 4, "confidence": 4, "readiness": 4, "discord": 2, **more})


def turn(
    seq: int,
    coding: Coding | None = None,
    answer: str = "I hear you on that one.",
    *,
    talk: str = "neutral",
    category: str | None = None,
    said: str | None = None,
    praise: str | None = None,
    effect: str | None = None,
    reason: str | None = None,
    better: str | None = None,
    **moved: float,
) -> DebriefTurn:
    """A turn of practice; `moved` is where it leaves the person."""
    words = " ".join(u.text for u in coding.utterances) if coding else ""
    coach = None
    if praise or effect or better:
        offer = Better(better, "complex_reflection") if better else None
        coach = CoachNote(praise, effect, offer, reason)
    view = PersonView(talk, category, "contemplation", state(**moved)) if seq else None  # type: ignore[arg-type]
    return DebriefTurn(
        seq=seq,
        said=words if said is None else said,
        coding=coding,
        coach=coach,
        replies=(Reply(answer),) if answer else (),
        person=view,
        commitments=(),
    )


class PlainCoder:
    """Asks with a question mark, reflects with "You" or "So", presses with "should"; says so every time."""

    def __init__(self, sure: float = 0.9) -> None:
        self.sure = sure
        self.histories: list[list[Turn]] = []

    def helper(self, text: str, history: Sequence[Turn] = ()) -> Coding:
        """See `Coder.helper`."""
        self.histories.append(list(history))
        found = [(text[start:end], start, end) for start, end in cut(text)]
        utterances = tuple(
            CodedUtterance(words, start, end, self.sure, code=(code := _code(words)), label=LABELS[code])
            for words, start, end in found
        )
        return Coding("helper", "other", utterances)

    def client(self, text: str, history: Sequence[Turn] = ()) -> Coding:
        """See `Coder.client`."""
        self.histories.append(list(history))
        utterances = []
        for start, end in cut(text):
            words = text[start:end]
            change, sustain = "going to" in words, "fine" in words
            talk = "change" if change else "sustain" if sustain else "neutral"
            category, strength = ("commitment", 4) if change else (None, None)
            utterances.append(
                CodedUtterance(
                    words,
                    start,
                    end,
                    self.sure,
                    talk=talk,
                    category=category,
                    strength=strength,  # type: ignore[arg-type]
                )
            )
        talks = [u.talk for u in utterances]
        main = next((talk for talk in ("change", "sustain") if talk in talks), "neutral")
        return Coding("client", main, tuple(utterances))


def _code(words: str) -> str:
    if words.endswith("?"):
        return "open_question" if words.startswith(("What", "How")) else "closed_question"
    if "should" in words:
        return "persuade"
    if words.startswith("So"):
        return "complex_reflection"
    return "simple_reflection" if words.startswith("You") else "facilitate"
