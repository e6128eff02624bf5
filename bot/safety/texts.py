"""The fixed words for each danger, and the helplines of the user's country that belong with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic.dataclasses import dataclass as checked

from bot.content.faults import ContentError, Fault
from bot.content.files import read
from bot.content.helplines import Helpline, HelplineFile
from bot.content.library import library
from bot.content.people import STRICT
from bot.safety.kinds import Hit, Kind, Whose
from bot.safety.wording import Language
from bot.types import Button, Line, Reply, Safety

RESUME = "resume"
# A country without a file gets these lines, as api/education does.
FALLBACK = "US"
# A country whose file has no line of these kinds offers its crisis lines: somebody to talk to, all the same.
STOOD_IN_FOR = ("violence", "child")


@checked(frozen=True, config=STRICT)
class Said:
    """The same words in each language."""

    en: str
    es: str

    def within(self, language: Language) -> str:
        """The words in a language."""
        return (self.es if language == "es" else self.en).strip()


@checked(frozen=True, config=STRICT)
class _Text:
    kind: Kind
    whose: Whose
    lines: tuple[str, ...]
    en: str
    es: str


@checked(frozen=True, config=STRICT)
class _TextFile:
    resume: Said
    still_paused: Said
    resumed: Said
    texts: tuple[_Text, ...]


class Texts:
    """The words of `content/safety/texts.yml`."""

    def __init__(self, path: Path, hits: Iterable[Hit]) -> None:
        """Raises ContentError, also when one of `hits` has no text."""
        file = read(path, _TextFile)
        self._texts = {(text.kind, text.whose): text for text in file.texts}
        self._file = file
        faults = [
            Fault(path, 1, "texts", f"no text for {hit.kind}, {hit.whose}: write one")
            for hit in hits if (hit.kind, hit.whose) not in self._texts
        ]  # fmt: skip
        if faults:
            raise ContentError(faults)

    def answer(
        self, hit: Hit, country: str, language: Language = "en", also: Iterable[Hit] = ()
    ) -> tuple[tuple[Reply, ...], Safety]:
        """The words for the most urgent hit; the lines for it, then those for what else was found."""
        text = self._texts[hit.kind, hit.whose]
        file = library().helplines.get(country) or library().helplines[FALLBACK]
        wanted = (*text.lines, *(kind for other in also for kind in self._texts[other.kind, other.whose].lines))
        lines = tuple(_line(line, language) for line in choose(file, wanted))
        said = Said(text.en, text.es).within(language).format(emergency=file.emergency)
        reply = Reply(said, "safety", (self._button(language),), f"safety/{hit.kind}")
        return (reply,), Safety(hit.kind, hit.whose, lines)

    def still_paused(self, language: Language = "en") -> tuple[Reply, ...]:
        """What is said while paused, until the user chooses to go on."""
        return (Reply(self._file.still_paused.within(language), "safety", (self._button(language),)),)

    def resumed(self, language: Language = "en") -> Reply:
        """What is said when the user goes on."""
        return Reply(self._file.resumed.within(language), "safety")

    def _button(self, language: Language) -> Button:
        return Button(RESUME, self._file.resume.within(language))


def choose(file: HelplineFile, kinds: Iterable[str]) -> list[Helpline]:
    """The country's lines of these kinds, in the order of the kinds."""
    chosen: dict[str, Helpline] = {}
    for kind in dict.fromkeys(kinds):
        found = [line for line in file.lines if kind in line.kinds]
        if not found and kind in STOOD_IN_FOR:
            found = [line for line in file.lines if "crisis" in line.kinds]
        # Emergency services answer for several kinds; those who know this one best come first.
        for line in sorted(found, key=lambda line: kind != "emergency" and "emergency" in line.kinds):
            chosen.setdefault(line.id, line)
    return list(chosen.values())


def _line(line: Helpline, language: Language) -> Line:
    if language == "es" and line.es:
        return Line(line.es.name, line.es.contact or line.contact, line.es.note)
    return Line(line.name, line.contact, line.note)
