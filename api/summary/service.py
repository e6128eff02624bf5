"""The visitor's summary: made out of what is stored anyway, when it is asked for, and kept nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from fastapi import Response
from fastapi.responses import JSONResponse

from api.problems import FieldFault, Problem, not_found
from api.reports.formats import DOCUMENT_POLICY, choose
from api.state import Parts
from api.summary.schemas import SummaryItem, SummaryItems, SummaryWish

FORMATS = {"application/json": "json", "text/plain": "txt", "text/html": "html", "application/pdf": "pdf"}


async def list_items(parts: Parts, session_id: str) -> SummaryItems:
    """Every line that may go in: what the visitor typed, and what they said they'd do and did not take back."""
    items, _ = await _collect(parts, session_id)
    return SummaryItems(items=items)


async def make(parts: Parts, session_id: str, wish: SummaryWish, accept: str | None) -> Response:
    """The summary of exactly the lines chosen, in the format asked for."""
    media_type = choose(accept, FORMATS)
    items, today = await _collect(parts, session_id)
    wanted = set(wish.items)
    if wanted - {item.id for item in items}:
        fault = FieldFault(field="items", message="not a line of this session")
        raise Problem(422, "invalid_fields", "A line was chosen that isn't in this session.", errors=[fault])
    chosen = [item for item in items if item.id in wanted]
    if FORMATS[media_type] == "json":
        return JSONResponse(SummaryItems(items=chosen).model_dump(mode="json"), headers={"Vary": "Accept"})
    kind = FORMATS[media_type]
    headers = {"Vary": "Accept", "Content-Disposition": f'inline; filename="my-summary.{kind}"'}
    if kind == "html":
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
    # Setting a PDF takes a moment: not on the event loop.
    made = await asyncio.to_thread(_render, chosen, today, kind)
    return Response(made, media_type=media_type, headers=headers)


async def _collect(parts: Parts, session_id: str) -> tuple[list[SummaryItem], date]:
    async with parts.database.read() as work:
        session = await work.sessions.get(session_id)
        turns = await work.turns.list(session_id)
        commitments = await work.commitments.list(session_id)
    if session is None:
        raise not_found("session")
    if session.room != "guide":
        raise Problem(409, "guide_only", "A summary is made of a visit with the guide, not of a rehearsal.")
    words = [
        SummaryItem(id=f"turn-{turn.seq}", kind="words", text=turn.said)
        for turn in turns
        if turn.said and turn.said.strip()
    ]
    promises = [
        SummaryItem(
            id=row.id, kind="commitment", text=row.text, when_text=row.when_text, when=row.when, status=row.status
        )
        for row in commitments
        if row.who == "visitor" and row.status != "dropped"
    ]
    return [*words, *promises], parts.clock.now().astimezone(ZoneInfo(session.timezone)).date()


def _render(items: Sequence[SummaryItem], today: date, kind: str) -> bytes:
    from bot.coach.as_html import to_html
    from bot.coach.as_text import to_text
    from bot.guide.summary import Promise, summary

    document = summary(
        [item.text for item in items if item.kind == "words"],
        [
            Promise(item.text, item.when_text, item.when, item.status or "open")
            for item in items
            if item.kind == "commitment"
        ],
        today,
    )
    if kind == "pdf":
        from bot.coach.as_pdf import to_pdf  # brings matplotlib, for its fonts

        return to_pdf(document)
    return (to_html if kind == "html" else to_text)(document).encode()
