"""Sheets into the database, many at once: answers become one JSON text per person."""

import datetime
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, insert, select

from analytics.instruments import Instrument
from analytics.quarters import name_quarter
from data.imports.bulk_insert import insert_table
from data.imports.places import (
    NOT_STATED,
    TABLES,
    Saving,
    add_memberships,
    find_partnership_ids,
    organisation_ids,
    partnership_ids,
)
from data.imports.problems import ImportRefused, Problem, list_rows
from data.pseudonyms import hash_codes, read_key

SHEETS_AT_ONCE = 50_000
IDS_AT_ONCE = 500
COLUMNS = ("round_id", "organisation_id", "sector", "person_key", "sheet_key", "answers", "batch_id")


def save_responses(
    saving: Saving, responses: pd.DataFrame, items: Sequence[str], instrument: Instrument, round_kind: str
) -> None:
    """Store every sheet that is not stored yet; open the rounds that are missing.

    responses:  row | partnership | organisation | sector | quarter | code | sheet_id | items…
    Raises ImportRefused for late answers to a closed round, another instrument's round, and people who have
    answered before with other answers.
    """
    partnership = partnership_ids(saving, responses["partnership"])
    organisation = organisation_ids(saving, responses["organisation"], responses["sector"])
    round_id, old_rounds = _rounds(saving, partnership, responses, instrument, round_kind)
    sheets = pd.DataFrame(
        {
            "row": responses["row"].to_numpy(),
            "round_id": round_id.to_numpy(),
            "organisation_id": organisation.to_numpy(),
            "sector": _sectors(saving.connection, responses["sector"], organisation).to_numpy(),
            "person_key": _person_keys(responses["code"], partnership),
        },
        copy=False,
    )
    ratings = responses[list(items)]
    sheets["sheet_key"] = _sheet_keys(sheets, responses, ratings, partnership)
    keep = _new_sheets(saving, sheets, ratings, old_rounds)
    add_memberships(saving, partnership[keep], organisation[keep], expected=False)
    _insert_sheets(saving, sheets, ratings, _in_key_order(sheets, np.flatnonzero(keep)))


def save_comments(saving: Saving, comments: pd.DataFrame, round_kind: str) -> int:
    """Store the open answers that a person has approved, untied from their sheets."""
    now = datetime.datetime.now(datetime.UTC)
    keys = comments["row"].astype("str") + ":" + comments["question_id"].astype("str")
    approved = comments.assign(words=keys.map(saving.approved_texts)).dropna(subset=["words"])
    if approved.empty:
        return 0
    partnership = partnership_ids(saving, approved["partnership"])
    rounds = _existing_rounds(saving.connection, partnership.unique().tolist(), round_kind)
    rows = [
        {
            "round_id": rounds[(int(partnership_id), quarter)]["id"],
            "question_id": question,
            "sector": sector or None,
            "words": words,
            "approved_by": saving.approved_by or "local",
            "approved_at": now,
            "batch_id": saving.batch_id,
        }
        for partnership_id, quarter, question, sector, words in zip(
            partnership,
            approved["quarter"],
            approved["question_id"],
            approved["sector"],
            approved["words"],
            strict=True,
        )
    ]
    saving.connection.execute(insert(TABLES["comment"]), rows)
    saving.new_of["comment"] += len(rows)
    return len(rows)


# ---------------------------------------------------------------- rounds


def look_at_rounds(
    connection: Connection,
    responses: pd.DataFrame,
    chosen: str | None,
    instrument: Instrument,
    kind: str,
    reach: frozenset[int] | None = None,
) -> list[Problem]:
    """What `save_responses` would refuse of rounds that are there, told before anything is written.

    reach: the partnerships that whoever asks may ask about; None for every one.
    """
    ids = find_partnership_ids(connection, responses["partnership"], chosen).fillna(-1).astype("int64")
    if reach is not None:
        ids = ids.where(ids.isin(reach), -1)
    return check_rounds(connection, responses, ids, instrument, kind)


