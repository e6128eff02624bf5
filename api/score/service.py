"""An MI report on a transcript that somebody brings. Nothing of it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from fastapi import Response

from api.problems import Problem
from api.reports.formats import choose, respond
from api.score.schemas import Transcript
from api.state import Parts

# A transcript keeps a core busy for seconds: one at a time, so that conversations go on beside it.
_one = asyncio.Semaphore(1)


async def score(parts: Parts, transcript: Transcript, accept: str | None) -> Response:
    """The report in the format asked for."""
    media_type = choose(accept)
    turns = [(turn.speaker, turn.text) for turn in transcript.turns]
    if not any(text.strip() for _, text in turns):
        raise Problem(422, "text_empty", "There are no words in this transcript.")
    async with _one:
        return await asyncio.to_thread(_make, parts, turns, transcript.goal, media_type)


def _make(parts: Parts, turns: Sequence[tuple[str, str]], goal: str, media_type: str) -> Response:
    return respond(parts.debriefer, parts.debriefer.score(turns, goal), media_type, "evoke-report")
