"""Gaps of ledgers, certificates and posts."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.resource_gap import (
    compare_perceived_with_recorded,
    count_taken_back_as_spent,
    measure_resource_gap,
    measure_staff_gap,
    measure_training_coverage,
)

TODAY = date(2026, 9, 30)


def line(**given_values) -> dict:
    blank = dict.fromkeys(("need_original", "pledged", "received", "spent"))
    plain = {"partnership": "A", "currency": "GBP", "in_kind": False, "need": 100.0, "committed": 60.0}
    return blank | plain | given_values


def ledger(*lines: dict) -> pd.DataFrame:
    return pd.DataFrame(list(lines))


def gap(*lines: dict, means: str = "cash and in kind") -> pd.Series:
    measured = measure_resource_gap(ledger(*lines), by=["partnership"])
    return measured[measured["means"] == means].iloc[0]


def test_a_surplus_in_one_line_does_not_fill_another():
    row = gap(line(need=100, committed=40), line(need=50, committed=500))
    assert row["unmet_need_amount"] == 60
    assert row["unmet_need_share"] == pytest.approx(60 / 150)


def test_a_pledge_is_listed_and_fills_nothing():
    row = gap(line(need=100, committed=40, pledged=60))
    assert row["pledged_amount"] == 60
    assert row["unmet_need_amount"] == 60


def test_cash_and_in_kind_stand_apart_and_then_together():
    lines = ledger(line(need=100, committed=0), line(need=80, committed=50, in_kind=True))
    measured = measure_resource_gap(lines, by=["partnership"]).set_index("means")
    assert list(measured.index) == ["cash", "in kind", "cash and in kind"]
    assert measured["unmet_need_amount"].tolist() == [100, 30, 130]


def test_currencies_are_never_added_up():
    measured = measure_resource_gap(
        ledger(line(), line(currency="EUR", need=30, committed=0)), by=["partnership"]
    )
    together = measured[measured["means"] == "cash and in kind"].set_index("currency")
    assert together["unmet_need_amount"].to_dict() == {"EUR": 30, "GBP": 40}


def test_the_revised_need_counts_and_the_original_is_told():
    row = gap(line(need_original=200, need=100, committed=60))
    assert (row["need_original_amount"], row["need_amount"]) == (200, 100)
    assert (row["unmet_original_need_amount"], row["unmet_need_amount"]) == (140, 40)


def test_the_original_need_stands_in_where_there_is_no_revision():
    assert gap(line(need_original=200, need=None, committed=60))["unmet_need_amount"] == 140


def test_a_line_without_any_need_is_counted_and_left_out():
    row = gap(line(need=None, committed=70), line(need=100, committed=60))
    assert row["need_unknown_count"] == 1
    assert row["unmet_need_share"] == pytest.approx(0.4)


def test_a_blank_commitment_is_none():
    assert gap(line(committed=None))["unmet_need_amount"] == 100


def test_cash_flow_and_execution_use_lines_where_both_figures_are_known():
    row = gap(line(committed=60, received=45, spent=9), line(committed=500, received=None, spent=100))
    assert row["cash_flow_gap_amount"] == 15
    assert row["execution_share"] == pytest.approx(0.2)


def test_nothing_received_is_no_execution_rather_than_a_division_by_zero():
    assert pd.isna(gap(line(received=0.0, spent=0.0))["execution_share"])


def test_a_ledger_without_receipts_says_nothing_of_cash_flow():
    assert pd.isna(gap(line())["cash_flow_gap_amount"])


def test_a_negative_amount_is_refused_with_its_column():
    with pytest.raises(ValueError, match=r"lines, committed: -5\.0 is below 0"):
        gap(line(committed=-5.0))


def test_a_blank_currency_is_refused():
    with pytest.raises(ValueError, match="currency: blank"):
        gap(line(currency=""))


def test_an_empty_ledger_gives_an_empty_answer():
    assert measure_resource_gap(ledger(line()).iloc[:0], by=["partnership"]).empty


def test_without_groups_the_whole_ledger_is_one():
    assert len(measure_resource_gap(ledger(line(), line(partnership="B")), by=[])) == 2


def test_the_ledger_itself_is_left_as_it_was():
    lines = ledger(line(), line(need=None))
    before = lines.copy()
    measure_resource_gap(lines, by=["partnership"])
    pd.testing.assert_frame_equal(lines, before)


amounts = st.floats(0, 1e6, allow_nan=False)


@given(st.lists(st.tuples(amounts, amounts, st.booleans()), min_size=1, max_size=12))
def test_the_gap_agrees_with_a_slow_obvious_sum(rows):
    lines = ledger(*(line(need=n, committed=c, in_kind=k) for n, c, k in rows))
    measured = measure_resource_gap(lines, by=["partnership"]).set_index("means")
    slow = {"cash": 0.0, "in kind": 0.0}
    for need, committed, in_kind in rows:
        slow["in kind" if in_kind else "cash"] += max(0.0, need - committed)
    for means in set(measured.index) - {"cash and in kind"}:
        assert measured.loc[means, "unmet_need_amount"] == pytest.approx(slow[means])
    assert measured.loc["cash and in kind", "unmet_need_amount"] == pytest.approx(sum(slow.values()))


# ---------------------------------------------------------------- certificates


def certificate(**given_values) -> dict:
    plain = {"organisation": "School", "course": "Level 3", "person_key": "p1", "people_count": 1}
    dates = {
        "needed_from": date(2024, 1, 1),
        "completed_on": date(2025, 1, 1),
        "expires_on": date(2027, 1, 1),
    }
    return plain | dates | given_values


def coverage(*rows: dict, as_of: date = TODAY) -> pd.Series:
    return measure_training_coverage(pd.DataFrame(list(rows)), as_of, by=["organisation"]).iloc[0]


def test_a_current_certificate_covers_a_person():
    assert coverage(certificate())["coverage_share"] == 1


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({"expires_on": date(2026, 9, 29)}, "expired_count"),
        ({"completed_on": None, "expires_on": None}, "never_count"),
        ({"completed_on": date(2026, 10, 1)}, "never_count"),
    ],
)
def test_no_current_certificate_is_a_shortfall_with_its_reason(change, count):
    row = coverage(certificate(**change))
    assert row["shortfall_share"] == 1
    assert row[count] == 1


def test_a_certificate_holds_on_its_last_day():
    assert coverage(certificate(expires_on=TODAY))["current_count"] == 1


def test_a_renewal_is_the_same_person():
    row = coverage(certificate(expires_on=date(2026, 1, 1)), certificate(completed_on=date(2026, 1, 1)))
    assert (row["needed_count"], row["current_count"], row["expired_count"]) == (1, 1, 0)


def test_a_row_without_a_person_stands_for_its_count():
    row = coverage(
        certificate(person_key=None, people_count=30),
        certificate(person_key=None, people_count=10, completed_on=None),
    )
    assert row["needed_count"] == 40
    assert row["coverage_share"] == pytest.approx(0.75)


def test_somebody_who_needs_it_only_later_is_not_counted():
    rows = (certificate(), certificate(person_key="p2", needed_from=date(2026, 10, 1), completed_on=None))
    assert coverage(*rows)["needed_count"] == 1


def test_a_certificate_that_runs_out_this_quarter_is_named():
    row = coverage(certificate(expires_on=date(2026, 11, 1)))
    assert (row["current_count"], row["expires_soon_count"]) == (1, 1)


def test_a_certificate_without_expiry_lasts():
    row = coverage(certificate(expires_on=None))
    assert (row["current_count"], row["expires_soon_count"]) == (1, 0)


# ---------------------------------------------------------------- posts


def test_an_extra_person_in_one_agency_fills_no_post_in_another():
    staff = pd.DataFrame(
        {"fte_established": [4.0, 2.0], "fte_in_post": [2.5, 3.0], "fte_seconded": [0.5, 0.0]}
    )
    row = measure_staff_gap(staff, by=[]).iloc[0]
    assert row["fte_gap"] == 1
    assert row["fte_gap_share"] == pytest.approx(1 / 6)


def test_a_receipt_that_was_taken_back_is_spent_and_not_received():
    lines = pd.DataFrame({"received": [500.0, -80.0, -5.0, None], "spent": [90.0, None, 20.0, 7.0]})
    before = lines.copy()
    counted = count_taken_back_as_spent(lines)
    assert counted["spent"].tolist() == [90.0, 80.0, 25.0, 7.0]
    assert counted["received"].isna().tolist() == [False, True, True, True]
    pd.testing.assert_frame_equal(lines, before)


def test_a_negative_post_is_refused():
    staff = pd.DataFrame({"fte_established": [-1.0], "fte_in_post": [0.0], "fte_seconded": [0.0]})
    with pytest.raises(ValueError, match=r"fte_established: -1\.0 is below 0"):
        measure_staff_gap(staff, by=[])


# ---------------------------------------------------------------- felt and recorded


@pytest.mark.parametrize(
    ("severity", "share", "corner"),
    [
        (70, 0.6, "felt_and_recorded"),
        (70, 0.1, "felt_not_recorded"),
        (30, 0.6, "recorded_not_felt"),
        (30, 0.1, "neither"),
        (52, 0.6, "cannot_tell"),
    ],
)
def test_the_four_corners(severity, share, corner):
    sides = pd.DataFrame(
        [
            {
                "severity_0_to_100": severity,
                "low": severity - 8,
                "high": severity + 8,
                "unmet_need_share": share,
            }
        ]
    )
    assert compare_perceived_with_recorded(sides)["corner"].tolist() == [corner]


def test_a_side_that_is_not_known_has_no_corner():
    sides = pd.DataFrame(
        [{"severity_0_to_100": float("nan"), "low": None, "high": None, "unmet_need_share": 0.5}]
    ).astype(float)
    assert compare_perceived_with_recorded(sides)["corner"].isna().all()
