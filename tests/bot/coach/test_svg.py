"""Pictures as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from bot.coach.plot import INKS, Bar, Course, Line, Track
from bot.coach.svg import SvgCanvas, svg
from bot.coding.summary import Score

COURSE = Course("A & B", "It <rose>.", (1, 2), (Line("Change", (0, 1)), Line("Sustain", (1, 1)), Line("C", (0, 0))))


@pytest.mark.parametrize("picture", [COURSE, Bar("Support", 1, 2), Track(Score("x", "X", 1, 0, 2, 1, 2, "ratio"))])
def test_a_picture_is_one_whole_element(picture: Course | Bar | Track) -> None:
    root = ElementTree.fromstring(svg(picture, kind="small"))
    assert root.get("viewBox") == f"0 0 {picture.size[0]:g} {picture.size[1]:g}"
    assert root.get("aria-label") == picture.told
    for element in root:
        assert element.get("fill") in {"none", *INKS.values()} or element.get("stroke") in set(INKS.values())


def test_words_are_escaped() -> None:
    canvas = SvgCanvas()
    canvas.words((1, 2.25), "<script>", "ink", "end")
    (part,) = canvas.parts
    assert "&lt;script&gt;" in part and 'x="1" y="2.2"' in part and 'text-anchor="end"' in part


def test_only_the_first_line_is_drawn_through() -> None:
    dashes = [element.get("stroke-dasharray") for element in ElementTree.fromstring(svg(COURSE, kind="")) if
              element.tag == "polyline"]  # fmt: skip
    assert dashes[0] is None and len(set(dashes)) == 3
