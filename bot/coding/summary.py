"""Summary scores of a coded conversation: what MI trainers compute from the codes, and how sure it is.

Scores and thresholds are MITI 4.2.1's (Moyers, Manuel & Ernst, 2014), whose authors call them expert opinion
without norms:

| score | how | fair | good |
|---|---|---|---|
| reflections to questions | (simple + complex) / questions | 1 | 2 |
| complex reflections | complex / (simple + complex) | 40 % | 50 % |
| technical rating | (cultivating change talk + softening sustain talk) / 2 | 3 | 4 |
| relational rating | (partnership + empathy) / 2 | 3.5 | 4 |

MI-adherent, MI-non-adherent and the two percentages below them have no threshold there; open questions and
change talk are told apart as in MISC 2.5 (Houck et al., 2010). All helper scores count volleys
(`bot.coding.volleys`), client talk counts utterances; the ranges are `bot.coding.uncertainty`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bot.coding.codes import ADHERENT, MOBILISING, NON_ADHERENT, QUESTIONS, REFLECTIONS, TALKS
from bot.coding.ratings import EITHER_WAY, LEAST_MINUTES, Ratings, estimate, minutes
from bot.coding.uncertainty import Floats, interval, redraw, redraw_talk
from bot.coding.volleys import count, volleys
from bot.types import CodedUtterance, Coding

Unit = Literal["ratio", "percent", "count"]
SEED = 20261123
THRESHOLDS = {
    "reflection_to_question": (1.0, 2.0),
    "percent_complex": (40.0, 50.0),
    "technical_rating": (3.0, 4.0),
    "relational_rating": (3.5, 4.0),
}
SPLIT_NOTE = (
    "Trained coders agree only a little better than chance on which reflections are complex: "
    "read the range, not the figure."
)
ESTIMATE_NOTE = "An estimate from the codes, from 1 to 5. A rating is a human judgement of the whole talk."


@dataclass(frozen=True, slots=True)
class Score:
    """One score. `value` is None where the talk gives none, and `note` says why.

    `low` and `high` hold the middle nine tenths of a thousand codings by chance. `unit` "ratio" is any plain
    number, ratings from 1 to 5 among them; percentages run from 0 to 100.
    """

    id: str
    label: str
    value: float | None
    low: float | None
    high: float | None
    fair: float | None
    good: float | None
    unit: Unit
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in numbers. `commitments`: what the client will do, is doing or has done for change."""

    counts: dict[str, int]
    volleys: int
    talk: dict[str, int]
    commitments: tuple[CodedUtterance, ...]
    minutes: float
    scores: tuple[Score, ...]

    def score(self, name: str) -> Score:
        """The score with this id. Raises KeyError."""
        return {score.id: score for score in self.scores}[name]


def summarize(codings: Sequence[Coding], *, words: int | None = None, seed: int = SEED) -> Summary:
    """The summary of a conversation's coded turns, in order.

    `words`: all the words of both speakers, where not every turn is coded; they tell how long the talk was.
    """
    found = volleys(codings)
    counts = count(found)
    client = [u for coding in codings if coding.speaker == "client" for u in coding.utterances]
    talk = {name: sum(1 for u in client if u.talk == name) for name in TALKS}
    spoken = sum(len(u.text.split()) for coding in codings for u in coding.utterances)
    length = minutes(spoken if words is None else words)
    drawn = {name: np.asarray(each, dtype=np.float64) for name, each in redraw(found, seed=seed).items()}
    told = [(u.talk, u.confidence) for u in client if u.talk]
    drawn |= {name: np.asarray(each, dtype=np.float64) for name, each in redraw_talk(told, seed=seed).items()}
    scores = (
        *_helper_scores(counts, drawn),
        *_rating_scores(length, estimate(found) if found and length >= LEAST_MINUTES else None),
        _change_talk(talk, drawn),
    )
    commitments = tuple(u for u in client if u.talk == "change" and u.category in MOBILISING)
    return Summary(counts, len(found), talk, commitments, round(length, 1), scores)


