"""The turns worth a second look: up to three that worked, up to four to try again.

A turn is weighed by its codes and by what came of it: how far the person moved, and what they answered. The
weights are ours and only have to put turns in order; their signs are the literature's (Magill et al., 2014;
Apodaca & Longabaugh, 2009). Feedback on single turns, with another way to say it, is what helped in trials
(Tanana et al., 2019; Louie et al., 2025).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.report import DebriefTurn, Moment, Voices
from bot.coach.turn import PRAISED
from bot.coding.codes import NON_ADHERENT, QUESTIONS, REFLECTIONS
from bot.coding.rules import UNSURE_BELOW
from bot.coding.volleys import counting
from bot.content.coaching import Coaching
from bot.person.rehearsal import leading_code
from bot.types import PersonState

STRONGEST, RETRIES = 3, 4
GOOD_AT = 0.6
WORTH = {
    "complex_reflection": 1.0,
    "affirmation": 0.8,
    "emphasize_autonomy": 0.8,
    "seek_collaboration": 0.6,
    "simple_reflection": 0.6,
    "open_question": 0.4,
    "persuade_with_permission": 0.2,
    "support": 0.2,
    "closed_question": -0.3,
    "persuade": -1.2,
    "confront": -1.8,
}
ANSWERED = {"change": 0.5, "neutral": 0.0, "sustain": -0.3}
# Good for a moment of its own; the rest of what is praised is too slight.
SHOWN = frozenset(code for code, worth in WORTH.items() if worth >= 0.4)
# What a turn to try again is better replaced by, where nobody wrote a better sentence for it.
INSTEAD = ("complex_reflection", "open_question", "simple_reflection")


@dataclass(frozen=True, slots=True)
class _Weighed:
    turn: DebriefTurn
    heard: str
    codes: tuple[str, ...]
    moved: float
    worth: float


def pick(
    turns: Sequence[DebriefTurn], coaching: Coaching, voices: Voices, start: PersonState | None = None
) -> tuple[Moment, ...]:
    """The moments, the strong ones first, each kind in the order of the talk.

    `start`: where the person stood before the first turn, None where that is not known.
    """
    weighed = _weigh(turns, start)
    words = _Words(coaching, voices)
    strong = sorted((each for each in weighed if _is_strong(each)), key=lambda each: -each.worth)[:STRONGEST]
    again = sorted((each for each in weighed if _is_retry(each)), key=lambda each: each.worth)[:RETRIES]
    chosen = [("strong", each, words.praise(each)) for each in _in_order(strong)]
    chosen += [("retry", each, words.reason(each)) for each in _in_order(again)]
    return tuple(
        Moment(
            seq=each.turn.seq,
            kind="strong" if kind == "strong" else "retry",
            said=each.turn.said,
            heard=each.heard,
            codes=each.codes,
            why=why,
            better=each.turn.coach.better if kind == "retry" and each.turn.coach else None,
        )
        for kind, each, why in chosen
    )


def _weigh(turns: Sequence[DebriefTurn], start: PersonState | None) -> list[_Weighed]:
    weighed = []
    heard, before = "", start
    for turn in turns:
        now = turn.person.state if turn.person else before
        if turn.coding is not None and turn.coding.speaker == "helper" and turn.said.strip():
            codes = _sure_codes(turn)
            if codes:
                moved = _movement(before, now)
                worth = sum(WORTH.get(code, 0.0) for code in codes) + moved + ANSWERED.get(_talk(turn), 0.0)
                weighed.append(_Weighed(turn, heard, codes, moved, worth))
        heard, before = turn.replied, now
    return weighed


def _sure_codes(turn: DebriefTurn) -> tuple[str, ...]:
    """The codes that count and that one can be sure of, in the order they were earned."""
    assert turn.coding is not None
    sure = [u.code for u in turn.coding.utterances if u.code and u.confidence >= UNSURE_BELOW]
    kept = counting(set(sure))
    return tuple(dict.fromkeys(code for code in sure if code in kept))


def _movement(before: PersonState | None, now: PersonState | None) -> float:
    if before is None or now is None:
        return 0.0
    return (
        (now.rapport - before.rapport)
        + (now.importance - before.importance)
        + (now.readiness - before.readiness)
        + (now.confidence - before.confidence) / 2
        - (now.discord - before.discord)
    )


def _talk(turn: DebriefTurn) -> str:
    if turn.answer is not None:
        return turn.answer.main
    return turn.person.talk if turn.person else "neutral"


def _is_strong(each: _Weighed) -> bool:
    codes = set(each.codes)
    return each.worth >= GOOD_AT and bool(codes & SHOWN) and not codes & NON_ADHERENT


def _is_retry(each: _Weighed) -> bool:
    codes, coach = set(each.codes), each.turn.coach
    pressing = bool(codes & NON_ADHERENT)
    if coach is not None and coach.better is None:
        # The coach saw something apart from the codes: an apology is none to try again, an insult is.
        return pressing and each.moved < 0
    if pressing or each.worth >= GOOD_AT:
        return pressing
    if coach is not None:
        return coach.reason is not None
    return "closed_question" in codes and not codes & REFLECTIONS and _talk(each.turn) != "change"


def _in_order(chosen: Sequence[_Weighed]) -> list[_Weighed]:
    return sorted(chosen, key=lambda each: each.turn.seq)


class _Words:
    """Why a moment is one: the coach's own words where there are any, else from `content/coaching.yml`."""

    def __init__(self, coaching: Coaching, voices: Voices) -> None:
        self._coaching = coaching
        self._name = "the client" if voices.client == "Client" else voices.client
        self._said: set[str] = set()

    def praise(self, each: _Weighed) -> str:
        note = each.turn.coach
        praise = note.praise if note else None
        if praise is None or praise in self._said:
            code = next(code for code in PRAISED if code in each.codes)
            praise = self._choose(self._coaching.praise[code], each)
        self._said.add(praise)
        return self._joined([praise, note.effect if note and each.moved > 0 else None])

    def reason(self, each: _Weighed) -> str:
        note = each.turn.coach
        effect = note.effect if note and each.moved < 0 else None
        reason = (note.reason or (note.praise if note.better is None else None)) if note else None
        return self._joined([effect, reason or self._choose(self._reasons(each.codes), each)])

    def _reasons(self, codes: Sequence[str]) -> Sequence[str]:
        lead = "closed_question" if set(codes) & QUESTIONS and not set(codes) & NON_ADHERENT else leading_code(codes)
        found = [self._coaching.reason.get(f"{lead} to {better}", ()) for better in INSTEAD]
        return [words for options in found for words in options] or self._coaching.effect["steady"]

    def _choose(self, options: Sequence[str], each: _Weighed) -> str:
        """One of `options` that has not been used yet; the same turn gets the same words every time."""
        fresh = [words for words in options if words not in self._said] or list(options)
        words = random.Random(f"{each.turn.seq}:why").choice(fresh)
        self._said.add(words)
        return words.format(name=self._name)

    @staticmethod
    def _joined(parts: Sequence[str | None]) -> str:
        return " ".join(part[:1].upper() + part[1:] for part in parts if part)
