"""Kept ways of reading a file that can no longer be found, as they are now kept for one partnership each"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# The one kind whose key is its partnership's number; the keys of the others are hashes of other words now.
STILL_FOUND = "people"


def upgrade() -> None:
    kept = sa.table("mapping", sa.column("kind", sa.String()))
    op.execute(sa.delete(kept).where(kept.c.kind != STILL_FOUND))
