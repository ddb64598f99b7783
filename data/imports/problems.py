"""What is wrong with a file, where, and what is allowed: collected, never stopped at the first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

# A million rows with one mistake each would bury the reader; the rest of a mistake is counted.
LISTED_PER_MISTAKE = 200
LONGEST_COLUMN_NAME = 80
# A message tells first what to choose on the page, and behind it, so, how a mapping says the same.
WITHOUT_PAGE = re.compile(r" \(without the page: [^()]*\)")


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `row` is the number that the user sees in the file.

    The message never quotes free text or identifiers; a rating, a date or a number that is off may
    be quoted, because it cannot be mended otherwise. `more_rows` are those that one line counts together.
    """

    row: int | None
    column: str | None
    message: str
    more_rows: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __str__(self) -> str:
        places = [f"row {self.row}"] if self.row is not None else []
        places += [f"column {quote_heading(self.column)}"] if self.column else []
        return f"{', '.join(places)}: {self.message}" if places else self.message

    def on_page(self) -> "Problem":
        """The same in the words of the page alone."""
        return replace(self, message=say_on_page(self.message))

    def as_dict(self) -> dict[str, int | str | None]:
        column = shorten_heading(self.column) if self.column else None
        return {"row": self.row, "column": column, "message": self.message}


def say_on_page(message: str) -> str:
    """A message without how a mapping says it, which whoever works on the page need not know."""
    return WITHOUT_PAGE.sub("", message)


def shorten_heading(column: str) -> str:
    """A heading may be a whole question, or a file without headings may put a sentence there."""
    flat = " ".join(column.split())
    return flat if len(flat) <= LONGEST_COLUMN_NAME else flat[: LONGEST_COLUMN_NAME - 1] + "…"


def quote_heading(column: str) -> str:
    """A heading between quotation marks; several, that have them already, stay as they are."""
    short = shorten_heading(column)
    return short if short.startswith("“") else f"“{short}”"


class ImportRefused(Exception):
    """A file that may not be taken in as it is; carries every problem."""

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems = [Problem(None, None, problems)] if isinstance(problems, str) else list(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems[:5]))


def list_rows(rows: Iterable[int], column: str | None, messages: str | Iterable[str]) -> list[Problem]:
    """The same mistake in many rows: each is listed up to a limit, then the rest are counted."""
    numbers = [int(row) for row in rows]
    words = [messages] * len(numbers) if isinstance(messages, str) else list(messages)
    listed = [Problem(row, column, word) for row, word in zip(numbers, words, strict=True)]
    rest = len(listed) - LISTED_PER_MISTAKE
    if rest <= 0:
        return listed
    words_for_rest = f"{rest:,} more rows have the same mistake"
    more = Problem(None, column, words_for_rest, tuple(numbers[LISTED_PER_MISTAKE:]))
    return [*listed[:LISTED_PER_MISTAKE], more]


def find_bad_rows(problems: Iterable[Problem]) -> set[int]:
    """Every row with a problem, listed by itself or counted together with others."""
    bad: set[int] = set()
    for problem in problems:
        bad.update(problem.more_rows if problem.row is None else (problem.row,))
    return bad


def find_whole_file_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Problems that leaving out rows does not mend."""
    return [problem for problem in problems if problem.row is None and not problem.more_rows]