def check_rounds(
    connection: Connection, responses: pd.DataFrame, ids: pd.Series, instrument: Instrument, round_kind: str
) -> list[Problem]:
    """Rounds that are closed, or that asked another questionnaire."""
    rounds = _existing_rounds(connection, ids.dropna().unique().tolist(), round_kind)
    problems = []
    for (partnership_id, quarter), found in rounds.items():
        hit = ((ids == partnership_id) & (responses["quarter"] == quarter).to_numpy()).to_numpy(dtype=bool)
        if not hit.any():
            continue
        if found["state"] == "closed":
            words = f"the round of {name_quarter(quarter)} is closed; open it again to add late answers"
            problems += list_rows(responses["row"][hit], None, words)
        elif (found["instrument_id"], found["instrument_version"]) != (instrument.id, instrument.version):
            words = (
                f"the round of {name_quarter(quarter)} asked {found['instrument_id']} version "
                f"{found['instrument_version']}; this file is {instrument.id} version {instrument.version}"
            )
            problems += list_rows(responses["row"][hit], None, words)
    return problems


def _existing_rounds(
    connection: Connection, partnerships: list[int], round_kind: str
) -> dict[tuple[int, str], dict[str, Any]]:
    found = {}
    table = TABLES["survey_round"]
    for start in range(0, len(partnerships), IDS_AT_ONCE):
        ids = [int(number) for number in partnerships[start : start + IDS_AT_ONCE]]
        query = select(table).where(table.c.partnership_id.in_(ids), table.c.kind == round_kind)
        for row in connection.execute(query).mappings():
            found[(row["partnership_id"], row["quarter"])] = dict(row)
    return found


def _rounds(
    saving: Saving, partnership: pd.Series, responses: pd.DataFrame, instrument: Instrument, round_kind: str
) -> tuple[pd.Series, set[int]]:
    """Each sheet's round, opening those that are missing, and the rounds that were there before."""
    problems = check_rounds(saving.connection, responses, partnership, instrument, round_kind)
    if problems:
        raise ImportRefused(problems)
    wanted = pd.DataFrame({"partnership_id": partnership, "quarter": responses["quarter"].astype(object)})
    codes, pairs = _code_pairs(wanted)
    existing = _existing_rounds(saving.connection, partnership.unique().tolist(), round_kind)
    old = {pair: row["id"] for pair, row in existing.items() if pair in set(pairs)}
    _open_rounds(saving, [pair for pair in pairs if pair not in old], instrument, round_kind)
    now = _existing_rounds(saving.connection, partnership.unique().tolist(), round_kind)
    return pd.Series(np.array([now[pair]["id"] for pair in pairs])[codes]), set(old.values())


def _code_pairs(wanted: pd.DataFrame) -> tuple[np.ndarray, list[tuple[int, str]]]:
    codes = wanted.groupby(["partnership_id", "quarter"], sort=False).ngroup().to_numpy()
    pairs = wanted.drop_duplicates()
    return codes, [
        (int(number), str(quarter)) for number, quarter in pairs.itertuples(index=False, name=None)
    ]


def _open_rounds(
    saving: Saving, pairs: list[tuple[int, str]], instrument: Instrument, round_kind: str
) -> None:
    if not pairs:
        return
    row = {
        "kind": round_kind,
        "state": "open",
        "instrument_id": instrument.id,
        "instrument_version": instrument.version,
        "smallest_group": 5,
        "opened_at": datetime.datetime.now(datetime.UTC),
        "made_by_batch_id": saving.batch_id,
    }
    rows = [row | {"partnership_id": number, "quarter": quarter} for number, quarter in pairs]
    saving.connection.execute(insert(TABLES["survey_round"]), rows)


# ---------------------------------------------------------------- keys


