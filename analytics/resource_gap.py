"""Need → committed → received → spent, posts and certificates; no surplus hides another line's gap.

Amounts are in the currency that their row names; currencies are never added up. METHODS, Resources.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.columns import has_name, read_days, read_flags, read_numbers, require_columns
from analytics.grouped import code_groups, join_measures, list_keys, refuse_taken_names

AMOUNTS = ("need_original", "need", "pledged", "committed", "received", "spent")
# What was spent may be below 0: a refund or a credit note.
NEVER_NEGATIVE = tuple(column for column in AMOUNTS if column != "spent")
CASH, IN_KIND, TOGETHER = "cash", "in kind", "cash and in kind"
# Columns of the result, and those that are worked out on the way.
GAPS = ("unmet_need", "unmet_original_need", "cash_flow_gap")
COUNTS_AND_SHARES = ("line_count", "need_unknown_count", "unmet_need_share", "execution_share")
ON_THE_WAY = ("need_unknown", "received_of_spent", "spent_of_received")
GAP_COLUMNS = (
    *AMOUNTS, *GAPS, *(f"{column}_amount" for column in (*AMOUNTS, *GAPS)),
    "means", *COUNTS_AND_SHARES, *ON_THE_WAY,
)  # fmt: skip
MEANS = (CASH, IN_KIND, TOGETHER)
STAFF_COLUMNS = ("fte_established", "fte_in_post", "fte_seconded")
EXPIRES_SOON_DAYS = 90  # a quarter's notice: a convention, METHODS, Resources

# Lines of the four corners; conventions, METHODS, Resources. 50 is the middle of the answer scale.
FELT_FROM_SEVERITY = 50.0
RECORDED_FROM_SHARE = 0.25
CORNERS = {
    (True, True): "felt_and_recorded",
    (True, False): "felt_not_recorded",
    (False, True): "recorded_not_felt",
    (False, False): "neither",
}
CANNOT_TELL = "cannot_tell"


def measure_resource_gap(lines: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Add up a ledger and its gaps, cash and in kind apart and then together.

    lines:    by… | currency | in_kind | need_original | need | pledged | committed | received | spent
    returns:  by… | currency | means | line_count | need_unknown_count | need_original_amount | need_amount |
              pledged_amount | committed_amount | received_amount | spent_amount | unmet_need_amount |
              unmet_need_share | unmet_original_need_amount | cash_flow_gap_amount | execution_share

    The gap is max(0, need - committed) of each line, then summed. need is the revised one, the original where
    there is no revision; a line without either is counted and left out of need and gap. A blank commitment is
    none. Pledges are listed and fill nothing. cash_flow_gap (committed - received, per line, not below 0) and
    execution (spent / received) use the lines where both figures are known; NaN where no line has them.
    A refund is spending below 0. Raises ValueError on any other negative amount, an amount that is text or no
    finite number, a missing column or a blank currency.
    """
    by = list_keys(by)
    require_columns(lines, [*by, "currency", "in_kind", *AMOUNTS], "lines")
    refuse_taken_names(by, GAP_COLUMNS)
    code_groups(lines, by)  # refuses keys that cannot be told apart
    lines = lines.reset_index(drop=True)  # an index may be named like a column
    _refuse_bad_lines(lines)
    keys = [*dict.fromkeys([*by, "currency"]), "means"]
    return lines.pipe(_add_gaps).pipe(_list_means).pipe(_sum_lines, keys).pipe(_add_shares)


def count_taken_back_as_spent(lines: pd.DataFrame) -> pd.DataFrame:
    """A receipt below 0 was taken back: it adds to what was spent, and nothing was received on that line.

    Files are read so; lines that an earlier program stored hold it below 0. METHODS, Resources.
    """
    taken_back = lines["received"].lt(0)
    if not taken_back.any():
        return lines
    spent = lines["spent"].fillna(0.0) - lines["received"]
    return lines.assign(
        spent=lines["spent"].mask(taken_back, spent), received=lines["received"].mask(taken_back)
    )


def _refuse_bad_lines(lines: pd.DataFrame) -> None:
    for column in AMOUNTS:
        amounts = read_numbers(lines, column, "lines")
        if column in NEVER_NEGATIVE and (amounts < 0).any():
            raise ValueError(f"lines, {column}: {amounts[amounts < 0][0]} is below 0")
    if lines["currency"].isna().any() or lines["currency"].eq("").any():
        raise ValueError("lines, currency: blank; a line needs a currency such as GBP")


