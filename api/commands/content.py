"""`evoke content …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.content.faults import Fault


def check() -> None:
    """Check everything a clinician can edit. Faults are told with file and line; exit status 1 then."""
    from bot.content.library import library

    faults = find_faults()
    for fault in faults:
        typer.echo(f"{_place(fault)} {fault.what}")
    if faults:
        typer.echo(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}.", err=True)
        raise typer.Exit(1)
    known = library()
    counted = f"{len(known.people)} people, {len(known.topics)} topics, {len(known.articles)} articles"
    listed = f"{len(known.programmes)} programs, lines of {len(known.helplines)} countries"
    typer.echo(f"The content is sound: {counted}, {listed}.")
    if any(programme.example for programme in known.programmes):
        # No fault, or a fresh copy would not pass; but nobody may go live without having read it.
        typer.echo("The list of programs is still the made-up example: put in the clinic's own (docs/programmes.md).")


def find_faults() -> list[Fault]:
    """Every fault of every file, by file and line; one part's faults do not hide another's."""
    from bot.coding.entities import reader
    from bot.content.admission import load_admission
    from bot.content.coaching import load_coaching
    from bot.content.education import load_articles
    from bot.content.faults import ContentError
    from bot.content.guide import load_guide
    from bot.content.helplines import load_helplines
    from bot.content.library import library
    from bot.content.notices import load_notices
    from bot.content.people import load_people
    from bot.content.programme_words import load_programme_words
    from bot.content.programmes import load_programmes
    from bot.content.topics import load_topics
    from bot.safety.screen import Screen

    parts: tuple[Callable[[], object], ...] = (
        load_topics,
        lambda: load_people(frozenset(load_topics())),
        load_articles,
        load_helplines,
        load_guide,
        load_notices,
        load_coaching,
        load_programmes,
        load_programme_words,
        load_admission,
        library,
        Screen,
        reader,
    )
    found: dict[str, Fault] = {}
    for part in parts:
        try:
            part()
        except ContentError as error:
            found |= {str(fault): fault for fault in error.faults}
    return sorted(found.values(), key=lambda fault: (str(fault.path), fault.line))


def _place(fault: Fault) -> str:
    """`content/people/denise.yml:12: lines › open-1:`, from here where that is shorter."""
    from pathlib import Path

    path = fault.path
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return f"{path}:{fault.line}:" + (f" {fault.where}:" if fault.where else "")
