"""Fixtures of the API's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis import Redis  # type: ignore[import-untyped]
from redis.exceptions import RedisError  # type: ignore[import-untyped]

from api.settings import Settings
from tests.api.serving import Served, Talk, serve
from tests.conftest import skip_or_fail
from tests.store.conftest import make_postgres


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A folder of tiny pages."""
    folder = tmp_path / "web"
    (folder / "static").mkdir(parents=True)
    for name in ("index.html", "practice.html", "embed.html", "demo-clinic.html"):
        (folder / name).write_text(f"<!doctype html><title>{name}</title>", encoding="utf-8")
    (folder / "widget.js").write_text("// loader", encoding="utf-8")
    (folder / "static" / "chat.js").write_text("// chat\n" * 200, encoding="utf-8")
    return folder


@pytest.fixture
def make_settings(tmp_path: Path, web: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings that touch nothing outside the test."""

    monkeypatch.chdir(tmp_path)  # no file of settings lies there

    def make(**more: Any) -> Settings:
        base: dict[str, Any] = {
            "database_url": f"sqlite:///{tmp_path}/evoke.db",
            "key_file": tmp_path / "evoke.key",
            "web_dir": web,
            "rate_limits": False,
            "redis_url": None,
        }
        return Settings(**{**base, **more})

    return make


@pytest.fixture
async def served(make_settings: Callable[..., Settings]) -> AsyncIterator[Served]:
    """A running application with everything at its default."""
    async with serve(make_settings()) as running:
        yield running


@pytest.fixture
async def talk(served: Served) -> Talk:
    """A session in the practice room."""
    return await served.open()


@pytest.fixture
def postgres() -> Iterator[str]:
    """A PostgreSQL database for one test."""
    yield from make_postgres()


@pytest.fixture
def redis_url() -> Iterator[str]:
    """A Redis database of the test's own, emptied; skips where no Redis runs."""
    url = "redis://127.0.0.1:6379/9"
    client = Redis.from_url(url, socket_connect_timeout=1)
    try:
        client.flushdb()
    except (RedisError, OSError) as error:
        skip_or_fail(f"Redis on 127.0.0.1:6379 ({type(error).__name__})")
    yield url
    client.flushdb()
    client.close()
