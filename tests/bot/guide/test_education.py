"""Which article answers, what is said of it, and what is admitted not to be known."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.content.education import Article, load_articles
from bot.guide.education import TITLES, ArticleFinder, default_articles
from tests.bot.content.test_education import article
from tests.bot.standins import WordEncoder


def made(name: str, **more: object) -> Article:
    return TypeAdapter(Article).validate_python(article(name, **more))


@pytest.fixture
def finder(cache: Path) -> ArticleFinder:
    articles = [
        made("detox", asks=["what is detox", "how long does detox take"], sentence="Detox is a few days.", dangers="It can kill."),
        made("rehab", words=["rehab", "residential"], asks=["what happens in rehab"], sentence="Rehab is some weeks."),
        made("iop", words=["iop"], asks=["what is iop"], sentence="IOP is some evenings.", ask=["Who leads?", "How many?"]),
        made("day", words=["php"], asks=["what is php"], sentence="PHP is all day."),
        made("craving", kind="concept", words=["craving"], asks=["what is a craving"], sentence="A craving passes."),
    ]  # fmt: skip
    return ArticleFinder({one.slug: one for one in articles}, WordEncoder())  # type: ignore[arg-type]


def test_a_question_finds_its_article(finder: ArticleFinder) -> None:
    reply = finder.answer("How long does detox take?", "ask_options")
    assert reply is not None
    assert (reply.text, reply.kind, reply.source) == ("About detox.", "information", "detox")


def test_what_is_not_covered_is_not_answered(finder: ArticleFinder) -> None:
    assert finder.answer("Where do penguins sleep?", "ask_options") is None
    assert finder.find("") == []


@pytest.mark.parametrize(
    ("intent", "text"), [("ask_cost", "Cheap."), ("ask_admission", "Call."), ("ask_options", "About iop.")]
)
def test_the_part_that_was_asked_for_is_said(cache: Path, intent: str, text: str) -> None:
    one = made("iop", cost="Cheap.", how_in="Call.")
    reply = ArticleFinder({"iop": one}, WordEncoder()).answer("what is iop", intent)  # type: ignore[arg-type]
    assert reply is not None
    assert reply.text == text


@pytest.mark.parametrize(
    ("question", "slugs"),
    [
        ("What is the difference between detox and rehab?", ["detox", "rehab"]),
        ("rehab vs detox", ["rehab", "detox"]),
        ("Is residential better than IOP?", ["rehab", "iop"]),
        ("iop or php or detox or rehab?", ["iop", "day", "detox"]),
    ],
)
def test_what_is_compared_is_said_in_the_order_asked(finder: ArticleFinder, question: str, slugs: list[str]) -> None:
    reply = finder.answer(question, "ask_options")
    assert reply is not None
    assert reply.text == " ".join(finder.articles[slug].sentence for slug in slugs)
    assert [button.id for button in reply.buttons] == [f"more:{slug}:summary" for slug in slugs]
    assert reply.source == slugs[0]


@pytest.mark.parametrize(
    "question", ["What is detox?", "detox or a craving?", "Is it better to wait?", "detoxify vs rehabbing"]
)
def test_what_is_not_two_treatments_is_no_comparison(finder: ArticleFinder, question: str) -> None:
    assert finder.compared(question) == []


def test_a_section_offers_the_others_dangers_first(finder: ArticleFinder) -> None:
    assert [button.id for button in finder.section("detox", "summary").buttons] == [
        "more:detox:dangers", "more:detox:what", "more:detox:how_in",
    ]  # fmt: skip
    assert [button.id for button in finder.section("rehab", "what").buttons] == [
        "more:rehab:how_in", "more:rehab:cost", "more:rehab:ask",
    ]  # fmt: skip
    assert "Who leads?" in finder.section("iop", "ask").text
    assert "How many?" in finder.section("iop", "ask").text


def test_an_article_that_does_not_exist_is_an_error(finder: ArticleFinder) -> None:
    with pytest.raises(KeyError):
        finder.section("spa", "summary")


def test_every_button_of_every_article_we_ship_leads_somewhere() -> None:
    finder = default_articles()
    for slug in finder.articles:
        for part in ("summary", *TITLES):
            if part == "dangers" and not finder.articles[slug].dangers:
                continue
            reply = finder.section(slug, part)
            assert reply.text, f"{slug}: {part}"
            for button in reply.buttons:
                _, to_slug, to_part = button.id.split(":")
                assert finder.section(to_slug, to_part).text


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("what is detox?", "detox"),
        ("How do I use naloxone?", "naloxone"),
        ("How long does alcohol withdrawal last?", "withdrawal"),
        ("what is CRAFT", "craft"),
    ],
)
def test_plain_questions_find_the_articles_we_ship(question: str, slug: str) -> None:
    reply = default_articles().answer(question, "ask_options")
    assert reply is not None
    assert reply.source == slug


def test_detox_and_rehab_are_told_apart() -> None:
    reply = default_articles().answer("what is the difference between detox and rehab?", "ask_options")
    articles = load_articles()
    assert reply is not None
    assert reply.text == f"{articles['detox'].sentence} {articles['residential'].sentence}"
    assert [button.id for button in reply.buttons] == ["more:detox:summary", "more:residential:summary"]
