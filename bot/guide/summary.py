"""The visitor's own summary, to hand to a program: the lines they chose, in their own words, and nothing else.

It says nothing about codes, scores, moods or what the guide answered, and draws no conclusion. Who reads it
learns what its writer wanted said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.coach.document import Block, Bullets, Document, Paragraph, Section

TITLE = "In my own words"
LEAD = (
    "The person who hands you this page chose every line of it, from a talk with a program. "
    "It is neither an assessment nor a diagnosis, and nobody has added to it."
)
WORDS = "What I said"
PLANS = "What I mean to do"
STATUS = {"kept": "done", "changed": "changed since"}


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the visitor said they would do, and when, as they said it."""

    text: str
    when_text: str | None = None
    when: date | None = None
    status: str = "open"


def summary(words: Sequence[str], promises: Sequence[Promise], made: date) -> Document:
    """The page. `words` are the visitor's messages as they typed them."""
    sections = []
    if words:
        said: tuple[Block, ...] = tuple(Paragraph(f"“{text.strip()}”") for text in words)
        sections.append(Section(WORDS, said))
    if promises:
        sections.append(Section(PLANS, (Bullets(tuple(_line(promise) for promise in promises)),)))
    return Document(TITLE, LEAD, (("Made on", f"{made:%B} {made.day}, {made.year}"),), tuple(sections))


def _line(promise: Promise) -> str:
    """ "“I'll call on Monday” (Monday, November 30, 2026; done)"."""
    when = f"{promise.when:%A, %B} {promise.when.day}, {promise.when.year}" if promise.when else ""
    more = "; ".join(filter(None, (when, STATUS.get(promise.status, ""))))
    return f"“{promise.text.strip()}”" + (f" ({more})" if more else "")
