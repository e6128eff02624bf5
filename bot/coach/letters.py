"""Letters that a page or a font cannot show, said otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# What no document may hold: controls but for tab and new line, halves of surrogate pairs, non-characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What only changes the letter before it: joiners, variation selectors, skin tones, invisible marks.
INVISIBLE = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
BOX = "□"


def clean(text: str) -> str:
    """`text` without what no document may hold."""
    return FORBIDDEN.sub("", text)


def printable(text: str, known: Container[int]) -> str:
    """`text` in a font's letters: emoji and signs by name ("[slightly smiling face]"), the rest as □."""
    if text.isascii():
        return clean(text)
    words = INVISIBLE.sub("", clean(unicodedata.normalize("NFC", text)))
    return "".join(letter if _has(letter, known) else _named(letter) for letter in words)


def _has(letter: str, known: Container[int]) -> bool:
    return letter in "\n\t" or ord(letter) in known


def _named(letter: str) -> str:
    if unicodedata.category(letter) in {"So", "Sk", "Sc", "Sm"}:
        name = unicodedata.name(letter, "")
        return f"[{name.lower()}]" if name else BOX
    return BOX
