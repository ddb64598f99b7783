"""Attendance, logs, ledgers, posts, trainings, events: recognised, checked, every mistake named."""

import pytest

from data.imports.batches import preview_import
from data.imports.kinds import list_kinds
from data.imports.mapping import parse_mapping
from data.imports.problems import LISTED_PER_MISTAKE, ImportRefused
from tests.import_makers import action, attended, course, decision, happening, line, post, write_csv
from tests.survey_writers import Person, write_dta, write_sav

MAKERS = {
    "attendance": attended,
    "actions": action,
    "decisions": decision,
    "resources": line,
    "staff": post,
    "trainings": course,
    "events": happening,
}


def preview(folder, *rows, without=(), **options):
    return preview_import(write_csv(folder, *rows, without=without), **options)


def problems(looked) -> list[str]:
    return [str(problem) for problem in looked.problems]


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_each_kind_is_recognised_by_its_headings_and_is_whole(tmp_path, kind):
    looked = preview(tmp_path, MAKERS[kind]())
    assert (looked.kind, looked.problems, looked.needs) == (kind, [], [])
    assert looked.report()["rows_accepted"] == 1


def test_more_bad_rows_than_are_listed_can_all_be_left_out(tmp_path):
    rows = [line(need="lots", category=f"c{number}") for number in range(LISTED_PER_MISTAKE + 7)]
    looked = preview(tmp_path, line(), *rows)
    assert (looked.rows_accepted, len(looked.problems)) == (1, LISTED_PER_MISTAKE + 1)
    without = preview(tmp_path, line(), *rows, skip_bad_rows=True)
    assert (without.problems, without.rows_accepted) == ([], 1)
    assert without.contents.rows_skipped == LISTED_PER_MISTAKE + 7


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_missing_required_column_is_named(tmp_path, kind):
    required = [rule for rule in list_kinds()[kind].fields if rule.required]
    for rule in required:
        headings = {rule.name, *rule.headings}
        without = tuple(
            heading
            for heading in MAKERS[kind]()
            if heading in headings or heading.replace(" ", "_") == rule.name
        )
        listed = problems(preview(tmp_path, MAKERS[kind](extra="x"), without=without, kind=kind))
        assert f"column “{rule.name}”: no column says {rule.meaning}" in "; ".join(listed)


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_partnership_that_nothing_says_is_asked_for_and_may_be_chosen(tmp_path, kind):
    assert "partnership: nothing says" in preview(tmp_path, MAKERS[kind](), without=("partnership",)).needs[0]
    assert preview(tmp_path, MAKERS[kind](), without=("partnership",), partnership="M").can_be_saved


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([attended(), attended()], "row 3, column “organisation”: the same organisation or person"),
        ([attended(presence="perhaps")], "row 2, column “presence”: this is none of the words allowed"),
        ([attended(date="31/02/2026")], "row 2, column “date”: 31/02/2026 is not a date that exists"),
        ([attended(date="")], "row 2, column “date”: this is blank; the day of the meeting"),
        ([attended(organisation="")], "row 2, column “organisation”: this is blank; the organisation"),
        ([attended(minutes="2000")], "row 2, column “minutes”: 2000 is above 1440, the most"),
        ([attended(minutes_sent_on="2026-06-01")], "row 2, column “minutes_sent_on”: the minutes cannot be"),
        ([attended(date="Friday")], "row 2, column “date”: this is not a date; write it as 2026-09-30"),
        ([action(closed="today")], "row 2, column “closed”: this is not a date; write it as 2026-09-30"),
        ([course(completed="today")], "row 2, column “completed”: this is not a date; write it as"),
        ([action(closed="2026-06-01")], "row 2, column “closed”: closed before it was agreed"),
        ([action(due="2026-06-01")], "row 2, column “due”: due before it was agreed"),
        ([action(closed="2026-07-09", status="open")], "row 2, column “status”: the action is open, but"),
        ([action(), action()], "row 3, column “ref”: the same reference stands in an earlier row"),
        ([action(action="")], "row 2, column “action”: this is blank; what is to be done"),
        ([decision(decided="2026-06-01")], "row 2, column “decided”: decided before it was raised"),
        ([decision(decided="2026-07-02", status="deferred")], "row 2, column “status”: not decided, but"),
        ([decision(status="decided")], "row 2, column “decided”: decided, but no date says when"),
        ([decision(), decision()], "row 3, column “ref”: the same reference stands in an earlier row"),
        ([line(need="", committed="")], "row 2: the line has no amount; at least one of needed, pledged"),
        ([line(need="-5")], "row 2, column “need”: -5 is below 0, the least that is allowed"),
        ([line(need="lots")], "row 2, column “need”: this is not a number"),
        ([line(currency="pounds")], "row 2, column “currency”: a currency has three letters, for example"),
        ([line(quarter="2026-Q9")], "row 2, column “quarter”: this is not a quarter"),
        ([line(date="2026-01-05")], "row 2, column “quarter”: the date lies in another quarter"),
        ([line(ref="x"), line(ref="x")], "row 3, column “ref”: the same line stands in an earlier row"),
        ([post(), post()], "row 3, column “post”: the same post of this organisation"),
        ([post(established="-1")], "row 2, column “established”: -1 is below 0, the least that is allowed"),
        ([course(expires="2026-01-01")], "row 2, column “expires”: it expires before it was completed"),
        ([course(people="3")], "row 2, column “people”: a row that names a person counts one"),
        ([course(person="", people="2.5")], "row 2, column “people”: a number of people is whole"),
        ([course(), course()], "row 3, column “person”: the same person and course stand"),
        ([happening(), happening()], "row 3: the same event stands in an earlier row"),
        ([happening(kind="party")], "row 2, column “kind”: this is none of the words allowed"),
    ],
)  # fmt: skip
def test_every_mistake_is_named_with_row_and_column(tmp_path, rows, message):
    listed = problems(preview(tmp_path, *rows))
    assert [words[: len(message)] for words in listed] == [message]


