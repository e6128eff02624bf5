"""The body of `POST /v1/score`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from api.words import clean


class TranscriptTurn(BaseModel):
    """One turn of a transcript."""

    speaker: Literal["helper", "client"]
    text: Annotated[str, StringConstraints(max_length=20_000), AfterValidator(clean)]


class Transcript(BaseModel):
    """A conversation, and the change it is about."""

    goal: Annotated[str, StringConstraints(max_length=200), AfterValidator(clean)] = ""
    turns: Annotated[list[TranscriptTurn], Field(min_length=1, max_length=2000)]
