"""The way to the clinic's list and the checklist."""

from __future__ import annotations

from functools import lru_cache

from api.library import Library
from api.programs.schemas import Checklist, Program
from bot.content.programmes import Programme
from bot.guide.programmes import Directory, Found, Wish
from bot.types import to_json


def list_programs(library: Library, wish: Wish, near: str | None, limit: int) -> list[Program]:
    """The entries that fit: the nearest first, where the list knows the place."""
    directory = _directory(tuple(library.programmes))
    place = directory.places.find(near) if near else None
    found = directory.search(Wish(**{**wish.to_slot(), "near": place.name if place else None}))
    return [_shown(one) for one in found[:limit]]


def read_checklist(library: Library) -> Checklist:
    """The checklist, whole."""
    fields = to_json(library.admission)
    return Checklist.model_validate({**fields, "checked": fields["reviewed"]})


def _shown(one: Found) -> Program:
    programme = one.programme
    km = None if one.km is None else round(one.km, 1)
    return Program.model_validate({**to_json(programme), "example": programme.example, "distance_km": km})


@lru_cache(maxsize=2)
def _directory(programmes: tuple[Programme, ...]) -> Directory:
    """Its map of places is worth keeping between requests."""
    return Directory(programmes)
