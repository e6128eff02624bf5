"""Processes that a benchmark starts, and that never outlive it."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


class Failed(RuntimeError):
    """A server did not do what a benchmark needs of it."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _die_with_parent() -> None:
    """In the child: the kernel ends it when we end, even by SIGKILL."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _has_ended(pid: int) -> bool:
    """Whether a child has ended; it stays a zombie, so that nobody else gets its number."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


class Processes:
    """A few processes with a folder of their own: `with Processes() as processes: processes.start(…)`."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="evoke-bench-")
        self.folder = Path(self._folder.name)
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, name: str, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        """Start one, in a process group of its own; what it writes goes to `<name>.log` in the folder."""
        with (self.folder / f"{name}.log").open("wb") as log:
            self._started.append(
                subprocess.Popen(
                    command,
                    cwd=cwd,
                    env=dict(env),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    preexec_fn=_die_with_parent,
                )
            )

    @property
    def pids(self) -> list[int]:
        """Those that were started; their descendants are not among them."""
        return [process.pid for process in self._started]

    def check(self) -> None:
        """Raises `Failed`, with the last lines of its log, when one has ended."""
        for process in self._started:
            if _has_ended(process.pid):
                raise Failed(f"{process.args!r} has ended\n{self.logs()}")

    def logs(self, lines: int = 15) -> str:
        """The end of every log."""
        parts = []
        for path in sorted(self.folder.glob("*.log")):
            tail = path.read_text(errors="replace").splitlines()[-lines:]
            parts.append("\n".join([f"--- {path.name}", *tail]))
        return "\n".join(parts)

    def stop(self) -> None:
        """Ask all to end, wait a little, then end whatever is left of their groups."""
        for process in self._started:
            if process.returncode is None:
                process.terminate()
        until = time.monotonic() + 8
        for process in self._started:
            while process.returncode is None and not _has_ended(process.pid) and time.monotonic() < until:
                time.sleep(0.02)
            # Its group is ours alone, and its number is not given away before `wait`.
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._started.clear()

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.stop()
        finally:
            self._folder.cleanup()
