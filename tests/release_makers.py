"""Makers of published releases for tests of charts and pages: cells exactly as a release publishes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Connection, Engine, insert

from analytics.findings import build_findings
from analytics.quarters import previous_quarter
from data.backup import write_backup
from data.database import begin_write, migrate, open_engine
from data.instruments import read_instrument
from data.programme_ledger import save_sums
from data.releases import CELL_COLUMNS
from data.tables import StoredRow

TABLES = StoredRow.metadata.tables
CONSTRUCT_TITLES = {construct.id: construct.title for construct in read_instrument().constructs}
NOW = datetime(2026, 10, 2, tzinfo=UTC)
NUMBERS = ("estimate", "low", "high", "standard_error", "dont_know_share")


def cell(measure: str, breakdown: str = "whole", group: str = "whole", **known: object) -> dict:
    """One cell; what is not said is empty."""
    blank: dict = dict.fromkeys(CELL_COLUMNS)
    blank |= {
        name: float("nan") for name in (*NUMBERS, "respondent_count", "invited_count", "organisation_count")
    }
    blank |= {
        "evidence_streams": "survey",
        "unit": "score_0_to_100",
        "audience": "partnership",
        "detail": {},
        "version": 1,
    }
    blank |= {
        "instrument_version": "1",
        "method_version": "1",
        "quarter": "2026-Q3",
        "partnership": "Millbrook",
    }
    return blank | {"measure": measure, "breakdown": breakdown, "group": group} | known


def cells(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=CELL_COLUMNS).astype(dict.fromkeys(NUMBERS, float))


def score(measure: str, estimate: float, half_width: float = 9.0, **known: object) -> dict:
    """The whole's score of a measure with its interval."""
    return cell(
        measure,
        estimate=estimate,
        low=estimate - half_width,
        high=estimate + half_width,
        standard_error=half_width / 2,
        respondent_count=15,
        dont_know_share=0.05,
        agreement=known.pop("agreement", "mixed"),
        evidence_streams="survey",
        **known,
    )


def change(measure: str, verdict: str, points: float = 0.0, half_width: float = 8.0, **known: object) -> dict:
    return cell(
        measure,
        "change",
        known.pop("since", "2026-Q2"),
        unit="points",
        estimate=points,
        low=points - half_width,
        high=points + half_width,
        verdict=verdict,
        detail={"p_value": 0.2, "smallest_detectable_change": 14},
        **known,
    )


def quarter_cells(shift: float = 0.0, quarter: str = "2026-Q3") -> pd.DataFrame:
    """A whole quarter of a partnership of 15 people."""
    before = previous_quarter(quarter)
    rows = [
        cell("participation", unit="share_0_to_1", estimate=15 / 18, respondent_count=15, invited_count=18,
             organisation_count=7),
        score("communication", 48 + shift), score("resources", 66 + shift),
        score("change_resistance", 41 - shift), score("trust", 58 + shift), score("alignment", 52, 12),
        cell("communication", "stream", "survey", estimate=36, low=27, high=45),
        cell("communication", "stream", "meetings", estimate=60),
        cell("resources", "stream", "survey", estimate=62, low=53, high=71),
        cell("resources", "stream", "ledger", estimate=70),
        cell("change_resistance", "stream", "survey", estimate=41, low=32, high=50),
        change("communication", "cannot_tell", 6, 11, since=before),
        change("resources", "worsened", 13, 7, since=before),
        change("change_resistance", "eased", -12, 6, since=before),
        change("trust", "steady", 1, 7, since=before),
        change("alignment", "rose", 11, 6, since=before),
        score("shared_language", 55, agreement="split"), score("information_flow", 47), score("openness", 42),
        score("people_and_time", 71), score("money", 60), cell("skills_and_tools"),
        score("resistance", 44), score("change_fatigue", 38), score("readiness", 61),
        score("reliability", 59), score("candour", 54), score("goodwill", 62),
        score("shared_goals", 50), score("role_clarity", 47),
        score("child_first", 60, agreement="strongly agreed"),
        cell("heaviest_barrier", unit="word", verdict="resources",
             detail={"communication": 0.02, "resources": 0.97, "change_resistance": 0.01}),
        cell("leave_one_out", unit="word", verdict="holds"),
        cell("attendance_share", unit="share_0_to_1", estimate=0.74),
        cell("actions_closed_on_time_share", unit="share_0_to_1", estimate=0.52),
        cell("priority:early_help", unit="rank", estimate=1.9),
        cell("priority:workforce", unit="rank", estimate=2.2),
    ]  # fmt: skip
    for measure in ("communication", "resources", "change_resistance", "trust", "alignment"):
        rows += [
            cell(measure, "group", "health and social care", estimate=55, low=43, high=67, respondent_count=8)
        ]
        rows += [
            cell(
                measure, "group", "education and voluntary", estimate=49, low=35, high=63, respondent_count=7
            )
        ]
    for kind, need, committed in (("training · cash", 42_000, 12_500), ("staff · in kind", 120_000, 96_000)):
        amounts = {"need_gbp": need, "committed_gbp": committed, "received_gbp": committed * 0.8,
                   "spent_gbp": committed * 0.6, "unmet_need_gbp": need - committed}  # fmt: skip
        rows += [cell(name, "category", kind, unit="GBP", estimate=value, audience="programme")
                 for name, value in amounts.items()]  # fmt: skip
    return cells(*rows).assign(quarter=quarter)


