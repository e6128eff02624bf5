"""A report as a document: sections of paragraphs, tables and figures, before it becomes HTML, PDF or text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coach.plot import Picture


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `quiet` ones are set smaller."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` 3 or 4."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the talk. `who` is what stands before them; `offered` sets them apart as a suggestion."""

    who: str
    text: str
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names its rows. `pictures`: one a row, drawn in a last column of its own.

    A cell's first line is what counts, further lines are remarks to it. `shares`: how wide each column is.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    pictures: tuple[Picture | None, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its title, one sentence on what there is to see, and its numbers."""

    title: str
    note: str
    picture: Picture
    numbers: Table


Block = Paragraph | Bullets | Heading | Said | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. `facts` are terms with what they are, at the head of it."""

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
