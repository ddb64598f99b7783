"""Writes measurements into BENCHMARKS.md: each writer has its own section and leaves the others alone."""

import os
import platform
import re
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Any

REPORT = Path(__file__).resolve().parents[2] / "BENCHMARKS.md"
TITLE = "# Benchmarks\n"
COLUMNS = ("benchmark", "case", "seconds", "ratio", "against")
TABLE_HEAD = [
    "| what | case | seconds | ratio | against | besides |",
    "| --- | --- | ---: | ---: | --- | --- |",
]
PACKAGES = ("pandas", "numpy", "pyarrow", "streamlit")


def write_section(heading: str, lines: list[str], report: Path = REPORT) -> None:
    """Put the lines under `## heading`, in the place of what stood there, else at the end."""
    before = report.read_text(encoding="utf-8") if report.exists() else TITLE
    section = f"## {heading}\n\n" + "\n".join(lines).strip() + "\n"
    # A section ends where the next one of its rank begins.
    old = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if old.search(before):
        after = old.sub(lambda _: section + "\n", before, count=1)
    else:
        after = f"{before.rstrip()}\n\n{section}"
    report.write_text(after.rstrip() + "\n", encoding="utf-8")


def describe_machine() -> str:
    """One line on the machine and the versions, so that a figure is never read without them."""
    names: dict[str, str] = {}
    cpuinfo = Path("/proc/cpuinfo")
    for line in cpuinfo.read_text().splitlines() if cpuinfo.exists() else []:
        key, _, text = line.partition(":")
        names.setdefault(key.strip(), text.strip())
    processor = names.get("model name") or platform.processor() or platform.machine()
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB of memory"
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores ({processor}){memory}, {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}"
    )


def describe_load() -> str:
    """How many processes wanted a core in the last minute: above 1 others were at work too."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def write_row(row: dict[str, Any]) -> str:
    """One measurement as a Markdown table row; what a case adds of its own goes into the last column."""
    shown = [str(row.get("benchmark", "")), str(row.get("case", ""))]
    shown += [f"{row['seconds']:.3g}" if row.get("seconds") is not None else ""]
    shown += [f"{row['ratio']:,.3g} ×" if row.get("ratio") is not None else "", str(row.get("against") or "")]
    extra = {key: figure for key, figure in row.items() if key not in COLUMNS and figure is not None}
    shown.append(", ".join(f"{key.replace('_', ' ')} {_say(figure)}" for key, figure in extra.items()))
    return "| " + " | ".join(shown) + " |"


def _say(figure: Any) -> str:
    if isinstance(figure, float):
        return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"
    return f"{figure:,}" if isinstance(figure, int) else str(figure)
