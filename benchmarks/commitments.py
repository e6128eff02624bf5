"""`python -m benchmarks.commitments`: the guide's noting of commitments beside utterances labelled by somebody else.

    python -m benchmarks.commitments            # figures of both halves, and what the development half gets wrong

Rules may be made from items at even positions. The others are held out: of them only figures are ever shown, and
two (`SEEN`) are not in their figure, because a developer read them while looking at the head of the file.

The set alternates: what is even is a commitment, what is odd only sounds like one. So recall and dates are figures of
the development half, seen; false alarms are figures of the held-out half, unseen; precision needs both.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.coding.coder import Coder
from bot.guide.commitments import found_in
from bot.paths import ROOT

SET = ROOT / "tests" / "sets" / "commitments.yml"
# When the utterances of the set were said.
SAID = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/New_York"))
SEEN = frozenset({1, 3})
WANTED = {"precision": 0.93, "recall": 0.90, "date": 0.95}


@dataclass(frozen=True, slots=True)
class Judged:
    """One utterance: what is true of it by its label, and what the guide noted."""

    place: int
    say: str
    gold: bool
    why: str | None
    when: str | None
    day: date | None
    noted: bool
    whens: tuple[str | None, ...]
    dates: tuple[date | None, ...]

    @property
    def date_right(self) -> bool:
        """Whether the date is that of the label; none where the label has none."""
        return self.day in self.dates

    @property
    def when_right(self) -> bool:
        """Whether the words of the time hold those of the label, or lie within them; none where it has none."""
        gold = _words(self.when)
        return any(
            (not gold and not ours) or (bool(gold) and bool(ours) and (gold in ours or ours in gold))
            for ours in map(_words, self.whens)
        )


def judge(rows: Sequence[dict[str, Any]], coder: Coder) -> list[Judged]:
    """What the guide makes of every utterance, each said alone."""
    judged = []
    for place, row in enumerate(rows):
        found = found_in(row["say"], coder.client(row["say"]), SAID)
        named = row.get("date")
        judged.append(
            Judged(
                place=place,
                say=row["say"],
                gold=row["commitment"],
                why=row.get("why"),
                when=row.get("when"),
                day=date.fromisoformat(str(named)) if named else None,
                noted=bool(found),
                whens=tuple(one.when_text for one in found),
                dates=tuple(one.when for one in found),
            )
        )
    return judged


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Precision and recall of noting, and false alarms; of true ones noted, the share whose date and words are right.

    A figure that the utterances cannot give, for want of a true or of a false one, is left out.
    """
    hits = [one for one in judged if one.gold and one.noted]
    noted, gold = sum(one.noted for one in judged), sum(one.gold for one in judged)
    none = len(judged) - gold
    found = {"n": float(len(judged))}
    if gold and none:
        found["precision"] = len(hits) / max(noted, 1)
    if gold:
        found["recall"] = len(hits) / gold
        found["date"] = sum(one.date_right for one in hits) / max(len(hits), 1)
        found["when"] = sum(one.when_right for one in hits) / max(len(hits), 1)
    if none:
        found["false_alarms"] = (noted - len(hits)) / none
    return {name: round(value, 3) for name, value in found.items()}


def halves(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The development half, the held-out half, and all."""
    return {
        "development": [one for one in judged if one.place % 2 == 0],
        "held out": [one for one in judged if one.place % 2 and one.place not in SEEN],
        "all": list(judged),
    }


def misses(judged: Sequence[Judged]) -> list[str]:
    """What went wrong, a line each. Only ever asked of the development half."""
    lines = []
    for one in judged:
        if one.gold != one.noted:
            lines.append(f"{'missed' if one.gold else 'false'} ({one.why or 'commitment'}): {one.say}")
        elif one.gold and not one.date_right:
            lines.append(f"date {one.day}, ours {[str(d) for d in one.dates]} ({one.when!r}, {one.whens}): {one.say}")
        elif one.gold and not one.when_right:
            lines.append(f"when {one.when!r}, ours {one.whens}: {one.say}")
    return lines


def read(path: Path = SET) -> list[dict[str, Any]]:
    """The labelled utterances."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return rows


def _words(text: str | None) -> str:
    return " ".join((text or "").lower().replace("’", "'").split())


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, then the development half's misses."""
    parser = argparse.ArgumentParser(prog="benchmarks.commitments", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", type=Path, default=SET, help="a file of labelled utterances")
    parts = halves(judge(read(parser.parse_args(arguments).set), Coder()))
    for name, some in parts.items():
        print(f"{name:12}", "  ".join(f"{key} {value:g}" for key, value in figures(some).items()))
    print("wanted      ", "  ".join(f"{key} {value:g}" for key, value in WANTED.items()))
    print(*misses(parts["development"]), sep="\n")


if __name__ == "__main__":
    main()
