"""Groups are numbered, and sheets stacked, the same however the rows lie."""

import numpy as np
import pandas as pd
import pytest

from analytics.grouped import FEW_ROWS, code_groups, differs_from_above, rises_from_above
from analytics.sheets import stack_complete_sheets

pytestmark = pytest.mark.filterwarnings("error")


def rating(group="a", person=1, item="x", rating=3.0):
    return {"group": group, "respondent_id": person, "item_id": item, "rating": rating}


def sheets(rows, by=("group",)):
    """Each group's answers as a set of columns, which is all that the order of people leaves."""
    keys, stacks = stack_complete_sheets(rows, list(by))
    found = {}
    for stack in stacks:
        for group, answers in zip(stack.groups, stack.answers, strict=True):
            found[tuple(keys.iloc[group])] = sorted(map(tuple, np.sort(answers, axis=0).T))
    return found


def survey(group_sizes=(3, 3, 2), item_count=4, seed=0):
    """Sorted by group, item, person."""
    draw = np.random.default_rng(seed)
    return pd.DataFrame(
        [
            rating(f"g{group}", f"p{group}-{person}", f"item {item}", float(draw.integers(1, 6)))
            for group, size in enumerate(group_sizes)
            for item in range(item_count)
            for person in range(size)
        ]
    )


def test_groups_are_numbered_in_sorted_order_and_keep_their_types():
    frame = pd.DataFrame({"site": ["b", "a", "b"], "round": [2, 1, 1]})
    codes, keys = code_groups(frame, ["site", "round"])
    assert codes.tolist() == [2, 0, 1]
    assert keys.to_dict("list") == {"site": ["a", "b", "b"], "round": [1, 1, 2]}
    assert keys.dtypes.tolist() == frame.dtypes.tolist()


@pytest.mark.parametrize("repeats", [1, FEW_ROWS])
def test_few_rows_and_many_are_numbered_alike(repeats):
    few = pd.DataFrame(
        {"site": ["b", "a", None, "b", "b"], "round": [2, 1, 1, None, 1], "year": [1, 1, 1, 1, 0]}
    )
    codes, keys = code_groups(pd.concat([few] * repeats, ignore_index=True), ["site", "round", "year"])
    assert codes[-5:].tolist() == [2, 0, -1, -1, 1]
    assert keys.values.tolist() == [["a", 1, 1], ["b", 1, 0], ["b", 2, 1]]


@pytest.mark.parametrize("storage", ["python", "pyarrow"])
@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_texts_of_any_storage_change_and_rise_alike(storage, missing):
    column = pd.Series(["b", "b", "a", "c", "c"], dtype=pd.StringDtype(storage, pd.NA))
    for texts in (column, column.astype(pd.StringDtype(storage, np.nan))):
        assert differs_from_above(texts, 1).tolist() == [False, True, True, False]
        assert differs_from_above(texts, 2).tolist() == [True, True, True]
    whole = column.astype(pd.StringDtype(storage, np.nan))
    assert rises_from_above(whole).tolist() == [False, False, True, False]
    whole[1] = missing
    assert differs_from_above(whole, 1).tolist() == [True, True, True, False]
    codes, keys = code_groups(pd.concat([whole.to_frame("site")] * FEW_ROWS, ignore_index=True), ["site"])
    assert codes[:5].tolist() == [1, -1, 0, 2, 2]
    assert keys["site"].tolist() == ["a", "b", "c"]


def test_without_by_all_rows_are_one_group():
    codes, keys = code_groups(pd.DataFrame({"x": [1, 2]}), [])
    assert codes.tolist() == [0, 0]
    assert keys.shape == (1, 0)


def test_a_row_without_a_key_belongs_to_no_group():
    codes, keys = code_groups(pd.DataFrame({"site": ["a", None, "a"]}), ["site"])
    assert codes.tolist() == [0, -1, 0]
    assert keys["site"].tolist() == ["a"]


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="'region'"):
        code_groups(pd.DataFrame({"site": ["a"]}), ["region"])


