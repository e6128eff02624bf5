"""Which format a report is wanted in, by the `Accept` header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Response
from fastapi.responses import JSONResponse

from api.problems import Problem
from api.reports.debriefer import Debriefer

FORMATS = {
    "application/json": "json",
    "text/html": "html",
    "text/csv": "csv",
    "application/pdf": "pdf",
}
# What is set as a page is a document of its own and brings its styles along; it still runs no script.
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


def choose(accept: str | None, formats: Mapping[str, str] = FORMATS) -> str:
    """The media type of `formats` to answer with; the first of them when it's all the same."""
    wanted = _parse(accept or "*/*")
    best, best_quality = "", 0.0
    for media_type in formats:
        group = media_type.split("/")[0]
        # What names the type exactly overrules what names its group, and that overrules "anything".
        quality = next(
            (wanted[name] for name in (media_type, f"{group}/*", "*/*") if name in wanted),
            0.0,
        )
        if quality > best_quality:
            best, best_quality = media_type, quality
    if not best:
        raise Problem(406, "format_unknown", f"It comes as {', '.join(formats)}.")
    return best


def respond(debriefer: Debriefer, debrief: object, media_type: str, name: str) -> Response:
    """The debrief as an answer. It can take a second to draw: not on the event loop."""
    kind = FORMATS[media_type]
    headers = {"Vary": "Accept", "Content-Disposition": f'inline; filename="{name}.{kind}"'}
    if kind == "json":
        return JSONResponse(debriefer.to_json(debrief), headers={"Vary": "Accept"})
    if kind == "html":
        headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return Response(debriefer.render(debrief, kind), media_type=media_type, headers=headers)


def _parse(accept: str) -> dict[str, float]:
    """Media ranges with their quality."""
    wanted: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            wanted[name] = min(1.0, max(0.0, float(quality)))
        except ValueError:
            wanted[name] = 0.0
    return wanted
