"""How far a count may be off: the same conversation, coded again a thousand times.

Each draw gives every utterance a code by chance, by `odds`, and counts volleys by the manual's rules; the
middle nine tenths of the draws make the interval. What goes into `odds`:

- The coder's own confidence, a calibrated probability that the code is the right one.
- Where the rest goes: half to the code's twin (open and closed question, simple and complex reflection), the
  other half evenly to `CONFUSED`, the codes that the manuals' decision rules hold it apart from (MITI 4.2.1,
  MISC 2.5). The halves are our assumption; they move the bounds little.
- How far two trained people agree on the twins: open or closed .735, simple or complex .542 (macro-F1,
  AnnoMI). However sure the program is, no split is surer than that.

Utterances are drawn independently. A coder who sees complex reflections everywhere is therefore not in the
draws, and neither is the chance of a good or a bad day: the interval is about coding alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.coding.codes import ADHERENT, HELPER_CODES, NON_ADHERENT, QUESTIONS, REFLECTIONS, TALKS
from bot.coding.volleys import Volley
from bot.types import CodedUtterance

Floats = npt.NDArray[np.float64]
Counts = dict[str, npt.NDArray[np.int64]]

DRAWS: Final = 1000
BLOCK: Final = 100  # draws at a time, so that a long transcript does not fill the memory
TAILS: Final = (0.05, 0.95)

TWIN: Final = {
    "open_question": "closed_question",
    "closed_question": "open_question",
    "simple_reflection": "complex_reflection",
    "complex_reflection": "simple_reflection",
}
AGREEMENT: Final = {
    "open_question": 0.735,
    "closed_question": 0.735,
    "simple_reflection": 0.542,
    "complex_reflection": 0.542,
}
CONFUSED: Final[dict[str, tuple[str, ...]]] = {
    "open_question": ("simple_reflection", "seek_collaboration", "structure"),
    "closed_question": ("simple_reflection", "seek_collaboration", "structure"),
    "simple_reflection": ("closed_question", "give_information", "facilitate"),
    "complex_reflection": ("affirmation", "closed_question", "give_information"),
    "affirmation": ("support", "complex_reflection", "facilitate"),
    "seek_collaboration": ("closed_question", "persuade_with_permission", "structure"),
    "emphasize_autonomy": ("simple_reflection", "support", "give_information"),
    "give_information": ("persuade", "structure", "simple_reflection"),
    "persuade": ("give_information", "persuade_with_permission", "confront"),
    "persuade_with_permission": ("persuade", "give_information", "seek_collaboration"),
    "confront": ("persuade", "simple_reflection", "closed_question"),
    "support": ("affirmation", "simple_reflection", "facilitate"),
    "structure": ("give_information", "seek_collaboration", "facilitate"),
    "facilitate": ("simple_reflection", "support", "greeting"),
    "greeting": ("facilitate", "structure", "open_question"),
}
# Talk that is not what it was taken for is more often neutral, by far the commonest talk, than the opposite.
# How much more often is our assumption.
NEUTRAL_SHARE: Final = 0.75
PLACE: Final = {code: number for number, code in enumerate(HELPER_CODES)}


def odds(utterance: CodedUtterance) -> Floats:
    """The probability of each of the `HELPER_CODES` for one coded utterance."""
    row = np.zeros(len(HELPER_CODES))
    code = utterance.code or "facilitate"
    sure = min(max(utterance.confidence, 0.0), 1.0)
    others = CONFUSED[code]
    twin = TWIN.get(code)
    elsewhere = (1 - sure) / 2 if twin else 1 - sure
    if twin:
        pair = 1 - elsewhere
        kept = min(sure, pair * AGREEMENT[code])
        row[PLACE[code]], row[PLACE[twin]] = kept, pair - kept
    else:
        row[PLACE[code]] = sure
    for other in others:
        row[PLACE[other]] += elsewhere / len(others)
    return row


def redraw(found: Sequence[Volley], *, seed: int) -> Counts:
    """Counts over volleys in each draw: questions, open, reflections, complex, adherent, non_adherent."""
    spoken = [volley for volley in found if volley.utterances]
    if not spoken:
        empty = np.zeros(DRAWS, dtype=np.int64)
        names = ("questions", "open", "reflections", "complex", "adherent", "non_adherent")
        return dict.fromkeys(names, empty)
    bounds = np.cumsum([odds(u) for volley in spoken for u in volley.utterances], axis=1)
    starts = np.cumsum([0, *(len(volley.utterances) for volley in spoken)])[:-1]
    dice = np.random.default_rng(seed)
    blocks = [_count(_codes(bounds, dice), starts) for _ in range(DRAWS // BLOCK)]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def _codes(bounds: Floats, dice: np.random.Generator) -> npt.NDArray[np.int64]:
    """A code for each utterance (rows) in each draw of a block (columns)."""
    chance = dice.random((len(bounds), BLOCK))
    # Rounding may leave the last bound a hair under 1.
    drawn = (chance[:, None, :] > bounds[:, :-1, None]).sum(axis=1)
    return np.asarray(drawn, dtype=np.int64)


def _count(codes: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]) -> Counts:
    def there(names: frozenset[str] | set[str]) -> npt.NDArray[np.bool_]:
        hit = np.isin(codes, [PLACE[name] for name in names])
        found: npt.NDArray[np.bool_] = np.logical_or.reduceat(hit, starts, axis=0)
        return found

    def once_each(names: frozenset[str]) -> npt.NDArray[np.int64]:
        total = np.zeros(codes.shape[1], dtype=np.int64)
        for name in names:
            total += there({name}).sum(axis=0)
        return total

    return {
        "questions": there(QUESTIONS).sum(axis=0),
        "open": there({"open_question"}).sum(axis=0),
        "reflections": there(REFLECTIONS).sum(axis=0),
        "complex": there({"complex_reflection"}).sum(axis=0),
        "adherent": once_each(ADHERENT),
        "non_adherent": once_each(NON_ADHERENT),
    }


def redraw_talk(said: Sequence[tuple[str, float]], *, seed: int) -> Counts:
    """Counts of change and sustain talk in each draw, from (talk, confidence) of each client utterance."""
    if not said:
        return {name: np.zeros(DRAWS, dtype=np.int64) for name in ("change", "sustain")}
    dice = np.random.default_rng(seed)
    rows = np.cumsum([_talk_odds(talk, sure) for talk, sure in said], axis=1)
    blocks = []
    for _ in range(DRAWS // BLOCK):
        chance = dice.random((len(rows), BLOCK))
        blocks.append((chance[:, None, :] > rows[:, :-1, None]).sum(axis=1))
    drawn = np.concatenate(blocks, axis=1)
    return {name: (drawn == TALKS.index(name)).sum(axis=0) for name in ("change", "sustain")}


def _talk_odds(talk: str, sure: float) -> list[float]:
    rest = 1 - min(max(sure, 0.0), 1.0)
    if talk == "neutral":
        shares = {"change": rest / 2, "sustain": rest / 2}
    else:
        opposite = "sustain" if talk == "change" else "change"
        shares = {"neutral": rest * NEUTRAL_SHARE, opposite: rest * (1 - NEUTRAL_SHARE)}
    return [1 - rest if name == talk else shares[name] for name in TALKS]


def interval(values: Floats, value: float) -> tuple[float, float]:
    """The middle nine tenths of the draws, widened where need be to hold the score itself."""
    low = float(np.quantile(values, TAILS[0], method="lower"))
    high = float(np.quantile(values, TAILS[1], method="higher"))
    return min(low, value), max(high, value)
