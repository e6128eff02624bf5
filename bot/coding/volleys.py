"""A helper's speech between two client turns: the unit that summary scores count.

MITI 4.2.1 (Moyers, Manuel & Ernst, 2014), in our own words: each code counts once per volley; of questions
one, of reflections one, and if any of them is complex, the volley counts as complex. A bare "yeah" from the
client does not end a volley, unless it answers a question. That an open question wins over a closed one is
our reading, by analogy: the current manual no longer tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.coding.codes import HELPER_CODES, QUESTIONS
from bot.coding.rules import BACKCHANNEL
from bot.types import CodedUtterance, Coding

# In each group one code counts per volley, the first of the group that was there.
ONE_OF = (("open_question", "closed_question"), ("complex_reflection", "simple_reflection"))


@dataclass(frozen=True, slots=True)
class Volley:
    """What a helper said in one go. `after` is the client talk that it followed, None at the very start."""

    utterances: tuple[CodedUtterance, ...]
    after: str | None = None

    @property
    def codes(self) -> frozenset[str]:
        """The codes that count, by the rules above."""
        return counting({utterance.code for utterance in self.utterances if utterance.code})


def counting(codes: set[str]) -> frozenset[str]:
    """Of the codes present in a volley those that count."""
    kept = set(codes)
    for group in ONE_OF:
        present = [code for code in group if code in kept]
        kept -= set(present[1:])
    return frozenset(kept)


def volleys(codings: Sequence[Coding]) -> list[Volley]:
    """The volleys of a conversation's coded turns, oldest first."""
    found: list[Volley] = []
    said: list[CodedUtterance] = []
    after: str | None = None
    for coding in codings:
        if coding.speaker == "helper":
            said += coding.utterances
        elif not (said and is_backchannel(coding) and not _asks(said[-1])):
            if said:
                found.append(Volley(tuple(said), after))
            said, after = [], coding.main
    if said:
        found.append(Volley(tuple(said), after))
    return found


def count(found: Sequence[Volley]) -> dict[str, int]:
    """How often each code counts, in the manual's order, zeros included."""
    totals = dict.fromkeys(HELPER_CODES, 0)
    for volley in found:
        for code in volley.codes:
            totals[code] += 1
    return totals


def is_backchannel(coding: Coding) -> bool:
    """Whether the turn is no more than a sound of listening."""
    said = [utterance.text.strip() for utterance in coding.utterances]
    return bool(said) and all(BACKCHANNEL.match(words) for words in said)


def _asks(utterance: CodedUtterance) -> bool:
    return utterance.code in QUESTIONS or utterance.text.rstrip().endswith("?")
