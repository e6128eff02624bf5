"""The clinic's own directory of treatment programs: `content/programmes.csv`, one program a line.

A CSV, because the person at the clinic who keeps such a list keeps it in a spreadsheet. What spreadsheets do to
a file (a mark before the first letter, other separators, other dates) is therefore told with its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, get_args

from bot.content.faults import ContentError, Fault
from bot.content.table import columns, rows
from bot.content.wording import wording_faults
from bot.paths import CONTENT, PROGRAMMES

Kind = Literal[
    "detox", "residential", "intensive outpatient", "outpatient", "aftercare", "recovery housing", "peer support",
    "family",
]  # fmt: skip
Payer = Literal[
    "Medicaid", "Medicare", "private insurance", "TRICARE", "VA", "public health service", "self-pay",
    "sliding scale", "no charge",
]  # fmt: skip
Population = Literal[
    "adolescents", "women", "pregnant", "men", "veterans", "older", "LGBTQ+", "Spanish-speaking", "dual diagnosis",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)
PAYERS: tuple[str, ...] = get_args(Payer)
POPULATIONS: tuple[str, ...] = get_args(Population)
NEEDED = ("name", "kinds", "town", "phone", "hours", "payers", "medication", "updated")
OPTIONAL = ("region", "postcode", "latitude", "longitude", "populations", "only", "website", "note")
EXAMPLE = "Example "  # how every name of the list that we ship begins


@dataclass(frozen=True, slots=True)
class Programme:
    """One program. `medication`: people who take methadone, buprenorphine or naltrexone are accepted as they are.

    `populations` are those it has something special for; with `only`, it takes nobody else.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    town: str
    phone: str
    hours: str
    payers: tuple[str, ...]
    medication: bool
    updated: date
    region: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    populations: tuple[str, ...] = ()
    only: bool = False
    website: str = ""
    note: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where they are given."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def example(self) -> bool:
        """Whether it is one of the made-up ones that we ship: a visitor must be told."""
        return self.name.startswith(EXAMPLE)


def load_programmes(path: Path = PROGRAMMES) -> tuple[Programme, ...]:
    """The list, in the order of the file. Raises ContentError with every fault of every line.

    A copy of `content/` from before there were programs has no list, and that is no fault.
    """
    if path == CONTENT / "programmes.csv" and not path.exists():
        return ()
    lines = rows(path)
    if not lines:
        raise ContentError([Fault(path, 1, "", f"is empty: its first line names the columns: {','.join(NEEDED)}")])
    places = columns(path, lines[0], NEEDED, OPTIONAL)
    width = len(lines[0][1])
    programmes: list[Programme] = []
    faults: list[Fault] = []
    listed: dict[str, int] = {}
    for line, cells in lines[1:]:
        if len(cells) != width:
            what = f"has {len(cells)} cells where the first line has {width}: put a cell with a comma in it in quotes"
            faults.append(Fault(path, line, cells[0].strip(), what))
            continue
        row = _Row(path, line, {name: cells[place].strip() for name, place in places.items()})
        programme = row.programme()
        if programme.id in listed:
            row.fault("name", f"is on line {listed[programme.id]} already: say how the two differ")
        listed.setdefault(programme.id, line)
        faults += row.faults
        programmes.append(programme)
    if faults:
        raise ContentError(faults)
    return tuple(programmes)


def normal(value: str, allowed: Sequence[str]) -> str | None:
    """`value` as the one of `allowed` that it means: case, hyphens and underscores do not matter."""
    return {_key(word): word for word in allowed}.get(_key(value))


def _key(words: str) -> str:
    return re.sub(r"[\s_-]+", " ", words.strip().casefold())


