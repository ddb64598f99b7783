"""What the options of a survey tool add to its exports, and what other tools than the named ones write."""

import json
import re
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from data.imports.guesses import guess_places
from data.imports.mapping import parse_mapping
from data.imports.people_in_headings import find_people_headings
from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from data.imports.raw_table import RawColumn, read_raw_table
from data.imports.survey_columns import count_survey, read_columns
from tests.survey_writers import LABELS, QUALTRICS_COLUMNS, QUESTION, ROWS, SENT, write_csv

WHEN = f"{SENT:%Y-%m-%d %H:%M:%S}"
AGENCIES = ("Police", "Health", "Council")


def label(at):
    return LABELS[at % 5]


def kinds_of(path):
    return {name: reading.kind for name, reading in read_columns(read_raw_table(path)).items()}


def qualtrics(path, columns, answers, people=20):
    """columns: code → question. answers: what one person says, by number."""
    ids = [json.dumps({"ImportId": name}) for name in (*QUALTRICS_COLUMNS, *columns)]
    own = [WHEN, WHEN, "IP Address", "192.0.2.1", "100", "True", WHEN]
    rows = [[*own, f"R_{at}", *answers(at)] for at in range(people)]
    heads = [[*QUALTRICS_COLUMNS, *columns], [*QUALTRICS_COLUMNS, *columns.values()], ids]
    return write_csv([*heads, *rows], path)


# ---------------------------------------------------------------- Qualtrics


def test_what_qualtrics_says_of_a_written_answer_is_no_answer(tmp_path):
    added = ("Parent Topics", "Topics", "Sentiment", "Sentiment Score", "Topic Sentiment Label", "Emotion")
    columns = {"Q1": "We share plans", "Q2": "What helped?", **{f"Q2 - {a}": f"Q2 - {a}" for a in added}}
    said = ("Rota", "Rota", "Very positive", "2", "Positive", "Joy")
    path = qualtrics(tmp_path / "a.csv", columns, lambda at: [label(at), f"words {at}", *said])
    kinds = kinds_of(path)
    assert [kinds[f"Q2 - {name}"] for name in added] == ["tool"] * len(added)
    assert kinds["Q1"] == "rating"


def test_points_that_are_dealt_out_are_no_ratings(tmp_path):
    columns = {f"Q1_{at}": f"Deal out 100 points - {name}" for at, name in enumerate(AGENCIES)}
    columns |= {f"Q2_{at}": f"How much do you trust them? - {name}" for at, name in enumerate(AGENCIES)}

    def answers(at):
        first, second = at * 37 % 60, at * 13 % 40
        return [
            str(first),
            str(second),
            str(100 - first - second),
            *(str(at * by % 101) for by in (31, 47, 53)),
        ]

    kinds = kinds_of(qualtrics(tmp_path / "a.csv", columns, answers))
    assert [kinds[name] for name in columns] == ["number"] * 3 + ["rating"] * 3


def test_a_choice_beside_a_written_one_is_the_question_itself(tmp_path):
    asked = "Which agency do you work for? - "
    columns = {"Q1": "We share plans", "Q2": f"{asked}Selected Choice", "Q2_6_TEXT": f"{asked}Other - Text"}
    raw = read_raw_table(qualtrics(tmp_path / "a.csv", columns, lambda at: [label(at), "Police", ""]))
    assert guess_places(raw)["organisation"] == "Q2"


# ---------------------------------------------------------------- SurveyMonkey


def expanded(path, ticks, write=str):
    """A matrix with a column for every row and step. ticks: what one person ticked of each row, by number.

    write: what stands in the cell of a step that was ticked.
    """
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    steps = [f"{row} - {step}" for row in ROWS for step in LABELS]
    heads = [[*own, QUESTION, *[""] * (len(steps) - 1)], [*[""] * len(own), *steps]]
    rows = [
        [str(11400000000 + at), "7", WHEN, WHEN]
        + [write(step) if step in ticked else "" for ticked in ticks(at) for step in LABELS]
        for at in range(12)
    ]
    return read_raw_table(write_csv([*heads, *rows], path))


@pytest.mark.parametrize("write", [str, lambda step: str(LABELS.index(step) + 1), lambda step: "1"])
def test_a_matrix_with_a_column_for_every_step_is_a_column_for_every_row(write, tmp_path):
    raw = expanded(tmp_path / "a.csv", lambda at: [[label(at)], [label(at + 1)], []], write)
    assert count_survey(raw)["items"] == 2
    assert [column.sub_question for column in raw.columns[4:]] == list(ROWS)
    assert raw.rows[f"{QUESTION} [{ROWS[1]}]"].tolist()[:3] == [label(at) for at in (1, 2, 3)]


