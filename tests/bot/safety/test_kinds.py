"""Urgency."""

from __future__ import annotations

from bot.safety.kinds import Hit, by_urgency


def test_hits_come_once_and_the_most_urgent_first() -> None:
    hits = [Hit("minor_alone", "self"), Hit("suicide", "other"), Hit("overdose", "self"), Hit("suicide", "self")]
    assert by_urgency([*hits, *hits]) == (hits[2], hits[1], hits[3], hits[0])
