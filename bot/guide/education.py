"""Find the article that answers a question, and say it in a few sentences.

Likeness of meaning to the questions each article answers, helped by the words that nearly always mean its
subject. Below the threshold the guide says that it does not know, and who does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.coding.encoder import Encoder, default_encoder
from bot.coding.likeness import Sentences
from bot.content.education import Article
from bot.content.library import library
from bot.types import Button, Reply

COVERED = 0.55
WORD_BONUS = 0.15
COMPARES = re.compile(r"\b(difference|differ|versus|vs\.?|compared? (?:to|with)|better|or)\b", re.IGNORECASE)
# What an intent asks of whatever article it lands on.
SECTION = {"ask_cost": "cost", "ask_admission": "how_in"}
TITLES = {
    "what": "Tell me more",
    "whom": "Who is it for?",
    "how_in": "How does one get in?",
    "ask": "What should I ask?",
    "cost": "What does it cost?",
    "family": "What can family do?",
    "dangers": "What are the dangers?",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An article and how sure we are that it answers, 0 to about 1.2."""

    slug: str
    score: float


class ArticleFinder:
    """Finds articles. Stateless."""

    def __init__(self, articles: Mapping[str, Article], encoder: Encoder) -> None:
        self.articles = articles
        pairs = [(slug, ask) for slug, article in articles.items() for ask in (*article.asks, article.title)]
        self._asks = Sentences([ask for _, ask in pairs], encoder, name="articles")
        owner = np.array([slug for slug, _ in pairs])
        self._places = {slug: np.flatnonzero(owner == slug) for slug in articles}
        self._words = {
            slug: re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, article.words)) + r")(?!\w)", re.IGNORECASE)
            for slug, article in articles.items()
            if article.words
        }

    def find(self, question: str) -> list[Found]:
        """The articles that may answer, best first, those below `COVERED` left out."""
        likeness = self._asks.likeness(question)
        found = []
        for slug, places in self._places.items():
            near = np.sort(likeness[places])[-2:]
            score = float(0.8 * near[-1] + 0.2 * near[0])
            if self.names(slug, question):
                score += WORD_BONUS
            if score >= COVERED:
                found.append(Found(slug, round(score, 3)))
        return sorted(found, key=lambda one: -one.score)

    def names(self, slug: str, text: str) -> bool:
        """Whether `text` has one of the article's own words."""
        return slug in self._words and bool(self._words[slug].search(text))

    def compared(self, question: str) -> list[Article]:
        """The two or three treatments that a "what is the difference" names; [] when it is no such question."""
        if not COMPARES.search(question):
            return []
        places = {
            slug: match.start()
            for slug, pattern in self._words.items()
            if (match := pattern.search(question)) and self.articles[slug].kind in {"treatment", "substance"}
        }
        named = [self.articles[slug] for slug in sorted(places, key=places.__getitem__)]
        return named[:3] if len(named) >= 2 else []

    def answer(self, question: str, intent: str) -> Reply | None:
        """What to say, with the article's slug as source; None when it is not covered."""
        compared = self.compared(question)
        if compared:
            text = " ".join(article.sentence for article in compared)
            buttons = tuple(
                Button(f"more:{a.slug}:summary", f"More on {a.title.split(' (')[0].lower()}") for a in compared
            )
            return Reply(text, "information", buttons, compared[0].slug)
        found = self.find(question)
        if not found:
            return None
        return self.section(found[0].slug, SECTION.get(intent, "summary"))

    def section(self, slug: str, part: str) -> Reply:
        """One part of an article, with buttons for the parts not yet heard. Raises KeyError."""
        article = self.articles[slug]
        if part == "ask":
            text = "Some questions worth asking: " + " · ".join(article.ask)
        else:
            text = str(getattr(article, part)).strip()
        order = [name for name in ("what", "how_in", "cost", "ask", "family") if name != part]
        if article.dangers and part != "dangers":
            order.insert(0, "dangers")
        buttons = tuple(Button(f"more:{slug}:{name}", TITLES[name]) for name in order[:3])
        return Reply(text, "information", buttons, slug)


@lru_cache(maxsize=1)
def default_articles() -> ArticleFinder:
    """The process's one finder, made on first use."""
    return ArticleFinder(library().articles, default_encoder())
