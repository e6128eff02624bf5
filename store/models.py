"""The tables. Words are encrypted; codes, numbers and times are in clear, so that they can be counted.

Every table but `sessions` has an index that starts with the session's id, its primary key where it can be: a
session's rows are read in order, and deleting the session finds them without reading the table.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from store.columns import SealedJson, SealedText, UtcTime

# Names for every constraint, the same in each database: migrations and `store.errors` rely on them.
_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """Where Alembic finds the tables."""

    metadata = MetaData(naming_convention=_NAMES)


class SessionRow(Base):
    """One conversation. `window` and `person_state` are where it stands after turn `last_seq`."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    room: Mapped[str]
    person: Mapped[str | None]
    audience: Mapped[str]
    mode: Mapped[str]
    goal: Mapped[str | None]
    locale: Mapped[str]
    timezone: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    consent: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    # Indexed: the purge looks for what expired before a day, every night, in a table that grows.
    expires_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    last_seen_at: Mapped[datetime] = mapped_column(UtcTime)
    # When it was last said that this is a program, which is to be said again every three hours.
    noticed_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    # Unique, hence indexed: every request finds its session by the token it carries.
    token_hmac: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    last_seq: Mapped[int]
    window: Mapped[dict[str, Any]] = mapped_column(SealedJson("sessions.window"))
    person_state: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class TurnRow(Base):
    """One turn: what was said, and the body that answered it, byte for byte. The opening is turn 0."""

    __tablename__ = "turns"
    # Unique, hence indexed: a retried message is looked up by its key before anything else happens.
    __table_args__ = (UniqueConstraint("session_id", "idempotency_key"),)

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    said: Mapped[str | None] = mapped_column(SealedText("turns.said"))
    button: Mapped[str | None]
    answer: Mapped[str] = mapped_column(SealedText("turns.answer"))
    # All of the turn's result: an assessed session's answer keeps back what its report shows.
    outcome: Mapped[dict[str, Any]] = mapped_column(SealedJson("turns.outcome"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    main: Mapped[str | None]
    person_line: Mapped[str | None]


class UtteranceRow(Base):
    """One coded thought of a turn, apart, so that codes can be counted without opening any words."""

    __tablename__ = "utterances"
    __table_args__ = (
        ForeignKeyConstraint(["session_id", "seq"], ["turns.session_id", "turns.seq"], ondelete="CASCADE"),
    )

    session_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    idx: Mapped[int] = mapped_column(primary_key=True)
    speaker: Mapped[str]
    text: Mapped[str] = mapped_column(SealedText("utterances.text"))
    start: Mapped[int]
    end: Mapped[int]
    code: Mapped[str | None]
    talk: Mapped[str | None]
    category: Mapped[str | None]
    strength: Mapped[int | None]
    confidence: Mapped[float]


class CommitmentRow(Base):
    """A commitment in somebody's own words, and what became of it."""

    __tablename__ = "commitments"
    __table_args__ = (
        # Its order within the session; the index serves the list and the cascade from the turn.
        UniqueConstraint("session_id", "seq", "idx"),
        ForeignKeyConstraint(["session_id", "seq"], ["turns.session_id", "turns.seq"], ondelete="CASCADE"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int]
    idx: Mapped[int]
    who: Mapped[str]
    text: Mapped[str] = mapped_column(SealedText("commitments.text"))
    behaviour: Mapped[str] = mapped_column(SealedText("commitments.behaviour"))
    category: Mapped[str]
    strength: Mapped[int]
    when_text: Mapped[str | None] = mapped_column(SealedText("commitments.when_text"))
    when: Mapped[date | None]
    status: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    updated_at: Mapped[datetime] = mapped_column(UtcTime)
    # When the guide asked how it went, which it does once.
    asked_at: Mapped[datetime | None] = mapped_column(UtcTime)


class EventRow(Base):
    """One event of the dialogue model, as it happened in a turn."""

    __tablename__ = "events"
    __table_args__ = (
        ForeignKeyConstraint(["session_id", "seq"], ["turns.session_id", "turns.seq"], ondelete="CASCADE"),
    )

    session_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    idx: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(SealedJson("events.data"))
