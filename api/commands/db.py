"""`evoke db …`."""

from __future__ import annotations

import typer


def upgrade() -> None:
    """Bring the database to the schema of this version. `evoke serve` does it too."""
    from api.settings import Settings
    from store.errors import UnavailableError
    from store.migrate import head
    from store.migrate import upgrade as migrate

    settings = Settings()
    try:
        migrate(settings.database_url)
    except UnavailableError as error:
        raise SystemExit(f"The database can't be reached ({error}).") from None
    typer.echo(f"The database is at revision {head()}.")


def reencrypt() -> None:
    """Encrypt everything with the current secret; afterwards the old ones can go."""
    import asyncio

    from api.commands.opening import with_database
    from api.settings import Settings
    from store.reencrypt import reencrypt as rewrite

    count = asyncio.run(with_database(rewrite, Settings()))
    typer.echo(f"{count} sessions are encrypted with the current secret.")