def test_steps_of_which_somebody_ticked_two_stay_ticks(tmp_path):
    raw = expanded(tmp_path / "a.csv", lambda at: [[label(at), label(at + 1)]] * 3)
    assert len(raw.columns) == 4 + len(ROWS) * len(LABELS)


# ---------------------------------------------------------------- Typeform and Unipark


@pytest.mark.parametrize("has_groups", [False, True])
def test_typeform_is_known_with_and_without_groups_above_its_questions(has_groups, tmp_path):
    heads = [
        "#",
        *ROWS,
        "Town",
        "Response Type",
        "Start Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
    ]
    groups = ["", QUESTION, "", "", "", "", "", "", "", ""]
    rows = [
        [f"t{at}", *(str((at + by) % 5 + 1) for by in range(3)), "Vale",
         "partial" if at == 4 else "completed", WHEN, WHEN, "9f", ""]
        for at in range(20)
    ]  # fmt: skip
    above = [groups] if has_groups else []
    raw = read_raw_table(write_csv([*above, heads, *rows, rows[0]], tmp_path / "a.csv"))
    counts = count_survey(raw)
    assert (raw.file_format, counts["respondents"], counts["items"]) == ("typeform_csv", 20, 3)
    assert (counts["quarters"], counts["partial"], counts["duplicates"]) == (["2026-Q3"], 1, 1)
    assert raw.columns[1].sub_question == (ROWS[0] if has_groups else "")


@pytest.mark.parametrize("has_labels", [False, True])
def test_unipark_is_known_and_what_was_not_shown_is_no_answer(has_labels, tmp_path):
    heads = ["lfdn", "external_lfdn", "tester", "dispcode", "lastpage", "duration", "v_1", "v_2", "v_3",
             "browser", "page_history", "rts2290", "date_of_last_access", "date_of_first_mail"]  # fmt: skip
    labels = ["Lfd. Nummer", *heads[1:6], *ROWS, *heads[9:]]
    rows = [
        [str(at), "0", "1" if at == 0 else "0", "22" if at == 3 else "31", "7", "400"]
        + ["-77" if at == 3 else str((at + by) % 5 + 1) for by in range(3)]
        + ["firefox", "1,2", "3", WHEN, "0000-00-00 00:00:00"]
        for at in range(20)
    ]
    cells = [heads, *([labels] if has_labels else []), *rows]
    raw = read_raw_table(write_csv(cells, tmp_path / "a.csv", separator=";"))
    counts = count_survey(raw)
    assert (raw.file_format, counts["tests"], counts["empty"], counts["partial"]) == ("unipark_csv", 1, 1, 1)
    assert (counts["respondents"], counts["items"], counts["quarters"]) == (18, 3, ["2026-Q3"])
    assert raw.columns[6].text == (ROWS[0] if has_labels else "v_1")


# ---------------------------------------------------------------- people in headings

COLLEAGUES = ("Siân Rowlands", "Dr Tom Achebe", "M. Kowalczyk", "Priya Nair")
FAMILY_NAMES = tuple(name.split()[-1] for name in COLLEAGUES)


@pytest.mark.parametrize(
    "asked", ["{}", "How far do you trust {}?", "How far do you trust each? [{}]", "{}: trust"]
)
def test_whom_colleagues_rate_is_told_by_the_place_of_the_column(asked, tmp_path):
    heads = ["Date", *(asked.format(name) for name in COLLEAGUES)]
    rows = [["2026-07-03", *(str((at * by) % 5 + 1) for by in (1, 2, 3, 4))] for at in range(20)]
    looked = preview_import(write_csv([heads, *rows], tmp_path / "a.csv"))
    said = json.dumps(looked.report(), ensure_ascii=False)
    assert looked.contents.report["items"] == len(COLLEAGUES)
    assert not [name for name in FAMILY_NAMES if name in said]
    assert [each["column"] for each in looked.report()["columns_read"]][-1] == "column 5"


def test_whom_a_file_of_ours_rates_is_named_in_no_note(tmp_path):
    heads = ["organisation", "sector", "quarter", *(f"working_with: {name}" for name in COLLEAGUES)]
    row = ["Police", "police", "2026-Q3", *["4"] * len(COLLEAGUES), "4", "3", "2"]
    heads += ["money_1", "money_2", "openness_1"]
    looked = preview_import(write_csv([heads, row, row], tmp_path / "a.csv"))
    assert any("is rated, but nobody" in note.message for note in looked.contents.notes)
    said = json.dumps(looked.report(), ensure_ascii=False)
    assert not [name for name in FAMILY_NAMES if name in said]


