"""The kinds of danger, and a hit: what was found, and whose danger it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "overdose", "medical", "means", "withdrawal", "suicide", "violence", "child_at_risk", "harm_to_others",
    "self_harm", "minor_alone",
]  # fmt: skip
Whose = Literal["self", "other"]
# The most urgent first: what can kill within minutes, then within the night, then what wears on.
GRAVEST: tuple[Kind, ...] = (
    "overdose", "medical", "means", "withdrawal", "suicide", "violence", "child_at_risk", "harm_to_others",
    "self_harm", "minor_alone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """Danger found: its kind and whose it is (of harm to others: who threatens it)."""

    kind: Kind
    whose: Whose


def by_urgency(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Each hit once, the most urgent first; of one kind somebody else's before the writer's own.

    Where a message was read both ways, the words for somebody else also say what to do at the scene.
    """
    return tuple(sorted(dict.fromkeys(hits), key=lambda hit: (GRAVEST.index(hit.kind), hit.whose)))
