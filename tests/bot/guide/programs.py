"""A small list of programs for tests: two towns, one entry that has only a postcode."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.content.programmes import Programme


def program(name: str, **more: Any) -> Programme:
    """An open-to-all detox of Lakewood that takes Medicaid, but for what is told otherwise."""
    fields: dict[str, Any] = {
        "id": name.lower(), "name": name, "kinds": ("detox",), "town": "Lakewood", "phone": "216-555-0101",
        "hours": "day and night", "payers": ("Medicaid",), "medication": True, "updated": date(2026, 10, 5),
        "postcode": "44107", "latitude": 41.48, "longitude": -81.80, **more,
    }  # fmt: skip
    return Programme(**fields)


AKRON = {"town": "Akron", "postcode": "44304", "latitude": 41.08, "longitude": -81.51}
BARE = {"latitude": None, "longitude": None}
LIST = (
    program("Alder"),
    program("Birch", **AKRON, payers=("Medicare", "no charge"), kinds=("residential", "detox")),
    program("Cedar", **BARE, kinds=("peer support",), payers=("no charge",)),
    program("Dogwood", kinds=("recovery housing",), populations=("men",), only=True, payers=("self-pay",)),
    program("Elm", kinds=("outpatient",), populations=("adolescents",), only=True, medication=False),
    program("Fir", **AKRON, kinds=("outpatient",), populations=("women", "Spanish-speaking")),
    program("Gorse", kinds=("family",), town="Independence", postcode="SW1A 1AA", **BARE),
)
