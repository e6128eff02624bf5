"""The file to print."""

from __future__ import annotations

import re
import zlib

from bot.coach import render
from bot.coach.as_pdf import to_pdf
from bot.coach.document import Document, Paragraph, Said, Section, Table
from bot.coach.plot import Bar
from tests.bot.coach.test_debrief import TURNS, made
from tests.bot.talks import helper, turn


def pages(file: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", file))


def letters(file: bytes) -> str:
    """The characters that the embedded fonts hold, by their maps to Unicode."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            text = stream
        if b"beginbfchar" in text or b"beginbfrange" in text:
            found += re.findall(rb"<[0-9A-Fa-f]{4}> <([0-9A-Fa-f]{4,8})>", text)
    return "".join(bytes.fromhex(code.decode()).decode("utf-16-be") for code in found)


def test_a_debrief_is_a_pdf_with_its_fonts_in_it() -> None:
    file = render.pdf(made(person="denise"))
    assert file.startswith(b"%PDF-") and file.rstrip().endswith(b"%%EOF")
    assert pages(file) >= 2
    assert file.count(b"/FontFile2") == 3
    assert b"/Lang (en)" in file
    assert len(file) < 200_000


def test_any_character_prints() -> None:
    words = "Żółć, Ελλάδα, Привет, ½ … “so” 🙂 你好 \x00\ud800"
    file = render.pdf(made(*TURNS, turn(5, helper(f"complex_reflection: {words}"), words, rapport=9)))
    held = letters(file)
    assert set("ŻółćΕλάδαПривет½…“”□") <= set(held)
    assert "🙂" not in held


def test_long_words_and_many_rows_go_over_pages() -> None:
    rows = tuple((f"{number} " + "words " * 30, "x" * 200) for number in range(60))
    blocks = (Said("You", "again " * 3000, offered=True), Paragraph("y" * 5000), Table("All", ("A", "B"), rows))
    assert pages(to_pdf(Document("T", "L", (("Turns", "1"),), (Section("S", blocks),)))) > 4


def test_pictures_do_not_turn_the_page() -> None:
    rows = tuple((f"Code {number}", "1") for number in range(38))
    table = Table("All", ("Code", "Times"), rows, tuple(Bar("x", 1, 1) for _ in rows))
    assert pages(to_pdf(Document("T", "L", (), (Section("S", (table,)),)))) == 2


def test_an_empty_session_has_a_page() -> None:
    assert pages(render.pdf(made(turn(0, None, "Hey.")))) >= 1
