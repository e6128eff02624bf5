"""What the application holds while it runs, and how a request gets at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict

from fastapi import Depends, Request

from api.addresses import Addresses
from api.clock import Clock
from api.engine import Engine
from api.library import Library
from api.limits import RateLimits
from api.locks import Locks
from api.metrics import Metrics
from api.reports.debriefer import Debriefer
from api.settings import Settings
from store.database import Database
from store.keys import Keyring


@dataclass
class Parts:
    """Everything that is made once at the start. Nothing here belongs to one session."""

    settings: Settings
    clock: Clock
    keyring: Keyring
    database: Database
    engine: Engine
    library: Library
    debriefer: Debriefer
    locks: Locks
    limits: RateLimits
    addresses: Addresses
    metrics: Metrics


class State(TypedDict):
    """The lifespan's state, as Starlette hands it to requests."""

    parts: Parts


def get_parts(request: Request) -> Parts:
    """The parts of the application that `request` came to."""
    parts: Parts = request.state.parts
    return parts


PartsOf = Annotated[Parts, Depends(get_parts)]
