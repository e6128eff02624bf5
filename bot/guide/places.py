"""Where things are, as far as the clinic's own list tells: its towns and postcodes are the only map there is.

No network and no gazetteer: a place that does not occur in the list is not known, and that is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.content.programmes import Programme

Point = tuple[float, float]
EARTH = 6371.0  # km, mean radius
KM_A_MILE = 1.609344
# What stands before a town's name when it is meant as a place: many towns are also words ("Independence", "Mentor").
BEFORE = (
    r"\b(?:near|nearest|nearby|in|around|by|at|from|outside|to|of|for|is|over in|close to|closest to)\s+(?:the\s+)?"
)

# And before one that is the whole message: "Lakewood", "I'm in Lakewood, Ohio".
ALONE = r"\A\W*(?:(?:i'?m|we'?re|we are|i am|it'?s) )?(?:(?:in|near|around) )?"


@dataclass(frozen=True, slots=True)
class Place:
    """A town or postcode of the list. `point` is the middle of what lies there; None where no entry tells."""

    name: str
    point: Point | None


def kilometres(here: Point, there: Point) -> float:
    """The great-circle distance by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984)."""
    lat_1, lon_1, lat_2, lon_2 = map(math.radians, (*here, *there))
    half = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


class Places:
    """The towns and postcodes of a list of programs. Stateless once made."""

    def __init__(self, programmes: Sequence[Programme]) -> None:
        shown: dict[str, str] = {}
        points: dict[str, list[Point]] = {}
        for programme in programmes:
            for name in filter(None, (programme.town, programme.postcode)):
                shown.setdefault(_key(name), name)
                points.setdefault(_key(name), []).extend([programme.point] if programme.point else [])
        self._places = {key: Place(name, _middle(points[key])) for key, name in shown.items()}
        self.towns = tuple(sorted({programme.town for programme in programmes}))
        towns = _either({town for town in self.towns if town})
        codes = _either({programme.postcode for programme in programmes if programme.postcode})
        self._code = _pattern(rf"(?<![\w-])({codes})(?:-\d{{4}})?(?![\w-]|\.\d)", codes)
        self._town = _pattern(rf"{BEFORE}({towns})\b|\b({towns})(?= area\b)", towns)
        self._whole = _pattern(rf"{ALONE}({towns})\b(?:,?\s+\w+)?\W*\Z", towns)

    def find(self, words: str) -> Place | None:
        """The place of this name: "44107", "44107-1203", "Lakewood", "lakewood, Ohio"."""
        for name in (words, words.partition(",")[0], re.sub(r"-\d{4}$", "", words.strip())):
            if place := self._places.get(_key(name)):
                return place
        return None

    def named_in(self, text: str) -> Place | None:
        """The place that a sentence names, a postcode before a town."""
        for pattern in (self._code, self._town, self._whole):
            if pattern and (match := pattern.search(text)):
                return self.find(next(filter(None, match.groups())))
        return None

    def distance(self, place: Place, programme: Programme) -> float | None:
        """Kilometres, in a straight line; 0 for the same town or postcode, None where it cannot be told."""
        if _key(place.name) in (_key(programme.town), _key(programme.postcode)):
            return 0.0
        there = programme.point
        if there is None:
            near = self._places.get(_key(programme.postcode)) or self._places.get(_key(programme.town))
            there = near.point if near else None
        return kilometres(place.point, there) if place.point and there else None


def _key(name: str) -> str:
    return re.sub(r"\s+", "", name.casefold())


def _pattern(pattern: str, names: str) -> re.Pattern[str] | None:
    """None where the list has no such names: an empty choice would match everywhere."""
    return re.compile(pattern, re.IGNORECASE) if names else None


def _middle(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def _either(names: Iterable[str]) -> str:
    """A pattern of these names, the longest first, with any space between their words or none."""
    return "|".join(re.sub(r"(?:\\\s|\s)+", r"\\s*", re.escape(name)) for name in sorted(names, key=len, reverse=True))
