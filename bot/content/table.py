"""Read a CSV as a spreadsheet saves it: rows with their lines, and which column is where."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from bot.content.faults import ContentError, Fault

Row = tuple[int, list[str]]


def rows(path: Path) -> list[Row]:
    """Each row with the line it begins on; blank lines and those that begin with # are left out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise ContentError([Fault(path, 1, "", f"cannot be read: {fault.strerror}")]) from None
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        what = "is not UTF-8 text: in the spreadsheet, save it as “CSV UTF-8”"
        raise ContentError([Fault(path, line, "", what)]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found, begins = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
                found.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as fault:
        what = f"is not CSV ({fault}): look at the quotes of this line"
        raise ContentError([Fault(path, begins, "", what)]) from None
    return found


def columns(path: Path, head: Row, needed: Sequence[str], optional: Sequence[str]) -> dict[str, int]:
    """Where each column is. Raises ContentError: unknown, twice, missing."""
    line, cells = head
    names = [re.sub(r"[\s-]+", "_", cell.strip().lower()) for cell in cells]
    if len(names) == 1 and ";" in names[0]:
        what = "is separated by semicolons: save it with commas, and keep semicolons for lists within a cell"
        raise ContentError([Fault(path, line, "", what)])
    known = (*needed, *optional)
    faults = []
    for place, name in enumerate(names):
        if name not in known:
            near = get_close_matches(name, known, 1)
            remedy = f"write {near[0]!r}, or remove it" if near else "remove it"
            where = cells[place].strip() or f"column {place + 1}"
            faults.append(Fault(path, line, where, f"is no column we know: {remedy}"))
        elif name in names[:place]:
            faults.append(Fault(path, line, name, "is there twice: remove one"))
    faults += [Fault(path, line, name, "is missing: add the column") for name in needed if name not in names]
    if faults:
        raise ContentError(faults)
    return {name: place for place, name in enumerate(names)}
