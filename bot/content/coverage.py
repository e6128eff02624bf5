"""What a person's file still lacks before anybody should practise with them: `evoke people check`.

A file can be sound (`people.check`) and still be thin. These minima are those of `docs/people.md`; they come
from rehearsals that ran dry, and, for lengths, from the turns of real sessions (a quarter of two words or
fewer, a tenth of thirty-six or more).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from bot.content.people import STAGES, Person

LINES = 280
# Lines an act needs before a long talk stops repeating itself.
ACTS_AT_LEAST = {
    "answer": 150, "change_talk": 40, "sustain_talk": 32, "ambivalence": 16, "commit": 10, "confirm": 14, "correct": 8,
    "discord": 14, "repair": 7, "deflect": 12, "receive_affirmation": 8, "receive_information": 8, "receive_advice": 9,
    "allow": 5, "ask_back": 8, "small_talk": 6, "silence": 5, "insulted": 4, "off_task": 4, "other_language": 3,
    "danger": 3, "goodbye": 4, "leave": 4, "greet": 3,
}  # fmt: skip
# Topics every helper asks about sooner or later, in whatever stage.
EVERY_STAGE = (
    "amount", "likes", "downsides", "secrecy", "why_now", "importance", "confidence", "readiness", "next_step",
    "past_attempts", "treatment",
)  # fmt: skip
# Topics about the moment and the program; nobody has a life of that kind.
NOT_A_LIFE = frozenset("bot suicide_check small_talk insult off_task apology goodbye hello permission".split())
SPEAKS = frozenset({"answer", "change_talk", "sustain_talk", "ambivalence", "deflect", "commit"})
TOPIC_AT_LEAST = 2
DEFLECTIONS = 2  # on each closed topic
NEUTRAL_SHARE = 0.45
# Words a line has: the share of lines at or under, or at or over, a length. (words, least share)
SHORT, LONG = (4, 0.15), (30, 0.06)
ALIKE = 0.72  # shared words of two lines, by Jaccard: above it they are one line twice
REFLECTION_WORDS = 26


def shortfalls(person: Person, topics: frozenset[str]) -> list[str]:
    """What is missing or doubled, one sentence each; [] when the person can be practised with."""
    return [
        *_amounts(person), *_topics(person, topics - NOT_A_LIFE), *_stages(person), *_lengths(person),
        *_reflections(person), *_doubles(person),
    ]  # fmt: skip


def _amounts(person: Person) -> list[str]:
    acts: Counter[str] = Counter(line.act for line in person.lines)
    found = [f"{LINES} lines are wanted, there are {len(person.lines)}"] if len(person.lines) < LINES else []
    found += [f"act {act}: {acts[act]} lines, write {n}" for act, n in ACTS_AT_LEAST.items() if acts[act] < n]
    neutral = sum(line.talk == "neutral" for line in person.lines) / max(len(person.lines), 1)
    if neutral < NEUTRAL_SHARE:
        found.append(f"only {neutral:.0%} of the lines are neutral: most of what people say leans neither way")
    if not person.names:
        found.append("names is empty: say who is who, as in `names: {Dalia: children}`")
    return found


def _topics(person: Person, topics: frozenset[str]) -> list[str]:
    spoken = Counter(line.topic for line in person.lines if line.act in SPEAKS)
    found = [
        f"topic {topic}: {spoken[topic]} lines, write {TOPIC_AT_LEAST}"
        for topic in sorted(topics)
        if spoken[topic] < TOPIC_AT_LEAST
    ]
    deflected = Counter(line.topic for line in person.lines if line.act == "deflect")
    return found + [
        f"closed topic {limit.topic}: {deflected[limit.topic]} lines of the act deflect, write {DEFLECTIONS}"
        for limit in person.off_limits
        if deflected[limit.topic] < DEFLECTIONS
    ]


def _stages(person: Person) -> list[str]:
    spoken = {(line.topic, stage) for line in person.lines if line.act in SPEAKS for stage in line.stage}
    return [
        f"topic {topic}: nothing to say in {stage}"
        for topic in EVERY_STAGE
        for stage in STAGES
        if (topic, stage) not in spoken
    ]


def _lengths(person: Person) -> list[str]:
    words = [len(line.text.split()) for line in person.lines]
    short = sum(n <= SHORT[0] for n in words) / max(len(words), 1)
    long = sum(n >= LONG[0] for n in words) / max(len(words), 1)
    found = []
    if short < SHORT[1]:
        found.append(f"{short:.0%} of the lines have {SHORT[0]} words or fewer, {SHORT[1]:.0%} at least should")
    if long < LONG[1]:
        found.append(f"{long:.0%} of the lines have {LONG[0]} words or more, {LONG[1]:.0%} at least should")
    return found


def _reflections(person: Person) -> list[str]:
    found = []
    openings: Counter[str] = Counter()
    for line in person.lines:
        for reflection in line.reflections:
            openings[" ".join(reflection.text.split()[:3]).lower()] += 1
            if len(reflection.text.split()) > REFLECTION_WORDS:
                found.append(
                    f"{line.id}: a reflection of {len(reflection.text.split())} words; {REFLECTION_WORDS} at most"
                )
            if "?" in reflection.text:
                found.append(f"{line.id}: a reflection ends in a full stop, not in a question mark")
        codes = {reflection.code for reflection in line.reflections}
        if line.reflections and len(codes) < 2:
            found.append(f"{line.id}: write one simple and one complex reflection")
    total = sum(openings.values())
    return found + [
        f"{count} reflections begin “{opening} …”: vary them"
        for opening, count in openings.most_common(5)
        if total and count / total > 0.04
    ]


def _doubles(person: Person) -> list[str]:
    bags = [(line.id, frozenset(re.findall(r"[\w']+", line.text.lower()))) for line in person.lines]
    bags = [(name, bag) for name, bag in bags if len(bag) >= 4]
    return [
        f"{a} and {b} say nearly the same"
        for (a, left), (b, right) in combinations(bags, 2)
        if len(left & right) / len(left | right) > ALIKE
    ]
