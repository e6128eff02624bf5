"""A message as the patterns read it: plain letters, nothing invisible, cut into sentences; and its language."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Language = Literal["en", "es"]
# Typographic apostrophes, stretched letters, odd spaces and invisible characters must not hide a word.
STRAIGHT = str.maketrans("’‘`´ʼ", "'''''")
LONG_REPEAT = re.compile(r"([a-z])\1{2,}")
SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+")
WORD = re.compile(r"[a-z]+")
# Words of one of the two languages only; a message of both goes to the one it has more of.
SPANISH = frozenset(
    "que el la los las un una de del en y es esta estoy estaba soy son por para con sin mi mis tu su sus se lo le les "
    "te al pero muy mas ya hay tengo tiene quiero quiere puedo puede hace cuando como porque anos hijo hija esposo "
    "esposa mama papa hermano hermana ayuda vida morir matar matarme morirme dejo deje tomar alcohol pastillas nada "
    "todo todos dias yo ella ellos nos ni si cada desde hasta tambien ahora hoy noche casa sola solo".split()
)
ENGLISH = frozenset(
    "the i im ive you your he hes she shes they it its is was are be been am to of and in on at for with my his her "
    "not dont wont cant do did have has had but this that what how when if so just all out up from want going".split()
)


def normalise(text: str, *, stretched: int = 1) -> str:
    """Lower case, straight apostrophes, plain letters, nothing invisible, single spaces; new lines stay.

    A letter typed three times or more in a row is left `stretched` times. Accents go too: who writes in fear
    writes "mas" for "más", and one pattern must read both.
    """
    text = unicodedata.normalize("NFKC", text.translate(STRAIGHT)).lower()
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    text = "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    text = LONG_REPEAT.sub(lambda match: match.group(1) * stretched, text)
    return re.sub(r"[^\S\n]+", " ", text)


def bare(text: str) -> str:
    """Without apostrophes: half of those who type "he's" type "hes"."""
    return text.replace("'", "")


def sentences(text: str) -> list[str]:
    """The sentences of a normalised text."""
    return [piece for piece in SENTENCE_END.split(text) if piece]


def language_of(text: str) -> Language:
    """The language of a message, of the two we have words in."""
    words = WORD.findall(bare(normalise(text)))
    spanish, english = sum(word in SPANISH for word in words), sum(word in ENGLISH for word in words)
    return "es" if spanish > english else "en"


def is_english(text: str) -> bool:
    """Whether there is English in it; the encoder knows no other language, and what it makes of one means nothing."""
    words = WORD.findall(bare(normalise(text)))
    return language_of(text) == "en" and any(word in ENGLISH for word in words)
