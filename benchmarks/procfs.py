"""What a server's processes use, from /proc: memory without counting shared pages twice, and CPU time."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(pids: list[int]) -> list[int]:
    """These processes and all that descend from them."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found: list[int] = []
    left = list(pids)
    while left:
        pid = left.pop()
        if _stat(pid):
            found.append(pid)
        left += parents.get(pid, [])
    return found


def pss_mb(pids: list[int]) -> float:
    """Proportional set size over the processes and their descendants, in MB (10^6 bytes)."""
    total = 0
    for pid in family(pids):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has just ended
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return round(total * 1024 / 1e6, 1)


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of the processes, their descendants, and those of these that have ended."""
    total = 0
    for pid in family(pids):
        fields = _stat(pid)
        total += sum(int(field) for field in fields[11:15]) if fields else 0
    return total / TICKS


def busy_seconds() -> float:
    """CPU time that the whole machine has spent on anything, all cores together."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS  # without idle and waiting for disks


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on (proc(5) counts it as the third); [] when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
