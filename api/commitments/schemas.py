"""Bodies of the commitment routes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class StatusChange(BaseModel):
    """What became of a commitment."""

    status: Literal["open", "kept", "changed", "dropped"]
