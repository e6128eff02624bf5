"""`evoke`, the command. Each command is a file in `api/commands/`; here they only get their names."""

from __future__ import annotations

import typer

from api.commands.code import code
from api.commands.content import check
from api.commands.db import reencrypt, upgrade
from api.commands.people import check as check_person
from api.commands.people import new as new_person
from api.commands.purge import purge
from api.commands.score import score
from api.commands.serve import serve
from api.commands.train import train

app = typer.Typer(
    name="evoke",
    help="A place to rehearse a hard conversation before having it.",
    no_args_is_help=True,
    add_completion=False,
    # A traceback with local variables would show what people said.
    pretty_exceptions_show_locals=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(db, name="db")
content = typer.Typer(help="What is said and known: the files of content/.", no_args_is_help=True)
app.add_typer(content, name="content")
people = typer.Typer(help="People to practise with: write one, check one.", no_args_is_help=True)
app.add_typer(people, name="people")

app.command()(serve)
app.command()(train)
app.command()(code)
app.command()(score)
app.command()(purge)
content.command()(check)
people.command("new")(new_person)
people.command("check")(check_person)
db.command()(upgrade)
db.command()(reencrypt)


def main() -> None:
    """The entry point."""
    app()
