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
from bot.guide.commitments import is_commitment
from bot.guide.directory import asks_list
from bot.person.rehearsal import leading_code, sure_codes
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
# Taking something back, apart from being sorry for somebody.
APOLOGY = re.compile(
    r"\b(?:i apologi[sz]e|my apologies|my bad|came out wrong|i take (?:that|it) back|i shouldn'?t have (?:said|snapped|pushed|yelled)|"
    r"(?:i'?m|im|so|very|really) sorry|^\W*(?:ok(?:ay)?\W+)?sorry)\b",
    re.IGNORECASE,
)
SYMPATHY = re.compile(
    r"\bsorry (?:to hear|about (?:your|his|her|the)|for your (?:loss|trouble)|you(?:'re|'ve| are| have| had)|it's been|that (?:you|he|she|happened))",
    re.IGNORECASE,
)
# A visitor's message that asks, in form: otherwise only a sure classifier makes it a question.
ASKS = re.compile(
    r"\?|^\W*(?:(?:so|and|but|ok|okay|hi|hello|hey|um|well|please|pls)\W+)*(?:what|whats|how|hows|why|when|where|"
    r"wheres|who|whos|which|is|are|do|does|did|can|could|would|will|should|any|tell me|explain|i need (?:info|"
    r"information|a number|help finding)|looking for|need (?:info|help|a)|wondering|i want to know|i'?d like to know)\b|"
    r"\b(?:what (?:is|are|does|do|can|if)|how (?:do|can|long|much|does|to)|whether|(?:tell|give|send) me|do you (?:know|have))\b",
    re.IGNORECASE,
)
SURE_ASK = 0.85
TALKERS = frozenset({"talk", "gibberish"})
TORN = re.compile(
    r"\b(?:part of me|half of me|one part of me|on (?:the )?one hand|torn|i go back and forth|mixed feelings|both at once|"
    r"i (?:love|miss) (?:it|him|her|them|drinking|using)\b.{0,40}\b(?:but|and) i (?:hate|can't stand)|don'?t know whether)\b",
    re.IGNORECASE,
)
PLAIN = {
    "give_number": re.compile(
        r"^(?:(?:maybe|like|a|an|about|probably|i'?d say|id say|umm?|around|its|it'?s|hmm)\W+)*(?:\d{1,2}|zero|one|two|"
        r"three|four|five|six|seven|eight|nine|ten)(?:\s*(?:or|to|-|/|out of)\s*(?:\d{1,2}|ten|eight|nine|seven|six|five))?"
        r"(?:\s*(?:i guess|maybe|lol|probably|i think|ish))?\W*$",
        re.IGNORECASE,
    ),
    "goodbye": re.compile(r"^(?:ok(?:ay)?\W+)?(?:bye|goodbye|good night|goodnight|gn|see ya|see you|cya|gotta go|i have to go)"
                          r"(?:\W+(?:bye|now|thanks|thank you))*\W*$", re.IGNORECASE),
    "thanks": re.compile(r"^(?:ok(?:ay)?\W+)?(?:thanks|thank you|thx|ty|thank u|cheers)(?:\W+(?:so much|a lot|for .{1,30}))?\W*$",
                         re.IGNORECASE),
}  # fmt: skip


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
        if self._screen.find(text, meaning=room == "guide"):
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
        if APOLOGY.search(text) and not SYMPATHY.search(text):
            return Read("apology", 0.9, coding)
        about = self._finder.find(text, most=2)
        if about and about[0].topic in MOMENTS:
            moment = about[0].topic
            words = len(text.split())
            if about[0].score >= MOMENT_AT.get(moment, MOMENT_DEFAULT) and (words <= 14 or moment == "suicide_check"):
                return Read(MOMENTS[moment], min(about[0].score, 1.0), coding)
        codes = sure_codes(coding)
        sure = sum(u.confidence for u in coding.utterances) / max(len(coding.utterances), 1)
        return Read(leading_code(codes), round(sure, 3), coding)

    def _visitor(self, text: str, history: Sequence[Turn]) -> Read:
        coding = self._coder.client(text, history)
        if SILENCE.match(text):
            return Read("silence", 1.0, coding)
        if other_language(text):
            return Read("other_language", 0.9, coding)
        plain = _plain_intent(text)
        if plain:
            return Read(plain, 1.0, coding)
        before = last_words(history, "helper")
        committed = any(is_commitment(u) for u in coding.utterances)
        if not committed and asks_list(text, before):
            # A place near, a payer, a checklist: the words are plain, and no class of the model is about them.
            return Read("ask_options", 1.0, coding)
        judged = self._encoder.judge([Judged(text, before, "", features(text, before, 0, 1, NEVER))], ["visitor"])
        row = judged["visitor"][0]
        labels = self._encoder.tasks["visitor"]
        intent, confidence = labels[int(row.argmax())], float(row.max())
        if intent.startswith("ask_") and not ASKS.search(text) and confidence < SURE_ASK:
            # A story about a danger is not a question about it: it wants a listener first.
            intent, confidence = "talk", float(row[labels.index("talk")])
        if intent in TALKERS or committed:
            intent = _talk_intent(text, coding)
        return Read(intent, round(confidence, 3), coding)


def _talk_intent(text: str, coding: Coding) -> str:
    """commitment, ambivalent, change, sustain or neutral talk."""
    if any(is_commitment(u) for u in coding.utterances):
        return "commitment_talk"
    talks = {u.talk for u in coding.utterances}
    if {"change", "sustain"} <= talks or TORN.search(text):
        return "ambivalent_talk"
    return f"{coding.main}_talk"


def _plain_intent(text: str) -> str | None:
    """What needs no model: a bare number, a bare goodbye or thanks."""
    for intent, pattern in PLAIN.items():
        if pattern.match(text.strip()):
            return intent
    return None


def other_language(text: str) -> bool:
    """Whether the words are in a language we do not speak; short or mixed messages get the benefit."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    if len(words) < 3:
        letters = [c for c in text if c.isalpha()]
        return bool(letters) and not any(LATIN.match(c) for c in letters)
    english = sum(word.replace("’", "'") in ENGLISH for word in words)
    foreign = sum(word in FOREIGN for word in words)
    # Some words are at home in both ("no", "me", "a"): then the greater number says.
    return (foreign >= 2 and foreign > english) or (not english and _foreign(words, text))


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
