"""The choice of line: by act, topic, stage and rapport, then by meaning against what was just said.

Never twice the same while anything is left. When nothing fits the topic, a line that fits any topic is
better than one about something else: "wrong topic" is the fault people forgive least.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coding.encoder import Encoder
from bot.coding.likeness import Sentences
from bot.content.people import STAGES, Line, Person
from bot.person.length import Length, fits
from bot.person.told import Told

# What else may serve when an act has no line left for the moment, nearest first.
INSTEAD: dict[str, tuple[str, ...]] = {
    "answer": ("change_talk", "sustain_talk", "deflect"),
    "change_talk": ("ambivalence", "answer", "confirm"),
    "sustain_talk": ("ambivalence", "answer", "deflect"),
    "ambivalence": ("change_talk", "sustain_talk", "answer"),
    "confirm": ("change_talk", "answer"),
    "correct": ("deflect",),
    "discord": ("deflect", "receive_advice"),
    "repair": ("confirm",),
    "receive_affirmation": ("confirm",),
    "receive_information": ("deflect", "confirm"),
    "receive_advice": ("sustain_talk", "deflect"),
    "allow": ("confirm",),
    "ask_back": ("deflect",),
    "commit": ("change_talk",),
    "deflect": ("confirm",),
    "danger": ("deflect",),
}
# Acts that answer what was asked: for them the topic decides. Others only lean towards the thread.
TOPICAL = frozenset({"answer", "change_talk", "sustain_talk", "ambivalence", "confirm"})

# What somebody may add to what they have just said, and how near in meaning it has to be.
GOES_ON = frozenset({"answer", "change_talk", "sustain_talk", "ambivalence"})
# And after what: a bare yes may be followed by more.
OPENS = GOES_ON | {"confirm", "receive_affirmation", "commit"}
GOES_ON_NEAR = 0.30
ALONGSIDE = 2.0  # rapport that two lines of one turn may lie apart

# Acts that end the talk: a deflection in their place would keep it going.
ENDING = frozenset({"goodbye", "leave"})
LEANS_SO = 0.8  # for a line that leans as they are minded to
OF_THE_LENGTH = 0.5  # for a line as long as they are minded to speak
SPEAKS_OF_THEM = 0.4  # for a line that names whom the helper named
CLOSE = 0.12  # how far below the first topic's score another may lie and still be meant


@dataclass(frozen=True, slots=True)
class Moment:
    """What the choice depends on.

    `topics`: what the helper's words are about with their scores, best first; `thread`: the topic of the
    person's last line; `text`: the helper's words; `talk`: the lean wanted, None for any; `named`: the people
    of this person's life that the helper named, in small letters; `length`: how much they would say.
    """

    act: str
    text: str
    topics: Sequence[tuple[str, float]]
    thread: str | None
    stage: str
    rapport: float
    talk: str | None = None
    named: tuple[str, ...] = ()
    length: Length | None = None


class Chooser:
    """Chooses among one person's lines."""

    def __init__(self, person: Person, encoder: Encoder) -> None:
        self.person = person
        self._sentences = Sentences([line.text for line in person.lines], encoder, name=f"person-{person.id}")
        self._closed = {limit.topic: limit.rapport for limit in person.off_limits}

    def choose(self, moment: Moment, told: Told, dice: random.Random) -> Line:
        """The line to say. Always finds one: when everything fitting has been said, the nearest again."""
        likeness = self._sentences.likeness(moment.text) if moment.text else None
        later: list[tuple[float, Line]] = []
        for act in (moment.act, *INSTEAD.get(moment.act, ())):
            ranked = self._ranked(moment, act, told, likeness, dice)
            on_topic = [pair for pair in ranked if pair[1].topic != "any"] if moment.topics else ranked
            if on_topic and act in TOPICAL:
                return on_topic[0][1]
            if ranked and act not in TOPICAL:
                return (later or ranked)[0][1]
            later = later or ranked
        if later:
            return later[0][1]
        return self._for_want_of_better(moment, told, dice)

    def more(self, after: Line, moment: Moment, told: Told) -> Line | None:
        """A line with which they go on from `after`: the same topic, the same lean, near in meaning; None if none.

        After a word that fits anything ("Yeah. Pretty much.") they go on about what the talk is at.
        """
        topic = after.topic if after.topic != "any" else moment.thread
        if topic is None or topic == "any":
            return None
        lean = after.talk if after.topic != "any" else moment.talk or "neutral"
        likeness = self._sentences.near(self._sentences.vectors[self.person.lines.index(after)])
        fitting = [
            (float(likeness[place]), line)
            for place, line in enumerate(self.person.lines)
            if line.topic == topic
            and line.act in GOES_ON
            and line.id not in told
            and line.talk == lean
            and self._may_say(line, moment.rapport)
            # What is said early and taken back later must not meet in one turn.
            and (after.topic == "any" or abs(line.rapport - after.rapport) <= ALONGSIDE)
            and moment.stage in line.stage
        ]
        near, line = max(fitting, key=lambda pair: pair[0], default=(0.0, after))
        return line if near >= (GOES_ON_NEAR if after.topic != "any" else 0.0) and line.id != after.id else None

    def open_topics(self, rapport: float) -> frozenset[str]:
        """Topics this person will speak of at this rapport, of those with limits."""
        return frozenset(topic for topic, needed in self._closed.items() if rapport >= needed)

    def closed(self, topic: str, rapport: float) -> bool:
        """Whether the topic is off limits for now."""
        return rapport < self._closed.get(topic, 0.0)

    def _may_say(self, line: Line, rapport: float) -> bool:
        """Whether there is trust enough for the line. Turning a closed topic down is speaking of it, a little."""
        return line.rapport <= rapport and (line.act == "deflect" or not self.closed(line.topic, rapport))

    def speaks_of(self, topic: str) -> bool:
        """Whether there is any line on the topic."""
        return any(line.topic == topic for line in self.person.lines)

    def _for_want_of_better(self, moment: Moment, told: Told, dice: random.Random) -> Line:
        """Nothing fits: something unsaid of the same act, else a deflection, else what was said before. What
        needs more trust stays unsaid even then."""
        acts = [moment.act] if moment.act in ENDING else [moment.act, "deflect"]
        lines = [line for line in self.person.lines if line.act in acts]
        open_ = [
            line for line in lines
            if self._may_say(line, moment.rapport)
        ]  # fmt: skip
        unsaid = [line for line in open_ if line.id not in told]
        same_act = [line for line in unsaid if line.act == moment.act]
        return dice.choice(same_act or unsaid or open_ or lines)

    def _ranked(
        self, moment: Moment, act: str, told: Told, likeness: object, dice: random.Random
    ) -> list[tuple[float, Line]]:
        scored = []
        # Only topics nearly as likely as the first: an answer about the fourth guess is a wrong answer.
        first = moment.topics[0][1] if moment.topics else 0.0
        wanted = {topic: score for topic, score in moment.topics if score >= first - CLOSE}
        for place, line in enumerate(self.person.lines):
            if line.act != act or line.id in told or not self._may_say(line, moment.rapport):
                continue
            if not _stage_fits(line, moment.stage):
                continue
            score = 0.0
            if line.topic in wanted:
                score += 1.0 + wanted[line.topic]
                if moment.topics and line.topic == moment.topics[0][0]:
                    score += 0.6
            elif line.topic == "any":
                # A line for any occasion serves where nothing is known to be asked; where something is, it
                # comes after every line about that.
                score += 0.75 if not wanted else 0.45
            elif line.topic == moment.thread and not wanted:
                score += 1.0
            elif act in TOPICAL:
                continue  # about something else altogether
            if likeness is not None:
                score += 0.9 * float(likeness[place])  # type: ignore[index]
            if moment.length is not None and fits(line.text, moment.length):
                score += OF_THE_LENGTH
            if any(name in line.text.casefold() for name in moment.named):
                score += SPEAKS_OF_THEM
            if moment.talk is not None:
                score += LEANS_SO if line.talk == moment.talk else -LEANS_SO / 2
            if line.stage[0] == moment.stage or moment.stage in line.stage:
                score += 0.15
            # What needs trust is worth more once the trust is there.
            score += 0.02 * line.rapport + dice.uniform(0.0, 0.08)
            scored.append((score, line))
        return sorted(scored, key=lambda pair: -pair[0])


def _stage_fits(line: Line, stage: str) -> bool:
    """Exactly this stage, or, for want of better, the one before: people repeat earlier reservations."""
    if stage in line.stage:
        return True
    earlier = STAGES.index(stage) - 1
    return earlier >= 0 and STAGES[earlier] in line.stage and line.act in {"answer", "confirm", "sustain_talk"}
