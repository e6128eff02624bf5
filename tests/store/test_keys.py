"""Encryption at rest, rotation, and the key file."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.errors import UndecryptableError
from store.keys import Keyring, load_secrets

OLD, NEW = "an old secret of some thirty chars", "a new secret of some thirty chars"


def test_sealed_bytes_open_in_their_context_only() -> None:
    keys = Keyring([NEW])
    sealed = keys.seal(b"words", b"turns.said")
    assert b"words" not in sealed
    assert keys.open(sealed, b"turns.said") == b"words"
    with pytest.raises(UndecryptableError):
        keys.open(sealed, b"turns.answer")


def test_sealing_twice_gives_different_bytes() -> None:
    keys = Keyring([NEW])
    assert keys.seal(b"words", b"") != keys.seal(b"words", b"")


@pytest.mark.parametrize("place", [0, 2, 8, 20, -1])
def test_a_changed_byte_is_noticed(place: int) -> None:
    keys = Keyring([NEW])
    sealed = bytearray(keys.seal(b"words", b""))
    sealed[place] ^= 1
    with pytest.raises(UndecryptableError):
        keys.open(bytes(sealed), b"")


def test_rotation_reads_old_and_writes_new() -> None:
    sealed = Keyring([OLD]).seal(b"words", b"")
    both = Keyring([NEW, OLD])
    assert both.open(sealed, b"") == b"words"
    again = both.seal(b"words", b"")
    assert Keyring([NEW]).open(again, b"") == b"words"
    with pytest.raises(UndecryptableError, match="EVOKE_SECRET_KEY"):
        Keyring([OLD]).open(again, b"")


def test_a_token_outlives_rotation() -> None:
    stored = Keyring([OLD]).fingerprint("token")
    both = Keyring([NEW, OLD])
    assert stored in both.fingerprints("token")
    assert both.fingerprint("token") != stored


def test_an_empty_secret_is_refused() -> None:
    for secrets in ([], [""], [NEW, ""]):
        with pytest.raises(ValueError, match="secret"):
            Keyring(secrets)


def test_key_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "new" / "evoke.key"
    first = load_secrets(None, [], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(first[0]) == 64
    assert load_secrets(None, [OLD], path) == [*first, OLD]
    assert [file.name for file in path.parent.iterdir()] == ["evoke.key"]


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    path = tmp_path / "evoke.key"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: load_secrets(None, [], path)[0], range(32)))
    assert len(found) == 1


def test_a_given_secret_needs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "evoke.key"
    assert load_secrets(NEW, [OLD], path) == [NEW, OLD]
    assert not path.exists()


def test_an_empty_key_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "evoke.key"
    path.touch()
    with pytest.raises(ValueError, match="backup"):
        load_secrets(None, [], path)
