"""How far a report may be trusted, in plain sentences: the part that a number cannot say for itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.report import Kind
from bot.coding.ratings import LEAST_MINUTES
from bot.coding.rules import UNSURE_BELOW
from bot.coding.summary import Summary
from bot.types import CodedUtterance

FEW_VOLLEYS = 12  # below it one turn more or less moves every score visibly


def notes(kind: Kind, goal: str, summary: Summary, coded: Sequence[CodedUtterance]) -> tuple[str, ...]:
    """The notes of a report. `coded`: every utterance that the program coded."""
    found = ["A program made this. Its codes are an estimate, not a trained coder's judgement, and not a grade."]
    if kind == "guide":
        found.append("The guide led this talk, so only the visitor's side is counted.")
    else:
        found += _about_scores(summary)
    unsure = sum(1 for utterance in coded if utterance.confidence < UNSURE_BELOW)
    if unsure:
        found.append(f"Hard to tell, for coders too: {unsure} of {_some(len(coded), 'utterance')}.")
    if kind == "practice":
        found.append("The person is simulated. Somebody real may have answered otherwise.")
    if not goal.strip():
        found.append(
            "No change was named that this talk was about. What counts as change talk depends on it, "
            "so read that part with care."
        )
    return tuple(found)


def _about_scores(summary: Summary) -> list[str]:
    found = []
    if summary.volleys < FEW_VOLLEYS or summary.minutes < LEAST_MINUTES:
        found.append(
            f"This was a short talk: {_some(summary.volleys, 'helper turn')}, "
            f"{_length(summary.minutes)} going by its words. One sentence more or less would move "
            "these numbers."
        )
    if summary.volleys:
        found.append(
            "The range beside each score is where it would fall in nine of ten codings by chance, given how "
            "sure each code is. Simple or complex is the least sure: trained people differ there too."
        )
        found.append(
            "The marks for fair and good are the opinion of MITI 4.2.1's authors, without norms. In sessions "
            "that show MI well, experts reach one reflection a question half the time, two in 18 of 100."
        )
    return found


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _length(minutes: float) -> str:
    return "under a minute" if minutes < 1 else f"about {_some(round(minutes), 'minute')}"
