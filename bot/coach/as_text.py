"""A report as plain text, for a terminal or a mail."""

from __future__ import annotations

import textwrap

from bot.coach.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Said,
    Section,
    Table,
)

WIDTH = 88
NARROWEST = 6  # of a column
WIDEST_PICTURE = 20


def to_text(document: Document) -> str:
    """The report in lines of at most 88 characters."""
    parts = [document.title.upper(), _wrap(document.lead)]
    if document.facts:
        parts.append("\n".join(_wrap(f"{term}: {what}", hang="  ") for term, what in document.facts))
    parts += [_section(section) for section in document.sections]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    title = f"{section.title.upper()}\n{'-' * len(section.title)}"
    return "\n\n".join([title, *(_block(block) for block in section.blocks)])


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _wrap(text)
        case Bullets(items):
            return "\n".join(_wrap(item, "- ", "  ") for item in items)
        case Heading(text, level):
            return text.upper() if level == 3 else text
        case Said(who, text, offered):
            return _wrap(f"{who}: {text}", "  > " if offered else "  ", "    ")
        case Table():
            return _table(block)
        case Figure(title, note, picture, numbers):
            return "\n\n".join([title, _wrap(note), picture.plain(), _table(numbers)])


def _wrap(text: str, first: str = "", hang: str = "", width: int = WIDTH) -> str:
    lines = text.splitlines() or [""]
    return "\n".join(
        textwrap.fill(line, width, initial_indent=hang if number else first, subsequent_indent=hang)
        for number, line in enumerate(lines)
    )


def _table(table: Table) -> str:
    head, rows = list(table.head), [list(row) for row in table.rows]
    # Remarks to a row's name and wide pictures stand below the row, not in its columns.
    remarks = [row[0].split("\n")[1:] for row in rows]
    drawn = [picture.plain() if picture else "" for picture in table.pictures]
    if any(len(line) > WIDEST_PICTURE for line in drawn):
        for below, line in zip(remarks, drawn, strict=True):
            below.extend([line] if line else [])
    elif drawn:
        head.append("Picture")
        for row, line in zip(rows, drawn, strict=True):
            row.append(line)
    cells = [[row[0].split("\n")[0], *(cell.replace("\n", ", ") for cell in row[1:])] for row in rows]
    widths = _widths([head, *cells])
    lines = [_row(head, widths), _row(["-" * width for width in widths], widths)]
    for row, more in zip(cells, remarks, strict=True):
        lines.append(_row(row, widths))
        lines += [_wrap(remark, "    ", "    ") for remark in more]
    return "\n".join(lines)


def _widths(rows: list[list[str]]) -> list[int]:
    """As wide as the longest cell; where that is too wide for a line, the widest column gives way."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    room = WIDTH - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: list[str], widths: list[int]) -> str:
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    lines = []
    for number in range(height):
        parts = [
            (column[number] if number < len(column) else "").ljust(width)
            for column, width in zip(columns, widths, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)
