"""Which of two speakers is the helper: by what they are called, else by what they do.

Where the names do not tell ("Mia", "Speaker 2"), the words of both are coded as if each were the helper. A
helper asks and reflects; how much more often than the other is compared as two proportions (a normal
approximation), and below `SURE_AT` the caller has to say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coding.coder import Coder, Turn
from bot.coding.codes import QUESTIONS, REFLECTIONS
from bot.score.errors import HelperUnclearError, NotTwoSpeakersError, UnknownHelperError
from bot.score.transcript import Spoken
from bot.types import Speaker

HELPERS = frozenset({
    "therapist", "psychotherapist", "counselor", "counsellor", "interviewer", "clinician", "helper",
    "provider",
    "practitioner", "interventionist", "coach", "doctor", "dr", "nurse", "physician", "psychologist",
    "psychiatrist", "caseworker", "worker", "advisor", "adviser", "trainee", "facilitator",
})  # fmt: skip
CLIENTS = frozenset(("client", "patient", "participant", "interviewee", "caller", "customer", "visitor", "pt", "cl"))
# Letters that transcribers write; "C" may be the counselor or the client.
HELPER_LETTERS = frozenset({"t", "th", "i"})
CLIENT_LETTERS = frozenset({"p"})
ASKING = QUESTIONS | REFLECTIONS
SURE_AT = 0.9
ENOUGH = 60  # turns of each that are coded to find out


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is who, how sure that is (0 to 1), and by what it was told."""

    helper: str
    client: str
    sure: float
    by: str

    def of(self, name: str) -> Speaker:
        """The role of a speaker."""
        return "helper" if name == self.helper else "client"


def roles(spoken: Sequence[Spoken], coder: Coder, *, helper: str | None = None) -> Roles:
    """The roles of the two speakers. `helper` names one and settles it. Raises SpeakersError."""
    names = list(dict.fromkeys(each.speaker for each in spoken))
    if helper is not None and not any(_same(name, helper) for name in names):
        raise UnknownHelperError(names, helper)
    if len(names) != 2:
        raise NotTwoSpeakersError(names)
    if helper is not None:
        return _roles(names, next(name for name in names if _same(name, helper)), 1.0, "as you said")
    named = by_name(names)
    if named is not None:
        return _roles(names, named, 1.0, "by the names of the speakers")
    chosen, sure = _by_words(names, spoken, coder)
    if sure < SURE_AT:
        raise HelperUnclearError(names, sure)
    return _roles(names, chosen, round(sure, 3), "by who asks and reflects")


def by_name(names: Sequence[str]) -> str | None:
    """The helper, where exactly one of two names says so, or the other is plainly the client's."""
    helping = [name for name in names if _is(name, HELPERS, HELPER_LETTERS)]
    helped = [name for name in names if _is(name, CLIENTS, CLIENT_LETTERS)]
    if len(helping) == 1:
        return helping[0]
    if len(helped) == 1 and not helping:
        return next(name for name in names if name != helped[0])
    return None


def _is(name: str, words: frozenset[str], letters: frozenset[str]) -> bool:
    """Whether a name holds one of `words`, or is one of `letters`; numbers aside."""
    found = {word for word in re.split(r"[\W\d_]+", name.casefold()) if word}
    return bool(found & words) or (len(found) == 1 and bool(found & letters))


def _same(one: str, two: str) -> bool:
    return one.strip().casefold() == two.strip().casefold()


def _roles(names: Sequence[str], helper: str, sure: float, by: str) -> Roles:
    return Roles(helper, next(name for name in names if name != helper), sure, by)


def _by_words(names: Sequence[str], spoken: Sequence[Spoken], coder: Coder) -> tuple[str, float]:
    """The likelier helper, and how likely."""
    shares = [_asking(name, spoken, coder) for name in names]
    (one, many), (two, others) = shares
    # A half turn to each side, so that no share is a hard 0 or 1.
    first, second = (one + 0.5) / (many + 1), (two + 0.5) / (others + 1)
    error = math.sqrt(first * (1 - first) / (many + 1) + second * (1 - second) / (others + 1))
    sure = 0.5 * (1 + math.erf(abs(first - second) / error / math.sqrt(2)))
    return (names[0] if first >= second else names[1]), sure


def _asking(name: str, spoken: Sequence[Spoken], coder: Coder) -> tuple[float, int]:
    """(how much of them asks or reflects, of how many turns), were this speaker the helper."""
    history: list[Turn] = []
    total, count = 0.0, 0
    for each in spoken:
        if each.speaker == name and count < ENOUGH:
            coding = coder.helper(each.text, history[-6:])
            if coding.utterances:
                asking = [u.confidence for u in coding.utterances if u.code in ASKING]
                total += sum(asking) / len(coding.utterances)
                count += 1
        history.append(Turn("helper" if each.speaker == name else "client", each.text))
    return total, count
