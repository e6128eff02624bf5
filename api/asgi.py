"""The application of a server process, made from the environment: `uvicorn --factory api.asgi:app`."""

from __future__ import annotations

from fastapi import FastAPI

from api.app import create_app
from api.logs import configure
from api.settings import Settings


def app() -> FastAPI:
    """An application with the settings of the environment."""
    settings = Settings()
    configure(settings.log_level)
    return create_app(settings)
