"""What loading costs, each step timed in a fresh process: `python -m benchmarks.loads` prints JSON.

The steps are those of `Engine.start` and of the API around it, in an order in which each finds what the earlier
ones imported; so they add up to the start, and none is charged for another's imports.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.options import ROOT
from benchmarks.procfs import pss_mb
from benchmarks.servers import environment


def _import(name: str) -> Callable[[], None]:
    def step() -> None:
        __import__(name)

    return step


def _engine_modules() -> None:
    from rasa.utils.tensorflow.environment import setup_tf_environment

    setup_tf_environment()
    import bot.rasa.processor  # noqa: F401


def _library() -> None:
    from bot.content.library import library

    library()


def _screen() -> None:
    from bot.safety.screen import default_screen

    default_screen()


def _encoder() -> None:
    from bot.coding.encoder import default_encoder

    default_encoder()


def _topics() -> None:
    from bot.person.topics import default_finder

    default_finder()


def _people() -> None:
    from bot.content.library import library
    from bot.person.rehearsal import rehearsal

    for person in library().people:
        rehearsal(person)


def _model() -> None:
    from benchmarks.servers import MODEL
    from bot.rasa.processor import TurnProcessor

    TurnProcessor(str(MODEL))


STEPS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("import the API (FastAPI, pydantic)", _import("api.settings")),
    ("import SQLAlchemy and the store", _import("store.database")),
    ("import the application", _import("api.app")),
    ("import TensorFlow", _import("tensorflow")),
    ("import Rasa's agent", _import("rasa.core.agent")),
    ("import our Rasa parts", _engine_modules),
    ("content: library", _library),
    ("content: safety screen", _screen),
    ("encoder", _encoder),
    ("topics and their embeddings", _topics),
    ("people and their embeddings", _people),
    ("the dialogue model (with TED)", _model),
)


def measure() -> list[dict[str, Any]]:
    """The steps in a fresh process, with the memory after each."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.loads"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    rows: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def _main() -> None:
    import os
    import warnings

    warnings.simplefilter("ignore")
    rows = []
    for name, step in STEPS:
        began, cpu = time.perf_counter(), time.process_time()
        step()
        seconds, used = time.perf_counter() - began, time.process_time() - cpu
        rows.append(
            {
                "step": name,
                "seconds": round(seconds, 3),
                "cpu_seconds": round(used, 3),
                "pss_mb": pss_mb([os.getpid()]),
            }
        )
    print(json.dumps(rows))


if __name__ == "__main__":
    _main()
