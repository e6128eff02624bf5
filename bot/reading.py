"""Read one message: its coding and the intent that the policies see.

The intent of a helper's turn is its leading code, unless the words are about the moment itself (asking
whether one is a bot, an insult, a goodbye); of a visitor's, what the visitor does with the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coding.coder import NEVER, Coder, Turn, last_words
from bot.coding.encoder import Judged, default_encoder
from bot.coding.features import features
from bot.person.rehearsal import leading_code
from bot.person.topics import default_finder
from bot.safety.screen import default_screen
from bot.types import Coding

SILENCE = re.compile(r"^[\s.…_\-–—*~]*$")
WORDY = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[a-zA-Z]")
ENGLISH = frozenset(
    "the a i you it to and of is that in he she my me we they do don't not what how was for are have be so "
    "no yes ok okay but your on with this just can know i'm it's hi hello hey think go get about will did".split()
)
# What helpers say about the moment itself; each is an intent of its own.
MOMENTS = {
    "bot": "ask_bot",
    "suicide_check": "suicide_check",
    "insult": "insult",
    "off_task": "off_topic",
    "apology": "apology",
    "goodbye": "goodbye",
    "hello": "greet",
    "small_talk": "small_talk",
}
MOMENT_AT = {"suicide_check": 0.66, "bot": 0.68, "insult": 0.70}
MOMENT_DEFAULT = 0.70
# Talk categories that a commitment is made of (MISC: mobilising change talk).
MOBILISING = frozenset({"commitment", "activation", "taking_steps"})


@dataclass(frozen=True, slots=True)
class Read:
    """A message read: the intent with its confidence, and the coding behind it."""

    intent: str
    confidence: float
    coding: Coding


class Reader:
    """Reads messages of both rooms."""

    def __init__(self) -> None:
        self._coder = Coder()
        self._encoder = default_encoder()
        self._finder = default_finder()
        self._screen = default_screen()

    def read(self, text: str, room: str, history: Sequence[Turn]) -> Read:
        """`room` is practice (the text is a helper's) or guide (a visitor's)."""
        if self._screen.look(text):
            return Read("danger", 1.0, Coding("helper", "other", ()))
        if room == "guide":
            return self._visitor(text, history)
        return self._helper(text, history)

    def _helper(self, text: str, history: Sequence[Turn]) -> Read:
        coding = self._coder.helper(text, history)
        if SILENCE.match(text) or not WORDY.search(text):
            return Read("silence", 1.0, coding)
        if other_language(text):
            return Read("other_language", 0.9, coding)
        about = self._finder.find(text, most=2)
        if about and about[0].topic in MOMENTS:
            moment = about[0].topic
            words = len(text.split())
            if about[0].score >= MOMENT_AT.get(moment, MOMENT_DEFAULT) and (words <= 14 or moment == "suicide_check"):
                return Read(MOMENTS[moment], min(about[0].score, 1.0), coding)
        codes = [u.code for u in coding.utterances if u.code]
        sure = sum(u.confidence for u in coding.utterances) / max(len(coding.utterances), 1)
        return Read(leading_code(codes), round(sure, 3), coding)

    def _visitor(self, text: str, history: Sequence[Turn]) -> Read:
        coding = self._coder.client(text, history)
        if SILENCE.match(text):
            return Read("silence", 1.0, coding)
        if other_language(text):
            return Read("other_language", 0.9, coding)
        before = last_words(history, "helper")
        judged = self._encoder.judge([Judged(text, before, features(text, before, 0, 1, NEVER))], ["visitor"])
        row = judged["visitor"][0]
        labels = self._encoder.tasks["visitor"]
        intent, confidence = labels[int(row.argmax())], float(row.max())
        leaning = [u for u in coding.utterances if u.talk == "change" and u.category in MOBILISING]
        if intent == "talk" or (leaning and intent in {"affirm", "unsure", "greet"}):
            intent = f"{coding.main}_talk"
            talks = {u.talk for u in coding.utterances}
            if leaning:
                intent = "commitment_talk"
            elif {"change", "sustain"} <= talks:
                intent = "ambivalent_talk"
        return Read(intent, round(confidence, 3), coding)


def other_language(text: str) -> bool:
    """Whether the words are in a language we do not speak; short or mixed messages get the benefit."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    if len(words) < 3:
        letters = [c for c in text if c.isalpha()]
        return bool(letters) and not any(LATIN.match(c) for c in letters)
    return not any(word.replace("’", "'") in ENGLISH for word in words) and _foreign(words, text)


def _foreign(words: Sequence[str], text: str) -> bool:
    accented = any(ord(c) > 127 and c.isalpha() for c in text)
    hints = sum(word in FOREIGN for word in words)
    return hints >= 2 or accented or (hints >= 1 and len(words) <= 5)


FOREIGN = frozenset(
    "que de la el en los las una un por para con no es mi tu su como estas está hola necesito ayuda quiero "
    "hablar puede usted je tu il elle nous vous est pas les des une le et pour dans avec suis mon ma ich du er "
    "sie wir ist nicht das die der und mit ein eine mein eu você não uma com meu minha são estou preciso "
    "ajuda tôi bạn không là và của ako ikaw hindi ang mga po salamat kamusta".split()
)

__all__ = ["Read", "Reader", "other_language"]