def test_all_problems_are_listed_not_only_the_first(tmp_path):
    looked = preview(tmp_path, attended(date="x", presence="perhaps"), attended(date="2026-13-01"))
    assert len(looked.problems) == 3


def test_bad_rows_can_be_left_out_and_are_counted(tmp_path):
    looked = preview(tmp_path, line(), line(need="lots"), skip_bad_rows=True)
    assert looked.can_be_saved
    assert (looked.report()["rows_skipped"], looked.report()["lines"]) == (1, 1)


def test_states_follow_from_dates_where_nothing_is_said(tmp_path):
    actions = preview(tmp_path, action(), action(ref="2", closed="2026-07-20")).contents.frames["actions"]
    assert actions["state"].tolist() == ["open", "closed"]
    rows = [decision(), decision(ref="2", decided="2026-07-20"), decision(ref="3", deferrals=2)]
    rows = [row | {"deferrals": row.get("deferrals", "")} for row in rows]
    decisions = preview(tmp_path, *rows).contents.frames["decisions"]
    assert decisions["state"].tolist() == ["open", "decided", "deferred"]


def test_a_ledger_counts_lines_and_amounts_and_keeps_currencies_apart(tmp_path):
    report = preview(tmp_path, line(committed="£1,000.50"), line(committed="2.5", category="staff")).report()
    assert (report["lines"], report["total"], report["total_of"]) == (2, 1003.0, "committed")
    rows = [line(currency="GBP"), line(currency="EUR", category="staff")]
    mixed = preview(tmp_path, *rows).report()
    assert mixed["total"] is None
    assert mixed["totals"]["EUR"]["committed"] == 400


def test_a_quarter_follows_from_a_date(tmp_path):
    looked = preview(tmp_path, line(date="2026-09-30"), without=("quarter",))
    assert looked.contents.frames["resources"]["quarter"].tolist() == ["2026-Q3"]


def test_a_line_without_quarter_or_date_is_a_problem(tmp_path):
    listed = problems(preview(tmp_path, line(quarter="")))
    assert listed == ["row 2, column “quarter”: nothing says which quarter this row belongs to"]
    assert "quarter: nothing says when" in preview(tmp_path, line(), without=("quarter",)).needs[0]
    assert preview(tmp_path, line(), without=("quarter",), quarter="2026-Q3").can_be_saved


def test_decimal_commas_and_day_first_dates_work_together(tmp_path):
    text = "partnership;organisation;date;category;need\nM;A;25.09.2026;training;1.234,50\n"
    text += "M;A;1.10.2026;staff;10,5\n"
    path = tmp_path / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    frame = preview_import(path).contents.frames["resources"]
    assert frame["need"].tolist() == [1234.5, 10.5]
    assert frame["quarter"].tolist() == ["2026-Q3", "2026-Q4"]


def test_a_date_column_that_shows_nothing_follows_the_others_of_its_file(tmp_path):
    looked = preview(tmp_path, action(agreed="05/06/2026", due="30/06/2026"))
    assert looked.needs == []
    assert looked.contents.frames["actions"]["agreed_on"].dt.month.tolist() == [6]
    assert "day first or month first" in preview(tmp_path, action(agreed="05/06/2026", due="")).needs[0]


def test_a_mapping_renames_columns_harmonises_names_and_fills_constants(tmp_path):
    words = "kind: resources\ncolumns: {category: Zweck, need: Betrag}\n"
    words += "values: {organisation: {PN: Police North}}\n"
    mapping = parse_mapping(words + "constants: {partnership: Millbrook, quarter: 2026-Q3}\n")
    row = {"Zweck": "training", "Betrag": "5", "organisation": "pn"}
    looked = preview(tmp_path, row, mapping=mapping)
    assert (looked.problems, looked.needs) == ([], [])
    frame = looked.contents.frames["resources"]
    assert frame[["partnership", "organisation", "quarter"]].to_numpy().tolist() == [
        ["Millbrook", "Police North", "2026-Q3"]
    ]


def test_a_file_of_no_known_kind_lists_the_kinds(tmp_path):
    with pytest.raises(
        ImportRefused, match="it is not clear what this file holds; say its kind: survey, attendance"
    ):
        preview(tmp_path, {"colour": "red", "size": "3"})


