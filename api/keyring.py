"""The keyring of an installation, from its settings."""

from __future__ import annotations

from pathlib import Path

from api.settings import Settings
from store.database import parse_url
from store.keys import Keyring, load_secrets


def open_keyring(settings: Settings) -> Keyring:
    """The keys to everything stored; makes the key file when there is neither it nor a secret."""
    current = settings.secret_key.get_secret_value() if settings.secret_key else None
    old = [key.get_secret_value() for key in settings.old_secret_keys]
    return Keyring(load_secrets(current, old, key_file(settings)))


def key_file(settings: Settings) -> Path:
    """Where the secret lies when it isn't in the settings."""
    if settings.key_file is not None:
        return settings.key_file
    url = parse_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        return Path(str(url.database)).with_suffix(".key")
    return Path("var/evoke.key")
