"""What has been said already, as a short string: one bit a line, in hexadecimal.

A talk of three hundred turns would otherwise drag three hundred ids through every event. The string names
the content it counts by, so that an edited file starts it afresh instead of scrambling it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence


class Told:
    """The set of line ids said so far, in the order of `ids`."""

    def __init__(self, ids: Sequence[str], packed: str | None = None) -> None:
        """`packed` is what `pack` gave before; one made for other content counts as empty."""
        self._ids = list(ids)
        self._mark = f"{zlib.crc32(chr(0).join(self._ids).encode()):08x}"
        bits = 0
        if packed and packed.startswith(self._mark + ":"):
            bits = int(packed.partition(":")[2] or "0", 16)
        self._said = {line for place, line in enumerate(self._ids) if bits >> place & 1}

    def __contains__(self, line: str) -> bool:
        return line in self._said

    def __len__(self) -> int:
        return len(self._said)

    def add(self, lines: Iterable[str]) -> None:
        """Remember `lines` as said."""
        self._said.update(lines)

    def pack(self) -> str:
        """The string to keep."""
        bits = sum(1 << place for place, line in enumerate(self._ids) if line in self._said)
        return f"{self._mark}:{bits:x}"
