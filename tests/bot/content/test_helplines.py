"""Helplines: one dated file a country, and a number to call in every emergency."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.content.faults import ContentError
from bot.content.helplines import load_helplines
from tests.bot.samples import line_with, write

pytestmark = pytest.mark.usefixtures("cache")


def country(**more: Any) -> dict[str, Any]:
    row = {"id": "emergency", "name": "Help", "contact": "112", "note": "Now.", "kinds": ["emergency"]}
    return {
        "country": "AT",
        "name": "Austria",
        "checked": "2026-11-01",
        "emergency": "112",
        "lines": [row],
        **more,
    }


@pytest.mark.parametrize("day", ["2026-11-01", date(2026, 11, 1)])
def test_a_file_is_read_by_its_country_with_the_day_it_was_checked(tmp_path: Path, day: object) -> None:
    write(tmp_path / "at.yml", country(checked=day))
    lines = load_helplines(tmp_path)
    assert list(lines) == ["AT"]
    assert lines["AT"].checked == date(2026, 11, 1)
    assert load_helplines(tmp_path) == lines


@pytest.mark.parametrize(
    ("more", "line", "remedy"),
    [
        ({"checked": "last week"}, "checked: last week", "date"),
        ({"lines": [{"id": "x"}]}, "- id: x", "is missing"),
        ({"emergency": None}, "emergency:", "string"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, more: dict[str, Any], line: str, remedy: str) -> None:
    path = write(tmp_path / "at.yml", country(**more))
    with pytest.raises(ContentError) as error:
        load_helplines(tmp_path)
    assert error.value.faults[0].line == line_with(path, line)
    assert remedy in error.value.faults[0].what


def test_every_country_we_ship_has_an_emergency_number_and_somebody_to_talk_to() -> None:
    shipped = load_helplines()
    assert "US" in shipped
    for code, file in shipped.items():
        assert file.country == code
        kinds = {kind for line in file.lines for kind in line.kinds}
        assert {"emergency", "crisis"} <= kinds, code
        ids = [line.id for line in file.lines]
        assert len(ids) == len(set(ids)), code


def test_the_numbers_of_the_united_states_are_the_published_ones() -> None:
    contacts = {line.id: line.contact for line in load_helplines()["US"].lines}
    assert contacts == {
        "emergency": "911",
        "988": "988",
        "veterans": "988 then 1",
        "crisis_text": "Text HOME to 741741",
        "samhsa": "1-800-662-4357",
        "domestic_violence": "1-800-799-7233",
        "poison": "1-800-222-1222",
        "al_anon": "1-888-425-2666",
        "childhelp": "1-800-422-4453",
    }
