"""What a release has seen: changes of records, and the earlier quarters that it stands on"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "record_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("first_quarter", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last_quarter", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_record_change_batch_id_import_batch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_change")),
    )
    with op.batch_alter_table("record_change", schema=None) as batch_op:
        batch_op.create_index("ix_record_change_place", ["partnership_id", "id"], unique=False)
    # Empty in the releases that are there: they are looked at once more, and found to say the same or not.
    op.add_column("release", sa.Column("changes_seen", sa.Integer(), nullable=True))
    op.add_column("release", sa.Column("stands_on", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
