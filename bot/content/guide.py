"""What the guide on a clinic's site can say: `content/guide/lines.yml`.

A line belongs to an act. Lines with `near` phrases are for what a visitor said in words like those; lines
without are for any moment of their act. `{commitment}`, `{when}`, `{number}`, `{lower}` are filled in.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic.dataclasses import dataclass

from bot.coding.codes import HELPER_CODES
from bot.content.faults import ContentError, Fault
from bot.content.files import line_of, read
from bot.content.people import STRICT
from bot.content.wording import wording_faults
from bot.paths import CONTENT

GuideAct = Literal[
    "welcome", "ask_who", "open_question", "evoke", "reflect_simple", "reflect_complex", "reflect_both",
    "affirm", "explore_sustain", "ruler_importance", "ruler_confidence", "ruler_why", "offer_options",
    "offer_declined", "after_information", "next_step", "readback", "followup",
    "followup_kept", "followup_partly", "followup_not_done", "followup_changed", "summary", "helpline",
    "groups", "self_care", "truth", "off_topic", "clarify", "complaint", "other_language", "thanks",
    "change_mind", "dont_know", "silence", "goodbye", "welcome_back", "professional",
]  # fmt: skip
Who = Literal["self", "loved_one", "professional", "unknown"]
GUIDE_ACTS: tuple[str, ...] = get_args(GuideAct)
SLOTS = frozenset({"commitment", "when", "number", "lower", "clinic", "topic"})


@dataclass(frozen=True, config=STRICT)
class GuideLine:
    """One thing the guide may say, and the code a coder would give its main utterance."""

    id: str
    act: GuideAct
    text: str
    code: str
    who: tuple[Who, ...] = ("self", "loved_one", "professional", "unknown")
    near: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class _File:
    lines: tuple[GuideLine, ...]


class GuideLines:
    """The guide's lines by act."""

    def __init__(self, lines: Sequence[GuideLine]) -> None:
        self.lines = tuple(lines)
        self.by_id = {line.id: line for line in self.lines}
        self.by_act: dict[str, tuple[GuideLine, ...]] = {
            act: tuple(line for line in self.lines if line.act == act) for act in GUIDE_ACTS
        }


def load_guide(path: Path = CONTENT / "guide" / "lines.yml") -> GuideLines:
    """The guide's lines. Raises ContentError: unknown codes and blanks, acts without a line, wording."""
    file = read(path, _File)
    faults = []
    seen: set[str] = set()
    for number, line in enumerate(file.lines):
        problems = wording_faults(line.text)
        if line.code not in HELPER_CODES:
            problems.append(f"code {line.code!r} is no helper code: see docs/coding.md")
        try:
            blanks = {name for _, name, _, _ in string.Formatter().parse(line.text) if name is not None}
        except ValueError as fault:
            problems.append(f"a brace is left open or closed ({fault}): write blanks as {{commitment}}")
            blanks = set()
        if blanks - SLOTS:
            problems.append(f"{sorted(blanks - SLOTS)} cannot be filled in: use {sorted(SLOTS)}")
        if line.id in seen:
            problems.append("the id is used twice")
        seen.add(line.id)
        faults += [Fault(path, line_of(path, ("lines", number)), line.id, problem) for problem in problems]
    guide = GuideLines(file.lines)
    empty = [act for act, lines in guide.by_act.items() if not lines]
    if empty:
        faults.append(Fault(path, 1, "", f"no line for the act {', '.join(empty)}: write some"))
    if faults:
        raise ContentError(faults)
    return guide
