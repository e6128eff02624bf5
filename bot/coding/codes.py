"""The codes of a turn, in the field's own words.

Decisions follow MITI 4.2.1 (Moyers, Manuel & Ernst, 2014) and MISC 2.5 (Houck et al., 2010); names and
one-line labels are ours. See `docs/coding.md`.
"""

from __future__ import annotations

from typing import Final

HELPER_CODES: Final = (
    "open_question",
    "closed_question",
    "simple_reflection",
    "complex_reflection",
    "affirmation",
    "seek_collaboration",
    "emphasize_autonomy",
    "give_information",
    "persuade",
    "persuade_with_permission",
    "confront",
    "support",
    "structure",
    "facilitate",
    "greeting",
)

QUESTIONS: Final = frozenset({"open_question", "closed_question"})
REFLECTIONS: Final = frozenset({"simple_reflection", "complex_reflection"})
INPUTS: Final = frozenset({"give_information", "persuade", "persuade_with_permission", "confront"})
# MITI 4.2.1's composites; confront and persuade are its MI-non-adherent behaviours.
ADHERENT: Final = frozenset({"seek_collaboration", "affirmation", "emphasize_autonomy"})
NON_ADHERENT: Final = frozenset({"confront", "persuade"})

LABELS: Final = {
    "open_question": "Open question",
    "closed_question": "Closed question",
    "simple_reflection": "Simple reflection",
    "complex_reflection": "Complex reflection",
    "affirmation": "Affirmation",
    "seek_collaboration": "Seeking collaboration",
    "emphasize_autonomy": "Emphasizing autonomy",
    "give_information": "Giving information",
    "persuade": "Persuading",
    "persuade_with_permission": "Persuading with permission",
    "confront": "Confronting",
    "support": "Support",
    "structure": "Structure",
    "facilitate": "Facilitating",
    "greeting": "Greeting",
}

TALKS: Final = ("change", "neutral", "sustain")
PREPARATORY: Final = ("desire", "ability", "reason", "need")
MOBILISING: Final = ("commitment", "activation", "taking_steps")
CATEGORIES: Final = ("none", *PREPARATORY, *MOBILISING)
STRENGTHS: Final = (1, 2, 3, 4, 5)

TALK_LABELS: Final = {"change": "Change talk", "neutral": "Neutral", "sustain": "Sustain talk"}
