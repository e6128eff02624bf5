"""A missing service: skipped on anybody's machine, a fault where everything is promised."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Missing

SUITE = """
import pytest

def test_by_fixture(missing):
    missing("Redis on 127.0.0.1:6379")

@pytest.mark.skip(reason="no network")
def test_by_marker():
    assert False

@pytest.mark.xfail(reason="known", strict=True)
def test_known_fault():
    assert False
"""


def test_missing_service_skips_with_its_name(missing: Missing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVOKE_TEST_SKIP_NOTHING", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Redis on 127"):
        missing("Redis on 127.0.0.1:6379")


def test_missing_service_fails_where_nothing_may_be_missing(missing: Missing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVOKE_TEST_SKIP_NOTHING", "1")
    with pytest.raises(pytest.fail.Exception, match="Redis on 127"):
        missing("Redis on 127.0.0.1:6379")


def test_no_way_of_skipping_gets_round_it(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import missing, pytest_runtest_makereport\n", encoding="utf-8"
    )
    (tmp_path / "test_suite.py").write_text(SUITE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=tmp_path,
        env={**os.environ, "EVOKE_TEST_SKIP_NOTHING": "1", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "1 failed, 1 xfailed, 1 error" in run.stdout, run.stdout
