"""One turn of the guide: what the visitor said, what the policies get to see, and what the guide says.

Between turns everything lies in a `Visit`, which goes through a slot as JSON. Nothing here knows Rasa.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.content.guide import GuideLine
from bot.content.library import library
from bot.guide import directory, followup
from bot.guide.education import default_articles
from bot.guide.lines import LineChooser, default_lines
from bot.guide.programmes import Wish
from bot.person.told import Told
from bot.types import Button, Coding, Commitment, Due, Reply

# What an act leaves hanging: the guide's next turn knows what "yes" or "7" answers.
PENDING = {
    "ask_who": "who",
    "welcome": "who",
    "offer_options": "permission",
    "ruler_importance": "importance",
    "ruler_confidence": "confidence",
    "ruler_why": "why",
    "next_step": "next_step",
    "treatment": "information",
}
REFLECTIONS = ("reflect_complex", "reflect_simple")
# What to say instead when an act has nothing left, or must not ask again: listening that fits anyone.
GENERAL = ("reflect_both", "affirm", "explore_sustain")
NUMBER = re.compile(r"\b(10|[0-9])(?:\s*(?:/|out of)\s*10)?\b")
NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
RELATED = frozenset({"partner", "child", "parent", "sibling", "friend"})
KEPT = 12  # commitments and themes carried along


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a visit stands between two turns."""

    seed: int
    country: str = "US"
    turn: int = 0
    told: str | None = None
    who: str = "unknown"
    pending: str = "nothing"
    asked: bool = False
    number: int | None = None
    offered: str | None = None
    themes: tuple[str, ...] = ()
    promises: tuple[dict[str, Any], ...] = ()
    heard: dict[str, Any] = field(default_factory=dict)
    asking: dict[str, Any] | None = None  # the commitment just asked about, which the next message may answer
    search: dict[str, Any] | None = None  # what was looked for in the clinic's list, so that more can be added to it

    def to_slot(self) -> dict[str, Any]:
        """As JSON types."""
        return asdict(self)

    @classmethod
    def from_slot(cls, value: dict[str, Any]) -> Visit:
        """The visit that `to_slot` gave."""
        return cls(**{**value, "themes": tuple(value["themes"]), "promises": tuple(value["promises"])})


def begin(seed: int, country: str = "US") -> tuple[Visit, list[Reply]]:
    """The first words: who the guide is, and an invitation."""
    visit = Visit(seed, country, pending="who")
    told = _told(visit)
    after, replies = _spoken(visit, "welcome", [_line(visit, ["welcome"], "", told)], told)
    return replace(after, asked=False), replies  # an invitation is not a question to be spared another


def take_in(
    visit: Visit,
    text: str,
    coding: Coding,
    intent: str,
    entities: Sequence[tuple[str, str]],
    due: Sequence[Due] = (),
) -> tuple[Visit, dict[str, Any]]:
    """Take in a visitor's message, and set the slots that the policies read.

    `due`: what they said they would do and may now be asked about. What it or the answer to it calls for is in
    `heard["followup"]`.
    """
    who = _who(visit.who, intent, entities, text)
    number = _number(text) if visit.pending in {"importance", "confidence"} or intent == "give_number" else None
    themes = tuple(dict.fromkeys((*visit.themes, *(v for k, v in entities if k in {"substance", "treatment"}))))
    chooser, told = default_lines(), _told(visit)
    mirror = chooser.choose(REFLECTIONS, text, who, told, random.Random(visit.seed), general=False)
    taken = replace(
        visit,
        turn=visit.turn + 1,
        who=who,
        number=visit.number if number is None else number,
        themes=themes[-KEPT:],
        heard={"mirror": mirror.id if mirror else None, "talk": coding.main}
        | ({"followup": found} if (found := _followed_up(visit, text, coding, intent, due)) else {}),
        asking=None,
    )
    depth = "early" if taken.turn <= 2 else "middle" if taken.turn <= 7 else "late"
    return taken, {
        "who": who,
        "pending": visit.pending,
        "asked": visit.asked,
        "mirror": mirror is not None,
        "depth": depth,
    }


def _followed_up(
    visit: Visit, text: str, coding: Coding, intent: str, due: Sequence[Due]
) -> dict[str, str | None] | None:
    """What became of what was asked about, by this message; or else what is to be asked about now.

    `act` is the act to follow, None where the policies choose.
    """
    if visit.asking is not None:
        status = followup.read(text, visit.asking["behaviour"]) if intent in followup.ANSWERS else None
        if status is None:
            return None
        act = None if followup.plans_anew(coding) else followup.ACTS[status]
        return {**visit.asking, "status": status, "act": act}
    if intent == "change_mind" and visit.promises:
        return {"id": None, "behaviour": visit.promises[-1]["behaviour"], "status": "dropped", "act": None}
    if due and followup.may_ask(intent, text):
        return {"id": due[0].id, "behaviour": due[0].behaviour, "status": None, "act": followup.ASKING}
    return None


