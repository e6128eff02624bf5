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
from bot.coach.plot import INKS
from bot.coach.svg import svg

DARK = {
    "ink": "#ebe8e0", "quiet": "#aab4af", "grid": "#36403c", "band": "#2f5a4f",
    "a": "#8fd2c0", "b": "#f2bf85", "c": "#c3b5f0",
}  # fmt: skip


def _inks(colors: dict[str, str], indent: str = "") -> str:
    return "\n".join(
        f"{indent}.f-{ink} {{ fill: {color} }} .s-{ink} {{ stroke: {color} }}"
        for ink, color in colors.items()
    )


STYLE = f"""
:root {{ color-scheme: light dark; --paper: #fffefc; --ink: #20302c; --quiet: #54605b; --line: #dcd9ce;
  --pine: #1c5a4f; --soft: #eef4f1 }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word }}
h1, h2, h3, h4 {{ line-height: 1.25; margin: 2rem 0 .5rem; break-after: avoid }}
h1 {{ margin-top: 0; font-size: 2rem }}
h2 {{ border-top: 1px solid var(--line); padding-top: 1.25rem; font-size: 1.4rem }}
h3 {{ font-size: 1.15rem }}
h4 {{ font-size: 1rem; margin-top: 1.5rem }}
p {{ margin: .5rem 0; max-width: 46rem }}
.quiet, small, caption, figcaption p {{ color: var(--quiet); font-size: .9rem }}
small {{ display: block }}
dl {{ display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.25rem 0 }}
dt {{ color: var(--quiet); font-size: .9rem }}
dd {{ margin: 0; font-weight: 600 }}
.said {{ margin: .35rem 0; max-width: 46rem }}
.offered {{ border-left: .2rem solid var(--pine); padding: .1rem 0 .1rem .9rem; background: var(--soft) }}
.offered b {{ display: block; font-size: .9rem }}
.scroll {{ overflow-x: auto }}
table {{ border-collapse: collapse; width: 100%; margin: .75rem 0 }}
caption {{ text-align: left; padding-bottom: .25rem }}
th, td {{ text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-top: 1px solid var(--line) }}
thead th {{ border-top: 0; font-size: .9rem; color: var(--quiet); font-weight: 600 }}
tbody th {{ font-weight: 500 }}
td {{ font-variant-numeric: tabular-nums }}
.picture {{ width: 30%; min-width: 11rem }}
svg {{ display: block; width: 100%; height: auto }}
svg.figure {{ max-width: 44rem }}
figure {{ margin: 1.5rem 0; break-inside: avoid }}
summary {{ cursor: pointer; color: var(--quiet) }}
li {{ margin: .35rem 0; max-width: 46rem }}
tr, .said {{ break-inside: avoid }}
{_inks(dict(INKS))}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: #141a19; --ink: #ebe8e0; --quiet: #aab4af; --line: #36403c; --pine: #8fd2c0; --soft: #1f2b28 }}
{_inks(DARK, "  ")}
}}
@media print {{
  :root {{ color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --pine: #1c5a4f; --soft: #fff }}
  body {{ padding: 0; max-width: none; font-size: 10.5pt }}
  .scroll {{ overflow: visible }}
{_inks(dict(INKS), "  ")}
}}
"""  # fmt: skip


def to_html(document: Document) -> str:
    """The page."""
    facts = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(what)}</dd></div>" for term, what in document.facts
    )
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
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{escape(section.title)}</h2>\n{blocks}\n</section>'


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
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>\n'
        f"<thead><tr>{''.join(head)}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody></table></div>"
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
