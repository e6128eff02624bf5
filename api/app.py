"""The application: `create_app(settings)`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog
from fastapi import Depends, FastAPI

from api import handlers, openapi
from api.access import limit_address
from api.addresses import Addresses
from api.body import BodyRules
from api.clock import Clock
from api.commitments.endpoints import router as commitments
from api.edge import Edge
from api.education.endpoints import router as education
from api.engine import Engine, load_engine
from api.health.endpoints import router as health
from api.keyring import open_keyring
from api.library import Library, load_library
from api.limits import RateLimits
from api.locks import LocalLocks, Locks, RedisLocks
from api.metrics import Metrics
from api.pages import endpoints as pages
from api.people.endpoints import router as people
from api.programs.endpoints import router as programs
from api.reports.coach import Coach
from api.reports.debriefer import Debriefer
from api.reports.endpoints import router as reports
from api.score.endpoints import router as score
from api.security import HeaderRules
from api.sessions.endpoints import router as sessions
from api.settings import Settings
from api.state import Parts, State
from api.summary.endpoints import router as summary
from store.database import Database
from store.errors import UnavailableError
from store.migrate import upgrade_async

log = structlog.get_logger()

ROUTERS = (sessions, commitments, reports, summary, people, education, programs, score)
_RETRY_SECONDS = 2


def create_app(
    settings: Settings,
    engine: Engine | None = None,
    library: Library | None = None,
    debriefer: Debriefer | None = None,
) -> FastAPI:
    """The whole application. What isn't given is loaded when it starts."""
    metrics = Metrics()
    app = FastAPI(
        title="Evoke",
        version="0.1.0",
        description="A place to rehearse a hard conversation before having it.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(settings, metrics, engine, library, debriefer),
        # Nothing leaves this machine, and spans would hold what exceptions quote.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    handlers.install(app)
    openapi.install(app)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(limit_address)])
    app.include_router(health)
    pages.install(app, settings.web_dir)
    # The last one added is the outermost.
    app.add_middleware(BodyRules, limit=settings.max_body, limits={"/v1/score": settings.max_transcript})
    app.add_middleware(Edge, metrics=metrics, rules=HeaderRules(settings.embed_hosts))
    return app


def _lifespan(
    settings: Settings,
    metrics: Metrics,
    engine: Engine | None,
    library: Library | None,
    debriefer: Debriefer | None,
) -> Callable[[FastAPI], AbstractAsyncContextManager[State]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        keyring = open_keyring(settings)
        parts = Parts(
            settings=settings,
            clock=Clock(settings.now),
            keyring=keyring,
            database=Database(settings.database_url, keyring, pool_size=settings.database_pool),
            engine=engine or load_engine(settings),
            library=library or load_library(),
            debriefer=debriefer or Coach(),
            locks=_locks(settings),
            limits=RateLimits(settings),
            addresses=Addresses(settings.trusted_proxies),
            metrics=metrics,
        )
        # Side by side: the one computes, the other waits for a disk. A model that can't be loaded stops the start;
        # a database that isn't up yet doesn't.
        _, migrated = await asyncio.gather(parts.engine.start(), _migrate(settings))
        migration = None if migrated else asyncio.create_task(_migrate_later(settings))
        log.info("ready")
        yield {"parts": parts}
        if migration is not None:
            migration.cancel()
        await parts.engine.stop()
        await parts.locks.close()
        await parts.database.close()

    return lifespan


def _locks(settings: Settings) -> Locks:
    if settings.redis_url is None:
        return LocalLocks(settings.lock_seconds)
    # Held longer than a turn can take, so that only a process that died leaves one behind.
    return RedisLocks(settings.redis_url, settings.lock_seconds, settings.turn_seconds + 15)


async def _migrate(settings: Settings) -> bool:
    """Bring the schema up to date; False when the database can't be reached."""
    try:
        await upgrade_async(settings.database_url)
    except UnavailableError as error:
        log.warning("database unreachable", reason=str(error))
        return False
    return True


async def _migrate_later(settings: Settings) -> None:
    """Go on trying beside the requests, which are answered with 503 meanwhile."""
    done = False
    while not done:
        await asyncio.sleep(_RETRY_SECONDS)
        done = await _migrate(settings)