def follow_up(visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
    """Ask how it went, or answer to how it went: one bubble, in the words that the plan was made in."""
    found = visit.heard["followup"]
    act = f"followup_{found['status']}" if found["status"] else "followup"
    told = _told(visit)
    after, replies = _spoken(visit, act, [_line(visit, [act], text, told)], told)
    asking = None if found["status"] else {"id": found["id"], "behaviour": found["behaviour"]}
    return replace(after, asking=asking, asked=True), replies


def speak(visit: Visit, act: str, text: str) -> tuple[Visit, list[Reply]]:
    """What the guide says for an act: one bubble of at most one reflection and at most one question."""
    if (visit.heard.get("followup") or {}).get("act") == act:
        return follow_up(visit, text)
    told = _told(visit)
    parts: list[GuideLine | None] = []
    ask = not visit.asked or visit.heard.get("mirror") is not None
    match act:
        case "reflect":
            parts = [_mirror(visit, text, told)]
        case "reflect_ask":
            parts = [_mirror(visit, text, told), _line(visit, ["open_question"], text, told)]
        case "evoke":
            parts = [_mirror(visit, text, told, general=not ask), _line(visit, ["evoke"], text, told)]
        case "reflect_both" | "explore_sustain":
            # What fits these very words comes before what fits anybody.
            near = _line(visit, [act, *REFLECTIONS], text, told, general=False)
            parts = [near or _line(visit, [act, *GENERAL], text, told)]
        case "affirm":
            parts = [_line(visit, ["affirm", *GENERAL], text, told)]
            if ask:
                parts.append(_line(visit, ["evoke"], text, told))
        case "open_question":
            # Nothing has been said yet that a general reflection could be true of.
            lead = None if ask or visit.turn <= 1 else _line(visit, list(GENERAL), text, told)
            parts = [lead, _line(visit, ["open_question"], text, told)]
        case "ruler_why" if visit.number == 0:
            # There is nothing lower to have chosen: "not at all" is heard, not argued with.
            parts = [_line(visit, ["explore_sustain", *GENERAL], text, told)]
        case _:
            line = _line(visit, [act], text, told)
            # Never two turns in a row that only ask.
            lead = _mirror(visit, text, told) if visit.asked and visit.turn > 1 and asks(line) else None
            parts = [lead, line]
    if not any(parts):
        parts = [_line(visit, [*GENERAL, "open_question", "evoke"], text, told)]
    return _spoken(visit, act, parts, told)


def asks(line: GuideLine | None) -> bool:
    """Whether the line is a question."""
    return line is not None and "?" in line.text


def inform(visit: Visit, text: str, intent: str, button: str | None) -> tuple[Visit, list[Reply]]:
    """Information, at once where it was asked for; then what the visitor makes of it."""
    told = _told(visit)
    finder = default_articles()
    before = Wish.from_slot(visit.search) if visit.search and visit.offered == directory.PROGRAMS else None
    # After a search its last question may have been "which town?": then a town is an answer.
    last = library().programme_words.where if before else ""
    wish = None if button else directory.wanted(text, last, before)
    if wish is not None:
        return look_up(visit, wish)
    if button and button.startswith("more:"):
        _, slug, part = button.split(":")
        answer: Reply | None = finder.section(slug, part)
    elif (answer := directory.aside(text, button)) is None:
        answer = finder.answer(text, intent)
        if answer is None and visit.pending == "permission" and visit.offered:
            answer = finder.section(visit.offered, "summary")
    if answer is None:
        after, replies = _spoken(visit, "dont_know", [_line(visit, ["dont_know"], text, told)], told)
        return after, [*replies, *helplines(visit.country, ("treatment", "family"))]
    after, replies = _spoken(visit, "treatment", [_line(visit, ["after_information"], text, told)], told)
    return replace(after, offered=answer.source), [answer, *replies]


def look_up(visit: Visit, wish: Wish) -> tuple[Visit, list[Reply]]:
    """What the clinic's own list has; where it has nothing, who knows more."""
    looked = directory.look(
        wish, visit.country, random.Random(f"{visit.seed}:{visit.turn}"), ask_where=not visit.search
    )
    after = replace(
        visit, pending=PENDING["treatment"], offered=directory.PROGRAMS, search=looked.wish.to_slot(), asked=True
    )
    others = [] if looked.found else helplines(visit.country, ("treatment",))
    return after, [looked.reply, *others, Reply(looked.closing, source=directory.PROGRAMS)]


def offer(visit: Visit, text: str) -> tuple[Visit, list[Reply]]:
    """Ask leave before informing, and remember what would be told."""
    found = default_articles().find(text)
    slug = found[0].slug if found else ("how_to_talk" if visit.who == "loved_one" else "choosing_a_program")
    after, replies = speak(visit, "offer_options", text)
    buttons = (Button("yes", "Yes, go on"), Button("no", "Not now"))
    return replace(after, offered=slug), [replace(replies[0], buttons=buttons), *replies[1:]]


def read_back(visit: Visit, commitments: Sequence[Commitment]) -> tuple[Visit, list[Reply]]:
    """Say back what was noted, in the visitor's own words."""
    told, replies = _told(visit), []
    for commitment in commitments[:2]:
        wants_when = commitment.when_text is not None
        lines = [line for line in library().guide.by_act["readback"] if ("{when}" in line.text) == wants_when]
        unsaid = [line for line in lines if line.id not in told]
        line = random.Random(f"{visit.seed}:{visit.turn}").choice(unsaid or lines)
        told.add([line.id])
        replies.append(Reply(
            line.text.format(commitment=commitment.behaviour, when=_spoken_when(commitment)), source=line.id
        ))  # fmt: skip
    kept = (*visit.promises, *({"text": c.text, "behaviour": c.behaviour} for c in commitments))[-KEPT:]
    after = replace(visit, told=told.pack(), promises=kept, pending="nothing", asked=_asks(replies))
    return after, replies


def helplines(country: str, kinds: Sequence[str]) -> list[Reply]:
    """The country's lines of these kinds, each with its note, and the day they were checked."""
    file = library().helplines.get(country) or library().helplines["US"]
    wanted = [line for line in file.lines if set(kinds) & set(line.kinds)] or list(file.lines)
    rows = [f"{line.name}: {line.contact}. {line.note}" for line in wanted]
    text = "\n".join(
        [
            *rows,
            f"(Numbers for {file.name}, checked {file.checked:%B} {file.checked.day}, {file.checked.year}.)",
        ]
    )
    return [Reply(text, "information", source="helplines")]


def _spoken_when(commitment: Commitment) -> str:
    """ "Monday, November 30" where there is a date, else the visitor's own words."""
    if commitment.when is None:
        return commitment.when_text or ""
    return f"{commitment.when:%A, %B} {commitment.when.day}"


def _mirror(visit: Visit, text: str, told: Told, *, general: bool = True) -> GuideLine | None:
    """A reflection of what was said: near it if there is one, else one that is true of anyone."""
    line = _line(visit, list(REFLECTIONS), text, told, general=False)
    return line or (_line(visit, list(GENERAL), text, told) if general else None)


def _line(visit: Visit, acts: Sequence[str], text: str, told: Told, *, general: bool = True) -> GuideLine | None:
    dice = random.Random(f"{visit.seed}:{visit.turn}:{acts[0]}")
    line = default_lines().choose(acts, text, visit.who, told, dice, general=general)
    if line:
        told.add([line.id])
    return line


def _spoken(visit: Visit, act: str, parts: Sequence[GuideLine | None], told: Told) -> tuple[Visit, list[Reply]]:
    said = [line for line in parts if line is not None]
    if not said:
        # Everything has been said once. Better the oldest words again than silence.
        acts = library().guide.by_act
        said = [random.Random(f"{visit.seed}:{visit.turn}").choice(acts.get(act) or acts["affirm"])]
    number = 5 if visit.number is None else visit.number
    blanks = {
        "number": number,
        "lower": max(number - 2, 0),
        "topic": visit.themes[-1].replace("_", " ") if visit.themes else "this",
        "commitment": _promised(visit),
        "when": "",
        "clinic": "the clinic",
    }
    text = " ".join(line.text.format(**blanks) for line in said)
    reply = Reply(text, source=said[0].id)
    reflected = any(line.act.startswith("reflect") or line.act in GENERAL for line in said)
    asked = "?" in text and not reflected
    return replace(visit, told=told.pack(), pending=PENDING.get(act, "nothing"), asked=asked), [reply]


def _promised(visit: Visit) -> str:
    """What is being talked of: the commitment asked about, else the last one made."""
    if found := visit.heard.get("followup"):
        return str(found["behaviour"])
    return str(visit.promises[-1]["behaviour"]) if visit.promises else "take a step"


def _asks(replies: Sequence[Reply]) -> bool:
    return any("?" in reply.text for reply in replies)


def _told(visit: Visit) -> Told:
    chooser: LineChooser = default_lines()
    return Told(chooser.ids, visit.told)


def _who(known: str, intent: str, entities: Sequence[tuple[str, str]], text: str) -> str:
    said = {"who_self": "self", "who_loved_one": "loved_one", "who_professional": "professional"}
    if intent in said:
        return said[intent]
    if known != "unknown":
        return known
    related = any(label == "person" and value in RELATED for label, value in entities)
    if related and re.search(
        r"\b(?:he|she|they|him|her|his|my (?:son|daughter|husband|wife|brother|sister|mom|dad|"
        r"mother|father|friend|partner|kid|boyfriend|girlfriend))\b",
        text,
        re.I,
    ):
        return "loved_one"
    if (
        re.search(
            r"\b(?:i|i've|ive|i'm|im)\b.{0,40}\b(?:drink|drinking|use|using|smoke|smoking|vape|vaping|gambl\w+|"
            r"pills|high|sober|quit|cut down|relapsed)\b",
            text,
            re.I,
        )
        and not related
    ):
        return "self"
    return known


def _number(text: str) -> int | None:
    if match := NUMBER.search(text):
        return int(match.group(1))
    return next((value for word, value in NUMBER_WORDS.items() if re.search(rf"\b{word}\b", text, re.I)), None)
