"""The MI report on a transcript: a debrief, with words from the talk as evidence for each score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from bot.coach.debrief import debrief
from bot.coach.document import Document, Heading, Paragraph, Said, Section
from bot.coach.page import document
from bot.coach.report import Debrief, DebriefTurn, Row
from bot.coding.coder import Coder, Turn
from bot.coding.codes import ADHERENT, LABELS, NON_ADHERENT, QUESTIONS, REFLECTIONS, TALK_LABELS
from bot.coding.cut import cut
from bot.guide import commitments
from bot.score.speakers import Roles, roles
from bot.score.transcript import Spoken
from bot.types import CodedUtterance, Coding, Commitment, Reply, Speaker, to_json

CONTEXT = 6  # turns before that the coder reads
AT_ONCE = 200  # utterances of a turn
QUOTES = 4  # for each score
# The codes, or the talk, that each score counts: what it is quoted by.
COUNTED = {
    "reflection_to_question": REFLECTIONS | QUESTIONS,
    "percent_complex": REFLECTIONS,
    "percent_open": QUESTIONS,
    "mi_adherent": ADHERENT,
    "mi_non_adherent": NON_ADHERENT,
    "percent_change_talk": frozenset({"change", "sustain"}),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """An utterance that a score counts."""

    seq: int
    speaker: str
    text: str
    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """What came of a transcript. `roles` is None where the caller knew who the helper is."""

    debrief: Debrief
    evidence: dict[str, tuple[Quote, ...]]
    roles: Roles | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """The coded talk, for the spreadsheet."""
        return self.debrief.rows

    def to_json(self) -> dict[str, Any]:
        """The debrief of the HTTP contract, with `evidence` by score and `speakers`."""
        return {**self.debrief.to_json(), "evidence": to_json(self.evidence), "speakers": to_json(self.roles)}

    def document(self) -> Document:
        """The report, ready to be set."""
        facts = []
        if self.roles is not None:
            sure = "" if self.roles.sure == 1 else f", {self.roles.sure:.0%} sure"
            facts.append(("The helper", f"{self.roles.helper} ({self.roles.by}{sure})"))
        return document(self.debrief, facts=facts, more=_evidence(self.debrief, self.evidence))


def score_transcript(
    spoken: Sequence[Spoken], *, goal: str = "", helper: str | None = None, coder: Coder | None = None
) -> ScoreReport:
    """The report on a transcript as it was read. Raises SpeakersError."""
    coder = coder or default_coder()
    who = roles(spoken, coder, helper=helper)
    turns = [(who.of(each.speaker), each.text) for each in spoken]
    return replace(score(turns, goal=goal, coder=coder), roles=who)


def score(turns: Sequence[tuple[str, str]], goal: str, *, coder: Coder | None = None) -> ScoreReport:
    """The report on a talk as ("helper" or "client", words) in order."""
    made = debrief(_turns(turns, goal, coder or default_coder()), goal=goal, kind="transcript")
    quotes = {name: _quotes(made.rows, codes) for name, codes in COUNTED.items()}
    return ScoreReport(made, {name: found for name, found in quotes.items() if found})


@lru_cache(maxsize=1)
def default_coder() -> Coder:
    """The process's one coder."""
    return Coder()


def _turns(turns: Sequence[tuple[str, str]], goal: str, coder: Coder) -> list[DebriefTurn]:
    """Exchanges of a helper's words and a client's, coded; turn 0 where the client begins."""
    found: list[DebriefTurn] = []
    history: list[Turn] = []
    merged = _merged(turns)
    seq = 0
    while merged:
        said, asked = "", None
        if merged[0][0] == "helper":
            said = merged.pop(0)[1]
            asked = _coded(coder.helper, said, history[-CONTEXT:])
            history.append(Turn("helper", said))
            seq += 1
        answered, answer = "", None
        if merged and merged[0][0] == "client":
            answered = merged.pop(0)[1]
            answer = _coded(coder.client, answered, history[-CONTEXT:])
            history.append(Turn("client", answered))
        found.append(_turn(seq, said, asked, answered, answer, goal))
    return found


