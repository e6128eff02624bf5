"""What words are about: by likeness to examples, and by words that nearly always mean a topic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.topics import Topic
from bot.person.topics import KNOWN, About, TopicFinder, best
from tests.bot.standins import WordEncoder

pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def finder() -> TopicFinder:
    topics = [
        Topic("sleep", "Sleep", "body", ("How do you sleep at night?", "Do you sleep through the night?"), ("insomnia", "sleep")),
        Topic("work", "Work", "life", ("How is work going?", "What does your boss say?"), ("boss",)),
        Topic("money", "Money", "life", ("What does it cost you?",), ()),
    ]  # fmt: skip
    return TopicFinder({topic.id: topic for topic in topics}, WordEncoder())  # type: ignore[arg-type]


def test_the_nearest_topic_comes_first(finder: TopicFinder) -> None:
    found = finder.find("So how do you sleep at night?")
    assert best(found) == "sleep"
    assert [about.score for about in found] == sorted((about.score for about in found), reverse=True)


def test_a_topic_with_one_example_can_be_found(finder: TopicFinder) -> None:
    assert best(finder.find("What does it cost you?")) == "money"


def test_a_topics_own_word_helps_but_not_inside_another_word(finder: TopicFinder) -> None:
    def score(text: str) -> float:
        return {about.topic: about.score for about in finder.find(text, most=3)}.get("work", 0.0)

    assert score("What does your BOSS say?") > score("What does your bossy aunt say?") + 0.2


def test_what_nobody_wrote_about_is_about_nothing(finder: TopicFinder) -> None:
    assert finder.find("Purple elephants dance.") == []
    assert best([]) is None


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text: str) -> None:
    finder = TopicFinder({"a": Topic("a", "A", "life", ("Hello there.",), ("a.b",))}, WordEncoder())  # type: ignore[arg-type]
    for about in finder.find(text):
        assert isinstance(about, About)
        assert about.score >= KNOWN
