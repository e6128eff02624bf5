"""The way to the articles and helplines of `bot.content`."""

from __future__ import annotations

from typing import Any

from api.education.schemas import Article, ArticleCard, Helplines, Kind
from api.library import Library
from api.problems import not_found
from bot.types import to_json

# A country we have no file for gets these lines, marked as another country's; so does the safety screen.
_FALLBACK = "US"
# The parts of an article in reading order; an empty one is left out.
_SECTIONS = {
    "what": "What it is",
    "whom": "Who it is for",
    "how_in": "How to get in",
    "cost": "What it costs",
    "family": "What family can do",
    "dangers": "What can be dangerous",
}


def list_articles(library: Library, kind: Kind) -> list[ArticleCard]:
    """The articles of a kind by title."""
    found = (article for article in library.articles.values() if article.kind == kind)
    return [
        ArticleCard.model_validate(_fields(article))
        for article in sorted(found, key=lambda article: str(article.title))
    ]


def read_article(library: Library, slug: str) -> Article:
    """One article, of whatever kind."""
    article = library.articles.get(slug)
    if article is None:
        raise not_found("article")
    fields = _fields(article)
    sections = [{"heading": heading, "text": fields[name]} for name, heading in _SECTIONS.items() if fields.get(name)]
    return Article.model_validate(
        {**fields, "sections": sections, "questions": fields["ask"], "checked": fields["reviewed"]}
    )


def read_helplines(library: Library, country: str) -> Helplines:
    """The lines of a country."""
    own = library.helplines.get(country.upper())
    found = own or library.helplines.get(_FALLBACK)
    if found is None:
        raise not_found("country")
    return Helplines.model_validate({**_fields(found), "fallback": own is None})


def _fields(value: Any) -> dict[str, Any]:
    fields: dict[str, Any] = to_json(value)
    return fields
