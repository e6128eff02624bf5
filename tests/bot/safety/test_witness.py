"""The second witness hears what no pattern lists, and when it breaks the patterns decide alone."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.coding.encoder import Encoder, Floats, default_encoder
from bot.content.faults import ContentError
from bot.paths import CONTENT
from bot.safety import witness
from bot.safety.kinds import Hit
from bot.safety.screen import Screen
from bot.safety.witness import Witness
from tests.bot.samples import write

EXAMPLES = CONTENT / "safety" / "examples.yml"


def test_meaning_is_heard_where_the_words_are_new_and_harmless_talk_is_left_alone() -> None:
    heard = Witness(EXAMPLES, default_encoder())
    assert heard.find("he took something and his breathing is all wrong", []) == [Hit("overdose", "other")]
    assert heard.find("I would like to drink less on weekends.", []) == []


def test_where_families_quarrel_the_patterns_decide() -> None:
    heard = Witness(EXAMPLES, default_encoder())
    assert heard.find("It's my son. He's 24 and he is back on the pills.", []) == []
    assert heard.find("Every time I bring it up he walks out, so I stopped saying anything.", []) == []


def test_a_sentence_is_heard_in_a_long_message() -> None:
    heard = Witness(EXAMPLES, default_encoder())
    sentences = ["It rained."] * 20 + ["My friend collapsed after taking pills and his lips are blue."]
    assert heard.find(" ".join(sentences), sentences) == [Hit("overdose", "other")]


def test_capitals_and_full_stops_do_not_weigh() -> None:
    heard = Witness(EXAMPLES, default_encoder())
    typed, written = heard.leaning(
        ["he wont wake up and his lips are blue", "He won't wake up, and his lips are blue."]
    )
    assert typed == pytest.approx(written)


def test_a_broken_encoder_is_told_without_the_words_and_the_patterns_decide(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    screen = Screen(witness=True)

    def broken(self: Encoder, texts: object) -> Floats:
        raise RuntimeError(f"cannot embed {texts}")

    monkeypatch.setattr(Encoder, "embed", broken)
    with caplog.at_level(logging.ERROR):
        assert screen.look("I want to die.") == Hit("suicide", "self")
        assert screen.look("the cat sat on the mat today") is None
    assert "patterns decide alone" in caplog.text
    assert "mat" not in caplog.text.replace("format", "")


def test_without_an_encoder_the_screen_still_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness.Witness, "__init__", lambda *_: (_ for _ in ()).throw(FileNotFoundError("weights")))
    assert Screen(witness=True).look("I took an overdose") == Hit("overdose", "self")


@pytest.mark.usefixtures("cache")
def test_a_mistake_in_the_examples_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "examples.yml", {"dangerous": [{"kind": "panic", "whose": "self", "examples": []}]})
    with pytest.raises(ContentError, match="panic"):
        Witness(path, default_encoder())
