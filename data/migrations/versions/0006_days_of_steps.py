"""The days on which actions and decisions were carried forward, dropped, put off, and how they stood before"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"

# table → its states, and what else is kept of how it stood
STEPS = {
    "action": (
        "'open', 'closed', 'dropped'",
        (
            sa.Column("due_on", sa.Date(), nullable=True),
            sa.Column("closed_on", sa.Date(), nullable=True),
            sa.Column("carried_forward_count", sa.Integer(), nullable=False),
        ),
    ),
    "decision": (
        "'open', 'decided', 'deferred'",
        (
            sa.Column("decided_on", sa.Date(), nullable=True),
            sa.Column("deferred_count", sa.Integer(), nullable=False),
        ),
    ),
}


def upgrade() -> None:
    # Empty at first: of steps taken before this version nobody noted the day, and they count as before.
    for name, (states, columns) in STEPS.items():
        table, key = f"{name}_step", f"{name}_id"
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column(key, sa.Integer(), nullable=False),
            sa.Column("taken_on", sa.Date(), nullable=False),
            sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
            *columns,
            sa.Column("batch_id", sa.Integer(), nullable=True),
            sa.CheckConstraint(f"state IN ({states})", name=op.f(f"ck_{table}_state_known")),
            sa.ForeignKeyConstraint([key], [f"{name}.id"], name=op.f(f"fk_{table}_{key}_{name}")),
            sa.ForeignKeyConstraint(
                ["batch_id"], ["import_batch.id"], name=op.f(f"fk_{table}_batch_id_import_batch")
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(f"ix_{table}_{name}", [key], unique=False)
