"""`action_session_start`: the room that was asked for, its first words, and where everything starts from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot.content.library import library
from bot.paths import ROOT
from tests.actions.conftest import Act, Ran

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


def start(act: Act, **metadata: Any) -> Ran:
    return act("action_session_start", {"session_started_metadata": metadata})


def test_a_session_starts_and_ends_with_listening(act: Act) -> None:
    ran = start(act, room="guide", seed=1)
    assert ran.events[0]["event"] == "session_started"
    assert (ran.events[-1]["event"], ran.events[-1]["name"]) == ("action", "action_listen")


@pytest.mark.parametrize("person", ["andre", "denise"])
def test_practice_opens_with_the_persons_own_lines(act: Act, person: str) -> None:
    ran = start(act, room="practice", person=person, seed=7)
    them = library().people[person]
    assert ran.texts == [them.by_id[line].text for line in them.opening]
    assert [row["source"] for row in ran.custom] == list(them.opening)
    assert {row["kind"] for row in ran.custom} == {"say"}
    assert ran.slots["practice"]["person"] == person
    assert ran.slots["practice"]["seed"] == 7
    assert (ran.slots["room"], ran.slots["discord"]) == ("practice", "calm")


@pytest.mark.parametrize("country", ["US", "GB", "DE"])
def test_the_guide_welcomes_and_knows_the_visitors_country(act: Act, country: str) -> None:
    ran = start(act, room="guide", person=None, seed=7, country=country)
    assert len(ran.texts) == 1
    assert ran.slots["visit"]["country"] == country
    assert {key: ran.slots[key] for key in ("room", "who", "pending", "depth")} == {
        "room": "guide", "who": "unknown", "pending": "who", "depth": "early",
    }  # fmt: skip


def test_a_session_that_nobody_described_is_practice_with_somebody(act: Act) -> None:
    ran = act("action_session_start")
    assert ran.slots["room"] == "practice"
    assert ran.slots["practice"]["person"] in library().people
    assert ran.texts


def test_the_same_seed_starts_the_same_session(act: Act) -> None:
    first, again, other = (start(act, room="guide", seed=seed) for seed in (5, 5, 6))
    assert (first.texts, first.slots) == (again.texts, again.slots)
    assert other.slots != first.slots


@pytest.mark.parametrize("room", ["practice", "guide"])
def test_only_slots_of_the_domain_are_set_to_values_it_knows(act: Act, room: str) -> None:
    slots = {slot.name: slot for slot in DOMAIN.slots}
    for name, value in start(act, room=room, seed=2).slots.items():
        assert name in slots
        values = getattr(slots[name], "values", None)
        assert values is None or value in values, name
        json.dumps(value)


def test_somebody_who_does_not_exist_is_an_error(act: Act) -> None:
    with pytest.raises(KeyError):
        start(act, room="practice", person="nobody", seed=1)
