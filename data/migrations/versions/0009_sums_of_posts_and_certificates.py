"""Sums of posts and certificates beside the cells of a release"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
COLUMNS = ("fte_gap", "training_shortfall_share", "short_count", "needed_count")


def upgrade() -> None:
    op.create_table(
        "people_sum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Float(), nullable=True) for name in COLUMNS],
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_people_sum_release_id_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_sum")),
        sa.UniqueConstraint("release_id", name=op.f("uq_people_sum_release_id")),
    )
    names = ("release_id", "measure", "breakdown", "audience", "estimate")
    cell = sa.table("cell", *map(sa.column, names), sa.column("detail", sa.JSON()))
    needed, current = (
        sa.func.coalesce(cell.c.detail[name].as_float(), 0.0) for name in ("needed_count", "current_count")
    )
    is_course = cell.c.measure == COLUMNS[1]
    beside = [
        *[sa.func.max(sa.case((cell.c.measure == name, cell.c.estimate))) for name in COLUMNS[:2]],
        sa.func.max(sa.case((is_course, needed - current))),
        sa.func.max(sa.case((is_course, needed))),
    ]
    found = (
        sa.select(cell.c.release_id, *beside)
        .where(cell.c.measure.in_(COLUMNS[:2]), cell.c.breakdown == "whole")
        .where(cell.c.audience == "programme")
        .group_by(cell.c.release_id)
    )
    kept = sa.table("people_sum", *map(sa.column, ("release_id", *COLUMNS)))
    op.execute(sa.insert(kept).from_select(["release_id", *COLUMNS], found))
