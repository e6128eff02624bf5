"""A picture as an inline SVG element: presentation attributes only, with a class for each ink."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.coach.plot import INKS, Anchor, Ink, Picture, Point


class SvgCanvas:
    """Collects SVG elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def line(self, start: Point, end: Point, ink: Ink, width: float = 1) -> None:
        (x1, y1), (x2, y2) = start, end
        place = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self.parts.append(f'<line {place} stroke-width="{_n(width)}" {_stroke(ink)}/>')

    def path(self, points: Sequence[Point], ink: Ink, width: float, dash: bool) -> None:
        dashes = {"b": ' stroke-dasharray="7 4"', "c": ' stroke-dasharray="2 4"'}.get(ink, "") if dash else ""
        self.parts.append(
            f'<polyline points="{_points(points)}" fill="none" stroke-width="{_n(width)}" '
            f'stroke-linejoin="round"{dashes} {_stroke(ink)}/>'
        )

    def box(self, corner: Point, width: float, height: float, ink: Ink) -> None:
        x, y = corner
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self.parts.append(f"<rect {place} {_fill(ink)}/>")

    def dot(self, middle: Point, radius: float, ink: Ink) -> None:
        x, y = middle
        self.parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {_fill(ink)}/>')

    def shape(self, points: Sequence[Point], ink: Ink) -> None:
        self.parts.append(f'<polygon points="{_points(points)}" {_fill(ink)}/>')

    def words(self, at: Point, text: str, ink: Ink, anchor: Anchor = "start") -> None:
        x, y = at
        place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"'
        self.parts.append(f'<text {place} font-size="13" {_fill(ink)}>{escape(text)}</text>')


def svg(picture: Picture, *, kind: str) -> str:
    """The element. `kind` is its class."""
    canvas = SvgCanvas()
    picture.draw(canvas)
    width, height = picture.size
    return (
        f'<svg class="{kind}" role="img" aria-label="{escape(picture.told)}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" font-family="system-ui, sans-serif">'
        f"{''.join(canvas.parts)}</svg>"
    )


def _fill(ink: Ink) -> str:
    return f'class="f-{ink}" fill="{INKS[ink]}"'


def _stroke(ink: Ink) -> str:
    return f'class="s-{ink}" stroke="{INKS[ink]}"'


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
