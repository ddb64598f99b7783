"""What stands in the columns of a list of participants, where nothing is known of its headings' language."""

from collections.abc import Callable

from data.imports.meeting_files.localised_times import find_day, read_duration, read_moment

ROWS_LOOKED_AT = 50
# This share of the filled cells must look alike before a column is known by them.
MOST_CELLS = 0.8
FEWEST_HEADINGS = 4


def names_columns(cells: list[str]) -> bool:
    """Whether a row can be the headings of a list of people: several words, no time and no address."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= FEWEST_HEADINGS and not any(
        "@" in cell or is_moment(cell) or read_duration(cell) is not None for cell in filled
    )


def complete_roles(roles: dict[str, int], rows: list[list[str]]) -> dict[str, int]:
    """Add the columns that headings did not tell: first joining, last leaving, how long, e-mail, name.

    The order is that of every tool: the name first, then the joining, then the leaving.
    """
    sample = rows[:ROWS_LOOKED_AT]
    width = max((len(row) for row in sample), default=0)
    free = [at for at in range(width) if at not in roles.values()]
    completed = dict(roles)
    wanted: list[tuple[str, Callable[[str], bool]]] = [
        ("joined", is_moment),
        ("left", is_moment),
        ("duration", lambda cell: read_duration(cell) is not None and not cell.isdigit()),
        ("email", lambda cell: "@" in cell),
    ]
    is_clear = "joined" in roles and ("left" in roles or "duration" in roles)
    if "moment" in roles or "first_name" in roles or is_clear:
        return completed
    for role, fits in wanted:
        at = next((at for at in free if _mostly(sample, at, fits)), None)
        if role not in completed and at is not None:
            completed[role] = at
            free.remove(at)
    if "name" not in completed and 0 in free and "joined" in completed:
        completed["name"] = 0
    return completed


def _mostly(rows: list[list[str]], at: int, fits: Callable[[str], bool]) -> bool:
    filled = [row[at] for row in rows if at < len(row) and row[at]]
    return bool(filled) and sum(map(fits, filled)) >= MOST_CELLS * len(filled)


def is_moment(cell: str) -> bool:
    """A day and a clock time in one cell."""
    return find_day(cell[:40])[0] is not None and _clock_of(cell[:40])


def _clock_of(cell: str) -> bool:
    moment = read_moment(cell, "day_first")
    return ":" in cell and moment is not None


def join_split_moments(cells: list[str], width: int) -> list[str]:
    """A spreadsheet program may have parted days from times; a row longer than its headings shows it."""
    joined: list[str] = []
    for cell in cells:
        before = joined[-1] if joined else ""
        is_time = ":" in cell and read_moment(cell, "day_first") is None and not find_day(cell)[0]
        is_day = bool(before) and ":" not in before and find_day(before)[0] is not None
        if len(cells) > width and is_time and is_day:
            joined[-1] = f"{before} {cell}"
        else:
            joined.append(cell)
    return joined
