"""Door 1: private records as frames. Only import, round and release pages may open it (tests/test_layers.py).

Answers are parsed many sheets at once by Arrow: no Python loop over people.
"""

from collections.abc import Sequence
from io import BytesIO
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import yaml
from pyarrow import json as arrow_json
from sqlalchemy import Connection, Select, Table, func, select

from analytics.instruments import Instrument, build_instrument
from analytics.recorded_cells import Records
from data.instruments import read_instrument
from data.tables import StoredRow
from data.told_sheets import hash_domains

TABLES = StoredRow.metadata.tables
IDS_AT_ONCE = 5000  # SQLite allows 32,766 values in a statement, PostgreSQL 65,535
PARSED_AT_ONCE = 1 << 22  # bytes of JSON that Arrow parses in one piece


def load_rounds(
    connection: Connection,
    partnership_ids: Sequence[int] | None = None,
    quarters: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Survey rounds (no pulses).

    returns:  partnership_id | quarter | round_id | state | instrument_id | instrument_version |
              invited_count | smallest_group | opened_at | closed_at | sheet_count
    """
    table, response = TABLES["survey_round"], TABLES["response"]
    columns = [
        table.c.partnership_id, table.c.quarter, table.c.id.label("round_id"), table.c.state,
        table.c.instrument_id, table.c.instrument_version, table.c.invited_count, table.c.smallest_group,
        table.c.opened_at, table.c.closed_at,
    ]  # fmt: skip
    query = select(*columns).where(table.c.kind == "survey")
    rounds = _load(connection, query, table, partnership_ids, quarters).sort_values(
        ["partnership_id", "quarter"], ignore_index=True
    )
    counted = select(response.c.round_id, func.count()).group_by(response.c.round_id)
    if partnership_ids is not None and len(partnership_ids) <= IDS_AT_ONCE:
        counted = counted.where(response.c.round_id.in_([int(number) for number in rounds["round_id"]]))
    counts = {int(round_id): int(count) for round_id, count in connection.execute(counted)}
    return rounds.assign(sheet_count=rounds["round_id"].map(counts).fillna(0).astype(int))


def load_instrument(connection: Connection, instrument_id: str, version: str) -> Instrument:
    """The instrument as a round used it: declared here, else as it was stored with the round.

    Raises KeyError when neither is there.
    """
    try:
        return read_instrument(instrument_id, version)
    except KeyError:
        table = TABLES["instrument"]
        query = select(table.c.definition).where(
            table.c.instrument_id == instrument_id, table.c.version == version
        )
        stored = connection.scalar(query)
        if stored is None:
            raise
        return build_instrument(
            yaml.safe_load(stored), where=f"{instrument_id} {version} as stored", is_stored=True
        )


def load_sheets(
    connection: Connection,
    instrument: Instrument,
    partnership_ids: Sequence[int],
    quarters: Sequence[str] | None = None,
    *,
    with_fingerprints: bool = False,
) -> pd.DataFrame:
    """The sheets of survey rounds that used this instrument, wide, in the order of partnership and quarter.

    returns:  partnership_id | round_id | quarter | respondent_id | organisation_id | sector | person_key |
              one float32 column an item (NaN blank, −1 don't know) (| fingerprint: of the whole sheet, with
              code, organisation and sector | answers_fingerprint | domain_fingerprints)
    """
    rounds, response = TABLES["survey_round"], TABLES["response"]
    query = (
        select(
            rounds.c.partnership_id,
            rounds.c.id,
            rounds.c.quarter,
            response.c.id,
            response.c.organisation_id,
            response.c.sector,
            response.c.person_key,
            response.c.answers,
        )
        .join(rounds, rounds.c.id == response.c.round_id)
        .where(rounds.c.kind == "survey")
        .where(rounds.c.instrument_id == instrument.id, rounds.c.instrument_version == instrument.version)
        .order_by(rounds.c.partnership_id, rounds.c.quarter, response.c.id)
    )
    found: list[tuple] = []
    for ids in _split(partnership_ids):
        own = query.where(rounds.c.partnership_id.in_(ids))
        if quarters is not None:
            own = own.where(rounds.c.quarter.in_(list(quarters)))
        found += _fetch_raw(connection, own)
    columns = [list(map(itemgetter(place), found)) for place in range(8)]
    del found
    keys = _frame_keys(columns[:7])
    ratings = parse_answers(columns[7], [item.id for item in instrument.items])
    sheets = pd.concat([keys, ratings], axis=1)
    if with_fingerprints:
        sheets["fingerprint"] = _fingerprint(keys, columns[7])
        answers = pd.Series(columns[7], dtype=object)
        sheets["answers_fingerprint"] = pd.util.hash_pandas_object(answers, index=False, categorize=False)
        sheets["domain_fingerprints"] = hash_domains(sheets, instrument)
    return sheets


def _fetch_raw(connection: Connection, query: Select) -> list[tuple]:
    """Rows as the driver gives them: the columns asked for need no conversion, and rows are many."""
    result = connection.execute(query)
    cursor: Any = result.cursor
    return cursor.fetchall() if cursor is not None else []


def _frame_keys(columns: Sequence[list]) -> pd.DataFrame:
    partnership, round_id, quarter, response, organisation, sector, person_key = columns
    return pd.DataFrame(
        {
            "partnership_id": np.array(partnership, dtype=np.int64),
            "round_id": np.array(round_id, dtype=np.int64),
            "quarter": pd.Categorical(quarter),
            "respondent_id": np.array(response, dtype=np.int64),
            "organisation_id": np.array(organisation, dtype=float),
            "sector": pd.Categorical(sector),
            "person_key": pd.Series(person_key, dtype="str"),
        }
    )


def parse_answers(answers: Sequence[str], items: Sequence[str]) -> pd.DataFrame:
    """JSON documents (item → rating) as one float32 column an item; other keys are left out."""
    if not answers:
        return pd.DataFrame({item: np.array([], dtype=np.float32) for item in items})
    schema = pa.schema([(item, pa.float32()) for item in items])
    table = arrow_json.read_json(
        BytesIO("\n".join(answers).encode()),
        read_options=arrow_json.ReadOptions(block_size=PARSED_AT_ONCE),
        parse_options=arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    if table.num_rows != len(answers):
        raise ValueError(f"answers: {table.num_rows} documents in {len(answers)} rows; each row holds one")
    columns = {item: table.column(item).to_numpy() for item in items}
    return pd.DataFrame({item: np.asarray(column, dtype=np.float32) for item, column in columns.items()})


def _fingerprint(keys: pd.DataFrame, answers: list) -> np.ndarray:
    said = pd.DataFrame({"answers": pd.Series(answers, dtype=object), "person": keys["person_key"]})
    said["organisation"] = keys["organisation_id"].fillna(-1)
    said["sector"] = keys["sector"].astype(str)
    fingerprints = np.empty(len(said), dtype=np.uint64)
    has_key = keys["person_key"].notna().to_numpy()
    # Hardly any two sheets are alike: looking for equal ones first would only take time. It does matter for
    # what is missing, which hashes differently then, and stored fingerprints must be found again.
    for rows, categorize in ((has_key, False), (~has_key, True)):
        hashed = pd.util.hash_pandas_object(said[rows], index=False, categorize=categorize)
        fingerprints[rows] = hashed.to_numpy()
    return fingerprints


# ---------------------------------------------------------------- meetings, logs, ledger


def load_records(connection: Connection, partnership_ids: Sequence[int]) -> Records:
    """Everything recorded of these partnerships, of all quarters."""
    return Records(
        attendance=load_attendance(connection, partnership_ids),
        meetings=load_meetings(connection, partnership_ids),
        actions=load_actions(connection, partnership_ids),
        decisions=load_decisions(connection, partnership_ids),
        lines=load_ledger(connection, partnership_ids),
        staff=load_staff(connection, partnership_ids),
        trainings=load_trainings(connection, partnership_ids),
        action_steps=load_steps(connection, "action", partnership_ids),
        decision_steps=load_steps(connection, "decision", partnership_ids),
    )


def load_meetings(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | meeting_id | held_on | series | quorum_count | scheduled_minutes |
    minutes_sent_on | child_voice_recorded"""
    table = TABLES["meeting"]
    columns = [
        table.c.partnership_id, table.c.id.label("meeting_id"), table.c.held_on, table.c.series,
        table.c.quorum_count, table.c.scheduled_minutes, table.c.minutes_sent_on,
        table.c.child_voice_recorded,
    ]  # fmt: skip
    return _load(connection, select(*columns).order_by(table.c.id), table, partnership_ids)


def load_attendance(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | meeting_id | held_on | organisation | sector | person | presence |
    expected | minutes_present | talk_seconds"""
    meeting, attendance, organisation = (TABLES[name] for name in ("meeting", "attendance", "organisation"))
    query = (
        select(
            meeting.c.partnership_id,
            meeting.c.id.label("meeting_id"),
            meeting.c.held_on,
            organisation.c.name.label("organisation"),
            organisation.c.sector,
            attendance.c.person_key.label("person"),
            attendance.c.presence,
            attendance.c.expected,
            attendance.c.minutes_present,
            attendance.c.talk_seconds,
        )
        .join(meeting, meeting.c.id == attendance.c.meeting_id)
        .outerjoin(organisation, organisation.c.id == attendance.c.organisation_id)
        .order_by(attendance.c.id)
    )
    found = _load(connection, query, meeting, partnership_ids)
    return found.astype({"talk_seconds": float, "minutes_present": float})


def load_actions(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | action_id | owner | agreed_on | due_on | closed_on | state |
    carried_forward_count"""
    table, organisation = TABLES["action"], TABLES["organisation"]
    columns = [
        table.c.partnership_id, table.c.id.label("action_id"), table.c.owner,
        organisation.c.name.label("organisation"), table.c.agreed_on, table.c.due_on, table.c.closed_on,
        table.c.state, table.c.carried_forward_count,
    ]  # fmt: skip
    query = select(*columns).outerjoin(organisation, organisation.c.id == table.c.owner_organisation_id)
    found = _load(connection, query.order_by(table.c.id), table, partnership_ids)
    # An agency that owns an action owns it as well as a person does.
    owner = found["owner"].where(found["owner"].notna(), found["organisation"])
    return found.assign(owner=owner).drop(columns="organisation")


def load_decisions(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | decision_id | raised_on | decided_on | state | deferred_count"""
    table = TABLES["decision"]
    names = ("raised_on", "decided_on", "state", "deferred_count")
    columns = [table.c.partnership_id, table.c.id.label("decision_id"), *(table.c[name] for name in names)]
    return _load(connection, select(*columns).order_by(table.c.id), table, partnership_ids)


def load_steps(connection: Connection, name: str, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """How actions, or decisions, stood before each of their steps.

    returns:  partnership_id | step_id | action_id or decision_id | taken_on | state | …, as in the table
    """
    step, owner = TABLES[f"{name}_step"], TABLES[name]
    key = step.c[f"{name}_id"]
    told = [column for column in step.c if column.name not in ("id", "batch_id")]
    query = select(owner.c.partnership_id, step.c.id.label("step_id"), *told).join_from(
        step, owner, owner.c.id == key
    )
    return _load(connection, query.order_by(step.c.id), owner, partnership_ids)


AMOUNTS = ("need_original", "need", "pledged", "committed", "received", "spent")


def load_ledger(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | quarter | organisation | sector | category | currency | in_kind |
    need_original | need | pledged | committed | received | spent"""
    table = TABLES["resource_line"]
    names = ("quarter", "category", "currency", "in_kind", *AMOUNTS)
    found = _load_of_organisations(connection, table, names, partnership_ids)
    return found.astype(dict.fromkeys(AMOUNTS, float))


def load_staff(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | quarter | organisation | sector | fte_established | fte_in_post |
    fte_seconded"""
    names = ("quarter", "fte_established", "fte_in_post", "fte_seconded")
    return _load_of_organisations(connection, TABLES["staff_line"], names, partnership_ids)


def load_trainings(connection: Connection, partnership_ids: Sequence[int]) -> pd.DataFrame:
    """returns:  partnership_id | organisation | sector | course | person_key | people_count |
    needed_from | completed_on | expires_on"""
    names = ("course", "person_key", "people_count", "needed_from", "completed_on", "expires_on")
    return _load_of_organisations(connection, TABLES["training"], names, partnership_ids)


def _load_of_organisations(
    connection: Connection, table: Table, names: Sequence[str], partnership_ids: Sequence[int]
) -> pd.DataFrame:
    organisation = TABLES["organisation"]
    query = (
        select(
            table.c.partnership_id,
            organisation.c.name.label("organisation"),
            organisation.c.sector,
            *(table.c[n] for n in names),
        )
        .outerjoin(organisation, organisation.c.id == table.c.organisation_id)
        .order_by(table.c.id)
    )
    return _load(connection, query, table, partnership_ids)


def _load(
    connection: Connection,
    query: Select,
    owner: Table,
    partnership_ids: Sequence[int] | None,
    quarters: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The rows of some partnerships (or of all), asked for a few thousand partnerships at a time."""
    if quarters is not None:
        query = query.where(owner.c.quarter.in_(list(quarters)))
    parts = [query] if partnership_ids is None else [
        query.where(owner.c.partnership_id.in_(ids)) for ids in _split(partnership_ids)
    ]  # fmt: skip
    rows: list[Any] = []
    for part in parts:
        # Tuples: a frame asks each of the driver's own rows whether it is something else.
        rows += map(tuple, connection.execute(part))
    return pd.DataFrame(rows, columns=[column.name for column in query.selected_columns])


def _split(partnership_ids: Sequence[int]) -> list[list[int]]:
    ids = [int(number) for number in partnership_ids]
    return [ids[at : at + IDS_AT_ONCE] for at in range(0, len(ids), IDS_AT_ONCE)]