def _sectors(connection: Connection, sectors: pd.Series, organisation: pd.Series) -> pd.Series:
    """What the row says, else its organisation's sector, else "not stated"."""
    said = sectors.astype(object).reset_index(drop=True)
    if not (said == "").any():
        return said
    column = TABLES["organisation"].c
    known = {row.id: row.sector for row in connection.execute(select(column.id, column.sector))}
    of_organisation = organisation.reset_index(drop=True).map(known).astype(object)
    return said.where(said != "", of_organisation.where(of_organisation.notna(), NOT_STATED))


def _person_keys(codes: pd.Series, partnership: pd.Series) -> np.ndarray:
    """The keyed hash of each code in its partnership; None where there is no code."""
    keys = np.full(len(codes), None, dtype=object)
    words = codes.to_numpy(dtype=object)
    filled = words != ""
    if not filled.any():
        return keys
    key, numbers = read_key(), partnership.to_numpy()
    order = np.flatnonzero(filled)[np.argsort(numbers[filled], kind="stable")]
    starts = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    for part in np.split(order, starts[1:]):
        keys[part] = hash_codes(words[part], int(numbers[part[0]]), key, normalised=True)
    return keys


def _sheet_keys(
    sheets: pd.DataFrame, responses: pd.DataFrame, ratings: pd.DataFrame, partnership: pd.Series
) -> np.ndarray:
    """What tells sheets of a round apart: the person, else the tool's own number, else the answers.

    Two people without codes may answer alike: the second of such sheets is number 1, the third number 2.
    """
    keys = sheets["person_key"].to_numpy(dtype=object).copy()
    numbered = (pd.isna(keys)) & (responses["sheet_id"] != "").to_numpy()
    if numbered.any():
        ids = responses["sheet_id"].where(numbered, "").reset_index(drop=True)
        keys[numbered] = ("s" + pd.Series(_person_keys(ids, partnership)[numbered])).to_numpy(dtype=object)
    rest = pd.isna(keys)
    if rest.any():
        # By the ratings alone: a file that was stored before its rankings were read is the same file.
        own = sorted(name for name in ratings.columns if ":" not in name)
        parts = ratings.loc[rest, own].astype("float64").reset_index(drop=True)
        parts = parts.assign(
            organisation=sheets["organisation_id"][rest].fillna(0).astype("int64").to_numpy(),
            sector=sheets["sector"][rest].astype("str").to_numpy(),
        )
        content = pd.util.hash_pandas_object(parts, index=False).to_numpy()
        again = pd.DataFrame({"round": sheets["round_id"][rest].to_numpy(), "content": content})
        numbers = again.groupby(["round", "content"]).cumcount().to_numpy()
        keys[rest] = [
            f"a{word:016x}-{number}" for word, number in zip(content.tolist(), numbers.tolist(), strict=True)
        ]
    return keys


# ---------------------------------------------------------------- what is there already


def _new_sheets(
    saving: Saving, sheets: pd.DataFrame, ratings: pd.DataFrame, old_rounds: set[int]
) -> np.ndarray:
    """Which sheets are not stored yet. The same sheet again is left; other answers of one person refuse."""
    keep = np.ones(len(sheets), dtype=bool)
    numbers = sorted(old_rounds)
    conflicts: list[int] = []
    response = TABLES["response"].c
    for start in range(0, len(numbers), IDS_AT_ONCE):
        query = select(response.round_id, response.sheet_key, response.answers).where(
            response.round_id.in_(numbers[start : start + IDS_AT_ONCE])
        )
        stored = {(row[0], row[1]): row[2] for row in saving.connection.execute(query)}
        at_risk = np.flatnonzero(sheets["round_id"].isin(numbers[start : start + IDS_AT_ONCE]))
        pairs = zip(
            sheets["round_id"].to_numpy()[at_risk], sheets["sheet_key"].to_numpy()[at_risk], strict=True
        )
        again = np.array([pair in stored for pair in pairs], dtype=bool)
        places = at_risk[again]
        keep[places] = False
        conflicts += _other_answers(sheets, ratings, places, stored)
    if conflicts and not saving.skip_bad_rows:
        words = "this person has already answered this round, with other answers; undo that import first"
        raise ImportRefused(list_rows(sheets["row"].to_numpy()[conflicts], None, words))
    saving.skipped_count += len(conflicts)
    saving.unchanged_of["response"] += int((~keep).sum()) - len(conflicts)
    return keep


