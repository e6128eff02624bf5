"""`evoke score`."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.score.report import ScoreReport


class Format(enum.StrEnum):
    """What a report can be written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


File = Annotated[
    Path,
    typer.Argument(
        help="A transcript: CSV with a speaker and a text column, JSON lines with speaker and text, "
        'or "Name: words". "-" reads from standard input.',
        allow_dash=True,
    ),
]
Goal = Annotated[str, typer.Option(help='The change that the talk is about ("drink less on work nights").')]
Helper = Annotated[str | None, typer.Option(help="The speaker who helps; found out by names and words, if not given.")]
Kind = Annotated[Format, typer.Option("--format", help="How to write the report.")]
Out = Annotated[Path | None, typer.Option(help="The file to write; standard output, if not given.")]


def score(file: File, goal: Goal = "", helper: Helper = None, kind: Kind = Format.TEXT, out: Out = None) -> None:
    """Write an MI report on a transcript: codes, summary scores and how sure they are, moments, evidence."""
    import sys

    from bot.score.errors import SpeakersError, TranscriptError
    from bot.score.report import score_transcript
    from bot.score.transcript import decode, read_text

    if kind is Format.PDF and out is None and sys.stdout.isatty():
        _fail("A PDF is no sight for a terminal: say --out report.pdf")
    name = "standard input" if str(file) == "-" else str(file)
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        report = score_transcript(read_text(decode(raw)), goal=goal, helper=helper)
        written = _write(report, kind)
        if out is not None:
            out.write_bytes(written)
    except TranscriptError as error:
        _fail("\n".join(f"{name}:{fault.line}: {fault.what}" for fault in error.faults))
    except SpeakersError as error:
        _fail(f"{name}: {error}")
    except OSError as error:
        _fail(f"{error.filename or name}: {error.strerror}")
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()


def _write(report: ScoreReport, kind: Format) -> bytes:
    import json

    from bot.coach import render

    if kind is Format.PDF:
        return render.pdf(report)
    if kind is Format.JSON:
        return json.dumps(report.to_json(), ensure_ascii=False, indent=2).encode() + b"\n"
    return (render.html if kind is Format.HTML else render.text)(report).encode()


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(1)
