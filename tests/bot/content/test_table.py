"""A CSV as spreadsheets save it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.faults import ContentError, Fault
from bot.content.table import columns, rows

NEEDED, OPTIONAL = ("name", "town"), ("note",)


def saved(folder: Path, raw: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(raw)
    return path


def faults(path: Path) -> list[Fault]:
    with pytest.raises(ContentError) as error:
        columns(path, rows(path)[0], NEEDED, OPTIONAL)
    return error.value.faults


@pytest.mark.parametrize(
    "raw", [b"name,town\nA,B\n", b"\xef\xbb\xbfname,town\r\nA,B\r\n", b"# why\nname,town\n,,\nA,B"]
)
def test_the_marks_and_line_ends_of_spreadsheets_are_read_over(tmp_path: Path, raw: bytes) -> None:
    path = saved(tmp_path, raw)
    assert [cells for _, cells in rows(path)] == [["name", "town"], ["A", "B"]]
    assert columns(path, rows(path)[0], NEEDED, OPTIONAL) == {"name": 0, "town": 1}


def test_a_row_is_told_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = saved(tmp_path, b'# why\nname,note\nA,"one\ntwo"\n\nB,three\n')
    assert [line for line, _ in rows(path)] == [2, 3, 6]


@pytest.mark.parametrize(
    ("raw", "line", "remedy"),
    [
        (b"name;town;note\n", 1, "save it with commas"),
        (b"name,twon\n", 1, "write 'town'"),
        (b"name,town,colour\n", 1, "remove it"),
        (b"name,town,town\n", 1, "is there twice"),
        (b"name\n", 1, "add the column"),
        (b"name,town\nM\xfcller,B\n", 2, "CSV UTF-8"),
        (b'name,town\n"A,B\n', 2, "look at the quotes"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_remedy(tmp_path: Path, raw: bytes, line: int, remedy: str) -> None:
    fault = faults(saved(tmp_path, raw))[0]
    assert fault.line == line
    assert remedy in fault.what
