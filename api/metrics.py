"""Metrics for Prometheus. Labels are routes and kinds, never ids: those would name people and never end."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2.0, 5.0, 10.0)


class Metrics:
    """What one application counts. Each has a registry of its own, so that tests can make many."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "evoke_requests", "Requests answered.", ["method", "route", "status"], registry=self.registry
        )
        self.turn_seconds = Histogram(
            "evoke_turn_seconds",
            "From the session's lock to the commit.",
            ["room"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.replayed = Counter(
            "evoke_turns_replayed", "Retried messages answered from the store.", registry=self.registry
        )
        self.safety = Counter(
            "evoke_safety_turns", "Turns that the safety screen took over.", ["kind"], registry=self.registry
        )

    def render(self) -> bytes:
        """Everything in Prometheus' text format; of all workers, when `evoke serve` started several."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self.registry)
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
