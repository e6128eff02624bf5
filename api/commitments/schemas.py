"""Bodies of the commitment routes."""

from __future__ import annotations

from pydantic import BaseModel

from api.sessions.schemas import Status


class StatusChange(BaseModel):
    """What became of a commitment."""

    status: Status