def trend_cells(quarters: list[str], start: float = 44.0, step: float = 1.6) -> pd.DataFrame:
    """Smoothed levels of trust and alignment over quarters, as the last of them publishes them."""
    rows = []
    for measure, nudge in (("trust", 0.0), ("alignment", -6.0)):
        for place, name in enumerate(quarters):
            level = start + nudge + step * place
            rows.append(
                cell(
                    measure, "trend", name, estimate=round(level), low=round(level - 7), high=round(level + 7)
                )
            )
    return cells(*rows)


@contextmanager
def keep_backup(folder: Path) -> Iterator[Engine]:
    """A programme to fill; a backup of it then stands in the folder, sooner restored than made anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMON_GROUND_KEY_FILE", str(folder / "pseudonym.key"))
        opened = open_engine(f"sqlite:///{folder / 'programme.db'}")
        migrate(opened)
        yield opened
        write_backup(opened, folder / "programme.backup")
        opened.dispose()


def save_partnership(engine: Engine, name: str = "Millbrook", *, is_synthetic: bool = True) -> int:
    with begin_write(engine) as connection:
        return connection.execute(
            insert(TABLES["partnership"])
            .values(name=name, purpose="child safeguarding", is_synthetic=is_synthetic)
            .returning(TABLES["partnership"].c.id)
        ).scalar_one()


def save_release(
    engine: Engine,
    partnership_id: int,
    quarter: str,
    published: pd.DataFrame,
) -> int:
    """Publish these cells as version 1 of the quarter, with the findings that follow from them."""
    rows = _write_rows(quarter, published)
    with begin_write(engine) as connection:
        release_id = _insert_rows(connection, partnership_id, quarter, *rows)
        save_sums(connection, [release_id])
    return release_id


Rows = list[dict[str, Any]]


def _write_rows(quarter: str, published: pd.DataFrame) -> tuple[Rows, Rows]:
    """The rows of the cells, and of their findings."""
    columns = [column.name for column in TABLES["cell"].columns]
    kept = [name for name in columns if name in published or name == "group_name"]
    rows = published.rename(columns={"group": "group_name"})[kept].astype(object)
    found = build_findings(published.assign(quarter=quarter), CONSTRUCT_TITLES)
    found = found.drop(columns=["partnership", "quarter"]).rename(columns={"group": "group_name"})
    return (
        rows.where(rows.notna(), None).replace({np.nan: None}).to_dict("records"),
        found.astype(object).where(found.notna(), None).to_dict("records"),
    )


def _insert_rows(
    connection: Connection, partnership_id: int, quarter: str, own_cells: Rows, findings: Rows
) -> int:
    release_id = connection.execute(
        insert(TABLES["release"])
        .values(
            partnership_id=partnership_id,
            quarter=quarter,
            version=1,
            state="published",
            instrument_id="partnership_health",
            instrument_version="1",
            method_version="1",
            partition={},
            records_key="x",
            made_at=NOW,
            published_at=NOW,
        )
        .returning(TABLES["release"].c.id)
    ).scalar_one()
    for name, rows in (("cell", own_cells), ("finding", findings)):
        if rows:
            connection.execute(insert(TABLES[name]), [row | {"release_id": release_id} for row in rows])
    return release_id


@cache
def _write_year(count: int) -> tuple[tuple[str, Rows, Rows], ...]:
    """The quarters of a year with their rows: worked out once, as many tests begin with them."""
    quarters = sorted(previous_quarter("2026-Q3", back) for back in range(count) if back != 2)
    year = []
    for place, quarter in enumerate(quarters):
        published = quarter_cells(shift=place * 1.5 - 6, quarter=quarter)
        trend = trend_cells(quarters[: place + 1]).assign(quarter=quarter)
        year.append((quarter, *_write_rows(quarter, pd.concat([published, trend], ignore_index=True))))
    return tuple(year)


def save_year(engine: Engine, name: str = "Millbrook", count: int = 6, *, is_synthetic: bool = True) -> int:
    """A partnership with some published quarters in a row, one of them missing."""
    partnership_id = save_partnership(engine, name, is_synthetic=is_synthetic)
    events = [
        (date(2026, 2, 10), "training", "Joint training on sharing information"),
        (date(2026, 8, 20), "small_win", "One referral form for all agencies"),
    ]
    with begin_write(engine) as connection:
        save_sums(
            connection, [_insert_rows(connection, partnership_id, *rows) for rows in _write_year(count)]
        )
        for number, (day, kind, words) in enumerate(events):
            row = {"row_key": f"e{number}", "happened_on": day, "kind": kind, "words": words}
            connection.execute(insert(TABLES["event"]).values(partnership_id=partnership_id, **row))
    return partnership_id
