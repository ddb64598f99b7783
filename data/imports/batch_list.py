"""The imports so far, for a custodian who wants to see or undo one."""

import pandas as pd
from sqlalchemy import Engine, select

from data.accounts import Scope
from data.database import read_frame
from data.tables import StoredRow

BATCH = StoredRow.metadata.tables["import_batch"]
PARTNERSHIP = StoredRow.metadata.tables["partnership"]


def load_batches(engine: Engine, scope: Scope, newest: int = 50) -> pd.DataFrame:
    """The newest imports first, as far as the scope reaches.

    returns: batch | kind | file_format | partnership | rows_accepted | rows_skipped | imported_at | undone_at
    """
    scope.require("import_files")
    query = (
        select(
            BATCH.c.id.label("batch"),
            BATCH.c.kind,
            BATCH.c.file_format,
            PARTNERSHIP.c.name.label("partnership"),
            BATCH.c.rows_accepted,
            BATCH.c.rows_skipped,
            BATCH.c.imported_at,
            BATCH.c.undone_at,
        )
        .outerjoin(PARTNERSHIP, PARTNERSHIP.c.id == BATCH.c.partnership_id)
        .order_by(BATCH.c.id.desc())
        .limit(newest)
    )
    reach = scope.reach("import_files")
    if reach is not None:
        query = query.where(BATCH.c.partnership_id.in_(reach))
    return read_frame(engine, query)