class _Row:
    """One line, read cell by cell; what is wrong with each is kept."""

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self._path, self._line, self._cells = path, line, cells
        self.faults: list[Fault] = []

    def fault(self, column: str, what: str) -> None:
        """Note a fault of a cell."""
        name = self._cells.get("name") or "?"
        self.faults.append(Fault(self._path, self._line, f"{name} › {column}", what))

    def programme(self) -> Programme:
        """The program. Where there are faults, it is not to be used."""
        name = self._text("name")
        latitude, longitude = self._point()
        return Programme(
            id=re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-"),
            name=name,
            kinds=self._several("kinds", KINDS, needed=True),
            town=self._text("town"),
            phone=self._matching("phone", r"\+?[\d\s().-]*\d(?: ?(?:x|ext\.?) ?\d+)?", "the number as one dials it"),
            hours=self._text("hours"),
            payers=self._several("payers", PAYERS, needed=True),
            medication=self._yes("medication", needed=True),
            updated=self._date("updated"),
            region=self._cell("region"),
            postcode=self._cell("postcode"),
            latitude=latitude,
            longitude=longitude,
            populations=self._several("populations", POPULATIONS),
            only=self._only(),
            website=self._matching("website", r"https?://\S+", "an address that begins with https://, or nothing"),
            note=self._spoken("note"),
        )

    def _cell(self, column: str) -> str:
        return self._cells.get(column, "")

    def _text(self, column: str) -> str:
        value = self._cell(column)
        if not value:
            self.fault(column, "is empty: write it")
        return value

    def _spoken(self, column: str) -> str:
        for problem in wording_faults(self._cell(column)):
            self.fault(column, problem)
        return self._cell(column)

    def _matching(self, column: str, pattern: str, what: str) -> str:
        value = self._text(column) if column in NEEDED else self._cell(column)
        if value and not re.fullmatch(pattern, value):
            self.fault(column, f"{value!r} cannot be used: write {what}")
        return value

    def _several(self, column: str, allowed: Sequence[str], *, needed: bool = False) -> tuple[str, ...]:
        found: list[str] = []
        for value in filter(None, (part.strip() for part in self._cell(column).split(";"))):
            word = normal(value, allowed)
            if word is None:
                # Two, since Medicaid and Medicare are each other's nearest misspelling.
                near = get_close_matches(value.casefold(), [word.casefold() for word in allowed], 2)
                hint = (
                    f"write {' or '.join(repr(normal(word, allowed)) for word in near)}"
                    if near
                    else f"write one of: {'; '.join(allowed)}"
                )
                self.fault(column, f"{value!r} is not known here: {hint}")
            elif word not in found:
                found.append(word)
        if needed and not self._cell(column):
            self.fault(column, f"is empty: write one or more of: {'; '.join(allowed)}")
        return tuple(found)

    def _yes(self, column: str, *, needed: bool = False) -> bool:
        value = self._cell(column).casefold()
        if value not in {"yes", "no"} and (value or needed):
            self.fault(column, f"{value!r} is neither: write yes or no" if value else "is empty: write yes or no")
        return value == "yes"

    def _only(self) -> bool:
        only = self._yes("only")
        if only and not self._cell("populations"):
            self.fault("only", "says yes, but no populations are given: write whom it takes, or no")
        return only

    def _date(self, column: str) -> date:
        value = self._text(column)
        # Only this form: spreadsheets turn 2026-03-04 into 3/4/26, and nobody knows which of them is the month.
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            with suppress(ValueError):
                return date.fromisoformat(value)
        if value:
            self.fault(column, f"{value!r} is no date: write year, month and day, as 2026-11-23")
        return date.min

    def _point(self) -> tuple[float | None, float | None]:
        latitude = self._degrees("latitude", 90)
        longitude = self._degrees("longitude", 180)
        given = [bool(self._cell(column)) for column in ("latitude", "longitude")]
        if any(given) and not all(given):
            missing = "longitude" if given[0] else "latitude"
            self.fault(missing, "is empty while the other is given: write both, or a postcode and neither")
        if not any(given) and not self._cell("postcode"):
            self.fault("postcode", "is empty: write it, or latitude and longitude, so that distance can be told")
        if latitude == 0 and longitude == 0:
            self.fault("latitude", "and longitude are both 0, which lies in the sea: write where it is, or leave both")
        return latitude, longitude

    def _degrees(self, column: str, most: int) -> float | None:
        value = self._cell(column)
        if not value:
            return None
        if not re.fullmatch(r"-?\d{1,3}(?:\.\d+)?", value) or abs(float(value)) > most:
            self.fault(column, f"{value!r} cannot be used: write degrees from -{most} to {most}, as 41.482")
            return None
        return float(value)
