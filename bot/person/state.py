"""How a helper's turn moves a person: one pure function of state, codes and what was touched.

Directions follow the literature: MI-consistent behaviour is followed by change talk, MI-inconsistent by
sustain talk and discord (Magill et al., 2014, 2018; Apodaca & Longabaugh, 2009); pressing harder makes
resistance rise within the same session (Miller, Benefield & Tonigan, 1993); discord falls when autonomy is
honoured (Miller & Rollnick, 2013, ch. 15). The sizes are ours, set so that simulated talks meet the tables
of `mi-coding.md`; `benchmarks/realism` measures them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.people import Person
from bot.types import PersonState

STAGES = ("precontemplation", "contemplation", "preparation")
# A stage is entered when importance and confidence together pass its threshold; there is no way back
# within one talk (none was seen in AnnoMI's sessions), but readiness itself may fall.
CONTEMPLATION_AT = 4.0
PREPARATION_AT = 5.6
DISCORD_TENSE = 6.5
DISCORD_BROKEN = 9.5


@dataclass(frozen=True, slots=True)
class Effect:
    """What one code does, per utterance, to a person of average sensitivity."""

    rapport: float = 0.0
    importance: float = 0.0
    confidence: float = 0.0
    discord: float = 0.0


EFFECTS: dict[str, Effect] = {
    "open_question": Effect(rapport=0.15, importance=0.05, discord=-0.1),
    "closed_question": Effect(rapport=-0.02, discord=0.05),
    "simple_reflection": Effect(rapport=0.3, importance=0.08, discord=-0.25),
    "complex_reflection": Effect(rapport=0.5, importance=0.2, discord=-0.4),
    "affirmation": Effect(rapport=0.4, confidence=0.3, discord=-0.3),
    "seek_collaboration": Effect(rapport=0.25, discord=-0.4),
    "emphasize_autonomy": Effect(rapport=0.35, confidence=0.15, discord=-0.9),
    "give_information": Effect(rapport=-0.05, discord=0.1),
    "persuade": Effect(rapport=-0.45, importance=-0.15, discord=0.9),
    "persuade_with_permission": Effect(rapport=0.05, confidence=0.1, discord=0.05),
    "confront": Effect(rapport=-0.9, importance=-0.25, confidence=-0.15, discord=1.8),
    "support": Effect(rapport=0.2, discord=-0.2),
    "structure": Effect(),
    "facilitate": Effect(rapport=0.05, discord=-0.05),
    "greeting": Effect(rapport=0.05),
}
# Codes that take hold only when they touch one of the person's own reasons.
EVOKING = frozenset({"open_question", "simple_reflection", "complex_reflection", "affirmation"})
PRESSURE = frozenset({"persuade", "confront"})
LISTENING = frozenset({"open_question", "simple_reflection", "complex_reflection", "affirmation", "support"})
AUTONOMY = frozenset({"emphasize_autonomy", "seek_collaboration"})
# What may carry somebody towards where their importance and confidence already are.
MOVING = frozenset({"simple_reflection", "complex_reflection", "affirmation", "emphasize_autonomy"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person makes of a helper's turn.

    `codes`: one per utterance; `touched`: how many of the person's own motivations the words reached;
    `fit`: whether a reflection hit ("hit"), missed ("miss") or there was none (None);
    `apology`: the helper took something back; `interrogated`: questions in a row without listening.
    """

    codes: Sequence[str]
    touched: int = 0
    fit: str | None = None
    apology: bool = False
    interrogated: int = 0


def begin(person: Person) -> PersonState:
    """Where the person stands before the first word."""
    start = person.start
    return PersonState(start.rapport, start.importance, start.confidence, start.readiness, start.discord)


def move(state: PersonState, heard: Heard, person: Person, dice: random.Random) -> PersonState:
    """The state after one helper turn; every value stays within 0 to 10. Same inputs and dice, same result."""
    rapport, importance = state.rapport, state.importance
    confidence, discord = state.confidence, state.discord
    feel = person.sensitivity
    counted: set[str] = set()
    for code in heard.codes:
        effect = EFFECTS[code]
        # Each code counts once a volley (MITI), but pressure is felt every time.
        if code in counted and code not in PRESSURE:
            continue
        counted.add(code)
        weight = (
            feel.pressure if code in PRESSURE
            else feel.autonomy if code in AUTONOMY
            else feel.listening if code in LISTENING
            else 1.0
        )  # fmt: skip
        if code in {"simple_reflection", "complex_reflection"} and heard.fit == "miss":
            # A reflection that is off is corrected, not resented; but it is no listening either.
            rapport -= 0.1
            discord += 0.1
            continue
        rapport += effect.rapport * weight
        importance += effect.importance * weight
        confidence += effect.confidence * weight
        discord += effect.discord * weight
        if heard.touched and code in EVOKING:
            # A person's own reason, met while they feel heard, is what moves them; fading with discord.
            openness = max(0.0, (rapport - discord / 2) / 10)
            importance += 1.1 * openness * weight
            confidence += 0.5 * openness * weight
    if heard.apology:
        discord -= 1.5 * feel.autonomy
        rapport += 0.3
    if heard.interrogated >= 3:
        # It wears on people, and then it wears no further: they answer shorter rather than walk out.
        strain = min(heard.interrogated - 2, 2)
        rapport -= 0.1 * strain
        discord += 0.12 * strain * feel.pressure
    # Discord eats at what has been won; being at ease lets people look at themselves.
    if discord > DISCORD_TENSE:
        importance -= 0.05 * (discord - DISCORD_TENSE)
    jitter = dice.uniform(-0.06, 0.06)
    rapport, importance, confidence, discord = (
        _within(rapport + jitter), _within(importance), _within(confidence), _within(discord - jitter)
    )  # fmt: skip
    # Readiness is where importance and confidence would carry one, held back by discord; it moves there
    # by parts, since nobody's mind is changed by a sentence.
    target = _within(0.6 * importance + 0.4 * confidence - 0.25 * max(0.0, discord - 3.0))
    moved = target - state.readiness
    if moved > 0:
        # Nobody becomes readier by being asked, told or left alone: only by being heard, and the more at ease.
        heard_out = bool(counted & MOVING) and heard.fit != "miss"
        ease = min(max((rapport - discord) / 5, 0.0), 1.0)
        moved *= ease if heard_out else 0.0
    readiness = _within(state.readiness + 0.45 * moved)
    return PersonState(*(round(v, 3) for v in (rapport, importance, confidence, readiness, discord)))


def stage_after(stage: str, state: PersonState) -> str:
    """The stage of change after a move: forward by at most one, never back within one talk."""
    if stage == "precontemplation" and state.readiness >= CONTEMPLATION_AT:
        return "contemplation"
    if stage == "contemplation" and state.readiness >= PREPARATION_AT:
        return "preparation"
    return stage


def first_stage(state: PersonState) -> str:
    """The stage a talk starts in."""
    if state.readiness >= PREPARATION_AT:
        return "preparation"
    return "contemplation" if state.readiness >= CONTEMPLATION_AT else "precontemplation"


def discord_level(state: PersonState) -> str:
    """calm, tense or broken: what the policies see of discord."""
    if state.discord >= DISCORD_BROKEN:
        return "broken"
    return "tense" if state.discord >= DISCORD_TENSE else "calm"


def _within(value: float) -> float:
    return min(10.0, max(0.0, value))


__all__ = ["Heard", "begin", "discord_level", "first_stage", "move", "stage_after"]
