"""Settings: `EVOKE_…` variables, then `.env`, then `evoke.toml`, then what stands here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from api.zones import is_zone
from bot.paths import WEB
from bot.rasa.engine import MODEL

# A list in a variable is written with commas.
Names = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Everything about an installation that may differ. `docs/settings.md` lists it; a test compares."""

    model_config = SettingsConfigDict(
        env_prefix="EVOKE_", env_file=".env", toml_file="evoke.toml", extra="ignore", frozen=True
    )

    database_url: str = Field(
        default="sqlite:///var/evoke.db",
        description="Where everything is stored: `sqlite:///…` or `postgresql://…`.",
    )
    database_pool: int = Field(
        default=5, ge=1, le=100, description="Connections to the database that a process keeps open."
    )
    redis_url: str | None = Field(
        default=None,
        description="Session locks and rate limits shared by several processes: `redis://…`. "
        "Without it, each process has its own.",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="The secret that words are encrypted and tokens hashed with; 32 characters or more. "
        "Without it, one is made and kept in `EVOKE_KEY_FILE`.",
    )
    old_secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(),
        description="Former secrets, with commas, that still decrypt until `evoke db reencrypt` has run.",
    )
    key_file: Path | None = Field(
        default=None,
        description="The file of the secret, when `EVOKE_SECRET_KEY` is not given. "
        "Without it: beside the SQLite file, else `var/evoke.key`.",
    )
    host: str = Field(default="127.0.0.1", description="The address that `evoke serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port that `evoke serve` listens on.")
    workers: int = Field(
        default=1, ge=1, le=64, description="Processes that `evoke serve` starts; each loads the model."
    )
    stop_seconds: int = Field(
        default=30,
        ge=0,
        description="How long turns in flight may take to finish when the server is told to stop.",
    )
    trusted_proxies: Names = Field(
        default=(),
        description="Addresses or networks of reverse proxies, with commas, whose `X-Forwarded-For` counts.",
    )
    embed_hosts: Names = Field(
        default=(),
        description="Sites, with commas, that may show the widget (`https://clinic.example`). "
        "Without any, only our own pages.",
    )
    reply_delay: float = Field(
        default=0,
        ge=0,
        le=30,
        description="Seconds to wait before a reply is sent. Pages have a pace of their own.",
    )
    rate_limits: bool = Field(default=True, description="`off` turns all rate limits off, for load tests.")
    rate_per_token: str = Field(default="60/minute", description="Requests of one session.")
    rate_per_address: str = Field(default="600/minute", description="Requests to `/v1` from one address.")
    rate_new_sessions: str = Field(default="60/minute", description="Sessions that one address may open.")
    now: AwareDatetime | None = Field(
        default=None,
        description="A time (RFC 3339) at which the clock starts, so that tests can fix what Monday is.",
    )
    timezone: str = Field(
        default="America/New_York",
        description="The time zone of those who don't name one, for “tomorrow” and “Monday”.",
    )
    session_hours: float = Field(
        default=168,
        gt=0,
        description="Hours after which a session expires and its words are due to be purged.",
    )
    session_idle_hours: float = Field(
        default=24,
        gt=0,
        description="Hours without a message after which a session's token no longer opens it.",
    )
    turn_seconds: float = Field(default=30, gt=0, description="How long the engine may take for a turn.")
    lock_seconds: float = Field(default=10, gt=0, description="How long a message waits for the one before it.")
    max_text: int = Field(default=4000, ge=1, description="Characters of one message.")
    max_body: int = Field(default=65_536, ge=1024, description="Bytes of a request's body.")
    max_transcript: int = Field(default=1_048_576, ge=1024, description="Bytes of the body of `POST /v1/score`.")
    model: Path = Field(default=MODEL, description="The trained dialogue model, an archive.")
    web_dir: Path = Field(default=WEB, description="Where the pages lie.")
    log_level: str = Field(
        default="info",
        pattern="^(debug|info|warning|error)$",
        description="The least that is logged: `debug`, `info`, `warning` or `error`.",
    )

    @field_validator("old_secret_keys", "trusted_proxies", "embed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("redis_url", "secret_key", "now", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return value or None

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        if not is_zone(value):
            raise ValueError(f"{value!r} is not a time zone, such as Europe/Berlin")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags first, then variables, then files."""
        return (init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls))
