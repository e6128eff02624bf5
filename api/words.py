"""Text as people send it, made safe to keep: what can't be seen or stored goes, everything else stays."""

from __future__ import annotations

import re

# Control characters but tab and line breaks, and halves of surrogate pairs (no UTF-8 for them).
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without control characters. Nothing is trimmed, so that offsets count what was typed."""
    return _UNWANTED.sub("", text)
