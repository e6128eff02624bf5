"""Results as JSON: what was measured, of which version, on which machine."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.options import RESULTS, ROOT, Options

VERSIONS = ("rasa", "tensorflow-cpu", "onnxruntime", "sqlalchemy", "fastapi", "uvicorn", "asyncpg")


def begin(options: Options) -> dict[str, Any]:
    """A result with everything but the measurements."""
    shown = {name: value for name, value in asdict(options).items() if name != "out"}
    model = ROOT / "models" / "evoke.tar.gz"
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "changed_files": len(_git("status", "--porcelain").splitlines()),
        "model_sha256": hashlib.sha256(model.read_bytes()).hexdigest()[:16] if model.is_file() else None,
        "machine": machine(),
        "versions": {name: version(name) for name in VERSIONS} | {"python": platform.python_version()},
        "options": shown,
    }


def machine() -> dict[str, Any]:
    """What it was measured on, and whether the machine was busy with something else at the start."""
    cpus = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = Path("/proc/meminfo").read_text().split()[1]
    return {
        "cpu": cpus[0].partition(":")[2].strip() if cpus else platform.machine(),
        "cores": len(cpus),
        "memory_gb": round(int(memory) * 1024 / 1e9, 1),
        "kernel": platform.release(),
        "load_before": Path("/proc/loadavg").read_text().split()[:3],
    }


def path_for(options: Options) -> Path:
    """Where the results of this run go."""
    return options.out or RESULTS / f"{datetime.now(UTC):%Y%m%d-%H%M%S}{'-quick' if options.quick else ''}.json"


def write(path: Path, found: dict[str, Any]) -> None:
    """Write them, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(found, indent=1) + "\n")
    draft.replace(path)


def read(path: Path) -> dict[str, Any]:
    """Results of an earlier run."""
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()
