"""The page: well-formed, told apart from its data, and without anything from outside."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bot.coach import render
from bot.coach.as_html import to_html
from bot.coach.document import Bullets, Document, Heading, Paragraph, Said, Section, Table
from bot.coach.plot import Bar
from tests.bot.coach.test_debrief import TURNS, made
from tests.bot.talks import helper, turn

VOID = {"meta", "br", "line", "rect", "circle", "polyline", "polygon"}


class Reader(HTMLParser):
    """Keeps the elements, and finds out whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def page(*blocks: object) -> Document:
    return Document("Report", "A talk.", (("Turns", "3"),), (Section("Part", tuple(blocks)),))  # type: ignore[arg-type]


def test_a_debrief_is_a_whole_page() -> None:
    html = render.html(made(person="denise"))
    reader = Reader(html)
    assert html.startswith("<!doctype html>") and reader.open == []
    assert reader.all("html") == [{"lang": "en"}]
    assert len(reader.all("h1")) == len(reader.all("main")) == len(reader.all("title")) == 1
    assert len(reader.all("figure")) == 2


def test_nothing_runs_and_nothing_is_fetched() -> None:
    html = render.html(made(person="denise"))
    reader = Reader(html)
    assert {"script", "link", "img", "iframe", "object", "form", "a"}.isdisjoint(tag for tag, _ in reader.seen)
    for _, attributes in reader.seen:
        assert not any(name.startswith("on") or name in {"src", "href", "style", "xlink:href"} for name in attributes)
    assert not re.search(r"https?:|url\(|@import", html)


def test_words_of_the_talk_are_only_words() -> None:
    nasty = '</style><script>alert("x")</script>&amp;\x00\ud800'
    html = render.html(made(*TURNS, turn(9, helper(f"complex_reflection: {nasty}"), nasty, rapport=9)))
    reader = Reader(html)
    assert reader.all("script") == [] and reader.open == []
    assert '</style><script>alert("x")</script>&amp;' in "".join(reader.words)
    assert "\x00" not in html
    html.encode()


def test_pictures_are_told_and_tables_have_heads() -> None:
    reader = Reader(render.html(made()))
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in reader.all("svg"))
    assert {cell["scope"] for cell in reader.all("th")} == {"col", "row"}
    assert len(reader.all("caption")) == len(reader.all("table")) > 3
    # Each section is named by its heading.
    named = {section["aria-labelledby"] for section in reader.all("section")}
    assert named == {heading["id"] for heading in reader.all("h2")}


def test_every_block_has_its_element() -> None:
    table = Table("All", ("Code", "Times"), (("Support\nwarmth", "2"),), (Bar("Support", 2, 2),))
    html = to_html(
        page(Paragraph("One."), Paragraph("Two.", quiet=True), Bullets(("a", "b")), Heading("H", 4),
             Said("You", "first\nsecond"), Said("Better", "So.", offered=True), table)
    )  # fmt: skip
    for piece in (
        "<p>One.</p>",
        '<p class="quiet">Two.</p>',
        "<li>a</li><li>b</li>",
        "<h4>H</h4>",
        "<b>You:</b> first<br>second",
        "<q>So.</q>",
        "Support<small>warmth</small>",
        "<dt>Turns</dt><dd>3</dd>",
    ):
        assert piece in html


def test_it_prints_light_and_reads_dark() -> None:
    html = render.html(made())
    assert "@media print" in html and "prefers-color-scheme: dark" in html
