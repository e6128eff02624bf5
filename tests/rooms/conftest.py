"""One real server for the whole of `tests/rooms`: it takes ten to twenty seconds to load the model, so only once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Missing, skip_or_fail
from tests.rooms.serving import MODEL, House

NEEDED = f"the trained model {MODEL.name} (run `make train`)"


@pytest.fixture
def model(missing: Missing) -> None:
    """The trained model is on this machine."""
    if not MODEL.is_file():
        missing(NEEDED)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running `evoke serve` with the real model."""
    if not MODEL.is_file():
        skip_or_fail(NEEDED)
    made = House(tmp_path_factory.mktemp("house"))
    try:
        made.start()
        yield made
    finally:
        made.close()
