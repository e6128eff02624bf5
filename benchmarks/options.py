"""What is to be measured, and how much of it: the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results")
PARTS = ("serving", "floor", "growth")
SYSTEMS = ("stock", "evoke")
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Options:
    """The sizes of a run; those of a full one stand here."""

    parts: tuple[str, ...] = PARTS
    systems: tuple[str, ...] = SYSTEMS
    databases: tuple[str, ...] = DATABASES
    clients: tuple[int, ...] = (1, 8, 32, 128)
    seconds: float = 30  # of each load without think time
    think_loads: bool = True
    think_seconds: float = 60  # of each load with it
    think_mean: float = 5  # seconds between an answer and the next message, exponential, at most four times it
    workers: tuple[int, ...] = (1, 2)  # more than one: Evoke with PostgreSQL and Redis
    starts: int = 3  # of each system; the fastest is not picked, the median is
    long_turns: int = 300  # of one conversation
    long_marks: tuple[int, ...] = (5, 100, 300)
    long_talks: int = 3
    held: int = 10_000  # sessions held open
    held_clients: int = 8  # that create them
    held_samples: int = 200  # turns timed afterwards
    floor_rounds: int = 300
    profile_turns: int = 400
    rows: tuple[int, ...] = (1_000, 1_000_000)  # turns in the database, small and large
    row_samples: int = 500
    purge_sessions: int = 2_000
    postgres: str = "postgresql://postgres@127.0.0.1:5432/test"  # where databases are made and dropped
    redis: str = "redis://127.0.0.1:6379/15"
    out: Path | None = None
    docs: bool = False
    quick: bool = False


QUICK = Options(
    databases=("postgresql",),
    clients=(1, 8),
    seconds=4,
    think_loads=False,
    think_seconds=6,
    think_mean=0.5,
    workers=(1,),
    starts=0,
    long_turns=40,
    long_marks=(5, 20, 40),
    long_talks=1,
    held=50,
    held_samples=10,
    floor_rounds=30,
    profile_turns=48,
    rows=(1_000, 20_000),
    row_samples=50,
    purge_sessions=400,
    quick=True,
)


def parse(arguments: list[str] | None = None) -> Options:
    """The options of a command line. Exits on one that makes no sense."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure Evoke beside stock Rasa. See benchmarks/README.md."
    )
    parser.add_argument("--quick", action="store_true", help="a smoke run of about two minutes")
    parser.add_argument("--parts", nargs="+", choices=PARTS)
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS)
    parser.add_argument("--databases", nargs="+", choices=DATABASES)
    parser.add_argument("--clients", nargs="+", type=int, help="concurrent conversations, one load for each")
    parser.add_argument("--workers", nargs="+", type=int, help="server processes of Evoke, one server for each")
    parser.add_argument("--seconds", type=float, help="length of a load without think time")
    parser.add_argument("--think-seconds", type=float, help="length of a load with think time")
    parser.add_argument("--think-mean", type=float, help="mean think time in seconds")
    parser.add_argument("--no-think", dest="think_loads", action="store_const", const=False, default=None)
    parser.add_argument("--starts", type=int, help="starts timed for each system besides those of the loads")
    parser.add_argument("--long-turns", type=int, help="turns of the long conversation")
    parser.add_argument("--long-marks", nargs="+", type=int, help="turns around which its latency is read")
    parser.add_argument("--long-talks", type=int, help="how many long conversations")
    parser.add_argument("--held", type=int, help="sessions held open; 0 leaves it out")
    parser.add_argument("--floor-rounds", type=int)
    parser.add_argument("--profile-turns", type=int)
    parser.add_argument("--rows", nargs="+", type=int, help="sizes of the generated database, in turns")
    parser.add_argument("--purge-sessions", type=int)
    parser.add_argument("--postgres", help="a server and a database to connect to while making others")
    parser.add_argument("--redis", help="for more than one worker")
    parser.add_argument("--out", type=Path, help="where the results go; benchmarks/results/<time>.json if not given")
    parser.add_argument("--docs", action="store_true", help="write docs/performance.md from the results")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return replace(QUICK if given.pop("quick") else Options(), **{**given, **lists})
