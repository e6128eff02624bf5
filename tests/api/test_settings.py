"""Settings: every one documented, read from variables and files in order."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from api.clock import Clock
from api.keyring import key_file
from api.settings import Settings
from api.settings_page import render
from bot.paths import ROOT


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == render(), "run: python -m api.settings_page > docs/settings.md"


def test_every_variable_of_the_code_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    known = set(re.findall(r"EVOKE_[A-Z_]+", page))
    for room in ("api", "store", "bot", "actions"):
        for path in (ROOT / room).rglob("*.py"):
            used = set(re.findall(r"EVOKE_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
            assert used <= known | {"EVOKE_"}, path


def test_flags_go_before_variables_before_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("EVOKE_PORT", "EVOKE_HOST", "EVOKE_WORKERS"):
        monkeypatch.delenv(name, raising=False)
    Path("evoke.toml").write_text('port = 1\nhost = "toml"\nworkers = 2\nreply_delay = 1.5\n', encoding="utf-8")
    Path(".env").write_text("EVOKE_PORT=3\nEVOKE_HOST=dotenv\n", encoding="utf-8")
    monkeypatch.setenv("EVOKE_PORT", "4")
    settings = Settings()
    assert (settings.port, settings.host, settings.workers, settings.reply_delay) == (4, "dotenv", 2, 1.5)
    assert Settings(port=5).port == 5


def test_values_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "EVOKE_RATE_LIMITS": "off",
        "EVOKE_NOW": "2026-03-02T09:00:00+01:00",
        "EVOKE_TRUSTED_PROXIES": "10.0.0.0/8, 127.0.0.1",
        "EVOKE_OLD_SECRET_KEYS": "hush-1,hush-2",
        "EVOKE_EMBED_HOSTS": "",
        "EVOKE_REDIS_URL": "",
        "EVOKE_SECRET_KEY": "",
    }.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.rate_limits is False
    assert settings.now == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert settings.trusted_proxies == ("10.0.0.0/8", "127.0.0.1")
    assert [key.get_secret_value() for key in settings.old_secret_keys] == ["hush-1", "hush-2"]
    assert settings.embed_hosts == ()
    assert settings.redis_url is None and settings.secret_key is None
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    "wrong", [{"timezone": "Mars"}, {"now": "2026-03-02T09:00:00"}, {"port": 70000}, {"log_level": "loud"}]
)
def test_wrong_values(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)


def test_the_key_lies_beside_the_database(tmp_path: Path) -> None:
    assert key_file(Settings(database_url=f"sqlite:///{tmp_path}/evoke.db")) == tmp_path / "evoke.key"
    assert key_file(Settings(database_url="postgresql://db/evoke")) == Path("var/evoke.key")
    assert key_file(Settings(key_file=tmp_path / "k")) == tmp_path / "k"


def test_the_clock_starts_where_it_is_told() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    clock = Clock(start)
    first, second = clock.now(), clock.now()
    assert start <= first <= second < start.replace(minute=1)
    assert abs((Clock().now() - datetime.now(UTC)).total_seconds()) < 1
