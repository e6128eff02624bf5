"""How the guide speaks of the clinic's list: `content/guide/programs.yml`."""

from __future__ import annotations

import string
from dataclasses import fields
from pathlib import Path

from pydantic.dataclasses import dataclass

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.people import STRICT
from bot.content.wording import wording_faults
from bot.paths import CONTENT

# Which blanks a sentence may have; the others have none.
BLANKS = {
    "one": {"wish"}, "some": {"wish", "count"}, "more": {"wish", "count", "total"}, "none": {"wish"},
    "close": {"missing"}, "listed": {"whom"}, "only": {"whom"}, "unplaced": {"place", "towns"}, "kind": {"kind"},
}  # fmt: skip


@dataclass(frozen=True, config=STRICT)
class Titles:
    """Quick replies under an answer."""

    ask: str
    bring: str
    arrange: str
    kind: str


@dataclass(frozen=True, config=STRICT)
class ProgrammeWords:
    """The sentences; the file says what each is for."""

    one: str
    some: str
    more: str
    check: str
    none: str
    others: str
    close: str
    empty: str
    unplaced: str
    example: str
    where: str
    after: tuple[str, ...]
    after_none: tuple[str, ...]
    summary: str
    listed: str
    only: str
    titles: Titles


def load_programme_words(path: Path = CONTENT / "guide" / "programs.yml") -> ProgrammeWords:
    """Raises ContentError: shape, blanks that cannot be filled, wording, nothing left to say."""
    words = read(path, ProgrammeWords)
    faults = []
    for where, text in _sentences(words):
        what = [*wording_faults(text), *_blank_faults(str(where[-1]), text)]
        faults += [Fault(path, line_of(path, where), " › ".join(map(str, where)), problem) for problem in what]
    for name in ("after", "after_none"):
        if not getattr(words, name):
            faults.append(Fault(path, line_of(path, (name,)), name, "is empty: write some"))
    if faults:
        raise ContentError(faults)
    return words


def _sentences(words: ProgrammeWords) -> list[tuple[tuple[int | str, ...], str]]:
    plain = [f.name for f in fields(words) if isinstance(getattr(words, f.name), str)]
    found: list[tuple[tuple[int | str, ...], str]] = [((name,), getattr(words, name)) for name in plain]
    for name in ("after", "after_none"):
        found += [((name, number), text) for number, text in enumerate(getattr(words, name))]
    return found + [(("titles", name), getattr(words.titles, name)) for name in (f.name for f in fields(words.titles))]


def _blank_faults(name: str, text: str) -> list[str]:
    try:
        used = {blank for _, blank, _, _ in string.Formatter().parse(text) if blank is not None}
    except ValueError as fault:
        return [f"a brace is left open or closed ({fault}): write blanks as {{wish}}"]
    unknown = used - BLANKS.get(name, set())
    return [f"{sorted(unknown)} cannot be filled in here: use {sorted(BLANKS.get(name, set()))}"] if unknown else []
