"""The talk as a spreadsheet: one utterance a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bot.coach.letters import clean
from bot.coach.report import Row

HEAD = ("seq", "speaker", "text", "code", "talk", "category", "strength", "confidence")
# A cell that begins like this may run as a formula (OWASP, "CSV Injection"); full-width forms included.
FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")


def to_csv(rows: Sequence[Row]) -> str:
    """RFC 4180, with a first line of names. Text that a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows:
        utterance = row.utterance
        coded = utterance.code is not None or utterance.talk is not None
        writer.writerow(
            (
                row.seq,
                row.speaker,
                harmless(utterance.text),
                utterance.code or "",
                utterance.talk or "",
                utterance.category or "",
                utterance.strength if utterance.strength is not None else "",
                utterance.confidence if coded else "",
            )
        )
    return out.getvalue()


def harmless(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula, without what no file may hold."""
    text = clean(text)
    dangerous = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if dangerous else text
