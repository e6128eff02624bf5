"""Structured logs, one JSON object a line on stderr. Never words of a conversation, never tokens.

Therefore also no exception messages, which may quote either: only their kind and where they came from.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Any, TextIO

import structlog

from api.correlation import correlation_id

_FRAMES = 8


def configure(level: str = "info", stream: TextIO | None = None) -> None:
    """Set up logging for the process."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            _correlate,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries log through the standard module: only what went wrong there matters.
    logging.basicConfig(level=max(number, logging.WARNING), format="%(levelname)s %(name)s %(message)s")


def frames(error: BaseException) -> list[str]:
    """Where `error` came from, as `file:line function`, innermost last, without what it says."""
    found = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in found]


def _correlate(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    if found := correlation_id():
        event["correlation_id"] = found
    return event
