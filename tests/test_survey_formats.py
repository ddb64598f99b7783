"""Exports of survey tools: recognised by content, read back as written, counted, refused in words."""

import csv
import os
import shutil
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.imports.answer_scales import rate_answers
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table
from data.imports.survey_columns import count_survey, read_columns
from data.imports.survey_formats import TOOLS, read_survey_export, statistics_packages
from data.imports.survey_formats.survey_table import kept_rows
from data.instruments import read_instrument
from tests.survey_writers import (
    COMMENT,
    EXPORTS,
    LABELS,
    QUESTION,
    ROWS,
    Person,
    google_forms,
    id_of,
    limesurvey,
    qualtrics,
    surveymonkey,
    write_csv,
    write_dta,
    write_ods,
    write_sav,
    write_xlsx,
)

PEOPLE = [
    Person(("Agree", "Disagree", "Strongly agree"), 'Good, but slow; "it depends"\nsecond line'),
    Person(("Strongly disagree", "Neither agree nor disagree", ""), "Diolch, très bien"),
    Person(("Neither agree nor disagree", "Agree", "Disagree")),
    Person(("Strongly agree", "Strongly disagree", "Agree"), "x"),
]


def write(export: str, people, folder):
    file_format, lay_out, save = EXPORTS[export]
    path = save(lay_out(people), folder / "export.dat")  # the name says nothing
    return file_format, read_raw_table(path)


def answers_of(raw) -> list[tuple[str, ...]]:
    """The three ratings of each person, wherever the format put them."""
    at = [column.name for column in raw.columns if _is_row(column)]
    assert len(at) == len(ROWS), at
    return list(raw.rows[at].itertuples(index=False, name=None))


def _is_row(column) -> bool:
    words = " ".join((column.name, column.text, column.sub_question)).lower().replace("_", " ")
    return any(row.lower() in words for row in ROWS) or column.name.startswith("agree_")


# ---------------------------------------------------------------- what we write is what we read


@pytest.mark.parametrize("export", EXPORTS)
def test_each_export_is_recognised_by_content_and_read_back(export, tmp_path):
    file_format, raw = write(export, PEOPLE, tmp_path)
    assert raw.file_format == file_format
    assert answers_of(raw) == [person.answers for person in PEOPLE]
    comments = next(c.name for c in raw.columns if c.text == COMMENT or c.name.endswith("comment"))
    assert raw.rows[comments].tolist() == [person.comment for person in PEOPLE]


@pytest.mark.parametrize("export", EXPORTS)
def test_each_export_says_who_when_and_what_is_personal(export, tmp_path):
    _, raw = write(export, PEOPLE, tmp_path)
    meta = raw.extras["meta_columns"]
    assert raw.rows[meta["submitted_at"]].str.contains("2026|Jul").all()
    if "duplicate_key" in meta:
        assert raw.rows[meta["duplicate_key"]].tolist() == [id_of(at) for at in range(len(PEOPLE))]
    readings = read_columns(raw)
    for column in raw.columns:
        if {"IP", "Email", "User Agent"} & set(column.name.replace("Address", " ").split()):
            assert readings[column.name].kind == "personal", column.name


@pytest.mark.parametrize("export", EXPORTS)
def test_each_export_is_counted_before_anything_is_mapped(export, tmp_path):
    _, raw = write(export, PEOPLE, tmp_path)
    counts = count_survey(raw)
    assert (counts["respondents"], counts["items"]) == (len(PEOPLE), len(ROWS))
    assert counts["quarters"] == ([] if export.startswith("surveymonkey") else ["2026-Q3"])  # 07/03 or 3 July


