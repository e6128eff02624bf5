"""A report as a PDF, in DejaVu Sans, which matplotlib carries: it has the letters of most scripts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

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
from bot.coach.letters import printable
from bot.coach.plot import INKS, Anchor, Ink, Picture, Point

MARGIN = 18.0  # mm
POINT = 25.4 / 72  # mm
BODY, SMALL, HEADS = 9.5, 8.0, {1: 20.0, 2: 14.0, 3: 11.5, 4: 10.0}
LEADING = 1.4
GAP = 2.0
PLOT_WIDTH = 150.0  # mm
PLOT_LETTERS = 13.0  # the size of words in a picture, in its own units
FAMILY = "dejavu"
STYLES = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf", "I": "DejaVuSans-Oblique.ttf"}


def to_pdf(document: Document) -> bytes:
    """The file."""
    sheet = _Sheet(document.title)
    sheet.heading(document.title, 1)
    sheet.paragraph(document.lead)
    for term, what in document.facts:
        sheet.said(f"{term}:", what)
    for section in document.sections:
        _section(sheet, section)
    return bytes(sheet.pdf.output())


def _section(sheet: _Sheet, section: Section) -> None:
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, Figure):  # its title belongs on the page with it
        sheet.room(sheet.picture_height(first.picture, PLOT_WIDTH) + 40)
    sheet.heading(section.title, 2)
    for block in section.blocks:
        _block(sheet, block)


def _block(sheet: _Sheet, block: Block) -> None:
    match block:
        case Paragraph(text, quiet):
            sheet.paragraph(text, size=SMALL if quiet else BODY, ink="quiet" if quiet else "ink")
        case Bullets(items):
            for item in items:
                sheet.paragraph(f"–  {item}", indent=4)
        case Heading(text, level):
            sheet.heading(text, level)
        case Said(who, text, offered):
            sheet.said(f"{who}:", text, offered=offered)
        case Table():
            sheet.table(block)
        case Figure(title, note, picture, numbers):
            sheet.room(sheet.picture_height(picture, PLOT_WIDTH) + 26)
            sheet.heading(title, 3)
            sheet.paragraph(note, size=SMALL, ink="quiet")
            sheet.picture(picture, PLOT_WIDTH)
            sheet.table(numbers)


@lru_cache(maxsize=1)
def _fonts() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


class _Paper(FPDF):
    """A4 with the page's number at its foot."""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(FAMILY, "", SMALL)
        self.set_text_color(INKS["quiet"])
        self.cell(0, 4, f"Evoke, page {self.page_no()} of {{nb}}", align="R")


