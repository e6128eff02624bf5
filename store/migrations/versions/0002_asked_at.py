"""When the guide asked how a commitment went: once, so that nobody is asked twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commitments", sa.Column("asked_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("commitments") as table:
        table.drop_column("asked_at")
