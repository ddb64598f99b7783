"""`python -m tests.personal_data_report`: recall and precision of the guard by kind, and names by origin."""

import sys
from pathlib import Path

from tests.personal_data_report.measure import (
    FOLDER,
    FOURTH_SET,
    SECOND_SET,
    THIRD_SET,
    Score,
    read_passage,
    read_passages,
    score_passages,
)


def write_report(folder: Path = FOLDER) -> str:
    passages = read_passages(folder)
    scores = score_passages(passages)
    lines = [
        f"{len(passages)} passages",
        "",
        f"{'kind':24}{'marked':>8}{'recall':>9}{'claimed':>9}{'precision':>11}",
    ]
    lines += [_line(name, score) for name, score in scores.items()]
    return "\n".join(lines)


def _line(name: str, score: Score) -> str:
    recall = f"{score.recall:9.3f}" if score.marked else f"{'':9}"
    precision = f"{score.claimed:9}{score.precision:11.3f}" if score.claimed else ""
    return f"{name:24}{score.marked:8}{recall}{precision}"


if __name__ == "__main__":
    print("The first set, which the rules were mended with\n" + write_report())
    print("\nThe second set, written later without sight of the rules\n" + write_report(SECOND_SET))
    print("\nThe third set, unusual writings\n" + write_report(THIRD_SET))
    print("\nThe fourth set, written without sight of the rules\n" + write_report(FOURTH_SET))
    sys.exit(0)

__all__ = ["read_passage", "write_report"]
