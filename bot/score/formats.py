"""The three shapes a transcript comes in. Each function adds what is wrong to `faults` and goes on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass

from bot.score.errors import Fault
from bot.score.transcript import Spoken

# Column names, the likeliest first; they are compared without case, spaces and underscores.
SPEAKER_COLUMNS = ("speaker", "interlocutor", "role", "speakerrole", "who", "participant", "name", "person")
TEXT_COLUMNS = ("utterancetext", "text", "utterance", "transcript", "words", "content", "said", "message")
TRANSCRIPT_COLUMNS = ("transcriptid", "conversationid", "sessionid", "dialogueid")
UTTERANCE_COLUMNS = ("utteranceid", "turnid")
DELIMITERS = ",;\t|"

STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?"
NUMBER = r"(?:\d+[.)]\s+)?"
# "Dr. Okafor: words", "T: words", "[00:12] Client (crying): words", "**Mia:** words"
NAMED = re.compile(
    rf"^\s*{NUMBER}(?:{STAMP}\s*[-–]?\s*)?[*_]*(?P<name>[^\W\d_][\w .'’/&-]{{0,39}}?)\s*"
    rf"(?:\([^)]*\)|{STAMP})?\s*[*_]*:[*_]*(?:\s+(?P<words>.*)|\s*)$"
)
NUMBERED_LETTER = re.compile(r"^([A-Za-z]{1,2})\d+$")
LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table with the places of the columns that matter."""

    rows: list[tuple[int, list[str]]]  # with the line each starts on
    width: int
    speaker: int
    text: int
    transcript: int | None
    utterance: int | None


def table(text: str) -> TableOf | None:
    """The table that `text` is, None when its first line does not name a speaker and a text column."""
    first = text.lstrip("\ufeff").lstrip().splitlines()[0]
    for delimiter in DELIMITERS:
        names = [_plain(name) for name in next(csv.reader([first], delimiter=delimiter), [])]
        speaker, said = _place(names, SPEAKER_COLUMNS), _place(names, TEXT_COLUMNS)
        if speaker is not None and said is not None:
            rows = _rows(text, delimiter)[1:]
            transcript, utterance = _place(names, TRANSCRIPT_COLUMNS), _place(names, UTTERANCE_COLUMNS)
            return TableOf(rows, len(names), speaker, said, transcript, utterance)
    return None


def rows(found: TableOf, faults: list[Fault]) -> list[Spoken]:
    """The turns of a table."""
    spoken: list[Spoken] = []
    transcripts: set[str] = set()
    last: tuple[str, str] | None = None
    for line, row in found.rows:
        if len(row) != found.width:
            faults.append(Fault(line, f"has {len(row)} cells, where the first line has {found.width} columns"))
            continue
        speaker, text = row[found.speaker].strip(), row[found.text].strip()
        if not speaker:
            faults.append(Fault(line, "says nothing in the column of speakers"))
        if found.transcript is not None and row[found.transcript] not in transcripts:
            transcripts.add(row[found.transcript])
            if len(transcripts) == 2:
                faults.append(Fault(line, "starts a second transcript: keep one in a file"))
        # A file with the codes of several coders repeats each utterance.
        this = (row[found.utterance], text) if found.utterance is not None else None
        if this is None or this != last:
            spoken.append(Spoken(speaker, text, line))
        last = this
    return spoken


def json_lines(text: str, faults: list[Fault]) -> list[Spoken]:
    """The turns of `{"speaker", "text"}` lines."""
    spoken = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as fault:
            faults.append(Fault(number, f"is not JSON: {getattr(fault, 'msg', 'nested too deeply')}"))
            continue
        speaker, words = (item.get("speaker"), item.get("text")) if isinstance(item, dict) else (None, None)
        if not isinstance(speaker, str) or not isinstance(words, str) or not speaker.strip():
            faults.append(Fault(number, 'is not {"speaker": "…", "text": "…"}'))
            continue
        # JSON can spell half a character; no other format can.
        whole = words.encode("utf-8", "replace").decode("utf-8")
        spoken.append(Spoken(speaker.strip(), whole.strip(), number))
    return spoken


def plain(text: str, faults: list[Fault]) -> list[Spoken]:
    """The turns of "Name: words" lines. A line without a name goes on with the words before it."""
    lines = text.split("\n")
    found = [NAMED.match(line) for line in lines]
    names = _names([match["name"].strip() for match in found if match])
    spoken: list[Spoken] = []
    for number, (line, match) in enumerate(zip(lines, found, strict=True), 1):
        name = names.get(match["name"].strip()) if match else None
        if match and name:
            spoken.append(Spoken(name, (match["words"] or "").strip(), number))
        elif line.strip() and spoken:
            before = spoken[-1]
            spoken[-1] = Spoken(before.speaker, f"{before.text}\n{line.strip()}".strip(), before.line)
        elif line.strip():
            faults.append(Fault(number, 'has no speaker: begin it with a name and a colon ("Therapist: …")'))
    return spoken


def _names(labels: list[str]) -> dict[str, str]:
    """The labels that are speakers, each with the name it stands for.

    Words before a colon are not always a name ("I told him this: no"): once two names have come back, a label
    seen a single time is not another speaker.
    """
    # "T1, C1, T2, C2": numbered turns of two speakers.
    stripped = {label: _unnumbered(label) for label in labels}
    if len(set(stripped.values())) < 2:
        stripped = {label: label for label in labels}
    folded: dict[str, str] = {}
    for name in stripped.values():
        folded.setdefault(name.casefold(), name)
    counts = Counter(stripped[label].casefold() for label in labels)
    steady = sum(1 for count in counts.values() if count > 1)
    return {
        label: folded[name.casefold()]
        for label, name in stripped.items()
        if len(name.split()) <= LONGEST_NAME and (steady < 2 or counts[name.casefold()] > 1)
    }


def _unnumbered(label: str) -> str:
    match = NUMBERED_LETTER.match(label)
    return match[1] if match else label


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    found = []
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            found.append((line, row))
        line = reader.line_num + 1
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name.strip().casefold())


def _place(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)
