"""Bodies of the session routes, as in the contract."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from api.zones import is_zone
from bot.types import Audience, Mode, Room

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$")]


# "kept" is done; "dropped" is taken back. The same words as `bot.types.Outcome`, and "open" before any of them.
Status = Literal["open", "kept", "partly", "not_done", "changed", "dropped"]


def _zone(value: str | None) -> str | None:
    if value is not None and not is_zone(value):
        raise PydanticCustomError("zone", "not a time zone, such as Europe/Berlin")
    return value


class OpenSession(BaseModel):
    """Where and with whom to talk."""

    room: Room
    person: Id | None = None
    audience: Audience | None = None
    mode: Mode = "coached"
    goal: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    locale: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")] = "en-US"
    timezone: Annotated[str | None, AfterValidator(_zone)] = None
    consent: Annotated[str, StringConstraints(pattern=r"\S", max_length=64)] = Field(
        description="The version of the notice that was agreed to."
    )
    seed: Annotated[int, Field(ge=0, lt=2**63)] | None = None


class Message(BaseModel):
    """What is said: words, or a button that was offered. Exactly one of the two."""

    text: str | None = None
    button: Annotated[str, StringConstraints(min_length=1, max_length=128)] | None = None


class _Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class ButtonOut(_Answer):
    """A quick reply: send its id back."""

    id: str
    title: str


class ReplyOut(_Answer):
    """One bubble."""

    text: str
    kind: Literal["say", "coach", "information", "safety", "document"]
    buttons: list[ButtonOut]
    source: str | None


class UtteranceOut(_Answer):
    """One coded thought; offsets count characters of the text as typed."""

    text: str
    start: int
    end: int
    code: str | None
    label: str | None
    talk: Literal["change", "sustain", "neutral"] | None
    category: str | None
    strength: int | None
    confidence: float


class CodingOut(_Answer):
    """The turn, coded."""

    speaker: Literal["helper", "client"]
    main: str
    utterances: list[UtteranceOut]


class BetterOut(_Answer):
    """A better sentence, and the code it would earn."""

    text: str
    code: str


class CoachOut(_Answer):
    """Feedback on the turn."""

    praise: str | None
    effect: str | None
    better: BetterOut | None
    reason: str | None


class StateOut(_Answer):
    """Where the person stands, each 0 to 10."""

    rapport: float
    importance: float
    confidence: float
    readiness: float
    discord: float


class PersonOut(_Answer):
    """What the person did in the turn, and where that leaves them."""

    talk: Literal["change", "sustain", "neutral"]
    category: str | None
    stage: str
    state: StateOut


class CommitmentOut(_Answer):
    """A commitment in somebody's own words."""

    id: str
    who: Literal["visitor", "helper", "person"]
    text: str
    behaviour: str
    category: str
    strength: int
    when_text: str | None
    when: date | None
    status: Status


class LineOut(_Answer):
    """A helpline."""

    name: str
    contact: str
    note: str


class SafetyOut(_Answer):
    """The safety screen took the turn."""

    kind: str
    whose: Literal["self", "other", "unclear"]
    lines: list[LineOut]
    paused: bool


class Answer(_Answer):
    """The answer to a message. `commitments`: new ones, and those whose status changed, told apart by their ids.

    `ended`: nothing more can be said.
    """

    turn: int
    replies: list[ReplyOut]
    coding: CodingOut | None
    coach: CoachOut | None
    person: PersonOut | None
    commitments: list[CommitmentOut]
    safety: SafetyOut | None
    ended: bool


class SessionOpened(BaseModel):
    """A new session. The token is shown this once."""

    session_id: str
    token: str
    expires_at: datetime
    notice: str
    replies: list[ReplyOut]


class TurnOut(BaseModel):
    """A turn as it happened: what was said, and the answer."""

    turn: int
    at: datetime
    said: str | None
    button: str | None
    button_title: str | None
    answer: dict[str, Any] = Field(description="As `POST …/messages` answered; complete once the session ended.")


class SessionOut(BaseModel):
    """A session with its turns. `replies` are those of its opening."""

    session_id: str
    room: Room
    person: str | None
    audience: Audience
    mode: Mode
    goal: str | None
    locale: str
    timezone: str
    consent: str
    created_at: datetime
    expires_at: datetime
    ended: bool
    ended_at: datetime | None
    replies: list[ReplyOut]
    turns: list[TurnOut]
