"""The checklist for getting in: what to ask, what to bring, what to arrange. `content/admission.yml`."""

from __future__ import annotations

from pathlib import Path

from pydantic.dataclasses import dataclass

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.people import STRICT
from bot.content.wording import wording_faults
from bot.paths import CONTENT

PARTS = ("ask", "bring", "arrange")


@dataclass(frozen=True, config=STRICT)
class Part:
    """A list with its heading. `lead` is a sentence before it."""

    heading: str
    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True, config=STRICT)
class Checklist:
    """The parts, and `first`: what comes before all lists. `article` is the slug of what explains more."""

    title: str
    first: str
    ask: Part
    bring: Part
    arrange: Part
    article: str
    reviewed: str

    def part(self, name: str) -> Part:
        """One of `PARTS`. Raises KeyError."""
        return {"ask": self.ask, "bring": self.bring, "arrange": self.arrange}[name]


def load_admission(path: Path = CONTENT / "admission.yml") -> Checklist:
    """Raises ContentError: shape, empty lists, wording."""
    checklist = read(path, Checklist)
    faults = [Fault(path, line_of(path, ("first",)), "first", problem) for problem in wording_faults(checklist.first)]
    for name in PARTS:
        part = checklist.part(name)
        if not part.items:
            faults.append(Fault(path, line_of(path, (name, "items")), f"{name} › items", "is empty: write some"))
        for key, text in (("heading", part.heading), ("lead", part.lead)):
            faults += [
                Fault(path, line_of(path, (name, key)), f"{name} › {key}", what) for what in wording_faults(text)
            ]
        for number, text in enumerate(part.items):
            line = line_of(path, (name, "items", number))
            faults += [Fault(path, line, f"{name} › {number + 1}", problem) for problem in wording_faults(text)]
    if faults:
        raise ContentError(faults)
    return checklist
