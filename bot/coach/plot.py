"""The pictures of a report, drawn on whatever canvas there is: SVG for a page, lines and boxes for a PDF.

A picture is a shape with a size and the sentence that tells it to somebody who does not see it. Series differ
by dash and marker as well as by color.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, Protocol

from bot.coding.summary import Score, Unit

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Ink = Literal["ink", "quiet", "grid", "band", "a", "b", "c"]

# Pine is the helper's and change's, apricot the client's and the other side's, as in `web/`.
INKS: Final[dict[Ink, str]] = {
    "ink": "#20302c",
    "quiet": "#54605b",
    "grid": "#dcd9ce",
    "band": "#b9d3c8",
    "a": "#1c5a4f",
    "b": "#a85b0f",
    "c": "#5a4a8a",
}
LOOKS: Final[tuple[Ink, ...]] = ("a", "b", "c")
LETTER = 6.4  # the width of a letter of plot text, roughly
BLOCKS = "▁▂▃▄▅▆▇█"


class Canvas(Protocol):
    """What pictures are drawn on. Units are the picture's own; y grows downwards."""

    def line(self, start: Point, end: Point, ink: Ink, width: float = 1) -> None: ...

    def path(self, points: Sequence[Point], ink: Ink, width: float, dash: bool) -> None: ...

    def box(self, corner: Point, width: float, height: float, ink: Ink) -> None: ...

    def dot(self, middle: Point, radius: float, ink: Ink) -> None: ...

    def shape(self, points: Sequence[Point], ink: Ink) -> None: ...

    def words(self, at: Point, text: str, ink: Ink, anchor: Anchor = "start") -> None: ...


class Picture(Protocol):
    """Something to draw."""

    @property
    def size(self) -> Point: ...

    @property
    def told(self) -> str:
        """The picture in a sentence."""

    def draw(self, canvas: Canvas) -> None: ...

    def plain(self) -> str:
        """The picture in a line of characters."""


def figure(value: float | None, unit: Unit = "ratio") -> str:
    """A value as it is written: "62%", "1.4", "3", or a dash for none."""
    if value is None:
        return "–"
    if unit == "percent":
        return f"{value:.0f}%"
    return f"{value:.2g}" if unit == "ratio" and abs(value) < 10 else f"{value:.0f}"


@dataclass(frozen=True, slots=True)
class Track:
    """One score on its scale: the value, where it may really lie, and the marks for fair and good."""

    score: Score

    @property
    def size(self) -> Point:
        return (300, 52)

    @property
    def told(self) -> str:
        score = self.score
        parts = [f"{score.label}: {figure(score.value, score.unit)}"]
        if score.low is not None:
            parts.append(f"likely {figure(score.low, score.unit)} to {figure(score.high, score.unit)}")
        parts += [f"{name} from {figure(mark, score.unit)}" for name, mark, _ in self._marks()]
        return ", ".join(parts) + "."

    def _marks(self) -> list[tuple[str, float, Anchor]]:
        marks: list[tuple[str, float | None, Anchor]] = [
            ("fair", self.score.fair, "end"),
            ("good", self.score.good, "start"),
        ]
        return [(name, mark, side) for name, mark, side in marks if mark is not None]

    def _share(self, value: float) -> float:
        score = self.score
        known = [each for each in (score.value, score.low, score.high, score.fair, score.good) if each is not None]
        full = 100.0 if score.unit == "percent" else max([*known, 1.0]) * 1.15
        return min(max(value / full, 0.0), 1.0)

    def draw(self, canvas: Canvas) -> None:
        score = self.score

        def x(value: float) -> float:
            return 8 + self._share(value) * 284

        canvas.line((8, 22), (292, 22), "grid", 2)
        if score.low is not None and score.high is not None:
            canvas.box((x(score.low), 16), max(2.0, x(score.high) - x(score.low)), 12, "band")
        for name, mark, side in self._marks():
            canvas.line((x(mark), 9), (x(mark), 35), "quiet", 1.5)
            canvas.words((x(mark), 48), name, "quiet", side)
        if score.value is not None:
            canvas.dot((x(score.value), 22), 6, "a")

    def plain(self) -> str:
        width = 30
        row = ["·"] * (width + 1)
        score = self.score
        if score.low is not None and score.high is not None:
            first, last = (round(self._share(each) * width) for each in (score.low, score.high))
            row[first : last + 1] = ["="] * (last + 1 - first)
        for _, mark, _ in self._marks():
            row[round(self._share(mark) * width)] = "|"
        if score.value is not None:
            row[round(self._share(score.value) * width)] = "o"
        return "".join(row)


