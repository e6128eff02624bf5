"""What the guide can explain: `content/education/<slug>.yml`, one article a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.people import STRICT
from bot.content.wording import wording_faults
from bot.paths import CONTENT

# The parts that are said in our own voice.
SPOKEN = ("sentence", "summary", "what", "whom", "how_in", "cost", "family", "dangers")


@dataclass(frozen=True, config=STRICT)
class Myth:
    """Something people believe, and what is known."""

    myth: str
    fact: str


@dataclass(frozen=True, config=STRICT)
class Article:
    """One subject. `summary` is what the guide says first, two or three sentences; `sentence` defines it in one.

    `asks` are examples of questions it answers; `sources` are public pages or papers it rests on.
    """

    slug: str
    title: str
    kind: Literal["treatment", "substance", "skill", "concept", "emergency"]
    sentence: str
    summary: str
    what: str
    whom: str
    how_in: str
    ask: tuple[str, ...]
    cost: str
    family: str
    myths: tuple[Myth, ...]
    related: tuple[str, ...]
    asks: tuple[str, ...]
    words: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str
    dangers: str = ""


def load_articles(folder: Path = CONTENT / "education") -> dict[str, Article]:
    """Every article by slug. Raises ContentError with all faults: related slugs exist, wording is ours."""
    articles: dict[str, Article] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            article = read(path, Article)
        except ContentError as fault:
            faults += fault.faults
            continue
        if article.slug != path.stem:
            faults.append(Fault(path, line_of(path, ("slug",)), "slug", f"must be the file's name, {path.stem!r}"))
        for part in SPOKEN:
            faults += [
                Fault(path, line_of(path, (part,)), part, problem) for problem in wording_faults(getattr(article, part))
            ]
        articles[article.slug] = article
    for article in articles.values():
        for slug in article.related:
            if slug not in articles:
                path = folder / f"{article.slug}.yml"
                faults.append(Fault(path, line_of(path, ("related",)), "related", f"{slug!r} is no article"))
    if faults:
        raise ContentError(faults)
    return articles