def _add_gaps(lines: pd.DataFrame) -> pd.DataFrame:
    amounts = pd.DataFrame({name: read_numbers(lines, name) for name in AMOUNTS}, index=lines.index)
    need = amounts["need"].fillna(amounts["need_original"])
    committed = amounts["committed"].fillna(0.0)
    spent_known = amounts["received"].notna() & amounts["spent"].notna()
    return lines.assign(
        **amounts.assign(need=need),
        need_unknown=need.isna(),
        unmet_need=(need - committed).clip(lower=0),
        unmet_original_need=(amounts["need_original"] - committed).clip(lower=0),
        cash_flow_gap=(amounts["committed"] - amounts["received"]).clip(lower=0),
        received_of_spent=amounts["received"].where(spent_known),
        spent_of_received=amounts["spent"].where(spent_known),
    )


def _list_means(lines: pd.DataFrame) -> pd.DataFrame:
    """Every line twice: once under its own means, once under both together."""
    own = np.where(read_flags(lines, "in_kind", "lines"), IN_KIND, CASH)
    twice = pd.concat([lines.assign(means=own), lines.assign(means=TOGETHER)], ignore_index=True)
    return twice.assign(means=pd.Categorical(twice["means"], MEANS, ordered=True))


def _sum_lines(lines: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    summed = [*AMOUNTS, *GAPS]
    found, groups = _group_by(lines, keys)
    amounts = groups[[*summed, "received_of_spent", "spent_of_received"]].sum(min_count=1)
    counts = groups.agg(line_count=("need_unknown", "size"), need_unknown_count=("need_unknown", "sum"))
    together = found.join(counts).join(amounts)
    return together.rename(columns={column: f"{column}_amount" for column in summed})


def _add_shares(sums: pd.DataFrame) -> pd.DataFrame:
    shared = sums.assign(
        means=sums["means"].astype(str),
        unmet_need_share=_share(sums["unmet_need_amount"], sums["need_amount"]),
        execution_share=_share(sums["spent_of_received"], sums["received_of_spent"]),
    )
    columns = list(sums.columns)
    columns.insert(columns.index("unmet_need_amount") + 1, "unmet_need_share")
    kept = [column for column in columns if column not in ("received_of_spent", "spent_of_received")]
    return shared[[*kept, "execution_share"]]


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return part / whole.where(whole > 0)


def _sum_by(rows: pd.DataFrame, columns: list[str], by: Sequence[str]) -> pd.DataFrame:
    """Sums for each group that has rows; one row for everything when there are no groups."""
    refuse_taken_names(by, columns)
    if not by:
        return rows[columns].sum().to_frame().T
    found, groups = _group_by(rows, by)
    return found.join(groups[columns].sum())


def _group_by(rows: pd.DataFrame, keys: Sequence[str]):
    """The keys of each group, and the rows in groups of the same numbers: pandas cannot group half floats."""
    codes, found = code_groups(rows, keys)
    return found, rows[codes >= 0].groupby(codes[codes >= 0])


def measure_training_coverage(trainings: pd.DataFrame, as_of: date, by: Sequence[str]) -> pd.DataFrame:
    """Of the people who need a course on a day, how many hold a certificate that is current.

    trainings:  by… | course | person_key | people_count | needed_from | completed_on | expires_on
    returns:    by… | needed_count | current_count | expired_count | never_count | expires_soon_count |
                coverage_share | shortfall_share

    A person (the same person_key within a group and course) is counted once and is covered by any current
    certificate: completed on or before the day, and not run out before it (no expiry: it never runs out). A
    row without a person_key stands for people_count people. Somebody who needs the course only from a later
    day is not counted. expires_soon: current, and everything runs out within 90 days.
    """
    columns = ["course", "person_key", "people_count", "needed_from", "completed_on", "expires_on"]
    by = list_keys(by)
    require_columns(trainings, [*by, *columns], "trainings")
    code_groups(trainings, by)  # refuses keys that cannot be told apart
    trainings = trainings.reset_index(drop=True)
    trainings = trainings.assign(people_count=read_numbers(trainings, "people_count", "trainings"))
    people = _find_people(_mark_certificates(trainings, as_of), by)
    needing = people[people["needed"]]
    marks = {
        "needed_count": needing["people_count"],
        "current_count": needing["people_count"] * needing["current"],
        "expired_count": needing["people_count"] * (needing["taken"] & ~needing["current"]),
        "never_count": needing["people_count"] * ~needing["taken"],
        "expires_soon_count": needing["people_count"] * (needing["current"] & ~needing["lasting"]),
    }
    counts = _sum_by(needing.assign(**marks), list(marks), by)
    coverage = _share(counts["current_count"], counts["needed_count"])
    return join_measures(counts, {"coverage_share": coverage, "shortfall_share": 1 - coverage})


def _mark_certificates(trainings: pd.DataFrame, as_of: date) -> pd.DataFrame:
    day, soon = pd.Timestamp(as_of), pd.Timestamp(as_of + timedelta(days=EXPIRES_SOON_DAYS))
    needed_from, completed, expires = (
        read_days(trainings, column, "trainings") for column in ("needed_from", "completed_on", "expires_on")
    )
    taken = completed.le(day)
    return trainings.assign(
        needed=needed_from.isna() | needed_from.le(day),
        taken=taken,
        current=taken & (expires.isna() | expires.ge(day)),
        lasting=taken & (expires.isna() | expires.gt(soon)),
    )


def _find_people(marked: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """One row for each person and course; a row without a person stays a row of its own."""
    named = pd.Series(has_name(marked["person_key"]), index=marked.index)
    person = marked["person_key"].where(named, None).astype(object)
    row = pd.Series(np.arange(len(marked)), index=marked.index).where(~named, -1)
    keyed = marked.assign(
        person_key=person.fillna(""), row_number=row, people_count=marked["people_count"].where(~named, 1)
    )
    keys = list(dict.fromkeys([*by, "course", "person_key", "row_number"]))
    marks = ["needed", "taken", "current", "lasting"]
    found, people = _group_by(keyed, keys)
    return found.join(people.agg({**dict.fromkeys(marks, "any"), "people_count": "max"}))


def measure_staff_gap(staff: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Posts without somebody in them, in full-time equivalents.

    staff:    by… | fte_established | fte_in_post | fte_seconded
    returns:  by… | post_line_count | fte_established | fte_in_post | fte_seconded | fte_gap | fte_gap_share

    The gap is max(0, established - in post - seconded in) of each line, then summed: an extra person in one
    agency does not fill another's empty post. Raises ValueError on a figure that is negative, text
    or no finite number.
    """
    by = list_keys(by)
    require_columns(staff, [*by, *STAFF_COLUMNS], "staff")
    staff = staff.reset_index(drop=True)
    posts = {column: read_numbers(staff, column, "staff") for column in STAFF_COLUMNS}
    for column, values in posts.items():
        if (values < 0).any():
            raise ValueError(f"staff, {column}: {np.nanmin(values)} is below 0")
    staff = staff.assign(**posts)
    filled = staff["fte_in_post"].fillna(0) + staff["fte_seconded"].fillna(0)
    lines = staff.assign(fte_gap=(staff["fte_established"] - filled).clip(lower=0), post_line_count=1)
    sums = _sum_by(lines, ["post_line_count", *STAFF_COLUMNS, "fte_gap"], by)
    return join_measures(sums, {"fte_gap_share": _share(sums["fte_gap"], sums["fte_established"])})


def compare_perceived_with_recorded(
    sides: pd.DataFrame,
    felt_from: float = FELT_FROM_SEVERITY,
    recorded_from: float = RECORDED_FROM_SHARE,
) -> pd.DataFrame:
    """Put what people report beside what the ledger records: four corners that read differently.

    sides:    … | severity_0_to_100 | low | high | unmet_need_share
    returns:  the same columns | corner

    corner: felt_and_recorded, felt_not_recorded (a shortage that the ledger does not see, or money that
    people do not see), recorded_not_felt (people make do, or do not know), neither; cannot_tell when the
    survey's interval has the line inside it; missing when either side is.
    """
    require_columns(sides, ["severity_0_to_100", "low", "high", "unmet_need_share"], "sides")
    felt = sides["severity_0_to_100"].ge(felt_from)
    recorded = sides["unmet_need_share"].ge(recorded_from)
    corner = pd.Series(
        [CORNERS[pair] for pair in zip(felt, recorded, strict=True)], index=sides.index, dtype=object
    )
    undecided = sides["low"].lt(felt_from) & sides["high"].gt(felt_from)
    known = sides["severity_0_to_100"].notna() & sides["unmet_need_share"].notna()
    return sides.assign(corner=corner.where(~undecided, CANNOT_TELL).where(known, None))
