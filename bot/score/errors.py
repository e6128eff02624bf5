"""What can be wrong with a transcript.

ScoreError
├── TranscriptError            the file cannot be read as one; `faults` says where
└── SpeakersError              it can, but who is the helper?
    ├── NotTwoSpeakersError    there is one voice, or there are three
    ├── UnknownHelperError     the helper named is not among the speakers
    └── HelperUnclearError     both sound alike; the caller has to say
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one line."""

    line: int
    what: str


class ScoreError(Exception):
    """A transcript that cannot be scored."""


class TranscriptError(ScoreError):
    """Not a transcript; every fault found, not just the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"line {fault.line}: {fault.what}" for fault in faults))


class SpeakersError(ScoreError):
    """The helper cannot be told. `names` are the speakers, in the order in which they appear."""

    def __init__(self, names: Sequence[str], message: str) -> None:
        self.names = tuple(names)
        super().__init__(message)


class NotTwoSpeakersError(SpeakersError):
    """MI is coded between a helper and a client."""

    def __init__(self, names: Sequence[str]) -> None:
        listed = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        found = f"{len(names)} speakers" if len(names) != 1 else "one speaker"
        super().__init__(names, f"a talk between a helper and a client has two speakers; here is {found}: {listed}")


class UnknownHelperError(SpeakersError):
    """No speaker has the name given."""

    def __init__(self, names: Sequence[str], given: str) -> None:
        super().__init__(names, f"no speaker is called {given!r}: the speakers are {' and '.join(names)}")


class HelperUnclearError(SpeakersError):
    """The words of both were coded as a helper's, and neither is clearly the one who asks and reflects."""

    def __init__(self, names: Sequence[str], sure: float) -> None:
        self.sure = sure
        super().__init__(
            names,
            f"it is not clear who is the helper, {' or '.join(names)} ({sure:.0%} sure at most): "
            "say which, with --helper",
        )
