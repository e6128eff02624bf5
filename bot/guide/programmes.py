"""Search the clinic's list of programs: by kind, distance, payer and population. Ranked; nothing is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from typing import Any

from bot.content.library import library
from bot.content.programmes import Programme
from bot.guide.places import Place, Places

# What a visitor without insurance can use.
UNINSURED = "no insurance"
PAYS = {UNINSURED: ("no charge", "sliding scale", "public health service")}
# A payer or a liking may turn out otherwise on the phone; whether a child or a pregnancy is in the right hands may not.
SOFT = ("veterans", "older", "LGBTQ+", "Spanish-speaking", "dual diagnosis")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody is looking for. Empty fields leave it open.

    `about`: women or men, where the words tell whom it is for; it only keeps out what takes the others alone.
    `near` is a place of the list; `unknown` one that was named and is not; `nearby`: near, and no place named.
    """

    kind: str | None = None
    payer: str | None = None
    populations: tuple[str, ...] = ()
    about: str | None = None
    medication: bool = False
    near: str | None = None
    unknown: str | None = None
    nearby: bool = False

    def joined(self, later: Wish) -> Wish:
        """This wish with what was added or changed since."""
        changed = {f.name: getattr(later, f.name) for f in fields(later) if getattr(later, f.name)}
        if later.near or later.unknown:  # one place takes the other's place
            changed |= {"near": later.near, "unknown": later.unknown}
        if later.populations:
            changed["populations"] = tuple(dict.fromkeys((*self.populations, *later.populations)))
        return replace(self, **changed)

    def to_slot(self) -> dict[str, Any]:
        """As JSON types."""
        return {**asdict(self), "populations": list(self.populations)}

    @classmethod
    def from_slot(cls, value: dict[str, Any]) -> Wish:
        """The wish that `to_slot` gave."""
        return cls(**{**value, "populations": tuple(value["populations"])})


@dataclass(frozen=True, slots=True)
class Found:
    """A program that fits, and how far it is in a straight line; None where that cannot be told."""

    programme: Programme
    km: float | None


class Directory:
    """The list and its places. Stateless."""

    def __init__(self, programmes: Sequence[Programme]) -> None:
        self.programmes = tuple(programmes)
        self.places = Places(programmes)

    def search(self, wish: Wish) -> list[Found]:
        """All that fit: the nearest first, then those for fewer kinds of people, then by name."""
        place = self.places.find(wish.near) if wish.near else None
        found = [Found(each, self._distance(place, each)) for each in self.programmes if fits(each, wish)]
        return sorted(found, key=lambda one: _rank(one, wish))

    def closest(self, wish: Wish) -> tuple[Found, str] | None:
        """One that fits but for a single thing that a call may settle, and that thing; None without any."""
        weaker = [(wish.payer, replace(wish, payer=None))] if wish.payer else []
        if wish.medication:
            weaker.append(("medication", replace(wish, medication=False)))
        weaker += [
            (one, replace(wish, populations=tuple(p for p in wish.populations if p != one)))
            for one in SOFT
            if one in wish.populations
        ]
        for missing, rest in weaker:
            found = self.search(rest)
            if found and replace(rest, about=None, unknown=None, nearby=False) != Wish():
                return found[0], missing or ""
        return None

    def _distance(self, place: Place | None, programme: Programme) -> float | None:
        return self.places.distance(place, programme) if place else None


def fits(programme: Programme, wish: Wish) -> bool:
    """Whether the entry says everything that was asked for, and shuts nobody out who was named."""
    if wish.kind and wish.kind not in programme.kinds:
        return False
    if wish.payer and not set(PAYS.get(wish.payer, (wish.payer,))) & set(programme.payers):
        return False
    if wish.medication and not programme.medication:
        return False
    return set(wish.populations) <= set(programme.populations) and not _shuts_out(programme, wish)


def _shuts_out(programme: Programme, wish: Wish) -> bool:
    """A place for men alone is nothing for somebody's wife, one for adolescents nothing for her either."""
    if not programme.only:
        return False
    takes = set(programme.populations)
    if "adolescents" in takes and "adolescents" not in wish.populations:
        return True
    who = wish.about or next((one for one in ("women", "men") if one in wish.populations), None)
    sexes = takes & {"women", "men"}
    return bool(who and sexes and who not in sexes)


def _rank(found: Found, wish: Wish) -> tuple[bool, float, int, str]:
    # What has no known distance comes last; a place made for those who ask comes before one for everybody.
    others = len(set(found.programme.populations) - set(wish.populations))
    return found.km is None, round(found.km or 0.0, 1), others, found.programme.name


@lru_cache(maxsize=1)
def default_directory() -> Directory:
    """The process's one directory, made on first use."""
    return Directory(library().programmes)
