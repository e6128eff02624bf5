"""The routes of the clinic's directory of programs and of the admission checklist."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import problems
from api.programs import service
from api.programs.schemas import Checklist, KindWanted, PayerWanted, PopulationWanted, Program
from api.state import PartsOf
from bot.guide.programmes import Wish

router = APIRouter(prefix="/v1", tags=["programs"])

Near = Annotated[str | None, Query(max_length=100, description="A town or postcode that occurs in the list.")]
Taken = Annotated[bool, Query(description="Only those that accept people on methadone, buprenorphine or naltrexone.")]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.get("/programs", responses=problems(422))
async def list_programs(
    parts: PartsOf,
    near: Near = None,
    kind: KindWanted | None = None,
    payer: PayerWanted | None = None,
    population: PopulationWanted | None = None,
    medication: Taken = False,
    limit: Limit = 50,
) -> list[Program]:
    """The clinic's own list, the nearest first. Without `near`, or where it is not known, distances are null."""
    wish = Wish(kind, payer, (population,) if population else (), medication=medication)
    return service.list_programs(parts.library, wish, near, limit)


@router.get("/admission-checklist", responses=problems())
async def read_checklist(parts: PartsOf) -> Checklist:
    """What to ask, what to bring and what to arrange before a first day."""
    return service.read_checklist(parts.library)
