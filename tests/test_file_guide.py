"""The list of columns of each kind of file, and the empty table to fill in."""

import pytest

from data.imports.batches import preview_import
from data.imports.file_guide import WHAT_MAY_STAND, build_template, list_columns, list_own_fields
from data.imports.kinds import list_kinds, match_fields
from data.imports.raw_table import read_raw_table
from tests import import_makers

MAKERS = {
    "attendance": import_makers.attended,
    "actions": import_makers.action,
    "decisions": import_makers.decision,
    "resources": import_makers.line,
    "staff": import_makers.post,
    "trainings": import_makers.course,
    "events": import_makers.happening,
}


def test_every_kind_has_a_maker_here():
    assert set(MAKERS) == set(list_kinds())


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_template_is_recognised_and_each_column_is_read_as_itself(name, tmp_path):
    kind = list_kinds()[name]
    names = build_template(kind).columns.tolist()
    # A row as the other tests make it, under the template's headings.
    raw = read_raw_table(import_makers.write_csv(tmp_path, MAKERS[name]()))
    row = {field: raw.rows[column].iloc[0] for field, column in match_fields(kind, raw).items()}
    path = tmp_path / "filled.csv"
    path.write_text(
        ",".join(names) + "\n" + ",".join(f'"{row.get(field, "")}"' for field in names) + "\n", "utf-8"
    )
    looked = preview_import(path, partnership="Millbrook", quarter="2026-Q3")
    assert (looked.kind, looked.problems) == (name, [])
    assert match_fields(kind, looked.raw) == {field: field for field in names}


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_the_list_says_of_every_column_what_it_is_and_what_may_stand_in_it(name):
    kind = list_kinds()[name]
    listed = list_columns(kind)
    assert sorted(listed["column"]) == sorted(rule.name for rule in list_own_fields(kind))
    assert (listed[["what_it_is", "what_may_stand"]] != "").all(axis=None)
    assert listed["is_needed"].is_monotonic_decreasing
    choices = [rule for rule in list_own_fields(kind) if rule.type == "choice"]
    said = listed.set_index("column")["what_may_stand"]
    assert all(choice.replace("_", " ") in said[rule.name] for rule in choices for choice in rule.choices)
    assert {rule.type for rule in kind.fields} <= {*WHAT_MAY_STAND, "choice"}
