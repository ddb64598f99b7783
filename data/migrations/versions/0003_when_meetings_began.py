"""When meetings began, by the list of who came"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("began_at", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
