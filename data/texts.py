"""The texts that screens show as they are: methods, privacy, how to read the dashboard."""

from functools import cache
from pathlib import Path

import pandas as pd
import yaml

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {
    "methods": ROOT / "data" / "METHODS.md",
    "privacy": ROOT / "docs" / "PRIVACY.md",
    "reading": ROOT / "docs" / "READING_THE_DASHBOARD.md",
}

# The contents of the methods: what a reader looks for → the sections that say it.
METHOD_GROUPS = {
    "What people say": (
        "Scores",
        "Reliability",
        "Agreement",
        "Opinion groups",
        "Dependence on the organisation",
        "Words on how sure the scores are",
    ),
    "Over time": ("Change between two rounds", "Trends", "Control charts"),
    "Side by side": (
        "Barriers from several streams",
        "Small groups and comparisons",
        "Networks",
        "Shared priorities",
        "Meetings",
        "Resources",
    ),
    "What is said and shown": ("Findings and verdicts", "Thresholds", "Disclosure", "Agendas"),
    "From files": ("Reading survey files", "Meeting files and free text"),
    "How far to trust it": ("Calibration, as measured", "Versions of these methods", "What is not claimed"),
}


@cache
def read_text(name: str) -> tuple[str, str]:
    """Title and body of a text."""
    title, _, body = TEXTS[name].read_text(encoding="utf-8").partition("\n")
    return title.lstrip("# ").strip(), body.strip()


@cache
def read_sections(name: str) -> dict[str, str]:
    """The sections of a text by their heading, in order; what stands before the first is under ""."""
    sections: dict[str, list[str]] = {"": []}
    heading = ""
    for line in read_text(name)[1].splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
            sections[heading] = []
        else:
            sections[heading].append(line)
    return {heading: "\n".join(lines).strip() for heading, lines in sections.items()}


@cache
def read_conventions() -> pd.DataFrame:
    """How recorded measures are read as severities: measure | barrier | stream | at_0 | at_100 | why."""
    declared = yaml.safe_load((ROOT / "data" / "severity_conventions.yaml").read_text(encoding="utf-8"))
    return pd.DataFrame(declared["conventions"])
