"""Everything in `content/`, loaded once: the one place that the rest of the program asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.content.admission import Checklist, load_admission
from bot.content.coaching import Coaching, load_coaching
from bot.content.education import Article, load_articles
from bot.content.guide import GuideLines, load_guide
from bot.content.helplines import HelplineFile, load_helplines
from bot.content.notices import Notices, load_notices
from bot.content.people import Person, load_people
from bot.content.programme_words import ProgrammeWords, load_programme_words
from bot.content.programmes import Programme, load_programmes
from bot.content.topics import Topic, load_topics


@dataclass(frozen=True)
class Library:
    """The content, each part by its id."""

    topics: dict[str, Topic]
    people: dict[str, Person]
    articles: dict[str, Article]
    helplines: dict[str, HelplineFile]
    guide: GuideLines
    notices: Notices
    coaching: Coaching
    programmes: tuple[Programme, ...]
    programme_words: ProgrammeWords
    admission: Checklist


@lru_cache(maxsize=1)
def library() -> Library:
    """The process's content. Raises ContentError."""
    topics = load_topics()
    return Library(
        topics=topics,
        people=load_people(frozenset(topics)),
        articles=load_articles(),
        helplines=load_helplines(),
        guide=load_guide(),
        notices=load_notices(),
        coaching=load_coaching(),
        programmes=load_programmes(),
        programme_words=load_programme_words(),
        admission=load_admission(),
    )
