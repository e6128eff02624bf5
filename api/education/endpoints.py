"""The routes of treatment options and helplines."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.education import service
from api.education.schemas import Article, ArticleCard, Helplines, Kind
from api.problems import problems
from api.state import PartsOf

router = APIRouter(prefix="/v1", tags=["education"])

Country = Annotated[str, Query(pattern="^[A-Za-z]{2}$", description="ISO 3166-1, two letters.")]


@router.get("/treatment-options", responses=problems(422))
async def list_articles(parts: PartsOf, kind: Kind = "treatment") -> list[ArticleCard]:
    """Kinds of help there are; or other articles, of the `kind` asked for."""
    return service.list_articles(parts.library, kind)


@router.get("/treatment-options/{slug}", responses=problems(404))
async def read_article(slug: str, parts: PartsOf) -> Article:
    """One kind of help, explained."""
    return service.read_article(parts.library, slug)


@router.get("/helplines", responses=problems(404, 422))
async def read_helplines(parts: PartsOf, country: Country = "US") -> Helplines:
    """Numbers to call in a country, with the day they were checked."""
    return service.read_helplines(parts.library, country)
