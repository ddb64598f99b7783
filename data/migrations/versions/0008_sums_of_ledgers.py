"""Sums of ledgers beside the cells of a release"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0008"
down_revision = "0007"
AMOUNTS = ("need_gbp", "committed_gbp", "received_gbp", "spent_gbp", "unmet_need_gbp")


def upgrade() -> None:
    op.create_table(
        "ledger_sum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("group_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        *[sa.Column(name, sa.Float(), nullable=True) for name in AMOUNTS],
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_ledger_sum_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_sum")),
        sa.UniqueConstraint("release_id", "group_name", name=op.f("uq_ledger_sum_release_id_group_name")),
    )
    listed = ", ".join(AMOUNTS)
    beside = ", ".join(f"sum(CASE WHEN measure = '{name}' THEN estimate END)" for name in AMOUNTS)
    measures = ", ".join(f"'{name}'" for name in AMOUNTS)
    op.execute(
        f"INSERT INTO ledger_sum (release_id, group_name, {listed}) "
        f"SELECT release_id, group_name, {beside} FROM cell "
        f"WHERE audience = 'programme' AND breakdown = 'category' AND measure IN ({measures}) "
        "GROUP BY release_id, group_name"
    )
    together = ", ".join(f"sum({name})" for name in AMOUNTS)
    op.execute(
        f"INSERT INTO ledger_sum (release_id, group_name, {listed}) "
        f"SELECT release_id, '', {together} FROM ledger_sum GROUP BY release_id"
    )
    for name, columns, state in (
        ("ix_release_standing_quarter", ["quarter", "partnership_id"], "published"),
        ("ix_release_withdrawn", ["partnership_id"], "withdrawn"),
    ):
        where = sa.text(f"state = '{state}'")
        op.create_index(name, "release", columns, sqlite_where=where, postgresql_where=where)
