"""The people one can practise with: `content/people/<id>.yml`. `docs/people.md` teaches how to write one."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from pathlib import Path
from typing import Literal, get_args

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.wording import wording_faults
from bot.paths import CONTENT

Act = Literal[
    "greet", "answer", "change_talk", "sustain_talk", "ambivalence", "discord", "repair", "confirm", "correct",
    "receive_affirmation", "receive_information", "receive_advice", "allow", "ask_back", "commit", "deflect",
    "small_talk", "silence", "insulted", "off_task", "other_language", "danger", "goodbye", "leave",
]  # fmt: skip
Stage = Literal["precontemplation", "contemplation", "preparation"]
Category = Literal["desire", "ability", "reason", "need", "commitment", "activation", "taking_steps"]
Behaviour = Literal["alcohol", "opioids", "stimulants", "cannabis", "benzodiazepines", "nicotine", "gambling"]
ACTS: tuple[str, ...] = get_args(Act)
STAGES: tuple[str, ...] = get_args(Stage)
# Acts after which an expert has nothing to reflect.
CLOSING = frozenset({"goodbye", "leave", "other_language", "off_task", "silence", "insulted", "greet"})
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Reflection:
    """What an expert would offer to a line."""

    code: Literal["simple_reflection", "complex_reflection"]
    text: str


@dataclass(frozen=True, config=STRICT)
class Line:
    """One thing a person may say. `rapport` (0 to 10) is the least at which they say it."""

    id: str
    act: Act
    topic: str
    stage: tuple[Stage, ...]
    talk: Literal["change", "neutral", "sustain"]
    category: Category | None
    strength: Literal[1, 2, 3, 4, 5] | None
    rapport: float
    text: str
    reflections: tuple[Reflection, ...] = ()
    question: str | None = None


@dataclass(frozen=True, config=STRICT)
class Motivation:
    """A reason of this person's own: touched by its topics, or by words near its phrases."""

    id: str
    what: str
    topics: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, config=STRICT)
class OffLimits:
    """A topic that stays closed until rapport is at least this."""

    topic: str
    rapport: float


@dataclass(frozen=True, config=STRICT)
class Start:
    """Where the person stands when the talk begins, each 0 to 10."""

    rapport: float
    importance: float
    confidence: float
    readiness: float
    discord: float


@dataclass(frozen=True, config=STRICT)
class Sensitivity:
    """How strongly this person reacts, each 0.5 to 1.5."""

    pressure: float = 1.0
    listening: float = 1.0
    autonomy: float = 1.0


@dataclass(frozen=True, config=STRICT)
class Person:
    """A simulated person: who they are, what moves them, and everything they can say."""

    id: str
    name: str
    audience: Literal["family", "trainee"]
    pronouns: str
    age: int
    region: str
    relation: str
    behaviour: Behaviour
    goal: str
    difficulty: Literal[1, 2, 3]
    card: str
    setting: str
    backstory: str
    likes_about_it: tuple[str, ...]
    motivations: tuple[Motivation, ...]
    fears: tuple[str, ...]
    barriers: tuple[str, ...]
    supports: tuple[str, ...]
    past_attempts: tuple[str, ...]
    off_limits: tuple[OffLimits, ...]
    facts: dict[str, str | int | float]
    start: Start
    sensitivity: Sensitivity
    opening: tuple[str, ...]
    lines: tuple[Line, ...]
    # Whom this person's people are: a name and the topic it belongs to.
    names: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, Line] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.by_id.update({line.id: line for line in self.lines})


def load_people(topics: frozenset[str], folder: Path = CONTENT / "people") -> dict[str, Person]:
    """Every person by id. Raises ContentError with every fault of every file."""
    people: dict[str, Person] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            person = read(path, Person)
        except ContentError as fault:
            faults += fault.faults
            continue
        faults += check(path, person, topics)
        people[person.id] = person
    if faults:
        raise ContentError(faults)
    return people


def check(path: Path, person: Person, topics: frozenset[str]) -> list[Fault]:
    """What the shape alone does not catch: ids, topics, talk and category that fit, reflections, wording."""
    found: list[tuple[int | None, str]] = []
    if person.id != path.stem:
        found.append((None, f"id {person.id!r} must be the file's name, {path.stem!r}"))
    ids = Counter(line.id for line in person.lines)
    texts = Counter(line.text.casefold() for line in person.lines)
    for number, line in enumerate(person.lines):
        problems = _line_problems(line, topics)
        if ids[line.id] > 1:
            problems.append(f"the id {line.id!r} is used {ids[line.id]} times: give each line its own")
        if texts[line.text.casefold()] > 1:
            problems.append("another line says exactly this: nobody says a thing twice")
        found += [(number, problem) for problem in problems]
    for wanted in person.opening:
        if wanted not in ids:
            found.append((None, f"opening {wanted!r} is no line's id"))
    for name, topic in person.names.items():
        if topic not in topics:
            found.append((None, f"names: {name!r} has the topic {topic!r}, which is not in content/topics.yml"))
    missing = [act for act in ACTS if act not in {line.act for line in person.lines}]
    if missing:
        found.append((None, f"no line for the act {', '.join(missing)}: write some"))
    return [
        Fault(
            path,
            line_of(path, () if number is None else ("lines", number)),
            "" if number is None else person.lines[number].id,
            problem,
        )
        for number, problem in found
    ]


def _line_problems(line: Line, topics: frozenset[str]) -> list[str]:
    problems = []
    if line.topic != "any" and line.topic not in topics:
        problems.append(f"topic {line.topic!r} is not in content/topics.yml: use one of its ids, or 'any'")
    if not line.stage:
        problems.append("stage is empty: name at least one")
    if (line.talk == "neutral") != (line.category is None):
        problems.append("a neutral line has category null; change and sustain talk name one")
    if (line.category in {"commitment", "activation", "taking_steps"}) != (line.strength is not None):
        problems.append("strength (1-5) goes with commitment, activation and taking_steps, and only there")
    if line.act not in CLOSING and (len(line.reflections) < 2 or not line.question):
        problems.append("write two reflections and one open question that an expert would offer to this line")
    for reflection in line.reflections:
        problems += wording_faults(reflection.text)
    return problems