@pytest.mark.parametrize(
    "heads",
    [
        ["How well do you work with [Zyxqa Vrentholm]?", "How well do you work with [Quorv Blint]?"],
        ["How well do you work with [Zyxqa]?"],
        ["Session rating - Zyxqa Vrentholm", "Session rating - Quorv Blint-Ó Zhaw"],
        ["Avec qui travaillez-vous bien ? [Xéloïq D’Orvaux]"],
    ],
)
def test_names_that_nobody_knows_are_told_by_their_place_in_a_grid(heads, tmp_path):
    assert list(find_people_headings([RawColumn(head) for head in heads]).places) == heads
    cells = [[str((at + each) % 5 + 1) for each in range(len(heads) + len(ROWS))] for at in range(9)]
    path = write_csv([[*heads, *ROWS], *cells], tmp_path / "a.csv")
    report = json.dumps(preview_import(path).report(), ensure_ascii=False)
    assert not any(name in report for name in ("Zyxqa", "Vrentholm", "Quorv", "Zhaw", "Xéloïq", "Orvaux"))
    assert "“column 1”" in report or '"column 1"' in report


@pytest.mark.parametrize(
    "heads",
    [
        [
            "How well does working with each go? [Adult Social Care]",
            "How well does working with each go? [Police]",
        ],
        ["How clear are you on [Joint Training]?", "How clear are you on [Data Sharing]?"],
        [
            "How satisfied are you with the following? [Wi-Fi]",
            "How satisfied are you with the following? [Parking]",
        ],
        ["How far do you agree? [Roles are clear]", "How far do you agree? [Partners keep their word]"],
        ["Rate the event - Food", "Rate the event - Venue"],
    ],
)
def test_topics_and_agencies_in_a_grid_are_no_names(heads):
    assert not find_people_headings([RawColumn(head) for head in heads]).places


def test_organisations_and_statements_are_no_people():
    heads = (*ROWS, "Police North", "NHS Vale", "IPAddress", "St Mary's School", "Youth Justice", "V1")
    assert not find_people_headings([RawColumn(head, head) for head in heads]).places


# ---------------------------------------------------------------- Stata


def test_statas_letters_for_missing_are_what_their_labels_say_and_no_answers_else(tmp_path):
    answers = ["a", "b", *[float(at % 5 + 1) for at in range(15)]]
    frame = pd.DataFrame({f"q{at}": answers for at in (1, 2, 3, 4)})
    pyreadstat.write_dta(
        frame,
        str(tmp_path / "a.dta"),
        variable_value_labels={"q1": dict(enumerate(LABELS, 1)) | {"a": "Don't know"}},
        missing_user_values={name: ["a", "b"] for name in frame},
    )
    raw = read_raw_table(tmp_path / "a.dta")
    first = raw.rows[["q1", "q2"]].head(3).to_numpy().tolist()
    assert first == [["Don't know", ""], ["", ""], ["1", "1"]]
    assert count_survey(raw)["items"] == 4


# ---------------------------------------------------------------- who, what and when


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("What kind of agency is it?", "sector"),
        ("What type of organisation do you work for?", "sector"),
        ("Which agency do you work for?", "organisation"),
        ("Date of interview", "date"),
    ],
)
def test_a_question_that_asks_who_and_when_is_known(heading, place, tmp_path):
    path = write_csv([[heading, *ROWS], *[["x", label(at), label(at), label(at)] for at in range(9)]],
                     tmp_path / "a.csv")  # fmt: skip
    assert guess_places(read_raw_table(path)) == {place: heading}


def test_the_label_of_a_variable_says_that_it_is_the_day_of_the_interview(tmp_path):
    frame = pd.DataFrame({"intdt": pd.to_datetime([WHEN] * 6), "q1": [1.0, 2, 3, 4, 5, 5]})
    labels = ["Interview date", f"{QUESTION} - {ROWS[0]}"]
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"), column_labels=labels)
    raw = read_raw_table(tmp_path / "a.sav")
    assert count_survey(raw)["quarters"] == ["2026-Q3"]
    assert guess_places(raw) == {"date": "intdt"}


# ---------------------------------------------------------------- tables of nobody's tool


def look(path, heads, row, people=20):
    """row: what one person says, by number."""
    return preview_import(write_csv([heads, *(row(at) for at in range(people))], path))


SATISFIED = ("Very dissatisfied", "Dissatisfied", "Satisfied", "Very satisfied")


@pytest.mark.parametrize(("second", "asked"), [("Agency", ["partnership"]), ("Course", ["course", "tutor"])])
def test_questions_that_ask_an_opinion_are_a_survey(second, asked, tmp_path):
    heads = ["Date", second, *(f"How satisfied are you with this {what}?" for what in asked)]
    said = ["2026-07-03", "Sharing"]
    looked = look(tmp_path / "a.csv", heads, lambda at: said + [SATISFIED[at % 4]] * len(asked))
    assert (looked.kind, looked.contents.report["items"]) == ("survey", len(asked))


