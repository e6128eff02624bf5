"""How the guide speaks of the clinic's list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content.faults import ContentError
from bot.content.programme_words import load_programme_words
from bot.paths import CONTENT
from tests.bot.samples import line_with, write

pytestmark = pytest.mark.usefixtures("cache")
SHIPPED = CONTENT / "guide" / "programs.yml"


@pytest.mark.parametrize(
    ("more", "words", "remedy"),
    [
        ({"none": "Nothing for {who}."}, "none:", "use ['wish']"),
        ({"check": "Call {wish}."}, "check:", "use []"),
        ({"one": "Here {wish"}, "one:", "a brace is left open"),
        ({"after": []}, "after: []", "is empty"),
        ({"after_none": ["Are you an addict?"]}, "- Are you", "a person who uses"),
        ({"titles": {"ask": "A", "bring": "B", "arrange": "C", "kind": "On {wish}"}}, "kind:", "use ['kind']"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, more: dict[str, Any], words: str, remedy: str) -> None:
    data = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    path = write(tmp_path / "programs.yml", {**data, **more})
    with pytest.raises(ContentError) as error:
        load_programme_words(path)
    fault = error.value.faults[0]
    assert fault.line == line_with(path, words)
    assert remedy in fault.what


def test_the_words_we_ship_are_sound_ask_once_and_promise_nothing() -> None:
    words = load_programme_words()
    for text in (*words.after, *words.after_none, words.where):
        assert text.count("?") == 1, text
    assert "call" in words.check
    assert "won't be" not in words.none and "guarantee" not in str(words)
