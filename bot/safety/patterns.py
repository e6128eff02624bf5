"""The patterns of `content/safety/patterns.yml`: what is said outright, and signs that need a plain setting.

Neither counts where the message is a story, news, something long past or a question about somebody in general
(the *frames*), unless words such as "for real" or "right now" take the frame away again; nor in sentences said to
the other, such as a question asked as a skill. Signs are wider, and denials are taken out before they are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass as checked

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.people import STRICT
from bot.safety.kinds import Hit, Kind, Whose
from bot.safety.wording import bare, normalise, sentences

# `<someone>` in a pattern stands for the words that the file lists under that name; <!, <= and <P are Python's own.
NAMED = re.compile(r"<([a-z_]+)>")
LONGEST = 4000  # characters of one piece that wide patterns read; sentences are read one by one anyway
Regexes = tuple[re.Pattern[str], ...]


@checked(frozen=True, config=STRICT)
class _Patterns:
    kind: Kind
    # "subject": whose it is, is read from the words before the sign.
    whose: Literal["self", "other", "subject"]
    plain: tuple[str, ...] = ()
    # A sign is one pattern, or several that must all be found.
    signs: tuple[str | tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()


@checked(frozen=True, config=STRICT)
class PatternFile:
    """The file as written."""

    words: dict[str, tuple[str, ...]]
    asked_as_a_skill: tuple[str, ...]
    harmless: tuple[str, ...]
    not_meant: tuple[str, ...]
    said_to_them: tuple[str, ...]
    frames: tuple[str, ...]
    in_earnest: tuple[str, ...]
    kinds: tuple[_Patterns, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    kind: Kind
    whose: Literal["self", "other", "subject"]
    plain: Regexes
    signs: tuple[Regexes, ...]
    unless: Regexes


class Patterns:
    """The compiled patterns. Stateless."""

    def __init__(self, path: Path) -> None:
        """Raises ContentError: a pattern that does not compile, a name that no word list has."""
        file = read(path, PatternFile)
        compiler = _Compiler(path, file.words)
        self._asked = compiler.all(file.asked_as_a_skill, ("asked_as_a_skill",))
        self._harmless = compiler.all(file.harmless, ("harmless",))
        self._not_meant = compiler.all(file.not_meant, ("not_meant",))
        self._to_them = compiler.all(file.said_to_them, ("said_to_them",))
        self._frames = compiler.all(file.frames, ("frames",))
        self._earnest = compiler.all(file.in_earnest, ("in_earnest",))
        self._other = compiler.one(r"\b<someone>\b", ("words", "someone"))
        self._own = compiler.one(r"\b<myself>\b", ("words", "myself"))
        self._groups = [
            _Group(
                group.kind, group.whose,
                compiler.all(group.plain, ("kinds", number, "plain")),
                tuple(
                    compiler.together(sign, ("kinds", number, "signs", place))
                    for place, sign in enumerate(group.signs)
                ),
                compiler.all(group.unless, ("kinds", number, "unless")),
            )
            for number, group in enumerate(file.kinds)
        ]  # fmt: skip
        if compiler.faults:
            raise ContentError(compiler.faults)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Every hit that the patterns can give."""
        both: tuple[Whose, ...] = ("self", "other")
        return tuple(dict.fromkeys(
            Hit(group.kind, whose)
            for group in self._groups for whose in (both if group.whose == "subject" else (group.whose,))
        ))  # fmt: skip

    def find(self, text: str) -> list[Hit]:
        """The dangers in a message, in no order."""
        found: list[Hit] = []
        # "suiciiide" is meant with one letter, "killll" with two: both are read.
        readings = tuple(dict.fromkeys((normalise(text), normalise(text, stretched=2))))
        if self.framed(text):
            return found
        for whole in readings:
            kept = [piece for piece in sentences(whole) if not _any(self._to_them, bare(piece))]
            for piece in dict.fromkeys((" ".join(" ".join(kept).split()), *kept)):
                found += self._outright(piece)
        meant = [_without(bare(_without(piece, (*self._asked, *self._harmless))), self._not_meant)
                 for piece in sentences(readings[0]) if not _any(self._to_them, bare(piece))]  # fmt: skip
        for piece in dict.fromkeys((" ".join(" ".join(meant).split())[:LONGEST], *meant)):
            found += self._signs(piece)
        return found

    def framed(self, text: str) -> bool:
        """Whether the message is about a story, the news, the past or people in general, and says nothing else."""
        whole = " ".join(bare(normalise(text)).split())
        return _any(self._frames, whole) and not _any(self._earnest, whole)

    def harmless(self, text: str) -> bool:
        """Whether the message is framed, or every sentence is said to the other: a skilled question, a reflection."""
        return self.framed(text) or all(_any(self._to_them, piece) for piece in sentences(bare(normalise(text))))

    def _outright(self, piece: str) -> Iterable[Hit]:
        if _any(self._asked, piece):
            piece = _without(piece, self._asked)
        piece = _without(piece, self._harmless)
        for group in self._groups:
            match = next((m for p in group.plain if (m := p.search(piece))), None)
            if match and not _any(group.unless, piece):
                yield Hit(group.kind, self._whose(group.whose, piece, match.end()))

    def _signs(self, piece: str) -> Iterable[Hit]:
        for group in self._groups:
            for sign in group.signs:
                matches = [p.search(piece) for p in sign]
                if all(matches) and not _any(group.unless, piece):
                    last = matches[-1]
                    yield Hit(group.kind, self._whose(group.whose, piece, last.end() if last else 0))
                    break

    def _whose(self, whose: Literal["self", "other", "subject"], piece: str, end: int) -> Whose:
        """The one named last before the sign's end: "I stopped, and he's seeing bugs" is his."""
        if whose != "subject":
            return whose
        others = [m.start() for m in self._other.finditer(piece, 0, end)]
        own = [m.start() for m in self._own.finditer(piece, 0, end)]
        if not others and not own:  # "chest pain after a line, and my arm feels dead": the writer drops the "I"
            others = [m.start() for m in self._other.finditer(piece)]
            return "other" if others and not self._own.search(piece) else "self"
        return "other" if max(others, default=-1) > max(own, default=-1) else "self"


