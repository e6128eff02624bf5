"""What is shown of a person: what one knows before the talk, and nothing that is to be discovered in it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class PersonCard(BaseModel):
    """A person one can practise with."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    pronouns: str
    age: int
    region: str
    relation: str
    behaviour: str
    goal: str
    difficulty: int
    card: str
    setting: str
    audience: str
