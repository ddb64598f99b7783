"""Every public analytic function against every awkward input: other checks call them by these names.

A case makes good frames for one function; a twist makes all of its frames awkward in one way.
"""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.agreement import measure_agreement, measure_group_dependence
from analytics.change import measure_change
from analytics.control_chart import classify_points
from analytics.meetings import measure_voice
from analytics.network import measure_network
from analytics.opinion_groups import find_opinion_groups
from analytics.reliability import measure_omega, measure_reliability
from analytics.shrinkage import measure_funnel, shrink_groups
from analytics.trend import fit_trend

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Case:
    """frames: two groups in `area`; value: the measured column; columns: what the design says comes back."""

    call: Callable[..., pd.DataFrame]
    frames: Frames
    value: str
    columns: tuple[str, ...]

    def run(self, frames: Frames, by: list[str]) -> pd.DataFrame:
        """With warnings as errors and inputs held against their copies."""
        before = {name: frame.copy(deep=True) for name, frame in frames.items()}
        with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
            warnings.simplefilter("error")
            found = self.call(**frames, by=by)
        for name, frame in frames.items():
            pd.testing.assert_frame_equal(frame, before[name])
        return found

    def twist(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Frames:
        return {name: change(frame) for name, frame in self.frames.items()}


def _ratings() -> pd.DataFrame:
    random = np.random.default_rng(4)
    grid = [(area, who, item) for area in (1, 2) for who in range(9) for item in range(4)]
    ratings = pd.DataFrame(grid, columns=["area", "respondent_id", "item_id"])
    lean = random.normal(0, 1, (2, 9)).repeat(4)
    return ratings.assign(rating=np.clip(np.rint(3 + lean + random.normal(0, 0.7, len(grid))), 1, 5))


def _scores(shift: float = 0.0, seed: int = 1) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    people = pd.DataFrame([(a, w) for a in (1, 2) for w in range(12)], columns=["area", "respondent_id"])
    people["respondent_id"] += int(shift)
    return people.assign(
        score=random.normal(50 + shift, 12, len(people)).round(1), agency=people["respondent_id"] % 3
    )


def _waves() -> pd.DataFrame:
    random = np.random.default_rng(2)
    waves = pd.DataFrame([(a, w) for a in (1, 2) for w in range(1, 7)], columns=["area", "wave_number"])
    return waves.assign(estimate=random.normal(50, 8, len(waves)), standard_error=4.0)


def _series() -> pd.DataFrame:
    random = np.random.default_rng(3)
    points = pd.DataFrame([(a, m) for a in (1, 2) for m in range(14)], columns=["area", "month"])
    return points.assign(share=random.normal(0.8, 0.1, len(points)))


def _units() -> pd.DataFrame:
    random = np.random.default_rng(5)
    units = pd.DataFrame([(a, u) for a in (1, 2) for u in range(12)], columns=["area", "unit"])
    return units.assign(estimate=random.normal(50, 9, len(units)), standard_error=random.uniform(3, 8, 24))


def _network() -> Frames:
    pairs = [(a, r, t) for a in (1, 2) for r in "abcd" for t in "abcd" if r != t]
    ties = pd.DataFrame(pairs, columns=["area", "rater", "rated"])
    roster = pd.DataFrame([(a, o) for a in (1, 2) for o in "abcd"], columns=["area", "organisation"])
    return {"ties": ties.assign(strength=[float(place % 4) for place in range(len(ties))]), "roster": roster}


def _voice() -> Frames:
    turns = pd.DataFrame([(a, p) for a in (1, 2) for p in (1, 2, 2, 3)], columns=["area", "speaker"])
    roster = pd.DataFrame([(a, p) for a in (1, 2) for p in range(1, 6)], columns=["area", "person"])
    roster["organisation"] = roster["person"] % 2
    return {"turns": turns.assign(seconds=[5.0, 60.0, 7.0, 90.0, 1.0, 2.0, 3.0, 4.0]), "roster": roster}


CASES = {
    "reliability": Case(
        measure_reliability, {"ratings": _ratings()}, "rating",
        ("alpha", "alpha_low", "alpha_high", "spearman_brown", "item_count", "respondent_count"),
    ),
    "omega": Case(measure_omega, {"ratings": _ratings()}, "rating", ("omega_total",)),
    "agreement": Case(
        partial(measure_agreement, scale_min=1, scale_max=5), {"ratings": _ratings()}, "rating",
        ("rwg", "rwg_j", "average_deviation", "awg", "eijk_a", "consensus", "respondent_count"),
    ),
    "group dependence": Case(
        partial(measure_group_dependence, value="score", group="agency"), {"scores": _scores()}, "score",
        ("icc1", "icc2", "f_statistic", "p_value", "group_count"),
    ),
    "change": Case(
        partial(measure_change, value="score"), {"before": _scores(), "after": _scores(4, 9)}, "score",
        ("change", "low", "high", "statistic", "degrees_of_freedom", "p_value", "stayer_count",
         "only_before_count", "only_after_count", "stayer_change", "smallest_detectable_change"),
    ),
    "change at a fixed mix": Case(
        partial(measure_change, value="score", sector="agency"),
        {"before": _scores(), "after": _scores(4, 9), "roster": _scores(4, 9)[["area", "respondent_id"]]},
        "score", ("change", "change_at_fixed_mix"),
    ),
    "trend": Case(
        fit_trend, {"waves": _waves()}, "estimate",
        ("wave_number", "level", "low", "high", "probability_higher_than_first",
         "probability_higher_than_year_ago"),
    ),
    "control chart": Case(
        partial(classify_points, value="share", order="month", improvement="increase"),
        {"series": _series()}, "share",
        ("mean", "lower_limit", "upper_limit", "near_lower", "near_upper", "signal", "verdict",
         "limits_are_trial"),
    ),
    "shrinkage": Case(
        shrink_groups, {"groups": _units()}, "estimate", ("shrunken", "low", "high", "between_variance")
    ),
    "funnel": Case(
        partial(measure_funnel, kind="score"), {"units": _units()}, "estimate",
        ("value", "target", "low_95", "high_998", "verdict"),
    ),
    "network": Case(
        measure_network, _network(), "strength",
        ("density", "density_if_absent", "density_if_present", "in_degree_centralisation", "reciprocity",
         "coverage"),
    ),
    "voice": Case(measure_voice, _voice(), "seconds", ("gini", "evenness", "silent_count")),
    "voice of organisations": Case(
        lambda turns, roster, by: measure_voice(turns, roster, by=[*by, "organisation"]), _voice(), "seconds",
        ("gini", "evenness", "silent_count", "talk_share", "seat_share"),
    ),
}  # fmt: skip
every_function = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def numbers_of(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop(columns="area", errors="ignore").reset_index(drop=True)


def same_numbers(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(numbers_of(one), numbers_of(other), check_dtype=False, rtol=1e-9, atol=1e-9)


# ---------------------------------------------------------------- names, keys, types


@every_function
def test_columns_are_the_design_s_with_the_by_columns_first(case):
    found = case.run(case.frames, ["area"])
    assert found.columns[0] == "area"
    assert set(case.columns) <= set(found.columns)
    assert isinstance(found.index, pd.RangeIndex)
    assert sorted(found["area"].unique()) == [1, 2]


KEYS: dict[str, Callable[[pd.Series], object]] = {
    "texts": lambda area: area.map({1: "north", 2: "south"}),
    "objects": lambda area: area.map({1: "north", 2: "south"}).astype(object),
    "categories": lambda area: pd.Categorical(area.map({1: "north", 2: "south"}), ["north", "south", "west"]),
    "nullable whole numbers": lambda area: area.astype("Int64"),
    "numpy strings": lambda area: area.map({1: "north", 2: "south"}).astype("string"),
    "flags": lambda area: area.eq(2),
    "days": lambda area: pd.to_datetime("2026-01-01") + pd.to_timedelta(area, "D"),
    "days of a time zone": lambda area: pd.to_datetime("2026-01-01", utc=True) + pd.to_timedelta(area, "D"),
    "quarters": lambda area: pd.PeriodIndex([f"2026Q{number}" for number in area], freq="Q"),
    "decimals": lambda area: area / 2,
    "half floats": lambda area: area.astype("float16"),
    "single floats": lambda area: area.astype("float32"),
    "spans of time": lambda area: pd.to_timedelta(area, "D"),
    "dates": lambda area: area.map({1: date(2026, 1, 1), 2: date(2026, 1, 2)}),
    "arrow texts": lambda area: area.map({1: "north", 2: "south"}).astype(pd.ArrowDtype(pa.string())),
}


@every_function
@pytest.mark.parametrize("retype", KEYS.values(), ids=KEYS)
def test_a_group_may_be_named_in_any_type(case, retype):
    frames = case.twist(lambda frame: frame.assign(area=retype(frame["area"])))
    found = case.run(frames, ["area"])
    assert found["area"].dtype == next(iter(frames.values()))["area"].dtype
    same_numbers(found, case.run(case.frames, ["area"]))


@every_function
@pytest.mark.parametrize("name", [0, ("area", "code")])
def test_a_by_column_need_not_be_named_by_a_text(case, name):
    found = case.run(case.twist(lambda frame: frame.rename(columns={"area": name})), [name])
    assert found.columns[0] == name
    same_numbers(found.drop(columns=[name]).rename(columns=str), case.run(case.frames, ["area"]))


@every_function
def test_several_by_columns_are_a_group_together(case):
    frames = case.twist(lambda frame: frame.assign(kind="survey"))
    found = case.run(frames, ["kind", "area"])
    assert list(found.columns[:2]) == ["kind", "area"]
    same_numbers(found.drop(columns="kind"), case.run(case.frames, ["area"]))


@every_function
def test_with_no_by_everything_is_one_group(case):
    frames = case.twist(lambda frame: frame[frame["area"].eq(1)])
    alone = case.run({name: frame.drop(columns="area") for name, frame in frames.items()}, [])
    same_numbers(alone, case.run(frames, ["area"]))


@every_function
@pytest.mark.parametrize("as_what", [tuple, pd.Index, np.array])
def test_by_may_be_any_list_of_names(case, as_what):
    same_numbers(case.run(case.frames, as_what(["area"])), case.run(case.frames, ["area"]))


@every_function
def test_three_by_columns_of_different_types_are_a_group_together(case):
    frames = case.twist(
        lambda frame: frame.assign(
            kind=pd.Categorical(["survey"] * len(frame), ["never", "survey"]), day=pd.Timestamp("2026-01-01")
        )
    )
    found = case.run(frames, ["kind", "area", "day"])
    assert list(found.columns[:3]) == ["kind", "area", "day"]
    same_numbers(found.drop(columns=["kind", "day"]), case.run(case.frames, ["area"]))


given_by_as_it_is = pytest.mark.parametrize(
    "case", [case for name, case in CASES.items() if name != "voice of organisations"]
)


@given_by_as_it_is
def test_by_as_a_text_is_refused_with_the_text(case):
    with pytest.raises(ValueError, match="area"):
        case.call(**case.frames, by="area")


@every_function
def test_a_by_column_named_twice_is_refused_by_its_name(case):
    with pytest.raises(ValueError, match="'area' twice"):
        case.call(**case.frames, by=["area", "area"])


@given_by_as_it_is
def test_no_list_of_by_columns_is_refused(case):
    with pytest.raises(ValueError, match="None"):
        case.call(**case.frames, by=None)


@every_function
def test_a_by_column_that_is_not_there_is_refused_by_its_name(case):
    with pytest.raises(ValueError, match="continent"):
        case.call(**case.frames, by=["continent"])


@every_function
def test_a_by_column_named_like_one_of_the_result_is_refused_by_its_name(case):
    for name in case.columns:
        if any(name in frame.columns for frame in case.frames.values()):
            continue  # an input of the function
        frames = case.twist(lambda frame, name=name: frame.rename(columns={"area": name}))
        with pytest.raises(ValueError, match=name):
            case.call(**frames, by=[name])


@every_function
def test_further_columns_named_like_those_of_the_result_change_nothing(case):
    plain = case.run(case.frames, ["area"])
    found = case.run(
        case.twist(
            lambda frame: frame.assign(
                **{name: "x" for name in plain.columns if name not in {*frame.columns, "quarter"}}
            )
        ),
        ["area"],
    )
    same_numbers(found[plain.columns], plain)


UNTELLABLE: dict[str, Callable[[pd.Series], list]] = {
    "list": lambda area: [[number] for number in area],
    "Timestamp, date": lambda area: [pd.Timestamp("2026-01-01"), *[date(2026, 1, 2)] * (len(area) - 1)],
}


@every_function
@pytest.mark.parametrize("kinds", UNTELLABLE)
def test_groups_that_cannot_be_told_apart_are_refused_with_their_kinds(case, kinds):
    frames = case.twist(
        lambda frame: frame.assign(
            area=pd.Series(UNTELLABLE[kinds](frame["area"]), dtype=object, index=frame.index)
        )
    )
    with pytest.raises(ValueError, match=f"area: values of the kinds {kinds} cannot be told apart"):
        case.call(**frames, by=["area"])


UNLIKE = [
    (int, str, "is a number in .* and text in "),
    (str, int, "is text in .* and a number in "),
    ("category", str, "is a number in .* and text in "),
    ("Int64", "string", "is a number in .* and text in "),
    ("datetime64[s]", str, "is a moment without a time zone in .* and text in "),
]


@pytest.mark.parametrize(("one", "other", "told"), UNLIKE)
@pytest.mark.parametrize(
    ("name", "column", "beside"),
    [
        *((name, "area", "area") for name, case in CASES.items() if len(case.frames) > 1),
        ("change", "respondent_id", "respondent_id"),
        ("change at a fixed mix", "agency", "agency"),
        ("voice", "speaker", "person"),
    ],
)
def test_two_frames_that_name_things_in_different_ways_are_refused(name, column, beside, one, other, told):
    """Otherwise nobody would be found again, and nothing would say so."""
    frames = dict(CASES[name].frames)
    first, second = list(frames)[:2]
    frames[first] = frames[first].astype({column: one})
    frames[second] = frames[second].astype({beside: other})
    with pytest.raises(ValueError, match=f"^{column} {told}"):
        CASES[name].call(**frames, by=["area"])


def test_a_roster_that_names_people_in_another_way_is_refused():
    frames = dict(CASES["change at a fixed mix"].frames)
    frames["roster"] = frames["roster"].astype({"respondent_id": str})
    with pytest.raises(ValueError, match="respondent_id is a number in before and text in the roster"):
        CASES["change at a fixed mix"].call(**frames, by=["area"])


@every_function
def test_what_is_no_frame_is_refused_with_its_kind(case):
    for name in case.frames:
        with pytest.raises(ValueError, match="are a list; a pandas DataFrame is allowed"):
            case.call(**{**case.frames, name: [1, 2]}, by=["area"])


NAMES = ("respondent_id", "item_id", "agency", "rater", "rated", "person", "speaker")
TWISTS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "rows in another order": lambda frame: frame.sample(frac=1, random_state=5),
    "an index that repeats": lambda frame: frame.set_axis([7] * len(frame)),
    "an index of texts": lambda frame: frame.set_axis([f"row {n}" for n in range(len(frame))][::-1]),
    "an index of two levels": lambda frame: frame.set_axis(
        pd.MultiIndex.from_product([["x"], range(len(frame))], names=["a", None])
    ),
    "an index named as every column": lambda frame: frame.set_index(list(frame.columns), drop=False),
    "people and items as categories": lambda frame: frame.astype(
        {name: "category" for name in NAMES if name in frame.columns}
    ),
    "people and items as half floats": lambda frame: frame.astype(
        dict.fromkeys(frame.select_dtypes("number").columns.intersection(NAMES), "float16")
    ),
    "further columns": lambda frame: frame.assign(note="x", low_water=1.0),
    "further columns of one name": lambda frame: pd.concat(
        [frame, pd.DataFrame(np.ones((len(frame), 2)), frame.index, ["note", "note"])], axis=1
    ),
    "columns in another order": lambda frame: frame[frame.columns[::-1]],
    "nullable numbers": lambda frame: frame.convert_dtypes(),
    "arrow numbers": lambda frame: frame.convert_dtypes(dtype_backend="pyarrow"),
}


@every_function
@pytest.mark.parametrize("twist", TWISTS.values(), ids=TWISTS)
def test_the_same_rows_give_the_same_numbers(case, twist):
    found = case.run(case.twist(twist), ["area"])
    plain = case.run(case.frames, ["area"])
    order = [name for name in ("area", "unit") if name in plain.columns]
    found, plain = (frame.sort_values(order, ignore_index=True) for frame in (found, plain))
    same_numbers(found[plain.columns], plain)


@every_function
def test_objects_that_are_numbers_are_read(case):
    frames = case.twist(
        lambda frame: frame.astype({case.value: object}) if case.value in frame.columns else frame
    )
    same_numbers(case.run(frames, ["area"]), case.run(case.frames, ["area"]))


# ---------------------------------------------------------------- groups


@every_function
def test_one_group_alone_and_among_others_gives_the_same(case):
    if case.call is fit_trend:
        case = Case(partial(fit_trend, level_variance=9.0), case.frames, case.value, case.columns)
    together = case.run(case.frames, ["area"])
    for area in (1, 2):
        alone = case.run(case.twist(lambda frame, area=area: frame[frame["area"].eq(area)]), ["area"])
        same_numbers(alone, together[together["area"].eq(area)])


@every_function
def test_groups_called_something_else_give_the_same(case):
    renamed = case.run(case.twist(lambda frame: frame.assign(area=3 - frame["area"])), ["area"])
    plain = case.run(case.frames, ["area"])
    order = np.argsort(3 - plain["area"], kind="stable")
    same_numbers(renamed, plain.iloc[order])


@every_function
def test_a_group_that_comes_twice_comes_twice(case):
    def double(frame: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([frame, frame.assign(area=frame["area"] + 10)], ignore_index=True)

    if case.call is fit_trend:
        case = Case(partial(fit_trend, level_variance=9.0), case.frames, case.value, case.columns)
    found = case.run(case.twist(double), ["area"])
    same_numbers(found[found["area"] > 10], found[found["area"] < 10])


@every_function
@pytest.mark.parametrize("nothing", [np.nan, None, pd.NA])
def test_rows_of_no_group_are_left_out(case, nothing):
    def add(frame: pd.DataFrame) -> pd.DataFrame:
        nowhere = frame.assign(area=pd.array([nothing] * len(frame), dtype=object))
        return pd.concat([frame.astype({"area": object}), nowhere], ignore_index=True)

    same_numbers(case.run(case.twist(add), ["area"]), case.run(case.frames, ["area"]))
    alone = case.run(case.twist(lambda frame: add(frame).tail(len(frame))), ["area"])
    assert len(alone) == 0


# ---------------------------------------------------------------- nothing, alike, alone


def measured(case: Case, frames: Frames) -> pd.DataFrame:
    return case.run(frames, ["area"])


@every_function
@pytest.mark.parametrize("as_objects", [False, True])
def test_no_rows_give_no_rows_and_all_columns(case, as_objects):
    nothing = case.twist(lambda frame: frame.head(0).astype(object) if as_objects else frame.head(0))
    found = measured(case, nothing)
    assert len(found) == 0
    assert list(found.columns) == list(measured(case, case.frames).columns)


@every_function
def test_no_rows_and_no_by_raise_nothing(case):
    found = case.run(case.twist(lambda frame: frame.head(0).drop(columns="area")), [])
    assert set(case.columns) <= set(found.columns)


@every_function
@pytest.mark.parametrize("nothing", [np.nan, pd.NA, None])
def test_all_missing_gives_nan_and_no_warning(case, nothing):
    def empty(frame: pd.DataFrame) -> pd.DataFrame:
        kind = "Float64" if nothing is pd.NA else (float if nothing is not None else object)
        values = pd.array([nothing] * len(frame), dtype=kind)
        return frame.assign(**{case.value: values}) if case.value in frame.columns else frame

    found = measured(case, case.twist(empty))
    known = [name for name in case.columns if name in MEASURES]
    assert known
    assert found[known].isna().all().all()


MEASURES = {
    "alpha", "alpha_low", "alpha_high", "spearman_brown", "omega_total", "rwg", "rwg_j", "average_deviation",
    "awg", "eijk_a", "consensus", "icc1", "icc2", "f_statistic", "p_value", "change", "low", "high", "level",
    "statistic", "stayer_change", "smallest_detectable_change", "change_at_fixed_mix", "mean", "lower_limit",
    "upper_limit", "shrunken", "between_variance", "value", "density", "reciprocity", "gini", "evenness",
}  # fmt: skip


@every_function
@pytest.mark.parametrize("known", [1, 2])
def test_one_group_of_which_nothing_is_known_does_not_disturb_the_other(case, known):
    if case.call is fit_trend:
        case = Case(partial(fit_trend, level_variance=9.0), case.frames, case.value, case.columns)
    spoilt = case.twist(
        lambda frame: (
            frame.assign(**{case.value: frame[case.value].where(frame["area"].eq(known))})
            if case.value in frame.columns
            else frame
        )
    )
    found, plain = measured(case, spoilt), measured(case, case.frames)
    same_numbers(found[found["area"].eq(known)], plain[plain["area"].eq(known)])


@every_function
@pytest.mark.parametrize("value", [0.0, 3.0])
def test_constant_values_raise_nothing(case, value):
    if case.value == "rating" and value == 0.0:
        value = 1.0
    constant = case.twist(
        lambda frame: frame.assign(**{case.value: value}) if case.value in frame.columns else frame
    )
    found = measured(case, constant)
    assert len(found) == len(measured(case, case.frames))


SMALL: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "the first row alone": lambda frame: frame.head(1),
    "one row of each group": lambda frame: frame.groupby("area").head(1),
    "two rows of each group": lambda frame: frame.groupby("area").head(2),
}


@every_function
@pytest.mark.parametrize("cut", SMALL.values(), ids=SMALL)
def test_next_to_nothing_raises_nothing(case, cut):
    if "ties" in case.frames:
        frames = {"ties": case.frames["ties"].head(0), "roster": cut(case.frames["roster"])}
    else:
        frames = {name: frame if name == "roster" else cut(frame) for name, frame in case.frames.items()}
    assert len(measured(case, frames)) >= 1


@pytest.mark.parametrize("name", ["reliability", "omega", "agreement"])
@pytest.mark.parametrize("column", ["item_id", "respondent_id"])
def test_one_item_or_one_rater_raises_nothing(name, column):
    case = CASES[name]
    found = measured(case, case.twist(lambda frame: frame[frame[column].eq(0)]))
    alone = [word for word in ("alpha", "omega_total", "rwg_j") if word in found]
    assert found[alone].isna().all().all()


def test_one_organisation_or_one_person_of_each_has_no_dependence():
    case = CASES["group dependence"]
    one = measured(case, case.twist(lambda frame: frame.assign(agency=1)))
    each = measured(case, case.twist(lambda frame: frame.assign(agency=frame["respondent_id"])))
    assert one[["icc1", "icc2"]].isna().all().all()
    assert each[["icc1", "icc2"]].isna().all().all()


@every_function
@pytest.mark.parametrize(
    ("value", "told"),
    [("often", "often"), (pd.Timestamp("2026-03-01"), "2026-03-01"), ([1], r"\[1\]"), (1 + 2j, r"1\+2j")],
)
def test_what_is_no_number_is_refused_with_the_value(case, value, told):
    spoilt = {name: frame.copy() for name, frame in case.frames.items()}
    first = next(name for name, frame in spoilt.items() if case.value in frame.columns)
    others = spoilt[first][case.value].tolist()[1:]
    spoilt[first][case.value] = pd.Series([value, *others], dtype=object)
    with pytest.raises(ValueError, match=told):
        case.call(**spoilt, by=["area"])


TEXTS: dict[str, Callable[[pd.Series], object]] = {
    "objects": lambda numbers: numbers.astype(str).astype(object),
    "texts": lambda numbers: numbers.astype("string"),
    "arrow texts": lambda numbers: numbers.astype(str).astype(pd.ArrowDtype(pa.string())),
    "categories": lambda numbers: numbers.astype(str).astype("category"),
    "one text among numbers": lambda numbers: pd.Series([str(numbers.iloc[0]), *numbers[1:]], dtype=object),
}


@every_function
@pytest.mark.parametrize("as_text", TEXTS.values(), ids=TEXTS)
def test_numbers_that_arrive_as_text_are_refused_with_column_and_value(case, as_text):
    def write(frame: pd.DataFrame) -> pd.DataFrame:
        return (
            frame.assign(**{case.value: as_text(frame[case.value])}) if case.value in frame.columns else frame
        )

    first = next(frame for frame in case.frames.values() if case.value in frame.columns)
    told = f"row 0, {case.value}: '{first[case.value].iloc[0]}' is text; numbers are allowed"
    with pytest.raises(ValueError, match=re.escape(told)):
        case.call(**case.twist(write), by=["area"])


@every_function
def test_categories_that_are_numbers_are_read(case):
    frames = case.twist(
        lambda frame: frame.astype({case.value: "category"}) if case.value in frame.columns else frame
    )
    found, plain = case.run(frames, ["area"]), case.run(case.frames, ["area"])
    kept = [case.value] if case.value in plain.columns else []  # given back as it came
    same_numbers(found.drop(columns=kept), plain.drop(columns=kept))


@every_function
def test_a_column_of_days_is_not_read_as_numbers(case):
    days = case.twist(
        lambda frame: (
            frame.assign(**{case.value: pd.Timestamp("2026-03-01")}) if case.value in frame.columns else frame
        )
    )
    with pytest.raises(ValueError, match="2026-03-01"):
        case.call(**days, by=["area"])


@pytest.mark.parametrize("kind", ["datetime64[us]", "datetime64[ns, UTC]", "timedelta64[s]", "complex128"])
@pytest.mark.parametrize("name", ["agreement", "change", "voice"])
def test_a_column_of_days_that_are_all_missing_measures_what_a_column_of_missing_numbers_does(name, kind):
    case = CASES[name]

    def all_missing(dtype):
        return case.twist(
            lambda frame: frame.assign(**{case.value: pd.Series([np.nan] * len(frame), dtype=dtype)})
        )

    same_numbers(measured(case, all_missing(kind)), measured(case, all_missing("float64")))


def test_infinite_and_far_too_large_numbers_are_refused_with_the_number():
    for case in CASES.values():
        for sign in (np.inf, -np.inf, 1e200):
            spoilt = {name: frame.copy() for name, frame in case.frames.items()}
            first = next(name for name, frame in spoilt.items() if case.value in frame.columns)
            spoilt[first].loc[0, case.value] = sign
            with pytest.raises(ValueError, match=re.escape(str(sign))):
                case.call(**spoilt, by=["area"])


# ---------------------------------------------------------------- the scale turned round

TURNED_SAME = (
    "alpha", "alpha_low", "alpha_high", "omega_total", "rwg_j", "average_deviation", "awg",
    "eijk_a", "consensus", "icc1", "icc2", "f_statistic", "p_value", "stayer_count",
    "smallest_detectable_change", "between_variance", "limits_are_trial", "signal",
    "degrees_of_freedom",
)  # fmt: skip
# A column of the turned scale → the one that it mirrors: its negative, or 6 less it where it is a level.
NEGATIVE = {"change": "change", "low": "high", "high": "low", "statistic": "statistic",
            "stayer_change": "stayer_change", "change_at_fixed_mix": "change_at_fixed_mix"}  # fmt: skip
LEVEL = {"level": "level", "shrunken": "shrunken", "low": "high", "high": "low", "mean": "mean",
         "lower_limit": "upper_limit", "upper_limit": "lower_limit", "target": "target",
         "low_95": "high_95", "high_998": "low_998"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"network", "voice", "voice of organisations"}))