class _Compiler:
    """Compiles patterns, and keeps what is wrong with them instead of stopping at the first."""

    def __init__(self, path: Path, words: dict[str, tuple[str, ...]]) -> None:
        self._path, self._words = path, words
        self.faults: list[Fault] = []

    def all(self, sources: Iterable[str], where: tuple[str | int, ...]) -> Regexes:
        """The patterns of one list."""
        return tuple(self.one(source, (*where, place)) for place, source in enumerate(sources))

    def together(self, sign: str | tuple[str, ...], where: tuple[str | int, ...]) -> Regexes:
        """The patterns of one sign, which stand on one line."""
        return tuple(self.one(source, where) for source in ((sign,) if isinstance(sign, str) else sign))

    def one(self, source: str, where: tuple[str | int, ...]) -> re.Pattern[str]:
        """One pattern; one that never matches where it is faulty."""
        whole = source
        for _ in range(4):  # lists may name lists, a few deep
            whole = NAMED.sub(lambda match: self._named(match.group(1), source, where), whole)
        try:
            return re.compile(whole)
        except re.error as fault:
            self._fault(where, f"{source!r} is no pattern: {fault}")
            return re.compile(r"(?!)")

    def _named(self, name: str, source: str, where: tuple[str | int, ...]) -> str:
        if name not in self._words:
            self._fault(where, f"{source!r} names <{name}>, which `words` does not list: write it there")
            return "(?!)"
        return f"(?:{'|'.join(self._words[name])})"

    def _fault(self, where: tuple[str | int, ...], what: str) -> None:
        name = " › ".join(str(step) for step in where if not isinstance(step, int))
        self.faults.append(Fault(self._path, line_of(self._path, where), name, what))


def _any(patterns: Regexes, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _without(text: str, patterns: Regexes) -> str:
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text
