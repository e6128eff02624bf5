"""Filters and bodies of the directory's routes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from bot.content.programmes import KINDS, PAYERS, POPULATIONS, Kind, Payer, Population, normal


def _one_of(allowed: tuple[str, ...]) -> BeforeValidator:
    """Case, hyphens and underscores do not matter: `intensive_outpatient`, `medicaid`."""
    return BeforeValidator(lambda value: normal(value, allowed) or value if isinstance(value, str) else value)


KindWanted = Annotated[Kind, _one_of(KINDS)]
PayerWanted = Annotated[Payer, _one_of(PAYERS)]
PopulationWanted = Annotated[Population, _one_of(POPULATIONS)]


class Program(BaseModel):
    """An entry of the clinic's list. `updated` is the day somebody last checked it: call before relying on it."""

    id: str
    name: str
    kinds: list[Kind]
    town: str
    region: str
    postcode: str
    latitude: float | None
    longitude: float | None
    phone: str
    hours: str
    payers: list[Payer]
    populations: list[Population] = Field(description="Whom it has something special for.")
    only: bool = Field(description="Whether it takes nobody but these populations.")
    medication: bool = Field(description="Whether people who take methadone, buprenorphine or naltrexone are accepted.")
    website: str
    note: str
    updated: date
    example: bool = Field(description="Made up: the clinic has not put in its own list yet.")
    distance_km: float | None = Field(
        description="In a straight line from `near`; null where the list does not tell where one of the two is."
    )


class ChecklistPart(BaseModel):
    """A list with its heading."""

    heading: str
    lead: str
    items: list[str]


class Checklist(BaseModel):
    """What to ask, to bring and to arrange. `first` comes before all lists; `article` explains more."""

    title: str
    first: str
    ask: ChecklistPart
    bring: ChecklistPart
    arrange: ChecklistPart
    article: str
    checked: str
