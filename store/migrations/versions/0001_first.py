"""The first tables: sessions, turns, utterances, commitments, events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def _of_turn(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id", "seq"],
        ["turns.session_id", "turns.seq"],
        name=f"fk_{table}_turns",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("person", sa.String()),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("goal", sa.String()),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("last_seen_at", _TIME, nullable=False),
        sa.Column("noticed_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        sa.Column("token_hmac", sa.LargeBinary(32), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("window", sa.LargeBinary(), nullable=False),
        sa.Column("person_state", sa.JSON()),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("token_hmac", name="uq_sessions_token_hmac"),
    )
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"])
    op.create_table(
        "turns",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("idempotency_key", sa.String(255)),
        sa.Column("said", sa.LargeBinary()),
        sa.Column("button", sa.String()),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("main", sa.String()),
        sa.Column("person_line", sa.String()),
        sa.PrimaryKeyConstraint("session_id", "seq", name="pk_turns"),
        sa.UniqueConstraint("session_id", "idempotency_key", name="uq_turns_session_id_idempotency_key"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_turns_sessions", ondelete="CASCADE"),
    )
    op.create_table(
        "utterances",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("code", sa.String()),
        sa.Column("talk", sa.String()),
        sa.Column("category", sa.String()),
        sa.Column("strength", sa.Integer()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "seq", "idx", name="pk_utterances"),
        _of_turn("utterances"),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("behaviour", sa.LargeBinary(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=False),
        sa.Column("when_text", sa.LargeBinary()),
        sa.Column("when", sa.Date()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_commitments"),
        sa.UniqueConstraint("session_id", "seq", "idx", name="uq_commitments_session_id_seq_idx"),
        _of_turn("commitments"),
    )
    op.create_table(
        "events",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "seq", "idx", name="pk_events"),
        _of_turn("events"),
    )


def downgrade() -> None:
    for table in ("events", "commitments", "utterances", "turns", "sessions"):
        op.drop_table(table)