def test_five_hundred_columns_without_a_mapping_are_refused_with_the_limit(tmp_path):
    looked = preview(tmp_path, attended(**{f"c{number}": number for number in range(495)}))
    assert "the file has 500 columns; 500 or more are only imported with a mapping" in problems(looked)[0]


def test_the_preview_shows_no_names_and_no_free_text(tmp_path):
    looked = preview(tmp_path, action())
    shown = looked.first_rows().to_string() + str(looked.report())
    assert "Jo Bloggs" not in shown
    assert "protocol" not in shown
    assert set(looked.texts()["words"]) == {"Jo Bloggs", "Write the protocol"}


def test_a_list_of_too_many_rows_is_refused_with_the_limit(tmp_path, monkeypatch):
    from data.imports import preview

    monkeypatch.setattr(preview, "MOST_ROWS_OF_A_LIST", 2)
    path = tmp_path / "log.csv"
    path.write_text("Action,Owner,Due\n" + "Write the protocol,Jo,2026-03-04\n" * 3, encoding="utf-8")
    with pytest.raises(ImportRefused, match="has 3 rows; files of kind actions are read up to 2 rows"):
        preview_import(path, kind="actions", partnership="Millbrook")


def test_a_large_list_is_refused_before_it_is_read_whole_and_a_large_survey_is_not(tmp_path, monkeypatch):
    from data.imports import preview
    from data.instruments import read_instrument

    log = tmp_path / "log.csv"
    log.write_text("Action,Owner,Due\n" + "Write the protocol,Jo,2026-03-04\n" * 50, encoding="utf-8")
    survey = tmp_path / "survey.csv"
    items = [item.id for item in read_instrument().items]
    survey.write_text(
        f"organisation,{','.join(items)}\n" + ("Police" + ",4" * len(items) + "\n") * 150, "utf-8"
    )
    monkeypatch.setattr(preview, "LARGEST_LIST_BYTES", 1_000)
    monkeypatch.setattr(preview, "BYTES_LOOKED_AT", 1_000)
    read = []
    whole = preview.read_raw_table
    monkeypatch.setattr(preview, "read_raw_table", lambda *asked: read.append(asked[0]) or whole(*asked))
    with pytest.raises(ImportRefused, match="files of kind actions are read up to 0 MB"):
        preview_import(log, partnership="Millbrook", quarter="2026-Q1")
    assert log not in read
    looked = preview_import(survey, partnership="Millbrook", quarter="2026-Q1")
    assert (looked.kind, len(looked.raw.rows)) == ("survey", 150)


@pytest.mark.parametrize("save", [write_sav, write_dta])
def test_a_large_file_of_a_statistics_program_is_read_whole(tmp_path, monkeypatch, save):
    from data.imports import preview

    people = [Person(("Agree", "Disagree", "Strongly agree"), "Two\nlines")] * 12
    path = save(people, tmp_path / f"answers{save.__name__.replace('write_', '.')}")
    small = preview_import(path, kind="survey")
    assert b"\n" in path.read_bytes()
    monkeypatch.setattr(preview, "LARGEST_LIST_BYTES", 100)
    for kind in (None, "survey"):
        large = preview_import(path, kind=kind)
        assert (large.kind, large.contents.rows_read) == ("survey", small.contents.rows_read)


def test_a_large_list_in_utf_16_or_cut_inside_a_cell_is_refused_by_its_size(tmp_path, monkeypatch):
    from data.imports import preview

    text = "Action,Owner,Due\n" + "Write the protocol,Jo,2026-03-04\n" * 50
    path = tmp_path / "log.csv"
    monkeypatch.setattr(preview, "LARGEST_LIST_BYTES", 1_000)
    monkeypatch.setattr(preview, "BYTES_LOOKED_AT", 1_000)
    for encoding in ("utf-16", "utf-8"):
        path.write_bytes(text.encode(encoding))
        with pytest.raises(ImportRefused, match="files of kind actions are read up to 0 MB"):
            preview_import(path, partnership="Millbrook", quarter="2026-Q1")


def test_the_guide_names_every_kind_and_limit():
    from pathlib import Path

    from data.imports import plain_csv, plain_xlsx, raw_table
    from data.imports.batches import MOST_COLUMNS_UNMAPPED
    from data.imports.preview import LARGEST_LIST_BYTES, MOST_ROWS_OF_A_LIST

    guide = (Path(__file__).resolve().parents[1] / "docs" / "IMPORTING.md").read_text(encoding="utf-8")
    assert [kind for kind in ["survey", *list_kinds()] if f"`{kind}`" not in guide] == []
    limits = (
        f"other lists up to {LARGEST_LIST_BYTES // 10**6} MB and of {MOST_ROWS_OF_A_LIST:,} rows;",
        f"below {raw_table.LARGEST_FILE_BYTES // 10**6} MB",
        f"{plain_csv.MOST_COLUMNS:,} columns ({MOST_COLUMNS_UNMAPPED} or more",
        f"{plain_xlsx.LARGEST_UNPACKED_BYTES // 10**6} MB unpacked and {plain_xlsx.LARGEST_RATIO} times",
    )
    assert [limit for limit in limits if limit not in guide] == []
