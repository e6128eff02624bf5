"""The values that cross rooms: what is said in a turn, and what comes of it.

Plain frozen dataclasses, so that `bot/` knows neither pydantic nor SQLAlchemy. Whatever is stored or
sent goes through `to_json`; nothing here depends on how.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Room = Literal["practice", "guide"]
Audience = Literal["family", "trainee", "visitor"]
Mode = Literal["coached", "assessed"]
ReplyKind = Literal["say", "coach", "information", "safety", "document"]
Talk = Literal["change", "sustain", "neutral"]
Speaker = Literal["helper", "client"]
# What became of a commitment, as its maker tells it. "kept" is done; "dropped" is taken back.
Outcome = Literal["kept", "partly", "not_done", "changed", "dropped"]

# The dialogue as the engine needs it to go on: slots some turns ago and the events since. JSON only.
Window = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply. `id` is all the browser may send back; what it means stays on the server."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One bubble. `source` is the id of the content it was built on (an article's slug, a line's id)."""

    text: str
    kind: ReplyKind = "say"
    buttons: tuple[Button, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class CodedUtterance:
    """One complete thought of a turn. `start` and `end` count characters of the turn as typed.

    A helper's utterance has `code`; a client's has `talk`, `category` and, for commitments, `strength` 1-5.
    `confidence` is a calibrated probability, 0 to 1.
    """

    text: str
    start: int
    end: int
    confidence: float
    code: str | None = None
    label: str | None = None
    talk: Talk | None = None
    category: str | None = None
    strength: int | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """A turn, coded. `main`: question, reflection, therapist_input or other for a helper; the talk for a client."""

    speaker: Speaker
    main: str
    utterances: tuple[CodedUtterance, ...]


@dataclass(frozen=True, slots=True)
class Better:
    """One better sentence for this moment, and the code it would earn."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class CoachNote:
    """Feedback on one helper turn. Any part may be missing; `reason` belongs to `better`."""

    praise: str | None = None
    effect: str | None = None
    better: Better | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PersonState:
    """Where the simulated person stands. Each runs from 0 to 10; discord 10 ends the talk."""

    rapport: float
    importance: float
    confidence: float
    readiness: float
    discord: float


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the person did in this turn, and where that leaves them."""

    talk: Talk
    category: str | None
    stage: str
    state: PersonState


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment in somebody's own words (commitment, activation or taking-steps talk)."""

    who: Literal["visitor", "helper", "person"]
    text: str
    behaviour: str
    category: str
    strength: int
    when_text: str | None = None
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment whose day is over: one may ask how it went. The `id` is the store's."""

    id: str
    behaviour: str


@dataclass(frozen=True, slots=True)
class Became:
    """What a visitor said became of a commitment; without an `id`, of the last one made."""

    status: Outcome
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline, as dated in `content/helplines/`."""

    name: str
    contact: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Safety:
    """A hit of the screen: the turn went to fixed text, and the role was left."""

    kind: str
    whose: Literal["self", "other", "unclear"]
    lines: tuple[Line, ...]
    paused: bool = True


@dataclass(frozen=True, slots=True)
class Opening:
    """What a session starts from. `seed` makes the person's dice repeatable."""

    session_id: str
    room: Room
    person: str | None
    audience: Audience
    mode: Mode
    goal: str | None
    locale: str
    timezone: str
    seed: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One message: typed `text`, or the `button` pressed; exactly one of the two.

    `due`: what may be asked about now, the oldest first.
    """

    now: datetime
    text: str | None = None
    button: str | None = None
    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnResult:
    """Everything one turn produced. The caller stores it in one transaction.

    `events` are the Rasa events of this turn only, as JSON; `window` replaces the one the turn started from.
    `person_line` is the id of the line the person said, None in the guide room. `asked` are the ids of the due
    commitments that were asked about, `became` what was answered.
    """

    replies: tuple[Reply, ...]
    window: Window
    events: tuple[dict[str, Any], ...]
    coding: Coding | None = None
    coach: CoachNote | None = None
    person: PersonView | None = None
    commitments: tuple[Commitment, ...] = ()
    safety: Safety | None = None
    person_line: str | None = None
    ended: bool = False
    asked: tuple[str, ...] = ()
    became: tuple[Became, ...] = ()
    notes: dict[str, Any] = field(default_factory=dict)


def to_json(value: Any) -> Any:
    """`value` (one of the dataclasses above, or a list of them) as JSON types; dates in ISO form."""
    if hasattr(value, "__dataclass_fields__"):
        return to_json(asdict(value))
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
