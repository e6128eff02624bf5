"""`evoke people`: for whoever writes a person to practise with. See docs/people.md."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.paths import CONTENT

Id = Annotated[str, typer.Argument(help="The person's id: the name of content/people/<id>.yml.")]
File = Annotated[str, typer.Argument(help="The person's id, or a file that is not in content/people yet.")]


def new(person: Id) -> None:
    """Write the frame of a new person's file. Never overwrites one."""
    from bot.content.scaffold import frame

    if not (person.isidentifier() and person == person.lower()):
        _fail("an id is one word of small letters, as in “denise”")
    path = _path(person)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(frame(person))
    except FileExistsError:
        _fail(f"{path} exists already; choose another id")
    typer.echo(f"{path} is written. Read docs/people.md, fill it in, then: evoke people check {person}")


def check(person: File) -> None:
    """Say what a person's file has wrong and what it lacks. Exit status 1 if there is anything."""
    from bot.content.coverage import shortfalls
    from bot.content.faults import ContentError
    from bot.content.files import read
    from bot.content.people import Person
    from bot.content.people import check as check_person
    from bot.content.topics import load_topics

    path = _path(person)
    if not path.is_file():
        _fail(f"there is no {path}; `evoke people new {person}` writes its frame")
    topics = frozenset(load_topics())
    try:
        written = read(path, Person)
    except ContentError as error:
        for fault in error.faults:
            typer.echo(str(fault))
        raise typer.Exit(1) from None
    faults = [str(fault) for fault in check_person(path, written, topics)]
    lacks = shortfalls(written, topics)
    for sentence in [*faults, *lacks]:
        typer.echo(sentence)
    if faults or lacks:
        raise typer.Exit(1)
    typer.echo(f"{written.name}: {len(written.lines)} lines, nothing missing.")


def _path(person: str) -> Path:
    return Path(person) if person.endswith(".yml") else CONTENT / "people" / f"{person}.yml"


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
