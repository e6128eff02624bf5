"""One turn of practice: what the person hears, what the policies get to see, and what they say.

Between turns everything lies in a `Standing`, which goes through a slot as JSON. Nothing here knows Rasa.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import Any

from bot.coding.codes import QUESTIONS, REFLECTIONS
from bot.coding.encoder import Encoder, default_encoder
from bot.coding.likeness import Sentences
from bot.coding.rules import UNSURE_BELOW
from bot.content.library import library
from bot.content.people import Line, Person
from bot.person import lean, length, state
from bot.person.choose import OPENS, Chooser, Moment
from bot.person.names import Names
from bot.person.told import Told
from bot.person.topics import About, TopicFinder, default_finder
from bot.types import Coding, PersonState

HIT, MISS = 0.42, 0.30  # likeness of a reflection to what was said: above it hits, below it misses
NEAR_MOTIVATION = 0.52
MOST_LINES = 4  # of one turn
ON_THREAD = 0.75  # what the thread of the talk weighs as the topic of a reflection
# Topics that are not about the person's life but about the moment; the NLU gives them intents of their own.
SPECIAL = frozenset("bot suicide_check small_talk insult off_task apology goodbye hello permission".split())
# Words about the program or the moment, which do not touch the person.
ASIDE = frozenset({"ask_bot", "off_topic", "other_language", "silence", "gibberish"})
YES_NO = re.compile(r"^\W*(?:(?:so|and|but|okay|ok|um|well)\W+)*(?:is|are|was|were|do|does|did|have|has|can|could|"
                    r"would|will|ever|any)\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rehearsal stands between two turns. JSON through `to_slot` and `from_slot`."""

    person: str
    seed: int
    state: PersonState
    stage: str
    turn: int = 0
    thread: str | None = None
    last_line: str | None = None
    told: str | None = None
    questions: int = 0  # helper turns in a row that only asked
    heard: dict[str, Any] = field(default_factory=dict)  # of this turn: lean, topics, touched, fit

    def to_slot(self) -> dict[str, Any]:
        """As JSON types."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: dict[str, Any]) -> Standing:
        """The standing that `to_slot` gave."""
        return cls(**{**value, "state": PersonState(**value["state"])})


@dataclass(frozen=True, slots=True)
class Seen:
    """What the policies see of a turn: the featurised slots."""

    stage: str
    discord: str
    lean: str
    aim: str
    fit: str


class Rehearsal:
    """A person to practise with. Stateless: every method takes a `Standing` and gives the next."""

    def __init__(self, person: Person, encoder: Encoder, finder: TopicFinder) -> None:
        self.person = person
        self._encoder = encoder
        self._finder = finder
        self._chooser = Chooser(person, encoder)
        self._names = Names(person.names)
        phrases = [(motive.id, phrase) for motive in person.motivations for phrase in motive.near]
        self._motives = [motive for motive, _ in phrases]
        self._near = Sentences([phrase for _, phrase in phrases], encoder, name=f"motives-{person.id}")

    def begin(self, seed: int) -> tuple[Standing, list[Line]]:
        """The first standing, and the lines the person opens with."""
        start = state.begin(self.person)
        opening = [self.person.by_id[line] for line in self.person.opening]
        told = Told([line.id for line in self.person.lines])
        told.add(self.person.opening)
        standing = Standing(
            self.person.id, seed, start, state.first_stage(start),
            last_line=opening[-1].id if opening else None, told=told.pack(),
        )  # fmt: skip
        return standing, opening

    def hear(self, standing: Standing, text: str, coding: Coding, intent: str) -> tuple[Standing, Seen]:
        """Take in a helper's turn: the person moves, and the policies' slots follow."""
        turn = standing.turn + 1
        if intent in ASIDE:
            # Nothing was said to the person about anything: they stand where they stood.
            kept = replace(standing, turn=turn, heard={"aside": True, "lean": "neutral"})
            level = state.discord_level(standing.state)
            return kept, Seen(standing.stage, level, "neutral", "unknown", "none")
        dice = random.Random(f"{standing.seed}:{turn}:move")
        codes = sure_codes(coding)
        abouts = self._about(text, most=4)
        asked = [u.text for u in coding.utterances if u.code in QUESTIONS]
        per_question = [self._first_topic(words) for words in asked]
        fit = self._fit(standing, coding, abouts)
        motives = self._motives_touched(text, abouts)
        only_asked = bool(codes) and all(code in QUESTIONS or code in PASSING for code in codes) and bool(asked)
        questions = standing.questions + 1 if only_asked else 0
        heard = state.Heard(codes, touched=len(motives), fit=fit, apology=intent == "apology", interrogated=questions)
        after = state.move(standing.state, heard, self.person, dice)
        stage = state.stage_after(standing.stage, after)
        topics = [(a.topic, a.score) for a in abouts]
        if fit == "hit" and standing.thread and not asked:
            # Who reflects stays with what was just said, unless the words plainly name something else.
            topics = sorted([(standing.thread, ON_THREAD), *topics], key=lambda pair: -pair[1])
        draw = lean.draw(
            leading_code(codes), after, len(motives), random.Random(f"{standing.seed}:{turn}:lean"),
            topic=topics[0][0] if topics else None,
        )  # fmt: skip
        moved = replace(
            standing,
            turn=turn,
            state=after,
            stage=stage,
            questions=questions,
            heard={
                "topics": [[topic, score] for topic, score in dict(reversed(topics)).items()][::-1],
                "questions": per_question,
                "touched": motives,
                "fit": fit,
                "lean": draw,
                "yes_no": bool(asked and YES_NO.match(asked[-1])),
            },
        )
        return moved, Seen(stage, state.discord_level(after), draw, self._aim(abouts, after.rapport), fit or "none")

    def say(self, standing: Standing, act: str, text: str) -> tuple[Standing, list[Line]]:
        """The line or lines the person says for `act`: two questions get two, and who feels like talking goes on."""
        dice = random.Random(f"{standing.seed}:{standing.turn}:say")
        told = Told([line.id for line in self.person.lines], standing.told)
        topics = [(topic, score) for topic, score in standing.heard.get("topics", [])]
        chosen: list[Line] = []
        size = length.draw(standing.state, random.Random(f"{standing.seed}:{standing.turn}:length"))
        for wanted in self._to_answer(standing, act, topics):
            moment = Moment(
                act=act if act != "go_on" else _by_lean(standing.heard.get("lean", "neutral")),
                text=text,
                topics=wanted,
                thread=standing.thread,
                stage=standing.stage,
                rapport=standing.state.rapport,
                talk=standing.heard.get("lean"),
                named=tuple(self._names.named(text)),
                length=size,
            )
            line = self._chooser.choose(moment, told, dice)
            told.add([line.id])
            chosen.append(line)
        if len(chosen) == 1 and chosen[0].act in OPENS and size.least > length.LENGTHS[1].least:
            # Whoever is minded to talk goes on, where there is more to say about just that.
            while sum(length.words(line.text) for line in chosen) < size.least and len(chosen) < MOST_LINES:
                further = self._chooser.more(chosen[-1], moment, told)
                if further is None:
                    break
                told.add([further.id])
                chosen.append(further)
        last = chosen[-1]
        thread = last.topic if last.topic != "any" else standing.thread
        return replace(standing, told=told.pack(), last_line=last.id, thread=thread), chosen

    def line(self, standing: Standing) -> Line | None:
        """The person's last line, None when they have not spoken."""
        return self.person.by_id.get(standing.last_line or "")

    def _to_answer(
        self, standing: Standing, act: str, topics: list[tuple[str, float]]
    ) -> list[list[tuple[str, float]]]:
        """Topics for each line to say: two questions about two things get two answers."""
        asked = [topic for topic in standing.heard.get("questions", []) if topic]
        distinct = list(dict.fromkeys(asked))
        if act == "answer" and len(distinct) >= 2:
            return [[(topic, 1.0)] for topic in distinct[:2]]
        if not topics and standing.thread and act in {"go_on", "confirm", "change_talk", "sustain_talk", "ambivalence"}:
            return [[(standing.thread, 0.6)]]
        return [topics]

    def _first_topic(self, words: str) -> str | None:
        return next((a.topic for a in self._about(words)), None)

    def _about(self, words: str, most: int = 3) -> list[About]:
        found = [a for a in self._finder.find(words, most=most) if a.topic not in SPECIAL]
        return self._names.about(words, found)

    def _aim(self, abouts: Sequence[About], rapport: float) -> str:
        for about in abouts:
            if self._chooser.closed(about.topic, rapport):
                return "closed"
            if self._chooser.speaks_of(about.topic):
                return "topic"
        return "unknown"

    def _fit(self, standing: Standing, coding: Coding, abouts: Sequence[About]) -> str | None:
        """Whether the turn's reflection gives back what the person meant."""
        offered = [u.text for u in coding.utterances if u.code in REFLECTIONS]
        last = self.line(standing)
        if not offered or last is None:
            return None
        meant = self._encoder.embed([last.text, *(reflection.text for reflection in last.reflections)])
        near = float((self._encoder.embed(offered) @ meant.T).max())
        same_topic = any(about.topic == last.topic for about in abouts)
        if near >= HIT or (same_topic and near >= MISS):
            return "hit"
        return "miss" if near < MISS and not same_topic else "hit"

    def _motives_touched(self, text: str, abouts: Sequence[About]) -> list[str]:
        likeness: Iterable[float] = self._near.likeness(text) if self._motives else ()
        touched = {motive for motive, near in zip(self._motives, likeness, strict=True) if near >= NEAR_MOTIVATION}
        about = {a.topic for a in abouts[:2]}
        touched |= {m.id for m in self.person.motivations if about & set(m.topics)}
        return sorted(touched)


