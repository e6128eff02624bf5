"""Bodies of the summary's routes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

ItemId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class SummaryItem(BaseModel):
    """A line that may go in: the visitor's own words, or a commitment they made."""

    id: str
    kind: Literal["words", "commitment"]
    text: str
    when_text: str | None = None
    when: date | None = None
    status: str | None = None


class SummaryItems(BaseModel):
    """Lines of a summary, in order."""

    items: list[SummaryItem]


class SummaryWish(BaseModel):
    """The lines chosen. Exactly these go in."""

    items: list[ItemId] = Field(min_length=1, max_length=2000)
