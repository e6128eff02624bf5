"""What is said of the clinic's list: with a date, with "call", without a promise."""

from __future__ import annotations

import random
import re

import pytest

from bot.content.library import library
from bot.guide.directory import (
    ARTICLES,
    MOST,
    PROGRAMS,
    Looked,
    aside,
    asks_list,
    checklist,
    described,
    distance,
    look,
    wanted,
)
from bot.guide.programmes import Directory, Wish
from bot.types import Reply
from tests.bot.guide.programs import LIST, program

DIRECTORY = Directory(LIST)
WHERE = library().programme_words.where


def looked(wish: Wish, country: str = "US", *, ask_where: bool = True, directory: Directory = DIRECTORY) -> Looked:
    return look(wish, country, random.Random(1), ask_where=ask_where, directory=directory)


def answered(part: Reply | None) -> Reply:
    assert part is not None
    return part


def test_an_entry_is_told_with_its_number_its_hours_its_distance_and_its_date() -> None:
    text = looked(Wish(kind="detox", payer="Medicaid", near="Akron")).reply.text
    assert "(detox, Medicaid, near Akron)" in text
    assert "Alder, Lakewood, about 31 miles away: 216-555-0101, day and night. Entry of October 5, 2026." in text
    assert library().programme_words.check in text


def test_whom_an_entry_is_for_is_said_of_people() -> None:
    text = looked(Wish(kind="outpatient", populations=("Spanish-speaking",))).reply.text
    assert "Listed for: women, Spanish speakers." in text
    assert "Only for: men." in looked(Wish(kind="recovery housing")).reply.text


def test_a_few_are_told_and_how_many_there_are() -> None:
    directory = Directory([program(name) for name in "ABCDE"])
    answer = looked(Wish(kind="detox"), directory=directory)
    assert answer.reply.text.count("Entry of") == MOST
    assert "3" in answer.reply.text and "of 5" in answer.reply.text


def test_without_a_place_the_place_is_asked_for_once() -> None:
    assert looked(Wish(kind="detox")).closing == WHERE
    assert looked(Wish(kind="detox"), ask_where=False).closing in library().programme_words.after
    assert looked(Wish(kind="detox", near="Akron")).closing in library().programme_words.after


def test_where_nothing_fits_it_is_said_with_what_comes_closest() -> None:
    answer = looked(Wish(kind="detox", payer="TRICARE"))
    assert not answer.found
    assert "Nothing in our list fits" in answer.reply.text and "anything about TRICARE" in answer.reply.text
    assert "Alder" in answer.reply.text and "Entry of" in answer.reply.text
    assert answer.reply.text.endswith(library().programme_words.others)
    assert answer.closing in library().programme_words.after_none


def test_a_place_that_is_not_known_is_admitted_with_those_that_are() -> None:
    text = looked(Wish(kind="detox", unknown="Boston")).reply.text
    assert "where Boston is" in text and "Akron, Independence, Lakewood" in text
    assert "miles" not in text


def test_an_empty_list_is_admitted() -> None:
    answer = looked(Wish(kind="detox", unknown="Boston"), directory=Directory(()))
    assert not answer.found
    assert library().programme_words.empty in answer.reply.text


def test_a_made_up_list_says_that_it_is_one() -> None:
    example = library().programme_words.example
    assert example in looked(Wish(), directory=Directory([program("Example Alder")])).reply.text
    assert example not in looked(Wish()).reply.text


def test_nothing_is_promised() -> None:
    for wish in (Wish(), Wish(kind="detox"), Wish(payer="VA"), Wish(unknown="Boston")):
        text = looked(wish).reply.text
        assert not re.search(r"\b(guarantee|will take you|available now|has room|best)\b", text)


@pytest.mark.parametrize(
    ("km", "country", "words"),
    [
        (0.5, "US", "less than a mile away"),
        (1.7, "GB", "about 1 mile away"),
        (50.6, "US", "about 31 miles away"),
        (0.5, "DE", "less than a kilometer away"),
        (50.6, "CA", "about 51 kilometers away"),
    ],
)
def test_a_distance_is_told_as_people_there_tell_it(km: float, country: str, words: str) -> None:
    assert distance(km, country) == words


def test_a_wish_is_said_back_so_that_a_misunderstanding_shows() -> None:
    assert described(Wish()) == "any kind of program"
    assert described(Wish("detox", "VA", ("older",), medication=True, near="Akron")) == (
        "detox, VA, for older adults, on medication, near Akron"
    )


def test_the_quick_replies_lead_to_the_checklist_and_the_article() -> None:
    for kind, slug in ARTICLES.items():
        assert slug in library().articles
        ids = [button.id for button in looked(Wish(kind=kind)).reply.buttons]
        assert ids == ["checklist:ask", "checklist:bring", f"more:{slug}:summary"]
    for part in ("ask", "bring", "arrange"):
        reply = checklist(part)
        assert all(item in reply.text for item in library().admission.part(part).items)
        assert library().admission.first in reply.text
        assert reply.source in library().articles
        assert f"checklist:{part}" not in {button.id for button in reply.buttons}


def test_the_answer_names_its_source() -> None:
    assert (looked(Wish()).reply.kind, looked(Wish()).reply.source) == ("information", PROGRAMS)


def test_after_the_question_for_a_place_a_town_is_an_answer() -> None:
    asked = Wish(kind="detox", payer="Medicaid")
    assert wanted("Lakewood", "How are you?", None, DIRECTORY) is None
    assert wanted("Lakewood", WHERE, None, DIRECTORY) == Wish(near="Lakewood")
    assert wanted("Lakewood", WHERE, asked, DIRECTORY) == Wish("detox", "Medicaid", near="Lakewood")


def test_a_new_question_is_not_added_to_the_old_one() -> None:
    before = Wish(kind="detox", payer="Medicaid")
    assert wanted("is there a support group for women", "", before, DIRECTORY) == Wish("peer support", None, ("women",))
    assert wanted("Medicare", "", before, DIRECTORY) == Wish("detox", "Medicare")
    assert wanted("is detox dangerous", "", before, DIRECTORY) is None


def test_a_message_for_the_list_the_checklist_or_the_summary_is_known_as_one() -> None:
    assert asks_list("who takes Medicaid") and asks_list("what do I bring")
    assert asks_list("can I get a summary to give to the program")
    assert asks_list("Lakewood", WHERE) and not asks_list("Lakewood")
    assert not asks_list("I drink too much")


def test_an_aside_is_the_checklist_or_the_way_to_the_summary() -> None:
    assert answered(aside("", "checklist:bring")).text == checklist("bring").text
    assert answered(aside("what do I bring", None)).text == checklist("bring").text
    assert answered(aside("can I get a summary to give to the program", None)).source == "summary"
    assert aside("what do I bring", "more:detox:what") is None
    assert aside("what is detox", None) is None