@pytest.mark.parametrize("asked", ["Do you {} in our meetings?", "Is what partners {} heard in meetings?"])
def test_questions_that_are_answered_yes_or_no_are_a_survey_without_ratings(asked, tmp_path):
    heads = ["Agency", *(asked.format(what) for what in ("say", "ask", "decide"))]
    words = ("Yes", "Partly", "No")
    looked = look(
        tmp_path / "a.csv", heads, lambda at: ["Police", *(words[(at + by) % 3] for by in range(3))]
    )
    assert (looked.kind, looked.contents.report["items"]) == ("survey", 0)


@pytest.mark.parametrize("heads", [("Q1_1", "Q1_2", "Q1_3"), ("Trust", "Openness", "Communication")])
def test_three_columns_of_a_questionnaire_to_a_hundred_are_sliders(heads, tmp_path):
    looked = look(tmp_path / "a.csv", heads, lambda at: [str(at * by % 101) for by in (31, 47, 53)])
    assert (looked.kind, looked.contents.report["items"]) == ("survey", 3)


YES_NO, GRADES = ("Yes", "No"), ("Low", "Medium", "High")
LIKELY = ("Very unlikely", "Unlikely", "Possible", "Likely", "Very likely")


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (["Pupil", "Maths", "English", "Science"], [str(at * 31 % 101) for at in range(20)]),
        (["Agency", "Trust", "Openness", "Clarity"], [str(at * 31 % 101) for at in range(20)]),
        (["Name", "Do you have a DBS?", "Have you done level two?", "Have you had your induction?"], YES_NO),
        (["Standard", "Is there a policy here?", "Is it read every year?", "Are all staff trained?"], YES_NO),
        (["Risk", "How likely is it to happen?", "How severe would it be?"], LIKELY),
        (["Risk", "Likelihood", "Impact", "Likelihood after", "Impact after"], GRADES),
        (["Case", "Priority", "Complexity"], GRADES),
    ],
)
def test_marks_checklists_and_registers_of_risks_are_no_surveys(heads, words, tmp_path):
    def row(at):
        return [f"Entry {at}", *(words[(at * by) % len(words)] for by in range(1, len(heads)))]

    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        look(tmp_path / "a.csv", heads, row)


AGREED = ("Pas du tout d'accord", "Plutôt pas d'accord", "Plutôt d'accord", "Tout à fait d'accord")


def test_answers_where_headings_should_be_are_a_row_like_the_others(tmp_path):
    rows = [["" if at == 2 else AGREED[(at + by) % 4] for by in range(4)] for at in range(20)]
    raw = read_raw_table(write_csv(rows, tmp_path / "a.csv"))
    assert (len(raw.rows), raw.rows.index[0], raw.rows.iloc[0].tolist()) == (19, 1, rows[0])
    assert [column.name for column in raw.columns] == [f"column {at}" for at in (1, 2, 3, 4)]
    assert "no headings" in raw.notes[-1].message
    assert count_survey(raw)["items"] == 4


@pytest.mark.parametrize("name", ["Average", "Mean score", "Mittelwert"])
def test_averages_below_the_answers_are_nobodys(name, tmp_path):
    rows = [["2026-07-03", str(at % 5 + 1), str((at + 1) % 5 + 1), str(at * 3 % 5 + 1)] for at in range(20)]
    path = write_csv([["Date", "Q1", "Q2", "Q3"], *rows, [name, "3.1", "2.9", "3.05"]], tmp_path / "a.csv")
    looked = preview_import(path)
    assert (looked.contents.report["respondents"], looked.contents.report["items"]) == (20, 3)
    assert any("averages or sums" in note.message for note in looked.contents.notes)


# ---------------------------------------------------------------- another questionnaire


def test_a_file_of_another_questionnaire_is_told_what_to_do(tmp_path):
    looked = look(tmp_path / "a.csv", list(ROWS), lambda at: [label(at), label(at + 1), label(at + 2)])
    assert "if the questions are its own – 3 questions on scales were found –" in looked.needs[0]


def test_another_questionnaire_is_read_as_the_guide_shows(tmp_path):
    guide = (Path(__file__).parents[1] / "docs" / "IMPORTING.md").read_text(encoding="utf-8")
    shown = guide.partition("## Another questionnaire")[2].partition("\n## ")[0]
    declared, mapped = re.findall(r"```yaml\n(.*?)```", shown, re.DOTALL)
    (tmp_path / "team_view.yaml").write_text(declared, encoding="utf-8")
    rows = [["Agency", "Sent", "Q1", "Q2"], ["Police", "2026-07-03", "6", "2"]]
    looked = preview_import(
        write_csv(rows, tmp_path / "a.csv"),
        mapping=parse_mapping(mapped),
        mapping_folder=tmp_path,
        partnership="Millbrook",
    )
    assert (looked.problems, looked.needs) == ([], [])
    assert looked.contents.frames["responses"][["word_1", "word_2"]].to_numpy().tolist() == [[6, 2]]
