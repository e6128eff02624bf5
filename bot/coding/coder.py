"""Code a turn as a trained human coder would: every utterance its code and how sure we are of it.

The encoder proposes; `bot.coding.rules` applies the manual's rules of precedence, which need no learning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.coding import rules
from bot.coding.codes import CATEGORIES, HELPER_CODES, LABELS, TALK_LABELS, TALKS
from bot.coding.cut import cut
from bot.coding.encoder import Encoder, Floats, Judged, default_encoder
from bot.coding.features import asks_permission, features
from bot.types import CodedUtterance, Coding, Speaker, Talk

NEVER = 99  # turns since permission was asked, when it never was


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the conversation so far."""

    speaker: Speaker
    text: str


class Judge(Protocol):
    """What the coder needs of the encoder."""

    tasks: Mapping[str, list[str]]

    def judge(self, utterances: Sequence[Judged], tasks: Sequence[str]) -> dict[str, Floats]: ...


class Coder:
    """Codes turns. Stateless but for the encoder, so one serves every conversation."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder: Judge = encoder or default_encoder()

    def helper(self, text: str, history: Sequence[Turn] = ()) -> Coding:
        """The utterances of a helper's turn with their codes; `main` as AnnoMI folds them.

        `history`: the turns before it, oldest first; the last few are enough.
        """
        pieces = cut(text)
        before = last_words(history, "client")
        since = since_permission(history)
        asked = self._asked(text, pieces, before, own_words(history, "helper"), since)
        chances = self._encoder.judge(asked, ["helper"])["helper"]
        told = " ".join(turn.text for turn in history if turn.speaker == "client")
        chances = rules.helper_precedence(chances, [a.text for a in asked], told)
        utterances = tuple(
            CodedUtterance(
                text=text[start:end],
                start=start,
                end=end,
                code=(code := HELPER_CODES[int(row.argmax())]),
                label=LABELS[code],
                confidence=round(float(row.max()), 3),
            )
            for (start, end), row in zip(pieces, chances, strict=True)
        )
        return Coding("helper", rules.main_behaviour(utterances, chances), utterances)

    def client(self, text: str, history: Sequence[Turn] = ()) -> Coding:
        """The utterances of a client's turn with talk, category and strength; `main` is the turn's talk."""
        pieces = cut(text)
        before = last_words(history, "helper")
        asked = self._asked(text, pieces, before, own_words(history, "client"), NEVER)
        judged = self._encoder.judge(asked, ["talk", "category", "strength"])
        talks = judged["talk"]
        utterances = tuple(
            self._client_utterance(text, place, talk, category, strength)
            for place, talk, category, strength in zip(
                pieces, talks, judged["category"], judged["strength"], strict=True
            )
        )
        return Coding("client", rules.main_talk(utterances, talks), utterances)

    def _asked(self, text: str, pieces: list[tuple[int, int]], before: str, own: str, since: int) -> list[Judged]:
        """What the encoder is shown of each piece; permission asked in this very turn counts for the rest."""
        result = []
        for number, (start, end) in enumerate(pieces):
            words = text[start:end]
            numbers = features(words, before, number, len(pieces), since)
            result.append(Judged(words, before, own, numbers))
            own = f"{own} {words}".strip()
            if asks_permission(words):
                since = 0
        return result

    @staticmethod
    def _client_utterance(
        text: str, place: tuple[int, int], talk: Floats, category: Floats, strength: Floats
    ) -> CodedUtterance:
        start, end = place
        name: Talk = TALKS[int(talk.argmax())]
        kind: str | None = None
        force: int | None = None
        if name != "neutral":
            kind = CATEGORIES[1 + int(category[1:].argmax())]
            if kind in rules.MOBILISING:
                force = rules.strength_of(text[start:end], 1 + int(strength.argmax()))
        return CodedUtterance(
            text=text[start:end],
            start=start,
            end=end,
            label=TALK_LABELS[name],
            talk=name,
            category=kind,
            strength=force,
            confidence=round(rules.sober(talk), 3),
        )


def last_words(history: Sequence[Turn], speaker: Speaker) -> str:
    """What `speaker` last said, "" when nothing yet; a bare backchannel does not hide what came before it."""
    words: list[str] = []
    for turn in reversed(history):
        if turn.speaker == speaker:
            words.insert(0, turn.text)
            if len(turn.text.split()) > 3:
                break
        if len(words) == 2:
            break
    return " ".join(words)


def own_words(history: Sequence[Turn], speaker: Speaker) -> str:
    """What `speaker` said in their last turn, "" when nothing yet."""
    return next((turn.text for turn in reversed(history) if turn.speaker == speaker), "")


def since_permission(history: Sequence[Turn]) -> int:
    """The helper's own turns since permission was asked (0: in the last one), `NEVER` when it was not."""
    turns = [turn.text for turn in history if turn.speaker == "helper"]
    for back, text in enumerate(reversed(turns)):
        if asks_permission(text):
            return back
    return NEVER


def mean_confidence(coding: Coding) -> float:
    """How sure we are of a turn as a whole, 0 to 1; 1 for an empty one."""
    sure = [utterance.confidence for utterance in coding.utterances]
    return float(np.mean(sure)) if sure else 1.0