@dataclass(frozen=True, slots=True)
class Bar:
    """A count as a bar, of `top` the longest."""

    label: str
    value: int
    top: int

    @property
    def size(self) -> Point:
        return (300, 18)

    @property
    def told(self) -> str:
        return f"{self.label}: {self.value}."

    def draw(self, canvas: Canvas) -> None:
        canvas.line((8, 1), (8, 17), "grid", 1)
        if self.value:
            canvas.box((8, 3), 284 * self.value / max(1, self.top), 12, "a")

    def plain(self) -> str:
        return "█" * round(20 * self.value / max(1, self.top))


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a `Course`."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Lines over the turns of a talk. `at`: the turns; `top`: where the axis ends, if it is fixed."""

    title: str
    note: str
    at: tuple[int, ...]
    lines: tuple[Line, ...]
    top: float | None = None

    @property
    def size(self) -> Point:
        return (640, 260)

    @property
    def told(self) -> str:
        return f"{self.title}. {self.note}"

    def draw(self, canvas: Canvas) -> None:
        left, right, above, below = 34.0, 640 - self._margin(), 16.0, 222.0
        highest = self.top or max([1.0, *(value for line in self.lines for value in line.values)])
        span = max(1, self.at[-1] - self.at[0])

        def x(seq: float) -> float:
            return left + (seq - self.at[0]) / span * (right - left)

        def y(value: float) -> float:
            return below - value / highest * (below - above)

        for step in _steps(highest):
            canvas.line((left, y(step)), (right, y(step)), "grid")
            canvas.words((left - 8, y(step) + 4), str(step), "quiet", "end")
        for seq in self.at[:: -(-len(self.at) // 10)]:
            canvas.words((x(seq), below + 18), str(seq), "quiet", "middle")
        canvas.words(((left + right) / 2, 256), "Turn", "quiet", "middle")
        places = _spread([y(line.values[-1]) for line in self.lines], below)
        for ink, line, place in zip(LOOKS, self.lines, places, strict=False):
            points = [(x(seq), y(value)) for seq, value in zip(self.at, line.values, strict=True)]
            canvas.path(points, ink, 2.2, ink != "a")
            for point in points if len(points) < 25 else points[-1:]:
                _mark(canvas, point, ink)
            canvas.words((right + 12, place + 4), line.name, ink)

    def _margin(self) -> float:
        return 22 + LETTER * 1.1 * max(len(line.name) for line in self.lines)

    def plain(self) -> str:
        highest = self.top or max([1.0, *(value for line in self.lines for value in line.values)])
        width = max(len(line.name) for line in self.lines)
        return "\n".join(
            f"{line.name:<{width}}  "
            + "".join(BLOCKS[min(7, int(8 * value / highest))] for value in line.values)
            + f"  {figure(line.values[0])} to {figure(line.values[-1])}"
            for line in self.lines
        )


def _mark(canvas: Canvas, point: Point, ink: Ink) -> None:
    x, y = point
    if ink == "a":
        canvas.dot(point, 3.6, ink)
    elif ink == "b":
        canvas.box((x - 3.4, y - 3.4), 6.8, 6.8, ink)
    else:
        canvas.shape([(x, y - 4.8), (x + 4.6, y + 3.8), (x - 4.6, y + 3.8)], ink)


def _steps(highest: float) -> list[int]:
    """Round numbers up the axis, at most six of them."""
    size = next((each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500) if highest / each <= 5), 1000)
    return list(range(0, int(highest) + 1, size))


def _spread(heights: Sequence[float], below: float) -> list[float]:
    """Label heights moved apart until none covers another."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for before, here in pairwise(order):
        moved[here] = max(moved[here], moved[before] + 17)
    over = max(0.0, moved[order[-1]] - below) if order else 0.0
    return [height - over for height in moved]
