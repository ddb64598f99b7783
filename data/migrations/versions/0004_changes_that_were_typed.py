"""Changes of records that were typed on a screen belong to no import"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("record_change") as table:
        table.alter_column("batch_id", existing_type=sa.Integer(), nullable=True)
