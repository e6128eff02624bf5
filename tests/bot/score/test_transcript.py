"""Reading a transcript, whatever its shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.score.errors import TranscriptError
from bot.score.transcript import Spoken, decode, read_file, read_text

TALK = [("Mia", "What brings you here?"), ("Joe", "My wife. She worries, you know."), ("Mia", "You're not so sure.")]
PLAIN = "Mia: What brings you here?\nJoe: My wife. She worries, you know.\nMia: You're not so sure.\n"
COMMA = 'speaker,text\nMia,What brings you here?\nJoe,"My wife. She worries, you know."\nMia,You\'re not so sure.\n'
LINES = (
    '{"speaker": "Mia", "text": "What brings you here?"}\n'
    '{"speaker": "Joe", "text": "My wife. She worries, you know."}\n\n'
    '{"speaker": "Mia", "text": "You\'re not so sure."}\n'
)


def pairs(spoken: list[Spoken]) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in spoken]


@pytest.mark.parametrize("text", [PLAIN, COMMA, LINES, COMMA.replace("\n", "\r\n"), PLAIN.replace("\n", "\r\n")])
def test_the_same_talk_in_every_shape(text: str) -> None:
    assert pairs(read_text(text)) == TALK


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [PLAIN, COMMA, LINES])
def test_a_file_is_read_in_its_encoding(tmp_path: Path, text: str, codec: str) -> None:
    path = tmp_path / "talk"
    path.write_bytes(text.replace("worries", "worriés").encode(codec))
    assert pairs(read_file(path))[1][1] == "My wife. She worriés, you know."


def test_bytes_that_are_no_text_are_told_by_line() -> None:
    with pytest.raises(TranscriptError) as caught:
        decode(b"Mia: hi\nJoe: caf\xe9\n")
    assert [(fault.line, "UTF-8" in fault.what) for fault in caught.value.faults] == [(2, True)]


@pytest.mark.parametrize("text", ["", " \n\n", "speaker,text\n", "Mia:\nJoe:  \n", '{"speaker": "Mia", "text": " "}'])
def test_a_file_in_which_nobody_speaks_is_no_transcript(text: str) -> None:
    with pytest.raises(TranscriptError):
        read_text(text)


def test_a_file_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.csv")