def _helper_scores(counts: dict[str, int], drawn: dict[str, Floats]) -> tuple[Score, ...]:
    def total(codes: frozenset[str]) -> int:
        return sum(counts[code] for code in codes)

    asked, reflected = total(QUESTIONS), total(REFLECTIONS)
    return (
        _divided(
            "reflection_to_question",
            "Reflections to questions",
            (reflected, asked),
            # A coding without any question counts as one with one, so that the range keeps an upper end.
            (drawn["reflections"], np.maximum(drawn["questions"], 1.0)),
            "ratio",
            "No question was counted, so there is nothing to divide by.",
        ),
        _divided(
            "percent_complex",
            "Complex reflections",
            (counts["complex_reflection"], reflected),
            (drawn["complex"], drawn["reflections"]),
            "percent",
            "No reflection was counted.",
            SPLIT_NOTE,
        ),
        _divided(
            "percent_open",
            "Open questions",
            (counts["open_question"], asked),
            (drawn["open"], drawn["questions"]),
            "percent",
            "No question was counted.",
            "MITI 4.2.1 sets no threshold.",
        ),
        _counted("mi_adherent", "MI-adherent", total(ADHERENT), drawn["adherent"],
                 "Affirming, seeking collaboration, emphasizing autonomy. No threshold."),
        _counted("mi_non_adherent", "MI-non-adherent", total(NON_ADHERENT), drawn["non_adherent"],
                 "Confronting, and persuading without permission. No threshold; fewer is better."),
    )  # fmt: skip


def _change_talk(talk: dict[str, int], drawn: dict[str, Floats]) -> Score:
    leaning = talk["change"] + talk["sustain"]
    return _divided(
        "percent_change_talk",
        "Change talk",
        (talk["change"], leaning),
        (drawn["change"], drawn["change"] + drawn["sustain"]),
        "percent",
        "The client leaned neither way.",
        "Of all that leaned either way: change / (change + sustain). No threshold.",
    )


def _rating_scores(length: float, ratings: Ratings | None) -> tuple[Score, Score]:
    short = (
        f"About {length:.0f} {'minute' if round(length) == 1 else 'minutes'} of talk, going by its words. "
        f"Ratings need about {LEAST_MINUTES:.0f}."
    )
    names = (("technical_rating", "Technical rating"), ("relational_rating", "Relational rating"))
    values = (ratings.technical, ratings.relational) if ratings else (None, None)
    first, second = (
        _rating(name, label, value, ESTIMATE_NOTE if ratings else short)
        for (name, label), value in zip(names, values, strict=True)
    )
    return first, second


def _rating(name: str, label: str, value: float | None, note: str) -> Score:
    fair, good = THRESHOLDS[name]
    label = f"{label} (estimate)"
    if value is None:
        return Score(name, label, None, None, None, fair, good, "ratio", note)
    low, high = max(1.0, value - EITHER_WAY), min(5.0, value + EITHER_WAY)
    return Score(name, label, round(value, 1), round(low, 1), round(high, 1), fair, good, "ratio", note)


def _divided(
    name: str,
    label: str,
    counted: tuple[int, int],
    drawn: tuple[Floats, Floats],
    unit: Unit,
    empty: str,
    note: str | None = None,
) -> Score:
    """One count over another; None, with the reason `empty`, where there is nothing to divide by."""
    fair, good = THRESHOLDS.get(name, (None, None))
    above, below = counted
    if not below:
        return Score(name, label, None, None, None, fair, good, unit, empty)
    scale, digits = (100.0, 1) if unit == "percent" else (1.0, 2)
    possible = drawn[1] > 0
    value = scale * above / below
    low, high = interval(scale * drawn[0][possible] / drawn[1][possible], value) if possible.any() else (value, value)
    return Score(name, label, round(value, digits), round(low, digits), round(high, digits), fair, good, unit, note)


def _counted(name: str, label: str, value: int, drawn: Floats, note: str) -> Score:
    low, high = interval(drawn, float(value))
    return Score(name, label, value, round(low), round(high), None, None, "count", note)
