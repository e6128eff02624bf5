"""The safety screen: is somebody in danger, what kind, and whose danger is it?

Patterns are content (`content/safety/patterns.yml`), so a clinic can read and extend every one. The screen
stands apart from the encoder on purpose: a broken model must not mean no screen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass as checked

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.library import library
from bot.content.people import STRICT
from bot.paths import CONTENT
from bot.types import Button, Line, Reply, Safety

Kind = Literal["overdose", "means", "suicide", "self_harm", "withdrawal"]
Whose = Literal["self", "other"]
GRAVEST: tuple[Kind, ...] = ("overdose", "means", "suicide", "self_harm", "withdrawal")
RESUME = "resume"
# Typographic apostrophes, stretched letters, odd spaces and invisible characters must not hide a word.
STRAIGHT = str.maketrans("’‘`´ʼ", "'''''")
LONG_REPEAT = re.compile(r"([a-z])\1{2,}")


@checked(frozen=True, config=STRICT)
class _Patterns:
    kind: Kind
    whose: Whose
    any: tuple[str, ...]
    unless: tuple[str, ...] = ()


@checked(frozen=True, config=STRICT)
class _PatternFile:
    asked_as_a_skill: tuple[str, ...]
    harmless: tuple[str, ...]
    kinds: tuple[_Patterns, ...]


@checked(frozen=True, config=STRICT)
class _Text:
    kind: Kind
    whose: Whose
    lines: tuple[str, ...]
    text: str


@checked(frozen=True, config=STRICT)
class _TextFile:
    resume: str
    still_paused: str
    resumed: str
    texts: tuple[_Text, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Danger found: its kind and whose it is."""

    kind: Kind
    whose: Whose


class Screen:
    """The patterns and the fixed words. Stateless."""

    def __init__(self, folder: Path = CONTENT / "safety") -> None:
        """Raises ContentError: a pattern that does not compile, a kind without a text."""
        patterns = read(folder / "patterns.yml", _PatternFile)
        texts = read(folder / "texts.yml", _TextFile)
        faults: list[Fault] = []
        self._asked = _compile(patterns.asked_as_a_skill, folder, ("asked_as_a_skill",), faults)
        self._harmless = _compile(patterns.harmless, folder, ("harmless",), faults)
        self._kinds = [
            (Hit(group.kind, group.whose), _compile(group.any, folder, ("kinds", number, "any"), faults),
             _compile(group.unless, folder, ("kinds", number, "unless"), faults))
            for number, group in enumerate(patterns.kinds)
        ]  # fmt: skip
        self._texts = {(text.kind, text.whose): text for text in texts.texts}
        self.words = texts
        for hit, _, _ in self._kinds:
            if (hit.kind, hit.whose) not in self._texts:
                faults.append(
                    Fault(folder / "texts.yml", 1, "texts", f"no text for {hit.kind}, {hit.whose}: write one")
                )
        if faults:
            raise ContentError(faults)

    def look(self, text: str) -> Hit | None:
        """The gravest danger in `text`, None when there is none. Reads each sentence and the whole."""
        found: list[Hit] = []
        # "suiciiide" is meant with one letter, "killll" with two: both are read.
        readings = dict.fromkeys((normalise(text), normalise(text, stretched=2)))
        pieces = [p for whole in readings for p in (" ".join(whole.split()), *re.split(r"(?<=[.!?\n])\s+", whole))]
        for piece in pieces:
            if any(pattern.search(piece) for pattern in self._asked):
                piece = _without(piece, self._asked)
            piece = _without(piece, self._harmless)
            for hit, patterns, unless in self._kinds:
                if any(p.search(piece) for p in patterns) and not any(p.search(piece) for p in unless):
                    found.append(hit)
        return min(found, key=lambda hit: (GRAVEST.index(hit.kind), hit.whose)) if found else None

    def answer(self, hit: Hit, country: str) -> tuple[tuple[Reply, ...], Safety]:
        """The fixed words for a hit, with the country's lines."""
        text = self._texts[hit.kind, hit.whose]
        file = library().helplines.get(country) or library().helplines["US"]
        named = {line.id: line for line in file.lines}
        chosen = [named[name] for name in text.lines if name in named]
        chosen += [line for line in file.lines if "crisis" in line.kinds and line not in chosen and "988" in text.lines]
        lines = tuple(Line(line.name, line.contact, line.note) for line in chosen)
        reply = Reply(
            text.text.format(emergency=file.emergency).strip(), "safety", (Button(RESUME, self.words.resume),),
            f"safety/{hit.kind}",
        )  # fmt: skip
        return (reply,), Safety(hit.kind, hit.whose, lines)

    def still_paused(self) -> tuple[Reply, ...]:
        """What is said while paused, until the user chooses to go on."""
        return (Reply(self.words.still_paused.strip(), "safety", (Button(RESUME, self.words.resume),)),)


def normalise(text: str, *, stretched: int = 1) -> str:
    """Lower case, straight apostrophes, plain letters, nothing invisible, single spaces; new lines stay.

    A letter typed three times or more in a row is left `stretched` times.
    """
    text = unicodedata.normalize("NFKC", text.translate(STRAIGHT)).lower()
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    text = LONG_REPEAT.sub(lambda match: match.group(1) * stretched, text)
    return re.sub(r"[^\S\n]+", " ", text)


def _without(text: str, patterns: list[re.Pattern[str]]) -> str:
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


def _compile(
    sources: tuple[str, ...], folder: Path, where: tuple[str | int, ...], faults: list[Fault]
) -> list[re.Pattern[str]]:
    compiled = []
    for number, source in enumerate(sources):
        try:
            compiled.append(re.compile(source))
        except re.error as fault:
            path = folder / "patterns.yml"
            line, name = line_of(path, (*where, number)), " › ".join(map(str, where))
            faults.append(Fault(path, line, name, f"{source!r} is no pattern: {fault}"))
    return compiled


@lru_cache(maxsize=1)
def default_screen() -> Screen:
    """The process's one screen."""
    return Screen()