@pytest.mark.parametrize("save", [write_sav, write_dta])
def test_codes_of_statistics_packages_come_with_their_labels(save, tmp_path):
    raw = read_raw_table(save(PEOPLE, tmp_path / "export.dat"))
    assert raw.file_format in ("spss_sav", "stata_dta")
    assert [column.sub_question for column in raw.columns[:3]] == list(ROWS)
    assert raw.columns[0].text == QUESTION
    scale = read_columns(raw)["agree_1"].scale
    rated = rate_answers(raw.rows["agree_1"], scale)
    assert rated.tolist() == [LABELS.index(person.answers[0]) + 1 for person in PEOPLE]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="=\ufeff"), max_size=12
)
COMMENTS = st.lists(WORDS, max_size=3).map(" , ".join).map(str.strip)
RESPONSES = st.lists(
    st.builds(Person, st.tuples(*[st.sampled_from(("", *LABELS))] * len(ROWS)), COMMENTS),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("export", EXPORTS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=RESPONSES)
def test_whatever_people_answered_comes_back(export, people, tmp_path):
    _, raw = write(export, [Person(LABELS[:3], "first"), *people], tmp_path)
    assert answers_of(raw)[1:] == [person.answers for person in people]


@pytest.mark.parametrize("save", [write_sav, write_dta])
@given(people=RESPONSES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_statistics_packages_give_back_every_code(save, people, tmp_path):
    raw = read_raw_table(save(people, tmp_path / "export.dat"))
    codes = [[str(LABELS.index(a) + 1) if a else "" for a in person.answers] for person in people]
    assert raw.rows.iloc[:, :3].to_numpy().tolist() == codes


# ---------------------------------------------------------------- real files


def test_rows_agree_with_a_plain_count_of_the_file(shared_data):
    for file, headings in (
        ("survey_surveymonkey_starwars/StarWars.csv", 2),
        ("survey_surveymonkey_ospo/ospo_2019.csv", 3),
    ):
        path = shared_data / file
        with path.open(encoding="latin-1", newline="") as stream:
            records = [row for row in csv.reader(stream) if any(cell.strip() for cell in row)]
        assert len(read_raw_table(path).rows) == len(records) - headings


def test_matrix_questions_become_one_column_a_row(shared_data):
    raw = read_raw_table(shared_data / "survey_surveymonkey_starwars" / "StarWars.csv")
    characters = [
        column.sub_question for column in raw.columns if column.text.startswith("Please state whether")
    ]
    assert len(characters) == 14
    assert characters[:2] == ["Han Solo", "Luke Skywalker"]


def test_ranks_ticks_and_written_answers_are_not_ratings(shared_data):
    starwars = read_columns(read_raw_table(shared_data / "survey_surveymonkey_starwars" / "StarWars.csv"))
    kinds = [reading.kind for reading in starwars.values()]
    assert (kinds.count("ranking"), kinds.count("multiple_choice")) == (6, 6)
    ospo = read_columns(read_raw_table(shared_data / "survey_surveymonkey_ospo" / "ospo_2018.csv"))
    other = [reading for name, reading in ospo.items() if name.endswith("[Other (please explain)]")]
    assert {reading.kind for reading in other} == {"free_text"}


def test_select_multiple_of_kobo_keeps_parent_and_options_together(shared_data):
    raw = read_raw_table(shared_data / "survey_kobo_cleaningtools" / "kobo_raw.csv")
    assert "water_sources.piped" in raw.extras["multiple_choice"]["water_sources"]
    option = next(column for column in raw.columns if column.name == "water_sources.piped")
    assert (option.text, option.sub_question) == ("water_sources", "piped")


def test_excels_day_numbers_become_dates(shared_data):
    raw = read_raw_table(shared_data / "survey_surveymonkey_ospo" / "ospo_2018.csv")
    # 43290.54118: day 43290 after 30 December 1899 and 0.54118 of 86,400 seconds
    assert raw.rows["End Date"].iloc[0] == "2018-07-09 12:59:18"
    assert any("numbers of days" in note.message for note in raw.notes)


def test_the_time_zone_of_the_tool_is_told(shared_data):
    raw = read_raw_table(shared_data / "survey_qualtrics_legitimacy" / "qualtrics_numeric.csv")
    assert raw.extras["time_zone"] == "America/Denver"
    assert any("America/Denver" in note.message for note in raw.notes)


def test_qualtrics_headings_in_another_language_are_questions_all_the_same(tmp_path):
    cells = qualtrics(PEOPLE)
    cells[1][:8] = [
        "Anfangsdatum",
        "Enddatum",
        "Antworttyp",
        "IP-Adresse",
        "Stand",
        "Beendet",
        "Erfasst",
        "ID",
    ]
    raw = read_raw_table(write_csv(cells, tmp_path / "a.csv"))
    assert [column.sub_question for column in raw.columns if column.text == QUESTION] == list(ROWS)
    assert len(raw.rows) == len(PEOPLE)


def test_codes_above_questions_are_two_heading_rows_even_without_the_tools_own_columns(tmp_path):
    cells = [row[8:] for row in qualtrics(PEOPLE)]
    questions = [
        [*cells[0][:3], "Q2", "Q3"],
        [*cells[1][:3], "Anything else to say to us?", "Which agency is yours?"],
    ]
    body = [[*row[:3], "", "Police"] for row in cells[3:]]
    short = [["ID", "Q1", "Q2", "Q3", "Q4"], ["", "We agree", "It is time", "We trust", "We share"]]
    numbered = [[str(at), "4", "2", "5", "1"] for at in range(len(PEOPLE))]
    for name, sheet in (("a.csv", [*questions, *body]), ("b.csv", [*short, *numbered])):
        raw = read_raw_table(write_csv(sheet, tmp_path / name))
        assert raw.file_format == "qualtrics_csv"
        assert (len(raw.rows), raw.rows.index[0]) == (len(PEOPLE), 3)


def test_a_second_row_of_headings_is_no_response(tmp_path):
    """As SmartSurvey and others write: nothing stands below the program's own headings."""
    heads = ["UserID", "Started", "Ended", "Your service", QUESTION, "", "", COMMENT]
    below = ["", "", "", "", *ROWS, ""]
    rows = [[str(700 + at), "03/07/2026 09:30", "13/07/2026 09:40", "Police", *person.answers, person.comment]
            for at, person in enumerate(PEOPLE)]  # fmt: skip
    raw = read_raw_table(write_csv([heads, below, *rows], tmp_path / "a.csv"))
    counts = count_survey(raw)
    assert raw.file_format == "two_heading_rows_csv"
    assert (counts["respondents"], counts["items"], counts["quarters"]) == (len(PEOPLE), 3, ["2026-Q3"])
    assert [(each.text, each.sub_question) for each in raw.columns[4:7]] == [(QUESTION, row) for row in ROWS]


def test_two_heading_rows_of_a_ledger_are_no_survey(tmp_path):
    heads = ["Status", "Source", "Name", "Budget", "", "Actual", ""]
    rows = [["", "", "", "April", "May", "April", "May"], ["", "Grant", "Staff", "100", "120", "90", "80"]]
    raw = read_raw_table(write_csv([heads, *rows, *rows[1:]], tmp_path / "a.csv"))
    assert raw.file_format.startswith(("plain", "budget_table"))


def test_one_heading_row_of_surveymonkey_is_split_where_columns_share_a_question(tmp_path):
    head = ["RespondentID", "Which help? - Advice", "Which help? - Training", "How was it - overall?"]
    body = [["3237565956", "Advice", "", "Good"], ["3237565957", "Advice", "Training", "Poor"]]
    raw = read_raw_table(write_csv([head, *body], tmp_path / "a.csv"))
    assert raw.file_format == "surveymonkey_csv"
    assert [column.sub_question for column in raw.columns] == ["", "Advice", "Training", ""]


# ---------------------------------------------------------------- rows that do not count


@pytest.mark.parametrize("status", ["Survey Preview", "Umfragevorschau", "Vista previa de la encuesta"])
def test_previews_repeats_and_empty_responses_are_set_aside_and_named(status, tmp_path):
    cells = qualtrics([*PEOPLE, PEOPLE[0], Person(("", "", ""))])
    cells[3][2] = status  # the first person
    cells[7][7] = cells[4][7]  # the fifth has the second one's id
    raw = read_raw_table(write_csv(cells, tmp_path / "a.csv"))
    assert raw.extras["set_aside_rows"] == {"test": [4], "duplicate": [8], "empty": [9]}
    assert kept_rows(raw).index.tolist() == [5, 6, 7]
    assert any("test or preview" in note.message and "4" in note.message for note in raw.notes)
    assert len(raw.rows) == 6


@pytest.mark.parametrize("finished", ["False", "Falsch", "Faux"])
def test_unfinished_responses_are_kept_and_counted(finished, tmp_path):
    cells = qualtrics(PEOPLE)
    cells[3][5] = finished
    raw = read_raw_table(write_csv(cells, tmp_path / "a.csv"))
    assert raw.extras["partial_count"] == 1
    assert count_survey(raw)["respondents"] == len(PEOPLE)


def test_qualtrics_timers_and_display_orders_are_the_tools_own(shared_data):
    raw = read_raw_table(shared_data / "survey_qualtrics_legitimacy" / "qualtrics_numeric.csv")
    timers = [name for name in raw.extras["technical_columns"] if name.endswith("Page Submit")]
    assert len(timers) > 20


# ---------------------------------------------------------------- recognition by content


def test_a_workbook_named_csv_and_a_table_named_xlsx_are_read_as_what_they_are(tmp_path):
    workbook = write_xlsx(surveymonkey(PEOPLE), tmp_path / "lying.csv")
    table = write_csv(google_forms(PEOPLE), tmp_path / "lying.xlsx")
    assert read_raw_table(workbook).file_format == "surveymonkey_xlsx"
    assert read_raw_table(table).file_format == "google_forms_csv"


def test_the_tool_can_be_forced_and_an_unknown_one_is_refused(tmp_path):
    path = write_csv(google_forms(PEOPLE), tmp_path / "a.csv")
    assert read_survey_export(path, "limesurvey").file_format == "limesurvey_csv"
    plain = write_csv([["a", "b"], ["1", "2"]], tmp_path / "plain.csv")
    with pytest.raises(ImportRefused, match=TOOLS[0]):
        read_survey_export(plain)


def test_codes_of_limesurvey_without_questions_are_recognised(tmp_path):
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "q1[SQ001]", "q1[SQ002]"]
    raw = read_raw_table(
        write_csv([head, ["1", "2026-07-03 09:30:00", "3", "en", "5", "A1", "A2"]], tmp_path / "a.csv")
    )
    assert raw.file_format == "limesurvey_csv"
    assert (raw.columns[5].text, raw.columns[5].sub_question) == ("q1", "SQ001")


@pytest.mark.parametrize("separator", [". ", "._.", ": ", " - ", "|"])
def test_whatever_parts_code_and_question_of_limesurvey_they_are_told_apart(separator, tmp_path):
    """Whoever exports chooses the separator. A file that was never sent is dated by its start."""
    head = [f"id{separator}Response ID", f"startdate{separator}Date started", f"seed{separator}Seed"]
    head += [
        f"lastpage{separator}Last page",
        *(f"work[{at}]{separator}We agree. [Row {at}]" for at in (1, 2)),
    ]
    head += [f"plans{separator}Our plans: they are shared"]
    body = [[str(at), "2026-07-03 10:00:00", "7", "4", *LABELS[at : at + 2], LABELS[at]] for at in range(3)]
    raw = read_raw_table(write_csv([head, *body], tmp_path / "a.csv"))
    assert raw.file_format == "limesurvey_csv"
    assert [(column.name, column.text, column.sub_question) for column in raw.columns[-3:]] == [
        ("work[1]", "We agree.", "Row 1"),
        ("work[2]", "We agree.", "Row 2"),
        ("plans", "Our plans: they are shared", ""),
    ]
    counts = count_survey(raw)
    assert (counts["respondents"], counts["items"], counts["quarters"]) == (3, 3, ["2026-Q3"])


def test_names_of_kobos_choices_are_read_as_the_labels_they_were_made_from(tmp_path):
    """`n/a` is what KoBo writes for a blank, and a name has underscores where the label had others."""
    answers = [
        "1___not_at_all",
        "2___very_little",
        "4___mostly_yes",
        "5___completely_yes",
        "don_t_know",
        "n/a",
    ]
    head = ["heard", "helped", "visits", "other", "_uuid", "_submission_time"]
    visits = ["1", "2", "3_or_more"]
    body = [
        [answer, answers[(at + 1) % 6], visits[at % 3], "n/a", f"u{at}", "2026-07-20T05:56:34"]
        for at, answer in enumerate(answers)
    ]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert [readings[name].kind for name in head[:4]] == ["rating", "rating", "choice", "blank"]
    scale = readings["heard"].scale
    assert scale.ratings == {
        "1___not_at_all": 1,
        "2___very_little": 2,
        "4___mostly_yes": 4,
        "5___completely_yes": 5,
    }
    assert scale.dont_know == ("don_t_know",)


def read_bare_numbers(tmp_path, head, highest, people):
    rows = [[str(1 + (at + shift) % highest) for shift in range(3)] for at in range(people)]
    return read_columns(read_raw_table(write_csv([head, *rows], tmp_path / "a.csv"))).values()


# A scale to 4 cannot be told from one to 5 of which nobody gave the 5: that is the range to check, as ever.
@pytest.mark.parametrize(("highest", "people", "top"), [(6, 40, 6), (6, 8, 7), (4, 40, 5), (5, 40, 5)])
def test_numbers_to_six_that_many_gave_end_there_and_lower_ones_do_not(highest, people, top, tmp_path):
    readings = read_bare_numbers(tmp_path, ["works_1", "works_2", "works_3"], highest, people)
    assert [(reading.kind, reading.scale.maximum) for reading in readings] == [("rating", top)] * 3
    said = {problem for reading in readings for problem in reading.scale.problems}
    assert any("nobody gave a 7" in problem for problem in said) == (top == 6)
    assert all(f"from 1 to {top}" in problem for problem in said)


def test_numbers_to_six_go_up_to_seven_where_the_questions_say_so(tmp_path):
    head = [f"From 1 to 7, how well do we share {what}?" for what in ("plans", "staff", "news")]
    readings = read_bare_numbers(tmp_path, head, 6, 40)
    assert [(reading.kind, reading.scale.maximum) for reading in readings] == [("rating", 7)] * 3


def test_codes_with_rows_are_limesurveys_also_without_its_own_columns(tmp_path):
    head = ["who", "q1[SQ001]", "q1[SQ002]", "q1[SQ003]", "q2[SQ001]", "q3"]
    raw = read_raw_table(write_csv([head, ["S1", "1", "2", "5", "4", "Y"]], tmp_path / "a.csv"))
    assert raw.file_format == "limesurvey_csv"
    assert (raw.columns[1].text, raw.columns[1].sub_question) == ("q1", "SQ001")


def test_answer_codes_of_a_limesurvey_matrix_are_ratings_whose_direction_is_asked(tmp_path):
    head = ["id", "submitdate", "lastpage", "startlanguage", *(f"q1[SQ00{at}]" for at in (1, 2, 3))]
    body = [[str(at), "2026-07-03 09:30:00", "3", "en", f"A{at}", f"A{6 - at}", "A3"] for at in range(1, 6)]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    scale = readings["q1[SQ001]"].scale
    assert (readings["q1[SQ001]"].kind, scale.minimum, scale.maximum) == ("rating", 1, 5)
    assert any("A1 may be the best or the worst" in problem for problem in scale.problems)


def test_labels_of_kobo_lose_their_groups_and_keep_their_own_slashes(tmp_path):
    head = ["About us/How often do you meet and/or call?", "About us/Is it enough?", "_id", "_uuid"]
    raw = read_raw_table(write_csv([head, ["Weekly", "Yes", "1", "u1"]], tmp_path / "a.csv"))
    assert [column.text for column in raw.columns[:2]] == [
        "How often do you meet and/or call?",
        "Is it enough?",
    ]


@pytest.mark.parametrize("heads", [("Timestamp", "Action"), ("A. Jones", "B. Khan", "C. Price", "D. Okoye")])
def test_a_plain_table_with_headings_like_a_tools_is_not_taken_for_its_export(heads, tmp_path):
    path = write_csv([heads, ["soon", *["4"] * (len(heads) - 1)]], tmp_path / "a.csv")
    assert read_raw_table(path).file_format == "plain_csv"


def test_an_opendocument_sheet_of_nobodys_is_a_plain_one(tmp_path):
    raw = read_raw_table(write_ods([["organisation", "trust_1"], ["Police", "4"]], tmp_path / "a.ods"))
    assert raw.file_format == "plain_ods"
    assert raw.rows.to_numpy().tolist() == [["Police", "4"]]
    assert raw.rows.index.tolist() == [2]


@pytest.mark.parametrize(
    "encoding", ["mac-roman", "windows-1252", "latin-1", "utf-16", "utf-16-le", "utf-8-sig"]
)
def test_words_of_old_macs_and_of_windows_are_told_apart(encoding, tmp_path):
    people = [Person(("Agree", "Disagree", ""), "Nous n'avons pas été très efficaces, señor; schön"), *PEOPLE]
    if encoding in ("mac-roman", "windows-1252"):
        people = [Person(("Don’t know", "Agree", "Agree"), "we don’t; they can’t; it’s déjà vu")]
    path = write_csv(google_forms(people), tmp_path / "a.csv", encoding=encoding)
    raw = read_raw_table(path)
    assert raw.rows[COMMENT].iloc[0] == people[0].comment
    assert answers_of(raw)[0] == people[0].answers


def test_bytes_of_old_windows_and_of_utf8_in_one_file_are_both_right(tmp_path):
    path = write_csv(google_forms(PEOPLE), tmp_path / "a.csv")
    lines = path.read_bytes().splitlines(keepends=True)
    lines.append("2026/07/03 9:30:00 AM GMT+1,Agree,Agree,Agree,caf\xe9\r\n".encode("cp1252"))
    path.write_bytes(b"".join(lines))
    comments = read_raw_table(path).rows[COMMENT].tolist()
    assert comments[-1] == "café"
    assert comments[1] == "Diolch, très bien"


# ---------------------------------------------------------------- broken and hostile files


def refusal(path) -> str:
    with pytest.raises(ImportRefused) as caught:
        read_raw_table(path)
    return str(caught.value)


def test_a_file_of_a_gigabyte_is_refused_with_the_limit_before_it_is_read(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as stream:
        stream.write(b"Timestamp,a\n")
    os.truncate(path, 1_000_000_000)
    assert "200 MB" in refusal(path)


def test_ten_thousand_columns_are_refused_with_the_limit(tmp_path):
    head = ["Timestamp", *(f"q{at}" for at in range(10_000))]
    path = write_csv([head, ["2026/07/03 9:30:00 AM", *["1"] * 10_000]], tmp_path / "wide.csv")
    message = refusal(path)
    assert "10,001 columns" in message
    assert "2,000" in message


@pytest.mark.parametrize("save", [write_xlsx, write_ods])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(save, tmp_path):
    path = save(google_forms(PEOPLE), tmp_path / "bomb")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.xml", b"0" * 60_000_000)
    assert "unpacks to more than" in refusal(path)


@pytest.mark.parametrize(("save", "part"), [(write_xlsx, "xl/workbook.xml"), (write_ods, "content.xml")])
def test_xml_entities_are_refused(save, part, tmp_path):
    whole = save(google_forms(PEOPLE), tmp_path / "whole")
    path = tmp_path / "entities"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                declaration = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                content = (
                    content.replace(b"?>", b"?>" + declaration, 1)
                    if b"?>" in content
                    else declaration + content
                )
            new.writestr(name, content)
    assert "XML entities" in refusal(path)


@pytest.mark.parametrize("save", [write_xlsx, write_ods])
def test_a_truncated_workbook_is_refused_in_words(save, tmp_path):
    path = save(google_forms(PEOPLE), tmp_path / "cut")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "damaged" in refusal(path)


def test_an_endless_repeat_of_cells_in_a_sheet_is_refused(tmp_path):
    path = write_ods([["Timestamp", "a"], ["2026-07-03 09:30:00", "x"]], tmp_path / "a.ods")
    endless = tmp_path / "endless.ods"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(endless, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "content.xml":
                content = content.replace(
                    b"<table:table-row>", b'<table:table-row table:number-rows-repeated="2000000">'
                )
            new.writestr(name, content)
    assert "1,048,576 rows" in refusal(endless)


@pytest.mark.parametrize("save", [write_sav, write_dta])
def test_a_truncated_statistics_file_is_refused_in_words(save, tmp_path):
    path = save(PEOPLE, tmp_path / "cut")
    path.write_bytes(path.read_bytes()[:300])
    assert "damaged or cut off" in refusal(path)


def test_a_crash_of_the_statistics_library_is_a_refusal_and_not_ours(tmp_path, monkeypatch):
    """Fuzzing found a spoilt .sav that ends ReadStat with a segmentation fault."""
    crashing = tmp_path / "crashing.py"
    crashing.write_text("import os\nos.abort()\n")
    monkeypatch.setattr(statistics_packages, "WORKER", crashing)
    assert "damaged or cut off" in refusal(write_sav(PEOPLE, tmp_path / "a.sav"))


def test_a_statistics_file_with_too_many_cells_is_refused_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(statistics_packages, "MOST_CELLS", 15)
    assert "more than 15 cells" in refusal(write_sav(PEOPLE, tmp_path / "a.sav"))


def test_headings_without_answers_are_refused(tmp_path):
    assert "no answers" in refusal(write_csv(limesurvey([]), tmp_path / "a.csv"))


def test_a_picture_named_sav_is_refused(tmp_path):
    path = tmp_path / "a.sav"
    path.write_bytes(b"\x89PNG\r\n" + bytes(200))
    assert "a picture" in refusal(path)


def test_uneven_rows_of_a_large_export_are_still_read(tmp_path):
    lines = google_forms([*PEOPLE[1:]])
    body = [[*lines[1][:-1], "y" * 400] for _ in range(20_000)]
    body[10] = body[10][:2]
    path = write_csv([lines[0], *body], tmp_path / "large.csv")
    assert path.stat().st_size > 8_000_000
    raw = read_raw_table(path)
    assert len(raw.rows) == 20_000
    assert raw.rows.index[10] == 12
    assert (raw.rows.iloc[10].astype("str") == "").sum() == 3


@pytest.mark.parametrize("filler", ["y", "y" * 400])
def test_a_row_with_more_cells_than_headings_is_named_in_small_and_large_files(filler, tmp_path):
    lines = google_forms(PEOPLE[2:])
    body = [[*lines[1][:-1], filler] for _ in range(20_000 if len(filler) > 1 else 3)]
    body[1] = [*body[1], "", "too far"]
    body[2] = body[2][:2]
    raw = read_raw_table(write_csv([lines[0], *body], tmp_path / "a.csv"))
    assert raw.extras["damaged_rows"] == [3]
    assert [(note.row, note.message) for note in raw.notes if note.row] == [
        (3, "the row has more cells than the 5 headings")
    ]
    assert len(raw.columns) == 5


# ---------------------------------------------------------------- personal and free text


def test_names_addresses_and_numbers_of_people_are_personal_by_heading_or_by_content(tmp_path):
    head = ["Your name", "E-mail", "Mobile number", "Postcode", "contact", "origin", "trust_1"]
    body = [
        ["Q", "q@example.org", "0", "CF10 1AA", f"p{at}@example.org", f"192.0.2.{at}", "4"] for at in range(9)
    ]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert [readings[name].kind for name in head[:6]] == ["personal"] * 6


def test_a_step_that_one_column_lacks_is_known_from_the_others(tmp_path):
    whole, without_middle = list(LABELS), [LABELS[0], LABELS[1], LABELS[3], LABELS[4], LABELS[4]]
    head = ["We share what we know", "Roles are clear", "Meetings are useful"]
    few = ["Agree"] * 4 + ["Strongly agree"]
    body = [list(row) for row in zip(whole, without_middle, few, strict=True)]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert [(reading.kind, reading.scale.maximum) for reading in readings.values()] == [("rating", 5)] * 3
    assert readings[head[1]].scale.ratings["Agree"] == 4


def test_a_column_without_the_words_of_one_end_has_them_from_another_column_of_the_file(tmp_path):
    low, high = "1 pas du tout important", "5 très important"
    whole, half = [low, "2", "3", "4", high], [low, "2", low, "3", "2"]
    counted = ["1 agence", "2", "3", "4", "5"]
    head = ["Le nuage commun", "Le nuage privé", "Combien"]
    body = [list(row) for row in zip(whole, half, counted, strict=True)]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert [reading.kind for reading in readings.values()] == ["rating", "rating", "choice"]
    scale = readings[head[1]].scale
    assert (scale.ratings, scale.minimum, scale.maximum) == ({low: 1, "2": 2, "3": 3}, 1, 5)


SCALE = {
    "to 5": ["1 - Strongly disagree", "2", "3", "4", "5 - Strongly agree"],
    "to 7": ["1 - Strongly disagree", "2", "3", "4", "5", "6", "7 - Strongly agree"],
    "to 7 in other words": ["1 - Strongly disagree", "2", "3", "4", "6", "7 - Agree completely"],
    "low only": ["1 - Strongly disagree", "2", "3"],
    "0 to 4": ["0 - never", "1", "2", "3", "4 - always"],
    "0 to 10": ["0 - never", "1", "3", "4", "5", "8", "10 - always"],
    "middle": ["1 - bad", "2", "3 - fair", "4", "5 - good"],
    "without the middle": ["1 - bad", "2", "3", "4", "7 - good"],
    "top not given": ["1 - bad", "2", "3 - fair", "4"],
}


# The low words that both begin with do not make one scale of two, in whatever order they stand.
@pytest.mark.parametrize(
    ("names", "tops"),
    [
        (("to 5", "to 7"), (5, 7)),
        (("to 7", "to 5"), (7, 5)),
        (("to 5", "to 7 in other words"), (5, 7)),
        (("low only", "to 5", "to 7"), (3, 5, 7)),
        (("to 5", "to 7", "low only"), (5, 7, 3)),
        (("0 to 4", "0 to 10"), (4, 10)),
        (("middle", "without the middle"), (5, 7)),
        (("middle", "top not given"), (5, 5)),
        (("to 5", "low only"), (5, 5)),
    ],
)
def test_scales_that_share_their_low_words_stay_apart_where_their_numbers_differ(names, tops, tmp_path):
    heads = {name: f"{letter}) {name}?" for letter, name in zip("pqr", names, strict=False)}
    body = [[SCALE[name][at % len(SCALE[name])] for name in names] for at in range(42)]
    readings = read_columns(read_raw_table(write_csv([list(heads.values()), *body], tmp_path / "a.csv")))
    found = tuple(readings[heads[name]].scale.maximum for name in names)
    assert found == tops


def test_numbers_that_mean_something_else_in_another_column_are_not_joined(tmp_path):
    rising, falling = ["1 - bad", "2", "3 - good"], ["1 - good", "2", "3 - bad"]
    body = [list(row) for row in zip(rising, falling, strict=True)]
    readings = read_columns(read_raw_table(write_csv([["a", "b"], *body], tmp_path / "a.csv")))
    assert [readings["a"].scale.ratings["3 - good"], readings["b"].scale.ratings["1 - good"]] == [3, 1]


def test_a_rating_question_that_speaks_of_phones_is_a_rating(tmp_path):
    head = ["Mobile", "We reach our partners by phone when it matters"]
    body = [[f"07700 9001{at:02}", LABELS[at % 5]] for at in range(10)]
    readings = read_columns(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert [readings[name].kind for name in head] == ["personal", "rating"]


def test_sentences_that_people_wrote_are_free_text_and_choices_are_not(tmp_path):
    choice = ["Police", "Health", "Education"]
    body = [[choice[at % 3], f"In week {at} we lost a worker and nobody said so"] for at in range(30)]
    path = write_csv([["Agency kind", "What happened"], *body], tmp_path / "a.csv")
    readings = read_columns(read_raw_table(path))
    assert (readings["Agency kind"].kind, readings["What happened"].kind) == ("choice", "free_text")


def test_our_questions_are_found_in_a_form_by_their_wording_and_others_are_left_open(tmp_path):
    from data.imports.item_guesses import guess_items

    instrument = read_instrument()
    asked = list(instrument.items)[:6]
    head = ["Timestamp", *(f"{at}. {item.text}" for at, item in enumerate(asked, 1)), "Favourite colour?"]
    body = [["2026/07/03 9:30:00 AM", *["Agree"] * len(asked), "red"]]
    guesses = guess_items(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")), instrument)
    sure = {guess.item_id: guess.column for guess in guesses if guess.is_sure}
    assert sure == {item.id: head[at] for at, item in enumerate(asked, 1)}


def test_reading_leaves_the_file_as_it_was(tmp_path):
    path = write_csv(qualtrics(PEOPLE), tmp_path / "a.csv")
    copy = shutil.copy(path, tmp_path / "copy.csv")
    read_raw_table(path)
    assert path.read_bytes() == copy.read_bytes()


@pytest.mark.parametrize(
    "export", [name for name, (*_, save) in EXPORTS.items() if save in (write_xlsx, write_ods)]
)
def test_naming_the_sheet_that_is_read_anyway_changes_nothing(export, tmp_path):
    _, lay_out, save = EXPORTS[export]
    path = save(lay_out(PEOPLE), tmp_path / "export.dat")
    by_itself = read_raw_table(path)
    asked = read_raw_table(path, sheet=by_itself.extras["sheet"])
    assert (asked.file_format, asked.columns, asked.extras) == (
        by_itself.file_format,
        by_itself.columns,
        by_itself.extras,
    )
    assert asked.rows.equals(by_itself.rows)


def test_another_sheet_of_an_export_is_read_as_it_is(tmp_path):
    path = write_xlsx(google_forms(PEOPLE), tmp_path / "export.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes").append(["Who", "What"])
    book["Notes"].append(["Sam", "asked twice"])
    book.save(path)
    assert read_raw_table(path, sheet="Notes").rows["What"].tolist() == ["asked twice"]
