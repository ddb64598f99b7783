"""Puts the synthetic programme into an empty database."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Integer, Table, cast, func, insert, select, text

from analytics.instruments import Instrument
from data import tables
from data.access import save_audit_entry
from data.database import begin_read, begin_write
from data.examples.programme import Frames, build_programme
from data.examples.truth import read_truth
from data.imports.problems import ImportRefused, Problem
from data.instruments import DEFAULT_INSTRUMENT, FOLDER, read_instrument
from data.pseudonyms import hash_codes

NOT_EMPTY = (
    "the database already holds {count} partnership(s); the synthetic programme goes into an empty one only. "
    "Point DATABASE_URL at a new one, or run the command before anything else."
)
# Order matters: a row may only name what is already there.
PLAIN_TABLES: tuple[Any, ...] = (
    tables.Meeting,
    tables.Attendance,
    tables.Decision,
    tables.Action,
    tables.ResourceLine,
    tables.StaffLine,
    tables.Training,
    tables.Event,
    tables.Comment,
    tables.Opening,
)


def load_example(engine: Engine, truth: dict[str, Any] | None = None) -> dict[str, int]:
    """Load the synthetic programme (all of it or nothing) and count what was written, by table.

    Raises ImportRefused when the database holds a partnership already.
    """
    truth = truth or read_truth()
    instrument = read_instrument(DEFAULT_INSTRUMENT)
    frames = build_programme(truth, instrument)
    with begin_write(engine) as connection:
        _refuse_unless_empty(connection)
        written = save_programme(connection, frames, instrument)
        save_audit_entry(connection, None, "load_example", f"{written['partnership']} partnerships")
    return written


def is_empty(engine: Engine) -> bool:
    """Whether there is no partnership yet."""
    with begin_read(engine) as connection:
        return not _count(connection, tables.Partnership)


def is_unpublished_example(engine: Engine) -> bool:
    """Whether all that is there is the synthetic programme, and no quarter of it was ever released."""
    synthetic = select(
        func.min(cast(tables.StoredRow.metadata.tables["partnership"].c.is_synthetic, Integer))
    )
    with begin_read(engine) as connection:
        return bool(connection.scalar(synthetic)) and not _count(connection, tables.Release)


def _count(connection: Connection, table: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _refuse_unless_empty(connection: Connection) -> None:
    count = _count(connection, tables.Partnership)
    if count:
        raise ImportRefused([Problem(None, None, NOT_EMPTY.format(count=count))])


def save_programme(connection: Connection, frames: Frames, instrument: Instrument) -> dict[str, int]:
    """Insert every frame with the numbers that the programme gave out; the database must be empty."""
    written = {"partnership": _insert(connection, tables.Partnership, frames["partnership"])}
    agencies = frames["organisation"]
    organisations = agencies.drop_duplicates("organisation_id").rename(
        columns={"organisation_id": "id", "organisation": "name"}
    )
    written["organisation"] = _insert(connection, tables.Organisation, organisations)
    written["membership"] = _insert(connection, tables.Membership, _list_memberships(agencies))
    batches = _save_batches(connection, frames)
    _save_instrument(connection, instrument)
    rounds = _finish_rounds(frames, instrument)
    written["survey_round"] = _insert(connection, tables.SurveyRound, rounds)
    written["response"] = _insert(connection, tables.Response, _finish_sheets(frames, batches))
    ready = _hash_people(frames)
    for model in PLAIN_TABLES:
        name = model.__tablename__
        written[name] = _insert(connection, model, _add_batch(ready[name], batches))
    _catch_up_numbers(connection)
    return written


def _list_memberships(agencies: pd.DataFrame) -> pd.DataFrame:
    return agencies.assign(
        expected_at_meetings=True, seat_count=agencies["people_weight"].gt(2).astype(int) + 1
    )


def _save_batches(connection: Connection, frames: Frames) -> dict[int, int]:
    """One batch for each partnership, so that the example can be undone like any import."""
    counts = frames["response"].groupby("partnership_id").size()
    rows = [
        {
            "kind": "example",
            "file_format": "example",
            "content_key": hashlib.sha256(f"example:{name}".encode()).hexdigest(),
            "partnership_id": partnership_id,
            "rows_read": int(counts.loc[partnership_id]),
            "rows_accepted": int(counts.loc[partnership_id]),
            "rows_skipped": 0,
            "imported_at": datetime.now(UTC),
        }
        for partnership_id, name in frames["partnership"][["id", "name"]].to_numpy()
    ]
    connection.execute(insert(tables.ImportBatch), rows)
    batch = tables.ImportBatch
    standing = connection.execute(select(batch.partnership_id, batch.id).where(batch.kind == "example"))  # type: ignore[call-overload]
    return {row.partnership_id: row.id for row in standing}


def _save_instrument(connection: Connection, instrument: Instrument) -> None:
    """Keep the questionnaire as it was, so that a release can always be made again."""
    stored = tables.StoredInstrument
    known = connection.scalar(
        select(func.count())
        .select_from(stored)
        .where(stored.instrument_id == instrument.id, stored.version == instrument.version)  # type: ignore[arg-type]
    )
    if not known:
        definition = (FOLDER / f"{instrument.id}.yaml").read_text(encoding="utf-8")
        row = {"instrument_id": instrument.id, "version": instrument.version, "definition": definition}
        connection.execute(insert(stored), [row])


def _finish_rounds(frames: Frames, instrument: Instrument) -> pd.DataFrame:
    invited = frames["roster"].groupby(["partnership_id", "quarter"]).size().rename("invited_count")
    rounds = frames["survey_round"].merge(invited.reset_index(), on=["partnership_id", "quarter"])
    return rounds.assign(
        kind="survey",
        state="closed",
        smallest_group=5,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
    )


def _finish_sheets(frames: Frames, batches: dict[int, int]) -> pd.DataFrame:
    """Sheets of the rounds that were held, each with the keyed hash of its code where the round has codes."""
    rounds = frames["survey_round"].rename(columns={"id": "round_id"})
    sheets = frames["response"].merge(
        rounds[["partnership_id", "quarter", "round_id", "has_codes"]], on=["partnership_id", "quarter"]
    )
    codes = sheets["person_code"].where(sheets["has_codes"]).fillna("")
    hashed = _hash_within(sheets["partnership_id"], codes)
    return _add_batch(sheets, batches).assign(
        person_key=hashed.where(hashed.ne(""), None),
        sheet_key=[f"example-{number}" for number in range(len(sheets))],
    )


def _hash_people(frames: Frames) -> Frames:
    """Frames whose people are keyed hashes: attendance by seat, trainings by person."""
    attendance, trainings = frames["attendance"], frames["training"]
    seats = "seat " + attendance["organisation_id"].astype(str) + "-" + attendance["seat"].astype(str)
    return frames | {
        "attendance": attendance.assign(person_key=_hash_within(attendance["partnership_id"], seats)),
        "training": trainings.assign(
            person_key=_hash_within(trainings["partnership_id"], trainings["person"])
        ),
    }


def _hash_within(partnership_ids: pd.Series, codes: pd.Series) -> pd.Series:
    parts = [
        pd.Series(hash_codes(own, int(partnership_id)), index=own.index, dtype=object)
        for partnership_id, own in codes.groupby(partnership_ids)
    ]
    return pd.concat(parts).reindex(codes.index)


def _add_batch(frame: pd.DataFrame, batches: dict[int, int]) -> pd.DataFrame:
    if "partnership_id" not in frame:
        return frame
    return frame.assign(batch_id=frame["partnership_id"].map(batches))


def _insert(connection: Connection, model: Any, frame: pd.DataFrame) -> int:
    """Insert a frame's rows; columns that the table does not have are left out, gaps become NULL."""
    columns = [column.name for column in model.__table__.columns if column.name in frame]
    plain = frame[columns].astype(object)
    rows: list[dict[str, Any]] = plain.where(plain.notna(), None).to_dict("records")  # type: ignore[assignment]
    connection.execute(insert(model), rows)
    return len(rows)


def _catch_up_numbers(connection: Connection) -> None:
    """PostgreSQL hands out numbers by itself and must hear which ones are taken; SQLite looks them up."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.StoredRow.metadata.sorted_tables:
        _catch_up(connection, table)


def _catch_up(connection: Connection, table: Table) -> None:
    quoted = f'"{table.name}"'
    connection.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{quoted}', 'id'), max(id)) FROM {quoted} "
            "HAVING max(id) IS NOT NULL"
        )
    )
