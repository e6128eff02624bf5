"""Read a transcript: CSV with a speaker and a text column, JSON lines, or plain "Name: words"."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from bot.score.errors import Fault, TranscriptError


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker said, from which line on."""

    speaker: str
    text: str
    line: int


def read_file(path: Path) -> list[Spoken]:
    """The turns of a file. Raises TranscriptError, or OSError where there is no file to read."""
    return read_text(decode(path.read_bytes()))


def decode(raw: bytes) -> str:
    """The text of a file in UTF-8, or UTF-16 with its mark. Raises TranscriptError."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise TranscriptError([Fault(line, "is not UTF-8 text: save the file as UTF-8")]) from None


def read_text(text: str) -> list[Spoken]:
    """The turns of a transcript, in order, silent ones left out. Raises TranscriptError."""
    from bot.score import formats

    if not text.strip():
        raise TranscriptError([Fault(1, "there is nothing here")])
    faults: list[Fault] = []
    if text.lstrip().startswith("{"):
        found = formats.json_lines(text, faults)
    elif (table := formats.table(text)) is not None:
        found = formats.rows(table, faults)
    else:
        found = formats.plain(text, faults)
    if faults:
        raise TranscriptError(faults)
    spoken = [each for each in found if each.text]
    if not spoken:
        raise TranscriptError([Fault(1, "nobody says anything here")])
    return spoken
