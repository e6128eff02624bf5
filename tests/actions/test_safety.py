"""`action_guide_safety`: the screen's fixed words, for the stock command line."""

from __future__ import annotations

import pytest

from bot.guide.visit import begin
from tests.actions.conftest import Act


@pytest.mark.parametrize(
    ("text", "source", "number"),
    [
        ("I want to die.", "safety/suicide", "988"),
        ("I took an overdose", "safety/overdose", "1-800-222-1222"),
        ("I stopped drinking and I'm seeing things.", "safety/withdrawal", "911"),
    ],
)
def test_a_danger_gets_its_words_and_numbers(act: Act, text: str, source: str, number: str) -> None:
    ran = act("action_guide_safety", {"room": "practice"}, text, intent="danger")
    assert ran.events == []
    (custom,) = ran.custom
    assert (custom["kind"], custom["source"]) == ("safety", source)
    assert any(number in line for line in custom["lines"])
    assert [button["payload"] for button in ran.messages[0]["buttons"]] == ["resume"]


def test_the_numbers_are_the_visitors_countrys(act: Act) -> None:
    ran = act("action_guide_safety", {"room": "guide", "visit": begin(1, "GB")[0].to_slot()}, "I want to die.")
    assert any("116 123" in line for line in ran.custom[0]["lines"])


def test_where_there_is_no_danger_nothing_is_said(act: Act) -> None:
    assert act("action_guide_safety", {"room": "practice"}, "How was your week?").messages == []