PASSING = frozenset({"facilitate", "greeting", "structure"})
# The turn's leading code: what weighs most on the other person when a turn holds several.
WEIGHT = (
    "confront", "persuade", "complex_reflection", "affirmation", "emphasize_autonomy", "open_question",
    "simple_reflection", "seek_collaboration", "closed_question", "persuade_with_permission",
    "give_information", "support", "structure", "greeting", "facilitate",
)  # fmt: skip


def sure_codes(coding: Coding) -> list[str]:
    """The codes a person reacts to: those we are fairly sure of. Nobody takes offence at what may be misheard,
    so where nothing is sure, the likeliest code counts only if it is not pressure."""
    sure = [u.code for u in coding.utterances if u.code and u.confidence >= UNSURE_BELOW]
    if sure:
        return sure
    likely = sorted((u for u in coding.utterances if u.code), key=lambda u: -u.confidence)
    return [u.code for u in likely if u.code and u.code not in state.PRESSURE][:1]


def leading_code(codes: Sequence[str]) -> str:
    """The code that leads a turn: pressure first, since it is what is heard; a question if it closes the turn."""
    if not codes:
        return "facilitate"
    pressing = [code for code in codes if code in state.PRESSURE]
    if pressing:
        return min(pressing, key=WEIGHT.index)
    if codes[-1] in QUESTIONS:
        return codes[-1]
    return min(codes, key=WEIGHT.index)


def _by_lean(talk: str) -> str:
    return {"change": "change_talk", "sustain": "sustain_talk"}.get(talk, "answer")


@lru_cache(maxsize=64)
def rehearsal(person: str) -> Rehearsal:
    """The rehearsal with this person. Raises KeyError for one who is not in the content."""
    return Rehearsal(library().people[person], default_encoder(), default_finder())
