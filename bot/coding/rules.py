"""The manual's rules that need no learning, applied to what the encoder proposes.

Each rule cites what it follows (MITI 4.2.1, MISC 2.5) and nudges probabilities rather than overruling
them, so that the reported confidence stays a probability. Which rules are here, and by how much they
nudge, was decided on the development half of AnnoMI; `docs/coding.md` has the figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from bot.coding.codes import HELPER_CODES, INPUTS, MOBILISING, QUESTIONS, REFLECTIONS
from bot.coding.encoder import Floats
from bot.coding.features import asks_permission, likeness, straight
from bot.types import CodedUtterance

__all__ = ["MOBILISING", "UNSURE_BELOW", "helper_precedence", "main_behaviour", "main_talk", "strength_of"]

# Below this confidence a code is "hard to tell": coders would differ, and a wrong label teaches badly.
UNSURE_BELOW = 0.4
# How a family weighs when a turn is folded, chosen on the development half (docs/coding.md).
TALK_WEIGHT = {"change": 1.8, "sustain": 1.0}
FOLD_WEIGHT = {"question": 1.3, "other": 0.2}
# A turn that honours a choice is coded as input by those who have no code for it (AnnoMI), by most of them.
AUTONOMY_AS_INPUT = 0.6
PLACE = {code: number for number, code in enumerate(HELPER_CODES)}
BACKCHANNEL = re.compile(
    r"^(?:(?:m+-?h+m+|mhm|uh-?huh|ok(?:ay)?|right|sure|yeah|yes|i see|gotcha|got it|ah|oh|alright|all right|"
    r"hmm+|yep|yup|um|uh|so|cool|wow)[,.!\s…]*)+$",
    re.IGNORECASE,
)

AUTONOMY = re.compile(
    r"\b(it'?s (totally |completely |really |entirely |all |still |only )?(your|ur) (life|call|choice|decision|body|health)|"
    r"(is|it's|its|entirely|totally|completely|really|all) up to you|only you can (decide|say|know|choose)|nobody (else )?can (decide|choose|make you)|"
    r"you('re| are) the (one who|only one who|boss) |no one can make you|whatever you decide|you get to (decide|choose))",
    re.I,
)
# A statement about the other person is a reflection before it is anything else (MITI: what returns to the client
# what they said), unless it tells them what to do.
ABOUT_THEM = re.compile(r"\b(you|your|you're|you've|you'd|yourself|ya)\b", re.I)
TELLS_THEM = re.compile(
    r"\b(should|need to|have to|has to|must|ought|could|can|try|recommend|suggest|i think|i would|i'd|might want|"
    r"better|if you|it's important)\b",
    re.I,
)
SUMS_UP = re.compile(r"\W*(so|and so|ok(?:ay)?,? so|sounds like|it sounds)\b", re.I)
RETURNS, SUMMED_UP, CUT_OFF = 9.0, 2.25, 2.25  # by how much each makes a reflection likelier; docs/coding.md
# A question mark makes a question likelier; less so where leave is asked, which is seeking collaboration.
ASKED, ASKED_LEAVE = 6.0, 2.0
# Sureness is calibrated on conversations of ours; real clients are harder to read. The power that makes what we say
# of client talk as sure as it is right on the development half (one number; docs/coding.md).
SOBER = 0.7
STRONG = re.compile(r"\b(i (promise|swear|guarantee)|i will\b|no matter what|absolutely|definitely)", re.I)
GOING_TO = re.compile(
    r"\b(i'?m (going to|gonna)|im (going to|gonna)|gonna|i'?ll|ill|i (have )?(booked|signed|made|called))\b",
    re.I,
)
READY = re.compile(r"\b(i'?m ready|i (plan|intend|mean) to|i'?m planning|i'?ve decided|my plan is)\b", re.I)
TRYING = re.compile(r"\b(i'?ll try|i hope to|i want to try|i'?m (trying|hoping)|try to|going to try|gonna try)\b", re.I)
MAYBE = re.compile(r"\b(i (might|may|could)|maybe|i'?ll (think about|see|consider)|perhaps|i guess i)\b", re.I)


def helper_precedence(chances: Floats, texts: Sequence[str], told: str = "") -> Floats:
    """The encoder's probabilities [n, 15] after the manual's rules; rows still sum to 1.

    `told`: what the client has said lately, all of it.
    """
    out = chances.copy()
    reflections = [PLACE[code] for code in sorted(REFLECTIONS)]
    questions = [PLACE[code] for code in sorted(QUESTIONS)]
    for row, text in zip(out, texts, strict=True):
        if BACKCHANNEL.match(text.strip()) and not text.rstrip().endswith("?"):
            # A bare "mm-hm" is never a reflection or a question (MISC: Facilitate).
            row *= 0.02
            row[PLACE["facilitate"]] += 0.98
        elif AUTONOMY.search(straight(text)) and not text.rstrip().endswith("?"):
            # Saying outright whose choice it is (MITI: Emphasize Autonomy takes precedence over the others).
            row *= 0.4
            row[PLACE["emphasize_autonomy"]] += 0.6
        row[reflections] *= _returns(straight(text), told)
        if text.rstrip(" \"'”’)").endswith("?"):
            row /= row.sum()
            row[questions] *= ASKED_LEAVE if asks_permission(text) else ASKED
        row /= row.sum()
    return out


def _returns(text: str, told: str) -> float:
    """How much likelier it is that `text` reflects than its words alone show: it speaks of the client, in the
    client's words, or goes on with a reflection that was interrupted."""
    weight = 1.0
    if not text.rstrip().endswith("?"):
        weight *= math.exp(likeness(text, told))
        if not TELLS_THEM.search(text):
            weight *= RETURNS if ABOUT_THEM.search(text) else 1.0
            weight *= SUMMED_UP if SUMS_UP.match(text) else 1.0
    return weight * (CUT_OFF if text.lstrip().startswith("-") else 1.0)


