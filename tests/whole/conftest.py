"""One real server for the tests of the whole path: loading the model is what takes time."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.paths import MODELS
from tests.conftest import skip_or_fail
from tests.whole.serving import RealServer


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """The server that most tests share."""
    if not (MODELS / "evoke.tar.gz").is_file():
        skip_or_fail("the trained model (make train)")
    server = RealServer(tmp_path_factory.mktemp("whole"), free_port())
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[RealServer]:
    """A server that the test may kill."""
    if not (MODELS / "evoke.tar.gz").is_file():
        skip_or_fail("the trained model (make train)")
    server = RealServer(tmp_path, free_port())
    try:
        yield server
    finally:
        server.kill()
