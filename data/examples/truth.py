"""Reads the planted truth and spells it out per quarter."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from analytics.quarters import previous_quarter

TRUTH_FILE = Path(__file__).resolve().parent / "truth.yaml"


def read_truth(path: Path = TRUTH_FILE) -> dict[str, Any]:
    """The declaration in truth.yaml, with each partnership's number added (1, 2, …)."""
    truth = yaml.safe_load(path.read_text(encoding="utf-8"))
    for number, partnership in enumerate(truth["partnerships"], 1):
        partnership["id"] = number
    return truth


def name_quarters(last_quarter: str, quarter_count: int) -> list[str]:
    """Consecutive quarters that end with the last one, oldest first."""
    return [previous_quarter(last_quarter, back) for back in range(quarter_count - 1, -1, -1)]


def read_path(path: dict[str, Any], quarters: list[str]) -> list[float]:
    """A declared path (start, steps, slope) as one value per quarter."""
    steps = path.get("steps") or {}
    return [
        path["start"]
        + path.get("slope", 0) * position
        + sum(points for since, points in steps.items() if quarter >= since)
        for position, quarter in enumerate(quarters)
    ]


def build_planted_paths(truth: dict[str, Any], kind: str) -> pd.DataFrame:
    """What was planted, quarter by quarter; kind is `levels` or `records`.

    returns: partnership_id | partnership | quarter | measure | planted
    """
    quarters = name_quarters(truth["last_quarter"], truth["quarter_count"])
    rows = [
        (partnership["id"], partnership["name"], quarter, measure, float(value))
        for partnership in truth["partnerships"]
        for measure, path in partnership[kind].items()
        for quarter, value in zip(quarters, read_path(path, quarters), strict=True)
    ]
    return pd.DataFrame(rows, columns=["partnership_id", "partnership", "quarter", "measure", "planted"])


def build_planted_steps(truth: dict[str, Any]) -> pd.DataFrame:
    """Every planted jump of a level.

    returns: partnership_id | partnership | quarter | measure | change_points
    """
    rows = [
        (partnership["id"], partnership["name"], quarter, measure, float(points))
        for partnership in truth["partnerships"]
        for measure, path in partnership["levels"].items()
        for quarter, points in (path.get("steps") or {}).items()
    ]
    return pd.DataFrame(
        rows, columns=["partnership_id", "partnership", "quarter", "measure", "change_points"]
    )
