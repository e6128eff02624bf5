"""The library: everything in `content/`, loaded once and fitting together."""

from __future__ import annotations

from bot.content.library import library


def test_the_content_we_ship_loads_and_fits_together() -> None:
    whole = library()
    assert whole is library()
    assert whole.people
    assert whole.articles
    assert "US" in whole.helplines
    for person in whole.people.values():
        for motive in person.motivations:
            assert set(motive.topics) <= set(whole.topics), f"{person.id}: {motive.id}"
        assert {limit.topic for limit in person.off_limits} <= set(whole.topics), person.id
