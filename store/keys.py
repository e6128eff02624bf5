"""Keys: the one that encrypts, older ones that still decrypt, and the fingerprints of tokens.

Every key is derived (HKDF-SHA256) from a secret, so that one secret gives separate keys for separate uses.
To rotate: put a new secret first and keep the old ones behind it until `evoke db reencrypt` has run.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.errors import UndecryptableError

_VERSION = b"\x01"
_ID_BYTES = 4
# 96 random bits a message: safe for some 2^32 messages a key (NIST SP 800-38D, 8.3).
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class _Key:
    id: bytes
    aead: AESGCM = field(repr=False)
    fingerprint: bytes = field(repr=False)


class Keyring:
    """Seals with the first secret, opens with any."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets or not all(secrets):
            raise ValueError("a keyring needs at least one secret, and none may be empty")
        keys = [_derive_key(secret) for secret in secrets]
        self._current = keys[0]
        self._keys = {key.id: key for key in reversed(keys)}

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """`plain` encrypted as version, key id, nonce, ciphertext. It opens in the same `context` only."""
        nonce = os.urandom(_NONCE_BYTES)
        header = _VERSION + self._current.id
        return header + nonce + self._current.aead.encrypt(nonce, plain, header + context)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed, or `UndecryptableError`."""
        head = len(_VERSION) + _ID_BYTES
        header, nonce, body = sealed[:head], sealed[head : head + _NONCE_BYTES], sealed[head + _NONCE_BYTES :]
        key = self._keys.get(header[len(_VERSION) :])
        if key is None or header[: len(_VERSION)] != _VERSION:
            raise UndecryptableError("it was encrypted with a secret that is not at hand (EVOKE_SECRET_KEY)")
        try:
            return key.aead.decrypt(nonce, body, header + context)
        except InvalidTag:
            raise UndecryptableError("the stored bytes were changed") from None

    def fingerprint(self, value: str) -> bytes:
        """A keyed hash of `value`, to be stored or compared in its place."""
        return hmac.digest(self._current.fingerprint, value.encode(), hashlib.sha256)

    def fingerprints(self, value: str) -> list[bytes]:
        """The same under every key at hand: a token outlives the rotation of the secret."""
        return [hmac.digest(key.fingerprint, value.encode(), hashlib.sha256) for key in self._keys.values()]


def load_secrets(secret: str | None, old: Sequence[str], key_file: Path) -> list[str]:
    """The secrets to build a keyring of; without `secret`, those in `key_file`, made when missing."""
    if secret:
        return [secret, *old]
    if not key_file.exists():
        _make_key_file(key_file)
    lines = key_file.read_text(encoding="ascii").split()
    if not lines:
        raise ValueError(f"{key_file} holds no key; restore it from a backup, or nothing stored can be read")
    return [*lines, *old]


def _make_key_file(path: Path) -> None:
    """Write a random secret, readable by its owner only. Of several processes, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        # A hard link fails if the name is taken: nobody ever reads half a file or another key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _derive_key(secret: str) -> _Key:
    material = secret.encode()
    return _Key(
        id=_derive(material, b"evoke key id", _ID_BYTES),
        aead=AESGCM(_derive(material, b"evoke at rest", 32)),
        fingerprint=_derive(material, b"evoke fingerprints", 32),
    )


def _derive(material: bytes, use: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=use).derive(material)
