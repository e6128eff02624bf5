"""Percentiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[max(0, min(len(ranked) - 1, round(share * len(ranked) + 0.5) - 1))]


def summary(seconds: Sequence[float]) -> dict[str, Any]:
    """Latencies given in seconds, in milliseconds."""
    if not seconds:
        return {"count": 0}
    named = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
    return {
        "count": len(seconds),
        "mean_ms": round(sum(seconds) / len(seconds) * 1000, 2),
        **{f"{name}_ms": round(percentile(seconds, share) * 1000, 2) for name, share in named.items()},
        "max_ms": round(max(seconds) * 1000, 2),
    }
