"""Pictures, on a canvas that keeps what was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.coach.plot import Bar, Course, Line, Picture, Point, Track, figure
from bot.coding.summary import Score

SCORE = Score("x", "Complex reflections", 50.0, 20.0, 80.0, 40.0, 60.0, "percent")
COURSE = Course("Talk", "It rose.", (1, 2, 4), (Line("Change", (0, 1, 3)), Line("Sustain", (1, 1, 3))))


@dataclass
class Kept:
    """A canvas for looking at."""

    points: list[Point] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dots: list[Point] = field(default_factory=list)
    boxes: list[tuple[float, float]] = field(default_factory=list)
    dashes: list[bool] = field(default_factory=list)

    def line(self, start: Point, end: Point, ink: str, width: float = 1) -> None:
        self.points += [start, end]

    def path(self, points: Sequence[Point], ink: str, width: float, dash: bool) -> None:
        self.points += points
        self.dashes.append(dash)

    def box(self, corner: Point, width: float, height: float, ink: str) -> None:
        self.points += [corner, (corner[0] + width, corner[1] + height)]
        self.boxes.append((corner[0], width))

    def dot(self, middle: Point, radius: float, ink: str) -> None:
        self.points.append(middle)
        self.dots.append(middle)

    def shape(self, points: Sequence[Point], ink: str) -> None:
        self.points += points

    def words(self, at: Point, text: str, ink: str, anchor: str = "start") -> None:
        self.points.append(at)
        self.said.append(text)


def drawn(picture: Picture) -> Kept:
    canvas = Kept()
    picture.draw(canvas)
    return canvas


@pytest.mark.parametrize(
    "picture",
    [
        Track(SCORE),
        Track(Score("x", "Ratio", 30.0, 1.0, 40.0, 1.0, 2.0, "ratio")),
        Track(Score("x", "Ratio", None, None, None, 1.0, 2.0, "ratio")),
        Bar("Support", 3, 5),
        Bar("Support", 0, 0),
        COURSE,
        Course("One", "", (7,), (Line("Only", (0.0,)),), top=10),
        Course("Long", "", tuple(range(1, 301)), (Line("Only", tuple(range(300))), Line("B", (0,) * 300))),
    ],
)
def test_a_picture_stays_inside_its_size(picture: Picture) -> None:
    width, height = picture.size
    for x, y in drawn(picture).points:
        assert -0.1 <= x <= width + 0.1 and -0.1 <= y <= height + 0.1


def test_a_track_puts_the_value_between_its_bounds_and_names_the_marks() -> None:
    canvas = drawn(Track(SCORE))
    ((left, width),) = canvas.boxes
    assert canvas.dots == [(8 + 0.5 * 284, 22)]
    assert (left, width) == (pytest.approx(8 + 0.2 * 284), pytest.approx(0.6 * 284))
    assert canvas.said == ["fair", "good"]


def test_a_picture_is_told_in_a_sentence() -> None:
    assert Track(SCORE).told == "Complex reflections: 50%, likely 20% to 80%, fair from 40%, good from 60%."
    assert Bar("Support", 3, 5).told == "Support: 3."
    assert COURSE.told == "Talk. It rose."


def test_lines_differ_by_more_than_color_and_carry_their_names() -> None:
    canvas = drawn(COURSE)
    assert canvas.dashes == [False, True]
    assert {"Change", "Sustain", "Turn"} <= set(canvas.said)


def test_names_of_lines_that_end_together_do_not_cover_each_other() -> None:
    places: dict[str, float] = {}

    class Named(Kept):
        def words(self, at: Point, text: str, ink: Any, anchor: Any = "start") -> None:
            places[text] = at[1]

    COURSE.draw(Named())
    assert abs(places["Change"] - places["Sustain"]) >= 15


def test_a_course_climbs_as_its_values_do() -> None:
    heights = [y for x, y in drawn(Course("T", "", (1, 2), (Line("A", (0, 1)),))).dots]
    assert heights[0] > heights[1]


def test_pictures_have_a_line_of_characters() -> None:
    assert Track(SCORE).plain() == "······======|==o==|======······"
    assert Bar("Support", 5, 5).plain() == "█" * 20
    assert COURSE.plain().splitlines()[0] == "Change   ▁▃█  0 to 3"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [(None, "ratio", "–"), (61.6, "percent", "62%"), (1.4, "ratio", "1.4"), (2.0, "ratio", "2"), (0.67, "ratio", "0.67"),
     (12.4, "ratio", "12"), (3, "count", "3"), (0, "count", "0")],
)  # fmt: skip
def test_figures_are_written_short(value: float | None, unit: Any, written: str) -> None:
    assert figure(value, unit) == written
