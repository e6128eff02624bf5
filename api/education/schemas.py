"""Bodies of the education routes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel

Kind = Literal["treatment", "substance", "skill", "concept", "emergency"]


class ArticleCard(BaseModel):
    """An article in a list. `sentence` says in one what it is."""

    slug: str
    title: str
    kind: Kind
    sentence: str
    summary: str


class Section(BaseModel):
    """A part of an article."""

    heading: str
    text: str


class Myth(BaseModel):
    """Something people believe, and what is known."""

    myth: str
    fact: str


class Article(ArticleCard):
    """An article, whole. `questions` are those to ask a program; `related` are slugs."""

    sections: list[Section]
    questions: list[str]
    myths: list[Myth]
    related: list[str]
    sources: list[str]
    checked: str


class Helpline(BaseModel):
    """A line, and when it is the one to call."""

    id: str
    name: str
    contact: str
    note: str
    kinds: list[str]
    languages: list[str]


class Helplines(BaseModel):
    """A country's lines and the day they were checked. `fallback`: another country's, for want of them."""

    country: str
    name: str
    checked: date
    emergency: str
    lines: list[Helpline]
    fallback: bool