@given(seed=st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_a_scale_turned_round_mirrors_the_numbers(name, seed):
    case = CASES[name]
    random = np.random.default_rng(seed)

    def shake(frame: pd.DataFrame) -> pd.DataFrame:
        if case.value not in frame.columns:
            return frame
        drawn = random.integers(1, 6, len(frame)).astype(float)
        return frame.assign(**{case.value: drawn if case.value == "rating" else frame[case.value] + drawn})

    def mirror(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.assign(**{case.value: 6 - frame[case.value]}) if case.value in frame.columns else frame

    frames = case.twist(shake)
    plain = measured(case, frames)
    turned = measured(case, {kind: mirror(frame) for kind, frame in frames.items()})
    for column in (name for name in TURNED_SAME if name in plain):
        pd.testing.assert_series_equal(turned[column], plain[column], rtol=1e-8, atol=1e-8)
    mirrored = NEGATIVE if "change" in plain else LEVEL
    for column, of in ((column, of) for column, of in mirrored.items() if column in plain):
        offset = 0 if mirrored is NEGATIVE else 6
        np.testing.assert_allclose(turned[column], offset - plain[of], rtol=1e-8, atol=1e-8)


# ---------------------------------------------------------------- what cannot be is refused by its value


def spoil(name: str, **values: object) -> Frames:
    """The first frame of a case that has the column, with one value in its first row changed."""
    frames = {kind: frame.copy() for kind, frame in CASES[name].frames.items()}
    for column, value in values.items():
        first = next(kind for kind, frame in frames.items() if column in frame.columns)
        frames[first][column] = frames[first][column].astype(object)
        frames[first].loc[0, column] = value
    return frames


@pytest.mark.parametrize(
    ("call", "frames", "told"),
    [
        (partial(measure_agreement, scale_min=1, scale_max=5), spoil("agreement", rating=9.0), "9"),
        (partial(measure_agreement, scale_min=5, scale_max=1), CASES["agreement"].frames, "1.*5"),
        (partial(measure_agreement, scale_min=1, scale_max=4.5), CASES["agreement"].frames, r"4\.5"),
        (measure_reliability, spoil("reliability", item_id=1), "item 1"),
        (measure_omega, spoil("omega", respondent_id=None), "respondent_id"),
        (partial(measure_group_dependence, value="score", group="tribe"),
         CASES["group dependence"].frames, "tribe"),
        (partial(measure_change, value="score"), spoil("change", score="often"), "often"),
        (partial(measure_change, value="score"), spoil("change", respondent_id=1), "1 rows repeat"),
        (fit_trend, spoil("trend", wave_number=1.5), r"1\.5"),
        (fit_trend, spoil("trend", standard_error=-2.0), r"-2"),
        (partial(fit_trend, level_variance=-3.0), CASES["trend"].frames, r"-3"),
        (partial(classify_points, value="share", order="month", improvement="upwards"),
         CASES["control chart"].frames, "upwards"),
        (partial(classify_points, value="share", order="month", improvement="increase"),
         spoil("control chart", month=3), "3 comes twice"),
        (shrink_groups, spoil("shrinkage", standard_error=-1.0), "-1"),
        (partial(measure_funnel, kind="rank"), CASES["funnel"].frames, "rank"),
        (measure_network, spoil("network", strength=-1.0), "-1"),
        (measure_network, spoil("network", rated="elsewhere"), "elsewhere"),
        (measure_voice, spoil("voice", seconds=-5.0), "-5"),
        (partial(measure_agreement, scale_min="1", scale_max=5), CASES["agreement"].frames, "'1'"),
        (partial(measure_agreement, scale_min=1, scale_max=None), CASES["agreement"].frames, "None"),
        (fit_trend, spoil("trend", wave_number=np.inf), "inf"),
        (fit_trend, spoil("trend", wave_number=2.0**70), r"1\.18"),
        (partial(fit_trend, level_variance="much"), CASES["trend"].frames, "much"),
        (partial(classify_points, value="share", order="share", improvement="increase"),
         CASES["control chart"].frames, "share"),
        (partial(classify_points, value="share", order="month", improvement=["increase"]),
         CASES["control chart"].frames, r"\['increase'\]"),
        (partial(classify_points, value="share", order="month", improvement="increase"),
         spoil("control chart", month="May"), "str"),
        (partial(classify_points, value="share", order="month", improvement="increase", screen="no"),
         CASES["control chart"].frames, "screen is 'no'"),
        (partial(classify_points, value="share", order="month", improvement="increase",
                 beyond_limit_counts=None), CASES["control chart"].frames, "beyond_limit_counts is None"),
        (partial(measure_funnel, kind=[]), CASES["funnel"].frames, r"\[\]"),
        (measure_network, {**_network(), "roster": _network()["roster"].assign(answered="yes")}, "yes"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_value_in_it(call, frames, told):
    with pytest.raises(ValueError, match=told):
        call(**frames, by=["area"])


# ---------------------------------------------------------------- opinion groups, which have no `by`


def opinions(people: int = 12) -> pd.DataFrame:
    random = np.random.default_rng(8)
    grid = [(who, item) for who in range(people) for item in range(6)]
    frame = pd.DataFrame(grid, columns=["respondent_id", "item_id"])
    return frame.assign(rating=random.integers(1, 6, len(grid)).astype(float))


@pytest.mark.parametrize("seed", ["a", -1, 1.5])
def test_a_random_state_that_is_none_is_refused_with_it(seed):
    with pytest.raises(ValueError, match=str(seed)):
        find_opinion_groups(opinions(), random_state=seed)


OPINION_TWISTS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "no rows": lambda frame: frame.head(0),
    "no rows, of objects": lambda frame: frame.head(0).astype(object),
    "one row": lambda frame: frame.head(1),
    "one item": lambda frame: frame[frame["item_id"].eq(0)],
    "one person": lambda frame: frame[frame["respondent_id"].eq(0)],
    "all alike": lambda frame: frame.assign(rating=3.0),
    "nobody answered": lambda frame: frame.assign(rating=np.nan),
    "nullable": lambda frame: frame.convert_dtypes(),
    "an item nobody answered": lambda frame: frame.assign(
        rating=frame["rating"].where(frame["item_id"].ne(2))
    ),
    "texts as names": lambda frame: frame.assign(respondent_id=frame["respondent_id"].map("p{}".format)),
}


@pytest.mark.parametrize("twist", OPINION_TWISTS.values(), ids=OPINION_TWISTS)
def test_opinion_groups_of_awkward_answers_are_one_group_with_a_reason(twist):
    ratings = twist(opinions())
    before = ratings.copy(deep=True)
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        found = find_opinion_groups(ratings, random_state=1)
    pd.testing.assert_frame_equal(ratings, before)
    assert {"respondent_id", "group", "group_count", "reason"} <= set(found.columns)
    assert (found["group_count"] == 1).all()


@pytest.mark.parametrize("twist", TWISTS.values(), ids=TWISTS)
def test_the_same_answers_give_the_same_opinion_groups(twist):
    plain = find_opinion_groups(opinions(), random_state=1)
    found = find_opinion_groups(twist(opinions()), random_state=1)
    pd.testing.assert_frame_equal(found.astype({"respondent_id": np.int64}), plain, check_dtype=False)


def test_opinion_groups_of_answers_that_are_text_are_refused_with_the_value():
    answers = opinions()
    with pytest.raises(ValueError, match=r"row 0, rating: '.*' is text; numbers are allowed"):
        find_opinion_groups(answers.assign(rating=answers["rating"].astype(str)), random_state=1)
