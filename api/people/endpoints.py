"""The routes of people."""

from __future__ import annotations

from fastapi import APIRouter

from api.people import service
from api.people.schemas import PersonCard
from api.problems import problems
from api.state import PartsOf

router = APIRouter(prefix="/v1/people", tags=["people"])


@router.get("", responses=problems())
async def list_people(parts: PartsOf) -> list[PersonCard]:
    """Who can be practised with."""
    return service.list_people(parts.library)


@router.get("/{person_id}", responses=problems(404))
async def read_person(person_id: str, parts: PartsOf) -> PersonCard:
    """One person, without what is to be discovered."""
    return service.read_person(parts.library, person_id)
