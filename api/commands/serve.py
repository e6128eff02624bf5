"""`evoke serve`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from api.settings import Settings

Host = Annotated[str | None, typer.Option(help="Address to listen on (EVOKE_HOST).")]
Port = Annotated[int | None, typer.Option(help="Port to listen on (EVOKE_PORT).")]
Workers = Annotated[int | None, typer.Option(help="Processes to start (EVOKE_WORKERS).")]


def serve(host: Host = None, port: Port = None, workers: Workers = None) -> None:
    """Serve the API and the pages."""
    from pydantic import ValidationError

    from api.settings import Settings

    flags = {"EVOKE_HOST": host, "EVOKE_PORT": port, "EVOKE_WORKERS": workers}
    # Through the environment, since the server's processes read their settings there.
    os.environ.update({name: str(value) for name, value in flags.items() if value is not None})
    try:
        settings = Settings()
    except ValidationError as error:
        for fault in error.errors(include_input=False, include_url=False):
            name = "_".join(str(part) for part in fault["loc"]).upper()
            typer.echo(f"EVOKE_{name}: {fault['msg']}", err=True)
        raise typer.Exit(2) from None
    _warn(settings)
    _run(settings)


def _warn(settings: Settings) -> None:
    key = settings.secret_key
    if key is not None and len(key.get_secret_value()) < 32:
        typer.echo("EVOKE_SECRET_KEY is short; use 32 random characters or more.", err=True)
    if settings.workers > 1 and settings.redis_url is None:
        typer.echo("Without EVOKE_REDIS_URL each process counts its own rate limits.", err=True)


def _run(settings: Settings) -> None:
    import tempfile

    import uvicorn

    from api.logs import configure

    configure(settings.log_level)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    typer.echo(f"Evoke: http://{host}:{settings.port} (loading the model)")
    with tempfile.TemporaryDirectory(prefix="evoke-metrics-") as folder:
        if settings.workers > 1:
            # The processes add up their metrics in files there.
            os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", folder)
        uvicorn.run(
            "api.asgi:app",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.workers if settings.workers > 1 else None,
            log_config=None,
            # Ours says the same without ids in paths.
            access_log=False,
            # Addresses are ours to read, by EVOKE_TRUSTED_PROXIES.
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=settings.stop_seconds,
        )