class _Sheet:
    """Writes down the page, turning to the next where it is full."""

    def __init__(self, title: str) -> None:
        # fontTools tells at length how it cuts a font down to the letters used.
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self.pdf = _Paper(format="A4")
        for style, name in STYLES.items():
            self.pdf.add_font(FAMILY, style, _fonts() / name)
        self._known = self.pdf.fonts[FAMILY].cmap
        self.pdf.set_title(title)
        self.pdf.set_lang("en")
        self.pdf.set_creator("Evoke")
        self.pdf.set_margin(MARGIN)
        self.pdf.set_auto_page_break(True, MARGIN)
        self.pdf.add_page()

    @property
    def width(self) -> float:
        """Of the text, mm."""
        return float(self.pdf.epw)

    def room(self, height: float) -> None:
        """Go to the next page unless so much is left on this one."""
        if self.pdf.get_y() + height > self.pdf.h - MARGIN and self.pdf.get_y() > MARGIN + 1:
            self.pdf.add_page()

    def heading(self, text: str, level: int) -> None:
        size = HEADS[level]
        self.room(size * POINT * 2 + 16)
        if level > 1:
            self.pdf.ln(GAP * (2.2 if level == 2 else 1.2))
        self._use("B", size, "ink")
        words = self._letters(text)
        if level == 2:
            self.pdf.start_section(words)
        self.pdf.multi_cell(0, size * POINT * 1.3, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.pdf.ln(GAP / 2)

    def paragraph(self, text: str, *, size: float = BODY, ink: Ink = "ink", indent: float = 0) -> None:
        self._use("", size, ink)
        self.pdf.set_x(MARGIN + indent)
        self.pdf.multi_cell(
            self.width - indent, size * POINT * LEADING, self._letters(text), align="L",
            new_x=XPos.LMARGIN, new_y=YPos.NEXT,
        )  # fmt: skip
        self.pdf.ln(GAP / 2)

    def said(self, who: str, text: str, *, offered: bool = False) -> None:
        """Words of somebody, the name in bold before them; what is offered gets a bar at its side."""
        line = BODY * POINT * LEADING
        self.room(line * 2)
        indent = 4.0 if offered else 0.0
        page, top = self.pdf.page_no(), self.pdf.get_y()
        self.pdf.set_left_margin(MARGIN + indent)
        self.pdf.set_x(MARGIN + indent)
        self._use("B", BODY, "a" if offered else "ink")
        self.pdf.write(line, self._letters(who) + " ")
        self._use("I" if offered else "", BODY, "ink")
        self.pdf.write(line, self._letters(text))
        self.pdf.ln(line)
        self.pdf.set_left_margin(MARGIN)
        if offered and self.pdf.page_no() == page:
            self.pdf.set_fill_color(INKS["a"])
            self.pdf.rect(MARGIN, top, 0.8, self.pdf.get_y() - top, style="F")
        self.pdf.ln(GAP / 2)

    def table(self, table: Table) -> None:
        self.paragraph(table.caption, size=SMALL, ink="quiet")
        widths = self._widths(table)
        head = [*table.head, "Picture"] if table.pictures else list(table.head)
        self._row(head, widths, style="B", ink="quiet")
        for number, row in enumerate(table.rows):
            picture = table.pictures[number] if table.pictures else None
            self._row(row, widths, picture=picture)
        self.pdf.ln(GAP)

    def _widths(self, table: Table) -> list[float]:
        count = len(table.head) + bool(table.pictures)
        shares = table.shares or (1.0,) * count
        return [self.width * share / sum(shares) for share in shares]

    def _row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        *,
        style: str = "",
        ink: Ink = "ink",
        picture: Picture | None = None,
    ) -> None:
        drawn = self.picture_height(picture, widths[-1] - GAP) if picture else 0.0
        heights = [self._cell_height(cell, width, style) for cell, width in zip(cells, widths, strict=False)]
        height = max([*heights, drawn]) + 2 * GAP / 2
        self.room(height)
        left, top = MARGIN, self.pdf.get_y()
        self.pdf.set_draw_color(INKS["grid"])
        self.pdf.set_line_width(0.2)
        self.pdf.line(left, top, left + self.width, top)
        for cell, width in zip(cells, widths, strict=False):
            self.pdf.set_xy(left, top + GAP / 2)
            self._cell(cell, width, style, ink)
            left += width
        if picture:
            self._draw(picture, MARGIN + sum(widths[:-1]), top + GAP / 2, widths[-1] - GAP)
        self.pdf.set_xy(MARGIN, top + height)

    def _cell(self, text: str, width: float, style: str, ink: Ink) -> None:
        left = self.pdf.get_x()
        for number, line in enumerate(text.split("\n")):
            size = BODY if number == 0 else SMALL
            self._use(style, size if style != "B" else SMALL, ink if number == 0 else "quiet")
            self.pdf.set_x(left)
            self.pdf.multi_cell(
                width - GAP, size * POINT * 1.3, self._letters(line), align="L",
                padding=0, new_x=XPos.LEFT, new_y=YPos.NEXT,
            )  # fmt: skip

    def _cell_height(self, text: str, width: float, style: str) -> float:
        total = 0.0
        for number, line in enumerate(text.split("\n")):
            size = BODY if number == 0 else SMALL
            self._use(style, size if style != "B" else SMALL, "ink")
            total += self.pdf.multi_cell(
                width - GAP, size * POINT * 1.3, self._letters(line), align="L",
                dry_run=True, output=MethodReturnValue.HEIGHT,
            )  # fmt: skip
        return total

    def picture_height(self, picture: Picture, width: float) -> float:
        """How high a picture becomes at this width, mm."""
        across, down = picture.size
        return width * down / across

    def picture(self, picture: Picture, width: float) -> None:
        """A picture across the page."""
        height = self.picture_height(picture, width)
        self.room(height)
        top = self.pdf.get_y()
        self._draw(picture, MARGIN, top, width)
        self.pdf.set_xy(MARGIN, top + height)
        self.pdf.ln(GAP)

    def _draw(self, picture: Picture, left: float, top: float, width: float) -> None:
        # Words in a picture must not turn the page.
        self.pdf.set_auto_page_break(False)
        picture.draw(_PdfCanvas(self, left, top, width / picture.size[0]))
        self.pdf.set_auto_page_break(True, MARGIN)

    def _use(self, style: str, size: float, ink: Ink) -> None:
        self.pdf.set_font(FAMILY, style, size)
        self.pdf.set_text_color(INKS[ink])

    def _letters(self, text: str) -> str:
        return printable(text, self._known)

    def words(self, left: float, base: float, text: str, size: float, ink: Ink, anchor: Anchor) -> None:
        """A word of a picture, on its base line."""
        self._use("", size, ink)
        words = self._letters(text)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * self.pdf.get_string_width(words)
        self.pdf.text(left - shift, base, words)


class _PdfCanvas:
    """Draws with fpdf's own lines and boxes."""

    def __init__(self, sheet: _Sheet, left: float, top: float, scale: float) -> None:
        self._sheet = sheet
        self._pdf = sheet.pdf
        self._left, self._top, self._scale = left, top, scale

    def _at(self, point: Point) -> Point:
        return self._left + point[0] * self._scale, self._top + point[1] * self._scale

    def _pen(self, ink: Ink, width: float) -> None:
        self._pdf.set_draw_color(INKS[ink])
        self._pdf.set_line_width(width * self._scale)

    def line(self, start: Point, end: Point, ink: Ink, width: float = 1) -> None:
        self._pen(ink, width)
        self._pdf.line(*self._at(start), *self._at(end))

    def path(self, points: Sequence[Point], ink: Ink, width: float, dash: bool) -> None:
        self._pen(ink, width)
        if dash:
            long = (7 if ink == "b" else 2) * self._scale
            self._pdf.set_dash_pattern(long, 4 * self._scale)
        self._pdf.polyline([self._at(point) for point in points])
        self._pdf.set_dash_pattern()

    def box(self, corner: Point, width: float, height: float, ink: Ink) -> None:
        self._pdf.set_fill_color(INKS[ink])
        self._pdf.rect(*self._at(corner), width * self._scale, height * self._scale, style="F")

    def dot(self, middle: Point, radius: float, ink: Ink) -> None:
        self._pdf.set_fill_color(INKS[ink])
        x, y = self._at(middle)
        self._pdf.circle(x, y, radius * self._scale, style="F")

    def shape(self, points: Sequence[Point], ink: Ink) -> None:
        self._pdf.set_fill_color(INKS[ink])
        self._pdf.polygon([self._at(point) for point in points], style="F")

    def words(self, at: Point, text: str, ink: Ink, anchor: Anchor = "start") -> None:
        size = PLOT_LETTERS * self._scale / POINT
        self._sheet.words(*self._at(at), text, size, ink, anchor)
