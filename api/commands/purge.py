"""`evoke purge`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

Before = Annotated[
    datetime | None,
    typer.Option(
        help="Remove what expired before this time (UTC); now, if not given.",
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"],
    ),
]


def purge(before: Before = None) -> None:
    """Remove expired sessions with everything that belongs to them. To be run every night."""
    import asyncio
    from datetime import UTC

    from api.clock import Clock
    from api.commands.opening import with_database
    from api.settings import Settings
    from store.purge import purge as remove

    settings = Settings()
    limit = before.replace(tzinfo=UTC) if before else Clock(settings.now).now()
    count = asyncio.run(with_database(lambda database: remove(database, limit), settings))
    typer.echo(f"{count} expired sessions removed.")
