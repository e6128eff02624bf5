"""Feedback on one helper turn: what was good, what it did, and one better sentence for this moment.

The better sentence is the expert's offer that the person's own line carries (`content/people/`); the words
around it are `content/coaching.yml`. Feedback with an alternative and its reason is what made practice work
in trials (Tanana et al., 2019; Louie et al., 2025).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from bot.coding.codes import NON_ADHERENT, QUESTIONS, REFLECTIONS
from bot.coding.rules import UNSURE_BELOW
from bot.content.library import library
from bot.content.people import Line, Person
from bot.person.rehearsal import Standing, leading_code
from bot.types import Better, CoachNote, Coding

# What deserves praise first, when a turn holds several.
PRAISED = (
    "complex_reflection", "affirmation", "emphasize_autonomy", "simple_reflection", "open_question",
    "seek_collaboration", "persuade_with_permission", "support", "give_information", "facilitate",
)  # fmt: skip
# The importance and confidence rulers of MI (Miller & Rollnick, 2013): closed in form, open in use.
RULER = re.compile(
    r"\b(?:scale (?:of|from)|(?:0|zero|1|one) (?:to|through|and) (?:10|ten)|why (?:a|an)?\s*\d+ (?:and|rather|instead)|out of (?:10|ten))\b",
    re.IGNORECASE,
)
MOVED = 0.25  # a change of a state value that is worth a word, of 10


def note(
    coding: Coding, person: Person, heard: Line | None, was: Standing, now: Standing, *, intent: str = ""
) -> CoachNote:
    """Feedback on a coded turn. `heard`: the line the helper was answering, None at the very start.

    `intent`: of the message. Words about the moment itself (an apology, a goodbye) and the ruler have a
    word of their own; there is no better sentence to want from them.
    """
    words = library().coaching
    dice = random.Random(f"{now.seed}:{now.turn}:coach")
    text = " ".join(u.text for u in coding.utterances)
    moment = "ruler" if RULER.search(text) else intent
    if moment in words.moment:
        said = dice.choice(words.moment[moment]).format(name=person.name)
        return CoachNote(praise=said, effect=_effect(person, was, now, dice))
    sure = [u for u in coding.utterances if u.confidence >= UNSURE_BELOW]
    if not sure:
        return CoachNote(
            praise=dice.choice(words.unsure), effect=_effect(person, was, now, dice), better=None, reason=None
        )
    codes = [u.code for u in sure if u.code]
    pressing = any(code in NON_ADHERENT for code in codes)
    good = next((code for code in PRAISED if code in codes), None)
    praise = None
    if good and not pressing:  # what came with pressure was heard as pressure
        praise = dice.choice(words.praise[good]).format(name=person.name)
    better = _better(codes, heard)
    reason = _reason(leading_code(codes), better.code, person, dice) if better else None
    return CoachNote(praise, _effect(person, was, now, dice), better, reason)


def _better(codes: Sequence[str], heard: Line | None) -> Better | None:
    """One better sentence; None where the turn already did what the moment asked for."""
    if heard is None:
        return None
    by_code = {reflection.code: reflection.text for reflection in reversed(heard.reflections)}
    had = set(codes)
    if "complex_reflection" in had and not had & NON_ADHERENT:
        # Already deep. Where nothing follows, the open question that would carry it on; else leave it be.
        if had & QUESTIONS or heard.question is None:
            return None
        return Better(heard.question, "open_question")
    if had & {"closed_question"} and heard.question and not had & NON_ADHERENT and not had & REFLECTIONS:
        return Better(heard.question, "open_question")
    for code in ("complex_reflection", "simple_reflection"):
        if code in by_code and code not in had:
            return Better(by_code[code], code)
    return Better(heard.question, "open_question") if heard.question else None


def _reason(code: str, better: str, person: Person, dice: random.Random) -> str:
    reasons = library().coaching.reason
    options = reasons.get(f"{code} to {better}") or reasons[f"any to {better}"]
    return dice.choice(options).format(name=person.name)


def _effect(person: Person, was: Standing, now: Standing, dice: random.Random) -> str:
    """What the turn did to the person: the one thing most worth saying."""
    before, after = was.state, now.state
    if now.stage != was.stage:
        kind = "stage_up"
    elif after.discord - before.discord >= MOVED * 1.6:
        kind = "importance_down" if after.importance < before.importance - 0.15 else "discord_up"
    elif now.questions >= 3:
        kind = "interrogated"
    elif now.heard.get("fit") == "miss":
        kind = "missed"
    elif now.heard.get("touched") and after.importance > before.importance + 0.1:
        kind = "touched"
    elif before.discord - after.discord >= MOVED * 1.6:
        kind = "discord_down"
    elif after.rapport - before.rapport >= MOVED:
        kind = "rapport_up"
    elif after.readiness - before.readiness >= MOVED:
        kind = "readiness_up"
    else:
        kind = "steady"
    return dice.choice(library().coaching.effect[kind]).format(name=person.name)
