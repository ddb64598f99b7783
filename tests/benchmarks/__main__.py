"""Runs every benchmark in one go, prints the ratios, and writes BENCHMARKS.md with the machine's description.

python -m tests.benchmarks            all of them
python -m tests.benchmarks release    only those whose module name holds the word; nothing is written
"""

import importlib
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
REPORT = FOLDER.parents[1] / "BENCHMARKS.md"
COLUMNS = {"benchmark": "what", "case": "case", "seconds": "seconds", "ratio": "ratio", "against": "against"}


def describe_machine() -> str:
    """One line on the machine, so that a figure is never read without it."""
    names = {}
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []:
        key, _, text = line.partition(":")
        names.setdefault(key.strip(), text.strip())
    processor = names.get("model name") or platform.processor() or platform.machine()
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB of memory"
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({processor}){memory}, {system}"


def write_row(row: dict[str, Any]) -> str:
    """One benchmark as a Markdown table row; what a case adds of its own goes into the last column."""
    shown = [str(row.get("benchmark", "")), str(row.get("case", ""))]
    shown += [f"{row['seconds']:.3g}" if row.get("seconds") is not None else ""]
    shown += [f"{row['ratio']:.3g} ×" if row.get("ratio") is not None else "", str(row.get("against") or "")]
    extra = {key: figure for key, figure in row.items() if key not in COLUMNS and figure is not None}
    shown.append(", ".join(f"{key.replace('_', ' ')} {_short(figure)}" for key, figure in extra.items()))
    return "| " + " | ".join(shown) + " |"


def _short(figure: Any) -> str:
    return (
        f"{figure:,.4g}"
        if isinstance(figure, float)
        else f"{figure:,}"
        if isinstance(figure, int)
        else str(figure)
    )


def main(words: list[str]) -> int:
    modules = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    chosen = [name for name in modules if not words or any(word in name for word in words)]
    lines = [
        "| what | case | seconds | ratio | against | besides |",
        "| --- | --- | ---: | ---: | --- | --- |",
    ]
    for name in chosen:
        for row in importlib.import_module(f"tests.benchmarks.{name}").run():
            lines.append(write_row(row))
            print(lines[-1], flush=True)
    if not words:
        head = (
            "# Benchmarks\n\n`make bench` measured these in one run; "
            "a ratio compares two things timed in that run."
            f"\n\n{describe_machine()}, {datetime.now(UTC):%d %B %Y}.\n\n"
        )
        REPORT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
