"""A debrief as a document: what is said in which order, once for every format."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.coach.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Said,
    Section,
    Table,
)
from bot.coach.plot import Bar, Course, Line, Track, figure
from bot.coach.report import Debrief, Moment, Voices
from bot.coding.codes import LABELS
from bot.coding.summary import Score
from bot.types import Commitment

TITLES = {"practice": "Debrief", "guide": "A talk with the guide", "transcript": "MI report"}
LEADS = {
    "practice": "A rehearsal, looked back on: what you did, what it did, and what to try again.",
    "guide": "What the visitor said for change and against it, and what they mean to do.",
    "transcript": "A conversation coded for motivational interviewing, with how sure each figure is.",
}
MOMENT_TITLES = {"strong": "What worked", "retry": "Worth another try"}
WHO = {"person": None, "visitor": "Visitor", "helper": "Helper"}


def document(debrief: Debrief, *, facts: Sequence[tuple[str, str]] = (), more: Sequence[Section] = ()) -> Document:
    """The document of a debrief. `facts` and `more` are what a caller knows besides."""
    sections = [
        _moments(debrief.moments, debrief.voices),
        _scores(debrief.scores),
        *more,
        _course(debrief),
        _counts(debrief.counts),
        _commitments(debrief.commitments, debrief.voices),
        Section("How sure this is", (Bullets(debrief.notes),)),
    ]
    return Document(
        title=TITLES[debrief.kind],
        lead=LEADS[debrief.kind],
        facts=(*_facts(debrief), *facts),
        sections=tuple(section for section in sections if section is not None),
    )


def _facts(debrief: Debrief) -> list[tuple[str, str]]:
    helper, client = debrief.words["helper"], debrief.words["client"]
    facts = []
    if debrief.goal:
        facts.append(("The change in question", debrief.goal.replace("_", " ")))
    facts.append(("Turns", str(debrief.turns)))
    if helper + client:
        share = f"{100 * helper / (helper + client):.0f}% ({helper} of {helper + client})"
        whose = "Your" if debrief.voices.helper == "You" else f"The {debrief.voices.helper.lower()}'s"
        facts.append((f"{whose} share of the words", share))
    return facts


def _moments(moments: Sequence[Moment], voices: Voices) -> Section | None:
    blocks: list[Block] = []
    for kind, title in MOMENT_TITLES.items():
        chosen = [moment for moment in moments if moment.kind == kind]
        if chosen:
            blocks.append(Heading(title))
        for moment in chosen:
            blocks += _moment(moment, voices)
    return Section("Moments", tuple(blocks)) if blocks else None


def _moment(moment: Moment, voices: Voices) -> list[Block]:
    labels = " · ".join(LABELS[code] for code in moment.codes)
    blocks: list[Block] = [Heading(f"Turn {moment.seq}: {labels}", 4)]
    if moment.heard:
        blocks.append(Said(voices.client, moment.heard))
    blocks += [Said(voices.helper, moment.said), Paragraph(moment.why)]
    if moment.better is not None:
        label = LABELS.get(moment.better.code, moment.better.code).lower()
        blocks.append(Said(f"Another way to say it ({label})", moment.better.text, offered=True))
    return blocks


def _scores(scores: Sequence[Score]) -> Section | None:
    if not scores:
        return None
    rows, pictures = [], []
    for score in scores:
        rows.append(
            (
                "\n".join(part for part in (score.label, score.note) if part),
                "\n".join(part for part in (figure(score.value, score.unit), standing(score)) if part),
                _range(score),
                figure(score.fair, score.unit),
                figure(score.good, score.unit),
            )
        )
        pictures.append(Track(score) if score.value is not None and score.fair is not None else None)
    table = Table(
        "Summary scores with their ranges and marks",
        ("Score", "Value", "Likely between", "Fair from", "Good from"),
        tuple(rows),
        tuple(pictures),
        (34, 11, 14, 8, 8, 25),
    )
    how = (
        "In the pictures the dot is the score, the pale band is where it may really lie, "
        "and the upright marks are fair and good."
    )
    blocks: tuple[Block, ...] = (table, Paragraph(how, quiet=True)) if any(pictures) else (table,)
    return Section("Summary scores", blocks)


def _range(score: Score) -> str:
    if score.low is None:
        return "–"
    if score.low == score.high:
        return "as counted"
    return f"{figure(score.low, score.unit)} to {figure(score.high, score.unit)}"


def standing(score: Score) -> str:
    """Where the score stands in words: a mark should not hang on a picture."""
    if score.value is None or score.fair is None or score.good is None:
        return ""
    return "good" if score.value >= score.good else "fair" if score.value >= score.fair else "below fair"


def _course(debrief: Debrief) -> Section | None:
    name = debrief.voices.client
    name = name if debrief.kind == "practice" else f"The {name.lower()}"
    figures = [_talk_figure(debrief, name), _state_figure(debrief, name)]
    found = tuple(each for each in figures if each is not None)
    return Section("How it went", found) if found else None


def _talk_figure(debrief: Debrief, name: str) -> Figure | None:
    if len(debrief.talk) < 2:
        return None
    at = tuple(turn["seq"] for turn in debrief.talk)
    change, sustain = (tuple(accumulate(turn[key] for turn in debrief.talk)) for key in ("change", "sustain"))
    title = "Talk for change, talk for things as they are"
    note = (
        f"Counted up over the talk: {name} spoke for change {_times(change[-1])}, "
        f"and for things as they are {_times(sustain[-1])}."
    )
    lines = (Line("For change", change), Line("As things are", sustain))
    head = ("Turn", "Change", "As things are", "Neither")
    rows = tuple(
        (str(turn["seq"]), str(turn["change"]), str(turn["sustain"]), str(turn["neutral"])) for turn in debrief.talk
    )
    numbers = Table("Utterances of each kind, turn by turn", head, rows)
    return Figure(title, note, Course(title, note, at, lines), numbers)


def _state_figure(debrief: Debrief, name: str) -> Figure | None:
    if len(debrief.state) < 2:
        return None
    at = tuple(int(turn["seq"]) for turn in debrief.state)
    keys = ("readiness", "discord", "rapport")
    lines = tuple(Line(key.title(), tuple(turn[key] for turn in debrief.state)) for key in keys)
    ready = lines[0].values
    title = f"{name}'s readiness"
    note = (
        f"Readiness went from {figure(ready[0])} to {figure(ready[-1])} of 10. Rapport and discord show why it moved."
    )
    every = ("rapport", "importance", "confidence", "readiness", "discord")
    rows = tuple((str(turn["seq"]), *(f"{turn[key]:.1f}" for key in every)) for turn in debrief.state)
    numbers = Table(f"Where {name} stood after each turn, 0 to 10", ("Turn", *map(str.title, every)), rows)
    return Figure(title, note, Course(title, note, at, lines, top=10), numbers)


def _counts(counts: dict[str, int]) -> Section | None:
    used = sorted(((code, count) for code, count in counts.items() if count), key=lambda each: -each[1])
    if not used:
        return None
    top = used[0][1]
    table = Table(
        "Codes, most frequent first; each counts once in a turn",
        ("What was done", "Times"),
        tuple((LABELS[code], str(count)) for code, count in used),
        tuple(Bar(LABELS[code], count, top) for code, count in used),
        (35, 10, 55),
    )
    return Section("What was done, counted", (table,))


def _commitments(commitments: Sequence[Commitment], voices: Voices) -> Section | None:
    if not commitments:
        return None
    rows = tuple(
        (
            f"“{commitment.text}”",
            WHO[commitment.who] or voices.client,
            commitment.category.replace("_", " "),
            f"{commitment.strength} of 5",
            commitment.when.isoformat() if commitment.when else commitment.when_text or "–",
        )
        for commitment in commitments
    )
    head = ("In their own words", "Who", "Kind", "Strength", "When")
    table = Table("Commitments, as they were said", head, rows, shares=(46, 14, 15, 11, 14))
    return Section("What was promised", (table,))


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
