"""A report as one HTML page: no script, nothing fetched, pictures inline, and it prints.

Its style element is what the API's policy for reports allows (`style-src 'unsafe-inline'`).
"""

from __future__ import annotations

import html

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
from bot.coach.letters import clean
from bot.coach.style import STYLE
from bot.coach.svg import svg


def to_html(document: Document) -> str:
    """The page."""
    facts = "".join(f"<div><dt>{escape(term)}</dt><dd>{escape(what)}</dd></div>" for term, what in document.facts)
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)} – Evoke</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(document.title)}</h1>",
        f"<p>{escape(document.lead)}</p>",
        f"<dl>{facts}</dl>" if facts else "",
        *(_section(section, number) for number, section in enumerate(document.sections, 1)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _section(section: Section, number: int) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    name = f"part-{number}"
    title = f'<h2 id="{name}">{escape(section.title)}</h2>'
    return f'<section aria-labelledby="{name}">\n{title}\n{blocks}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, quiet):
            return f'<p class="quiet">{escape(text)}</p>' if quiet else f"<p>{escape(text)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Said():
            return _said(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)


def _said(said: Said) -> str:
    words = escape(said.text).replace("\n", "<br>")
    if said.offered:
        return f'<div class="said offered"><b>{escape(said.who)}</b> <q>{words}</q></div>'
    return f'<p class="said"><b>{escape(said.who)}:</b> {words}</p>'


def _table(table: Table) -> str:
    head = [f'<th scope="col">{escape(name)}</th>' for name in table.head]
    if table.pictures:
        head.append('<th scope="col">Picture</th>')
    rows = []
    for number, row in enumerate(table.rows):
        cells = [f'<th scope="row">{_cell(row[0])}</th>', *(f"<td>{_cell(cell)}</td>" for cell in row[1:])]
        if table.pictures:
            picture = table.pictures[number]
            cells.append(f'<td class="picture">{svg(picture, kind="small") if picture else ""}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = escape(table.caption)
    body = "\n".join(rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        f"<table><caption>{caption}</caption>\n<thead><tr>{''.join(head)}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody></table></div>"
    )


def _cell(text: str) -> str:
    first, *rest = text.split("\n")
    return escape(first) + "".join(f"<small>{escape(line)}</small>" for line in rest)


def _figure(figure: Figure) -> str:
    return (
        f"<figure><figcaption><h3>{escape(figure.title)}</h3><p>{escape(figure.note)}</p></figcaption>\n"
        f"{svg(figure.picture, kind='figure')}\n</figure>\n"
        f"<details open><summary>The numbers</summary>{_table(figure.numbers)}</details>"
    )


def escape(text: str) -> str:
    """`text` as HTML holds it."""
    return html.escape(clean(text))