def _coded(code: Callable[[str, Sequence[Turn]], Coding], text: str, history: Sequence[Turn]) -> Coding:
    """A turn coded. A monologue goes in parts, since the coder takes all of a turn into memory at once."""
    pieces = cut(text)
    if len(pieces) <= AT_ONCE:
        return code(text, history)
    utterances: list[CodedUtterance] = []
    mains: Counter[str] = Counter()
    for first in range(0, len(pieces), AT_ONCE):
        part = pieces[first : first + AT_ONCE]
        start = part[0][0]
        coding = code(text[start : part[-1][1]], history)
        utterances += [replace(u, start=u.start + start, end=u.end + start) for u in coding.utterances]
        mains[coding.main] += 1
    return Coding(coding.speaker, mains.most_common(1)[0][0], tuple(utterances))


def _merged(turns: Sequence[tuple[str, str]]) -> list[tuple[Speaker, str]]:
    """Turns with words, those of one speaker in a row as one."""
    kept: list[tuple[Speaker, str]] = [
        ("helper" if speaker == "helper" else "client", text) for speaker, text in turns if text.strip()
    ]
    return [
        (speaker, "\n".join(text for _, text in together))
        for speaker, together in groupby(kept, key=lambda turn: turn[0])
    ]


def _turn(seq: int, said: str, asked: Coding | None, answered: str, answer: Coding | None, goal: str) -> DebriefTurn:
    replies = (Reply(answered),) if answered else ()
    promised = _promised(answer, goal) if answer else ()
    return DebriefTurn(seq, said, asked, None, replies, None, promised, answer)


def _promised(answer: Coding, goal: str) -> tuple[Commitment, ...]:
    """The client's commitments. A transcript has no date, so "Monday" stays a word."""
    now = datetime(2000, 1, 1, tzinfo=UTC)
    made = [commitments.commitment(u, now) for u in answer.utterances if commitments.is_commitment(u)]
    return tuple(replace(each, who="person", when=None, behaviour=goal or each.behaviour) for each in made)


def _quotes(rows: Sequence[Row], codes: frozenset[str]) -> tuple[Quote, ...]:
    """The surest utterances of these codes, each code in turn, in the order of the talk."""
    by_code: dict[str, list[Quote]] = {}
    for row in rows:
        code = row.utterance.code or row.utterance.talk or ""
        if code in codes:
            utterance = row.utterance
            quote = Quote(row.seq, row.speaker, utterance.text, code, utterance.confidence)
            by_code.setdefault(code, []).append(quote)
    ranked = [sorted(found, key=lambda quote: -quote.confidence) for found in by_code.values()]
    chosen: list[Quote] = []
    while len(chosen) < QUOTES and any(ranked):
        for found in ranked:
            if found and len(chosen) < QUOTES:
                chosen.append(found.pop(0))
    return tuple(sorted(chosen, key=lambda quote: quote.seq))


def _evidence(made: Debrief, evidence: dict[str, tuple[Quote, ...]]) -> list[Section]:
    blocks: list[Heading | Paragraph | Said] = []
    for each in made.scores:
        if each.id in evidence:
            blocks.append(Heading(each.label))
            blocks += [_quoted(quote, made) for quote in evidence[each.id]]
    if not blocks:
        return []
    lead = Paragraph("For each score some of what it counts, the surest first to be chosen.", quiet=True)
    return [Section("Evidence", (lead, *blocks))]


def _quoted(quote: Quote, made: Debrief) -> Said:
    label = LABELS.get(quote.code) or TALK_LABELS[quote.code]
    who = made.voices.of(quote.speaker)
    return Said(f"Turn {quote.seq}, {who}, {label.lower()} ({quote.confidence:.0%})", quote.text)