def test_by_as_a_text_is_refused():
    with pytest.raises(ValueError, match="'site'"):
        code_groups(pd.DataFrame({"site": ["a"]}), "site")


LIES = {
    "by item": lambda rows: rows,
    "by person": lambda rows: rows.sort_values(["group", "respondent_id"], kind="stable"),
    "shuffled": lambda rows: rows.sample(frac=1, random_state=1),
    "a group in two pieces": lambda rows: pd.concat([rows[3:], rows[:3]]),
    "people in another order in one item": lambda rows: pd.concat([rows[:3], rows[3:6][::-1], rows[6:]]),
}


TEXTS = [pd.StringDtype(storage, na_value=np.nan) for storage in ("python", "pyarrow")]
NUMBERS = {
    "number": lambda coded: coded,
    "numbers below nought": lambda coded: (coded - 100).astype("int8"),
    "numbers far apart": lambda coded: coded * 10**12,
    "the largest numbers": lambda coded: coded.astype("uint64") + 2**63,
    "the smallest numbers": lambda coded: coded + np.iinfo(np.int64).min,
    "numbers in no order": lambda coded: coded * 37 % 101,
}


@pytest.mark.parametrize("kind", [*TEXTS, "category", "object", *NUMBERS])
@pytest.mark.parametrize("lie", LIES)
def test_sheets_do_not_depend_on_how_rows_lie_or_keys_are_stored(lie, kind):
    rows = survey()
    expected = sheets(rows)
    rows = LIES[lie](rows)
    for column in ("group", "respondent_id", "item_id"):
        coded = pd.factorize(rows[column], sort=True)[0]
        rows[column] = NUMBERS[kind](coded) if kind in NUMBERS else rows[column].astype(kind)
    found = sheets(rows)
    order = np.argsort(NUMBERS[kind](np.arange(3)) if kind in NUMBERS else np.arange(3))
    assert [found[key] for key in sorted(found)] == [expected[sorted(expected)[place]] for place in order]


@pytest.mark.parametrize("column", ["respondent_id", "item_id"])
def test_keys_that_groups_have_by_turns_are_numbered_within_each(column):
    rows = survey(group_sizes=[12] * 60).sample(frac=1, random_state=2)
    expected = sheets(rows)
    own = pd.factorize(rows["group"] + rows[column])[0]
    within = rows.assign(own=own).groupby("group")["own"].rank("dense").astype(int)
    rows[column] = within * 1000 + rows["group"].str[1:].astype(int)
    assert sheets(rows) == expected


def test_groups_of_many_sizes_are_all_stacked():
    rows = survey(group_sizes=(1, 5, 2, 5, 3, 1, 7))
    found = sheets(rows)
    assert [len(found[(f"g{group}",)]) for group in range(7)] == [1, 5, 2, 5, 3, 1, 7]


def test_only_complete_respondents_are_kept():
    rows = pd.DataFrame([rating(person=1), rating(person=2), rating(item="y"), rating(person=2, item="y")])
    rows.loc[3, "rating"] = np.nan
    assert sheets(rows) == {("a",): [(3.0, 3.0)]}


def test_a_missing_row_is_a_missing_answer():
    rows = survey()
    gaps = rows.sample(frac=0.2, random_state=3).index
    assert sheets(rows.drop(gaps)) == sheets(rows.assign(rating=rows["rating"].mask(rows.index.isin(gaps))))


def test_two_ratings_of_an_item_by_one_person_are_refused():
    with pytest.raises(ValueError, match="'x' has two rows"):
        sheets(pd.DataFrame([rating(), rating(rating=4.0)]))


@pytest.mark.parametrize("column", ["respondent_id", "item_id"])
def test_a_rating_without_a_respondent_or_item_is_refused(column):
    rows = survey()
    rows.loc[5, column] = None
    with pytest.raises(ValueError, match=f"{column} is missing"):
        sheets(rows)


def test_an_infinite_rating_is_refused():
    with pytest.raises(ValueError, match="row 0, rating: inf"):
        sheets(pd.DataFrame([rating(rating=np.inf)]))