def _other_answers(
    sheets: pd.DataFrame, ratings: pd.DataFrame, places: np.ndarray, stored: dict[tuple[int, str], str]
) -> list[int]:
    written = write_answers(ratings.iloc[places]).to_pylist()
    keys = zip(sheets["round_id"].to_numpy()[places], sheets["sheet_key"].to_numpy()[places], strict=True)
    return [
        int(place)
        for place, key, answers in zip(places, keys, written, strict=True)
        if answers != stored[key] and json.loads(answers) != json.loads(stored[key])
    ]


# ---------------------------------------------------------------- writing


def write_answers(ratings: pd.DataFrame) -> pa.Array:
    """One JSON text per row: item → rating, blanks left out, whole numbers without a point."""
    parts = [_fragments(item, ratings[item].to_numpy()) for item in ratings.columns]
    joined = pc.binary_join_element_wise(*parts, ",", null_handling="skip")
    return pc.binary_join_element_wise("{", joined, "}", "")


def _fragments(item: str, values: np.ndarray) -> pa.Array:
    codes, found = pd.factorize(values, use_na_sentinel=True)
    name = json.dumps(item)
    words = pa.array([f"{name}:{_number(value)}" for value in found], type=pa.string())
    return words.take(pa.array(codes, mask=codes < 0))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{round(float(value), 4):g}"


def _in_key_order(sheets: pd.DataFrame, places: np.ndarray) -> np.ndarray:
    """Sheets in the order of their round and key: the indexes grow at their ends instead of everywhere,
    which is three times as fast, and the stored order no longer tells who answered when.
    """
    rounds = sheets["round_id"].to_numpy()[places]
    keys = sheets["sheet_key"].to_numpy(dtype=object)[places].astype("S")
    return places[np.lexsort((keys, rounds))]


def _insert_sheets(saving: Saving, sheets: pd.DataFrame, ratings: pd.DataFrame, places: np.ndarray) -> None:
    """Insert in chunks; the next chunk is written out while the database stores this one."""
    parts = [places[start : start + SHEETS_AT_ONCE] for start in range(0, len(places), SHEETS_AT_ONCE)]
    done = 0
    with ThreadPoolExecutor(1) as ahead:
        waiting = [ahead.submit(_build_chunk, saving.batch_id, sheets, ratings, part) for part in parts[:1]]
        for number, part in enumerate(parts):
            table = waiting.pop().result()
            if number + 1 < len(parts):
                waiting.append(
                    ahead.submit(_build_chunk, saving.batch_id, sheets, ratings, parts[number + 1])
                )
            insert_table(saving.connection, "response", table)
            done += len(part)
            saving.progress(done, len(places))
    saving.new_of["response"] += done


def _build_chunk(batch_id: int, sheets: pd.DataFrame, ratings: pd.DataFrame, part: np.ndarray) -> pa.Table:
    chunk = sheets.iloc[part]
    return pa.table(
        {
            "round_id": pa.array(chunk["round_id"].to_numpy()),
            "organisation_id": pa.array(chunk["organisation_id"], from_pandas=True),
            "sector": _words(chunk["sector"]),
            "person_key": _words(chunk["person_key"]),
            "sheet_key": _words(chunk["sheet_key"]),
            "answers": write_answers(ratings.iloc[part]),
            "batch_id": pa.array(np.full(len(part), batch_id)),
        }
    )


def _words(column: pd.Series) -> pa.Array:
    """pandas turns None among words into NaN; the database wants its NULL."""
    return pa.array(column.to_numpy(dtype=object), type=pa.string(), from_pandas=True)
