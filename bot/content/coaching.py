"""What the coach says about a turn: `content/coaching.yml`. The better sentence itself is the person's content."""

from __future__ import annotations

from pathlib import Path

from pydantic.dataclasses import dataclass

from bot.content.files import read
from bot.content.people import STRICT
from bot.paths import CONTENT


@dataclass(frozen=True, config=STRICT)
class Coaching:
    """`praise` by code; `effect` by what changed; `reason` by `<code of the turn> to <code of the better one>`,
    or `any to <code>`; `moment` by what was done apart from any code (a ruler, an apology, asking straight about
    suicide); `unsure` for a turn whose code is hard to tell. `{name}` is the person's."""

    praise: dict[str, tuple[str, ...]]
    effect: dict[str, tuple[str, ...]]
    reason: dict[str, tuple[str, ...]]
    moment: dict[str, tuple[str, ...]]
    unsure: tuple[str, ...]


def load_coaching(path: Path = CONTENT / "coaching.yml") -> Coaching:
    """Raises ContentError."""
    return read(path, Coaching)
