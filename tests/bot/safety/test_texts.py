"""Fixed words in both languages, and the lines that go with them."""

from __future__ import annotations

import pytest

from bot.content.library import library
from bot.content.wording import wording_faults
from bot.safety.kinds import Hit
from bot.safety.screen import Screen
from bot.safety.texts import choose

SCREEN = Screen()


@pytest.mark.parametrize("hit", SCREEN.hits, ids=str)
def test_spanish_says_the_same_things(hit: Hit) -> None:
    for country, file in library().helplines.items():
        (reply,), safety = SCREEN.answer(hit, country, "es")
        assert "nadie está mirando este chat" in reply.text
        assert "{" not in reply.text
        assert reply.buttons[0].title.startswith("Estoy a salvo")
        assert file.emergency in [line.contact for line in safety.lines]


@pytest.mark.parametrize("hit", SCREEN.hits, ids=str)
def test_our_own_words_are_person_first(hit: Hit) -> None:
    assert wording_faults(SCREEN.answer(hit, "US")[0][0].text) == []


def test_lines_follow_the_kinds_and_crisis_lines_stand_in_for_violence_and_children() -> None:
    lines = library().helplines
    chosen = [line.id for line in choose(lines["US"], ["violence", "poison"])]
    assert chosen == ["domestic_violence", "emergency", "poison"]
    assert [line.id for line in choose(lines["DE"], ["child", "poison"])] == ["telefonseelsorge"]
    contacts = [line.contact for line in SCREEN.answer(Hit("suicide", "self"), "US", "es")[1].lines]
    assert contacts[0] == "988 y luego 2; o envía AYUDA al 988"