def main_behaviour(utterances: Sequence[CodedUtterance], chances: Floats) -> str:
    """Fold a helper's turn into question, reflection, therapist_input or other.

    The family with the most evidence wins: each utterance gives its probabilities, weighted by how much of
    the turn it is. Backchannels count only where there is nothing else, and what is left uncoded in MITI
    (support, structure) only when nothing coded comes near it.
    """
    if not utterances:
        return "other"
    total = {"question": 0.0, "reflection": 0.0, "therapist_input": 0.0, "other": 0.0}
    substance = [n for n, row in enumerate(chances) if row.argmax() != PLACE["facilitate"]]
    for number in substance or range(len(utterances)):
        weight = float(np.log1p(len(utterances[number].text.split())))
        shares = families(chances[number])
        # What AnnoMI's four classes have no place for, where its coders put it.
        shares["therapist_input"] += AUTONOMY_AS_INPUT * float(chances[number][PLACE["emphasize_autonomy"]])
        if utterances[number].text.rstrip().endswith("?"):
            shares["question"] += float(chances[number][PLACE["seek_collaboration"]])
        for name, chance in shares.items():
            total[name] += weight * chance * FOLD_WEIGHT.get(name, 1.0)
    return max(total, key=lambda name: total[name])


def families(row: Floats) -> dict[str, float]:
    """The four families' shares of one utterance's probabilities."""
    shares = {
        "question": float(sum(row[PLACE[c]] for c in QUESTIONS)),
        "reflection": float(sum(row[PLACE[c]] for c in REFLECTIONS)),
        "therapist_input": float(sum(row[PLACE[c]] for c in INPUTS)),
    }
    shares["other"] = 1.0 - sum(shares.values())
    return shares


def main_talk(utterances: Sequence[CodedUtterance], talks: Floats) -> str:
    """The talk of a client's whole turn: the strongest lean of any utterance, against how neutral the turn is
    on average. One leaning thought in a rambling turn is what a coder codes (MISC codes any lean)."""
    if not utterances:
        return "neutral"
    lean = {
        "change": float(talks[:, 0].max()) * TALK_WEIGHT["change"],
        "neutral": float(talks[:, 1].mean()),
        "sustain": float(talks[:, 2].max()) * TALK_WEIGHT["sustain"],
    }
    return max(lean, key=lambda talk: lean[talk])


def sober(talk: Floats) -> float:
    """How sure we say we are of an utterance's talk, from its three probabilities."""
    flattened = talk**SOBER
    return float(flattened.max() / flattened.sum())


def strength_of(text: str, proposed: int) -> int:
    """Commitment strength 1-5 from its words where they say it, else as proposed by the encoder."""
    text = straight(text)
    if MAYBE.search(text):
        return 1
    if TRYING.search(text):
        return 2
    if STRONG.search(text):
        return 5
    if GOING_TO.search(text):
        return 4
    if READY.search(text):
        return 3
    return proposed
