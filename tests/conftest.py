"""What every test may lean on: how to do without a service, and how properties are explored.

    def test_turns_are_stored_in_postgres(missing: Missing) -> None:
        if not postgres_answers():
            missing("PostgreSQL on 127.0.0.1:5432")

skips on a machine that has no PostgreSQL, and fails where `EVOKE_TEST_SKIP_NOTHING=1` promises one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

Missing = Callable[[str], NoReturn]

# The same examples on every run, and no clock: a slow machine is not a fault. `explore` looks further.
settings.register_profile(
    "evoke", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", parent=settings.get_profile("evoke"), derandomize=False, max_examples=1500)
settings.load_profile(os.environ.get("EVOKE_HYPOTHESIS", "evoke"))


def skip_or_fail(what: str) -> NoReturn:
    """`what` is not on this machine: skip the test, or fail it where nothing may be missing."""
    if nothing_is_missing():
        pytest.fail(f"{what} is missing, and EVOKE_TEST_SKIP_NOTHING=1 says that nothing is", pytrace=False)
    pytest.skip(f"needs {what}")


@pytest.fixture
def missing() -> Missing:
    """Call it with the name of a service that the test needs and has not found."""
    return skip_or_fail


def nothing_is_missing() -> bool:
    """Whether this machine promises every service, so that a skipped test is a fault."""
    return os.environ.get("EVOKE_TEST_SKIP_NOTHING") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test skipped by other means than `missing` (a marker, `importorskip`) fails there too."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and nothing_is_missing():
        report.outcome = "failed"
        report.longrepr = f"skipped, and EVOKE_TEST_SKIP_NOTHING=1 allows none: {report.longrepr}"
    return report
