"""Until when a decision is put off"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    # Of decisions put off before this version, and of those in a log, nobody asked.
    with op.batch_alter_table("decision") as table:
        table.add_column(sa.Column("due_on", sa.Date(), nullable=True))
