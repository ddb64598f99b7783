"""What a stranger's file may have: languages, settings of the export, rows that do not count."""

import zipfile
from datetime import timedelta

import pandas as pd
import pytest

from data.imports.personal_columns import is_fact_about_a_person, is_personal
from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table
from data.imports.survey_columns import count_survey, read_columns
from data.instruments import read_instrument
from tests import survey_writers as tools
from tests.survey_writers import COMMENT, LABELS, QUESTION, ROWS, SENT, Person, write_csv, write_xlsx

PEOPLE = [Person((LABELS[at % 5], LABELS[(at + 2) % 5], LABELS[(at + 1) % 5]), "x" * at) for at in range(6)]
WHEN = f"{SENT:%Y-%m-%d %H:%M:%S}"


def table(headings, before, people=PEOPLE):
    """Headings for the tool's own columns, its cells of one person, and the answers behind them."""
    body = [[*before(at), *person.answers, person.comment] for at, person in enumerate(people)]
    return [headings, *body]


# ---------------------------------------------------------------- languages


MICROSOFT = {
    "de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
    "fr": ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"],
    "es": ["Id.", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
    "cy": ["ID", "Amser dechrau", "Amser cwblhau", "E-bost", "Enw"],
}
GOOGLE = {"de": "Zeitstempel", "fr": "Horodateur", "es": "Marca temporal", "cy": "Stamp amser"}
LIME = {
    "de": ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"],
    "fr": ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série"],
    "es": ["ID de respuesta", "Fecha de envío", "Última página", "Lenguaje inicial", "Semilla"],
}
MONKEY = {
    "de": ["Befragten-ID", "Collector-ID", "Startdatum", "Enddatum", "IP-Adresse"],
    "fr": ["ID du répondant", "ID du collecteur", "Date de début", "Date de fin", "Adresse IP"],
    "es": [
        "ID del encuestado",
        "ID del recopilador",
        "Fecha de inicio",
        "Fecha de finalización",
        "Dirección IP",
    ],
}


def expect(path, file_format, personal=()):
    raw = read_raw_table(path)
    counts = count_survey(raw)
    assert raw.file_format == file_format
    assert (counts["respondents"], counts["items"], counts["quarters"]) == (len(PEOPLE), 3, ["2026-Q3"])
    readings = read_columns(raw)
    assert {name for name in personal if readings[name].kind != "personal"} == set()
    return raw


@pytest.mark.parametrize("language", MICROSOFT)
def test_microsoft_forms_in_other_languages(language, tmp_path):
    own = MICROSOFT[language]
    cells = table([*own, *ROWS, COMMENT], lambda at: [str(at + 1), WHEN, WHEN, f"a{at}@example.org", "A B"])
    expect(write_xlsx(cells, tmp_path / "a.xlsx"), "microsoft_forms_xlsx", own[3:5])


@pytest.mark.parametrize("language", GOOGLE)
def test_google_forms_in_other_languages(language, tmp_path):
    grid = [f"{QUESTION} [{row}]" for row in ROWS]
    cells = table([GOOGLE[language], *grid, COMMENT], lambda at: [f"{SENT:%d/%m/%Y} 09:30:0{at}"])
    cells[1][0] = "13/07/2026 09:30:00"  # one day above 12 settles that days come first
    expect(write_csv(cells, tmp_path / "a.csv"), "google_forms_csv")


@pytest.mark.parametrize("language", LIME)
def test_limesurvey_in_other_languages(language, tmp_path):
    rows = [f"{QUESTION} [{row}]" for row in ROWS]
    cells = table([*LIME[language], *rows, COMMENT], lambda at: [str(at + 1), WHEN, "4", language, "77"])
    expect(write_csv(cells, tmp_path / "a.csv"), "limesurvey_csv")


@pytest.mark.parametrize("language", MONKEY)
def test_surveymonkey_in_other_languages(language, tmp_path):
    own = MONKEY[language]
    sent = f"{SENT + timedelta(days=11):%m/%d/%Y %H:%M:%S}"
    cells = table([*own, QUESTION, "", "", COMMENT], lambda at: [f"11{at:08}", "4", sent, sent, "192.0.2.1"])
    cells.insert(1, ["", "", "", "", "", *ROWS, "Open-Ended Response"])
    expect(write_csv(cells, tmp_path / "a.csv"), "surveymonkey_csv", own[4:])


# ---------------------------------------------------------------- settings of the export


def test_a_quiz_of_google_forms_keeps_its_points_out_of_the_questions(tmp_path):
    heads = [
        "Timestamp",
        "Total score",
        "What is it?",
        "What is it? [Score]",
        "What is it? [Feedback]",
        *ROWS,
    ]
    rows = [["13/07/2026 09:30:00", "1.00 / 1", f"a {at}", "1.00 / 1", "", *person.answers]
            for at, person in enumerate(PEOPLE)]  # fmt: skip
    raw = read_raw_table(write_csv([heads, *rows], tmp_path / "quiz.csv"))
    kinds = [each.kind for each in read_columns(raw).values()]
    assert (kinds[:2], kinds[3:5], kinds[5:]) == (["tool"] * 2, ["tool"] * 2, ["rating"] * 3)


def sosci(people):
    heads = ["CASE", "SERIAL", "QUESTNNR", "STARTED", "TR01_01", "TR01_02", "TR01_03", "TIME001", "LASTDATA",
             "FINISHED", "Q_VIEWER", "LASTPAGE"]  # fmt: skip
    asked = [f"Vertrauen: {row}" for row in ROWS]
    below = ["Interview-Nummer", "Seriennummer", "Fragebogen", "Beginn", *asked,
             "Verweildauer", "Zuletzt", "Abgeschlossen", "Nur angesehen", "Seite"]  # fmt: skip
    rows = [[str(100 + at), "", "base", WHEN, str(at % 5 + 1), str((at + 1) % 5 + 1), "-9", "20", WHEN,
             "0" if at == 1 else "1", "1" if at == 2 else "0", "5"] for at in range(people)]  # fmt: skip
    return [heads, below, *rows]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_sosci_survey_is_read_with_its_second_row_and_without_what_was_not_answered(encoding, tmp_path):
    text = "\n".join("\t".join(f'"{cell}"' for cell in row) for row in sosci(12))
    (tmp_path / "rdata.csv").write_text(text, encoding=encoding)
    raw = read_raw_table(tmp_path / "rdata.csv")
    counts = count_survey(raw)
    assert (raw.file_format, counts["respondents"], counts["quarters"]) == ("sosci_tsv", 11, ["2026-Q3"])
    assert (counts["tests"], counts["partial"]) == (1, 1)
    assert [(each.text, each.sub_question) for each in raw.columns[4:6]] == [
        ("Vertrauen", row) for row in ROWS[:2]
    ]
    assert not (raw.rows["TR01_03"] != "").any()


def test_a_quiz_of_microsoft_forms_keeps_its_points_out_of_the_questions(tmp_path):
    quiz = [name for row in ROWS for name in (row, f"Points - {row}", f"Feedback - {row}")]
    own = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback"]
    body = [
        [
            str(at),
            WHEN,
            WHEN,
            "anonymous",
            "",
            "3",
            "",
            *(cell for word in person.answers for cell in (word, "1", "")),
        ]
        for at, person in enumerate(PEOPLE, 1)
    ]
    expect(write_xlsx([[*own, *quiz], *body], tmp_path / "a.xlsx"), "microsoft_forms_xlsx")


@pytest.mark.parametrize("separator", ["/", "-", ".", ":"])
def test_groups_of_kobo_and_odk_are_no_part_of_the_question(separator, tmp_path):
    names = [f"views{separator}agree_{at}" for at in range(3)]
    head = ["SubmissionDate", *names, f"views{separator}comment", "KEY", "DeviceID"]
    body = [[WHEN, *person.answers, "", f"uuid:{at}", "d"] for at, person in enumerate(PEOPLE)]
    raw = expect(write_csv([head, *body], tmp_path / "a.csv"), "kobo_csv")
    assert [column.text for column in raw.columns[1:4]] == ["agree_0", "agree_1", "agree_2"]


def test_redcap_names_its_forms_states_and_no_others(tmp_path):
    head = ["study_id", "views_timestamp", "a_1", "a_2", "a_3", "views_complete"]
    body = [[str(at), "[not completed]" if at == 1 else WHEN, *p.answers, "2"] for at, p in enumerate(PEOPLE)]
    raw = expect(write_csv([head, *body], tmp_path / "a.csv"), "redcap_csv")
    assert raw.rows["views_timestamp"].tolist()[1] == ""
    other = [["name", "job_complete"], ["a", "yes"], ["b", "no"]]
    assert read_raw_table(write_csv(other, tmp_path / "b.csv")).file_format == "plain_csv"


def test_an_empty_identifier_of_invitations_does_not_part_a_persons_events(tmp_path):
    heads = ["record_id", "redcap_event_name", "redcap_survey_identifier", "trust_1", "trust_2", "a_complete"]
    rows = [[str(1 + at // 2), f"q{at % 2}_arm_1", "", str(at % 5 + 1), "3", "2"] for at in range(10)]
    raw = read_raw_table(write_csv([heads, *rows], tmp_path / "a.csv"))
    assert count_survey(raw)["respondents"] == 5
    assert raw.extras["meta_columns"]["person_code"] == "record_id"


def test_events_of_redcap_are_one_person_more_than_once(tmp_path):
    head = ["record_id", "redcap_event_name", "a_1", "a_2", "a_3", "views_complete"]
    body = [
        [str(at), event, *person.answers, "2"]
        for event in ("baseline_arm_1", "month_6_arm_1")
        for at, person in enumerate(PEOPLE)
    ]
    counts = count_survey(read_raw_table(write_csv([head, *body], tmp_path / "a.csv")))
    assert (counts["respondents"], counts["items"], counts["duplicates"]) == (len(PEOPLE), 3, 0)


def test_a_zipped_download_is_read_as_the_table_inside(tmp_path):
    inside = write_csv(tools.google_forms(PEOPLE), tmp_path / "Views.csv")
    with zipfile.ZipFile(tmp_path / "Views.csv.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inside, "Views.csv")
        archive.writestr("__MACOSX/._Views.csv", b"\x00")
    expect(tmp_path / "Views.csv.zip", "google_forms_csv")


@pytest.mark.parametrize(("names", "words"), [(("a.csv", "b.csv"), "2 tables"), (("a.png",), "no table")])
def test_an_archive_without_one_table_says_what_it_holds(names, words, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "a,b\n1,2\n")
    with pytest.raises(ImportRefused, match=words):
        read_raw_table(tmp_path / "a.zip")


# ---------------------------------------------------------------- rows that do not count


def test_two_people_who_answer_alike_are_two_people_where_nothing_tells_rows_apart(tmp_path):
    raw = read_raw_table(tools.write_sav([PEOPLE[0]] * 4, tmp_path / "a.sav"))
    assert (count_survey(raw)["respondents"], count_survey(raw)["duplicates"]) == (4, 0)


def test_the_same_form_sent_twice_in_one_second_is_one(tmp_path):
    cells = tools.google_forms([*PEOPLE, PEOPLE[0]])
    counts = count_survey(read_raw_table(write_csv(cells, tmp_path / "a.csv")))
    assert (counts["respondents"], counts["duplicates"]) == (len(PEOPLE), 1)


def test_unfinished_responses_of_limesurvey_are_counted_and_dated_by_their_start(tmp_path):
    items = read_instrument().items
    head = ["id", "submitdate", "lastpage", "startlanguage", "startdate", *(item.id for item in items)]
    head += ["organisation", "sector"]
    sent = ["", "2026-07-03 10:00:00"]
    body = [[str(at), sent[at], "1", "en", WHEN, *["4"] * len(items), "Police", "police"] for at in (0, 1)]
    looked = preview_import(write_csv([head, *body], tmp_path / "a.csv"), partnership="Millbrook")
    assert (looked.problems, looked.needs) == ([], [])
    assert looked.contents.report["quarters"] == ["2026-Q3"]
    assert any("1 response was not finished" in note.message for note in looked.contents.notes)


def test_limesurveys_date_of_anonymous_responses_is_no_date(tmp_path):
    cells = tools.limesurvey(PEOPLE)
    for row in cells[1:]:
        row[1] = "1980-01-01 00:00:00"
    raw = read_raw_table(write_csv(cells, tmp_path / "a.csv"))
    assert count_survey(raw)["quarters"] == []
    assert "submitted_at" not in raw.extras["meta_columns"]
    assert any("no date of sending" in note.message for note in raw.notes)


def form(*rows, tmp_path, times="{:02d}/07/2026 09:30:00"):
    heads, *answers = rows
    body = [[times.format(at % 17 + 13), *cells] for at, cells in enumerate(answers)]
    return write_csv([["Timestamp", *heads], *body], tmp_path / "form.csv")


def test_a_form_that_collects_actions_is_a_list_of_actions(tmp_path):
    rows = [
        ["Action", "Owner", "Due date", "Status"],
        ["Share the rota", "Police North", "20/07/2026", "Open"],
    ]
    looked = preview_import(form(*rows, *rows[1:], tmp_path=tmp_path))
    assert (looked.kind, looked.contents.rows_read) == ("actions", 2)


def test_a_form_that_collects_who_came_is_attendance(tmp_path):
    rows = [["Date of meeting", "Organisation", "Presence"], ["03/07/2026", "Police North", "present"]]
    looked = preview_import(form(*rows, *rows[1:], tmp_path=tmp_path))
    assert looked.kind == "attendance"


def test_a_form_that_asks_anything_else_is_a_survey_without_ratings(tmp_path):
    looked = preview_import(form(["What helped?", "Type"], ["The rota", "Visit"], tmp_path=tmp_path))
    assert (looked.kind, looked.contents.report["items"]) == ("survey", 0)


@pytest.mark.parametrize("written", ["{question} [{row}]", "{question} >> {row}"])
def test_rows_of_a_grid_are_known_in_a_plain_table_too(written, tmp_path):
    """A form's export from which somebody cut the time, and the grids of another form tool."""
    heads = [written.format(question=QUESTION, row=row) for row in ROWS]
    rows = [list(person.answers) for person in PEOPLE]
    raw = read_raw_table(
        write_csv([["Team [North]", *heads], *[["x", *row] for row in rows]], tmp_path / "a.csv")
    )
    assert [(each.text, each.sub_question) for each in raw.columns[1:]] == [(QUESTION, row) for row in ROWS]
    assert (raw.columns[0].name, raw.columns[0].sub_question) == ("Team [North]", "")
    assert raw.file_format == "plain_csv"


@pytest.mark.parametrize("head", ["Submission Date", "Ended", "Fecha de envío", "Zeitstempel"])
def test_days_with_the_month_in_words_date_a_plain_survey(head, tmp_path):
    rows = [[f"Jul {at + 13}, 2026", *person.answers] for at, person in enumerate(PEOPLE)]
    looked = preview_import(write_csv([[head, *ROWS], *rows], tmp_path / "a.csv"))
    assert (looked.kind, looked.contents.report["quarters"]) == ("survey", ["2026-Q3"])
    assert looked.mapping.columns["date"] == head


def test_a_number_that_stands_alone_in_a_form_is_on_the_scale_that_others_show(tmp_path):
    heads = ["How open are we?", "Town", *(f"How {how} are we?" for how in ("quick", "fair", "calm")), "Own"]
    rows = [[str(at % 5 + 1), "Vale", *[str((at + by) % 5 + 1) for by in (1, 2, 3)], "x"] for at in range(15)]
    counted = [["How open are we?", "Town", *heads[2:5], "Own", "Number of teams"],
               *[[*row, str(at % 5 + 1)] for at, row in enumerate(rows)]]  # fmt: skip
    kinds = {name: each.kind for name, each in
             read_columns(read_raw_table(form(*counted, tmp_path=tmp_path))).items()}  # fmt: skip
    assert (kinds["How open are we?"], kinds["Number of teams"]) == ("rating", "number")
    plain = read_raw_table(write_csv([heads, *rows], tmp_path / "plain.csv"))
    assert read_columns(plain)["How open are we?"].kind == "number"  # it may be a code of something


@pytest.mark.parametrize(
    ("question", "highest", "kind"),
    [
        ("How likely are you to recommend us?", 10, "rating"),
        ("Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", 9, "rating"),
        ("How likely are you to recommend us?", 5, "number"),
        ("How many would you recommend?", 10, "number"),
    ],
)
def test_whether_somebody_recommends_is_asked_from_nought_to_ten(question, highest, kind, tmp_path):
    rows = [[str(at % (highest + 1)), LABELS[at % 5]] for at in range(22)]
    reading = read_columns(read_raw_table(form([question, "Plans"], *rows, tmp_path=tmp_path)))[question]
    assert reading.kind == kind
    if kind == "rating":
        assert (reading.scale.minimum, reading.scale.maximum) == (0, 10)


def test_a_programs_log_of_times_is_no_form(tmp_path):
    path = write_csv(
        [["timestamp", "noise"], *[[f"2026-07-0{at}T09:00:00", "21.5"] for at in range(1, 9)]],
        tmp_path / "log.csv",
    )
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(path)


@pytest.mark.parametrize(
    "heading", ["CONSENT: please choose", "I agree to take part", "Do you consent to this?"]
)
def test_whoever_agrees_to_be_asked_has_rated_nothing(heading, tmp_path):
    heads = [heading, "We share plans", "Families consent before we share"]
    rows = [["Agree", LABELS[at % 5], LABELS[at % 5]] for at in range(10)]
    readings = read_columns(read_raw_table(form(heads, *rows, tmp_path=tmp_path)))
    assert [each.kind for each in readings.values()] == ["tool", "choice", "rating", "rating"]


def test_whether_people_like_to_work_together_is_rated_also_where_all_agree(tmp_path):
    heads = ["I am happy to take part in joint training", "We share plans"]
    rows = [[LABELS[3 + at % 2], LABELS[at % 5]] for at in range(10)]
    readings = read_columns(read_raw_table(form(heads, *rows, tmp_path=tmp_path)))
    assert [each.kind for each in readings.values()] == ["tool", "rating", "rating"]


@pytest.mark.parametrize("words", [("Oui", "Non"), ("Ja", "Nein"), ("Sí", "No"), ("Yes", "N/A")])
def test_ticks_in_any_language_are_options_of_one_question(words, tmp_path):
    heads = [f"Which have you used? [{what}]" for what in ("Rota", "Visits", "Calls")]
    rows = [[words[at % 2], words[at % 2], words[0]] for at in range(6)]
    readings = read_columns(read_raw_table(form(heads, *rows, tmp_path=tmp_path)))
    assert [each.kind for each in readings.values()] == ["tool", *["multiple_choice"] * 3]


@pytest.mark.parametrize(
    ("codes", "place"),
    [([""], None), (["Town", "Vale"], None), ([f"P{at}" for at in range(30)], "Custom Data 1")],
)
def test_a_column_for_a_code_is_one_where_codes_stand_in_it(codes, place, tmp_path):
    heads = ["Respondent ID", "Collector ID", "Start Date", "End Date", "Custom Data 1", "We share plans"]
    rows = [
        [str(11400000000 + at), "7", WHEN, WHEN, codes[at % len(codes)], LABELS[at % 5]] for at in range(30)
    ]
    raw = read_raw_table(write_csv([heads, *rows], tmp_path / "a.csv"))
    assert raw.extras["meta_columns"].get("person_code") == place
    kind = read_columns(raw)["Custom Data 1"].kind
    assert kind == ("choice" if "Town" in codes else "tool")


def test_codes_of_few_people_over_three_years_are_codes(tmp_path):
    heads = ["Respondent ID", "Collector ID", "Start Date", "End Date", "Custom Data 1", "We share plans"]
    rounds = [f"0{month}/14/{year} 10:00:00 AM" for year in (2024, 2025, 2026) for month in (2, 5, 8)]
    rounds += [f"11/14/{year} 10:00:00 AM" for year in (2024, 2025, 2026)]
    rows = [
        [str(11400000000 + at * 15 + person), "7", day, day, f"P{person}", LABELS[(at + person) % 5]]
        for at, day in enumerate(rounds)
        for person in range(15)
    ]
    raw = read_raw_table(write_csv([heads, *rows], tmp_path / "a.csv"))
    assert raw.extras["meta_columns"]["person_code"] == "Custom Data 1"
    towns = [[*row[:4], f"Town {at % 12}", row[5]] for at, row in enumerate(rows * 2)]
    towns = [[str(11500000000 + at), *row[1:]] for at, row in enumerate(towns)]
    raw = read_raw_table(write_csv([heads, *towns], tmp_path / "b.csv"))
    assert "person_code" not in raw.extras["meta_columns"]


# ---------------------------------------------------------------- numbers, anchors, write-ins


def numbers(path, columns):
    frame = pd.DataFrame(columns)
    return write_csv([list(frame.columns), *frame.astype(str).to_numpy().tolist()], path)


def test_a_plain_table_of_numbered_answers_is_known_as_a_survey(tmp_path):
    answers = {f"A{at}": [(row * at) % 6 + 1 for row in range(40)] for at in range(1, 6)}
    looked = preview_import(numbers(tmp_path / "a.csv", {"person": range(40)} | answers))
    assert (looked.kind, looked.contents.report["items"], looked.contents.report["respondents"]) == (
        "survey",
        5,
        40,
    )


def test_a_pair_of_questions_joins_the_scale_that_a_block_shows(tmp_path):
    answers = {f"X{at}": [(row + at) % 5 + 1 for row in range(20)] for at in range(4)}
    answers |= {f"Y{at}": [(row + at) % 5 + 1 for row in range(20)] for at in range(2)}
    assert count_survey(read_raw_table(numbers(tmp_path / "a.csv", answers)))["items"] == 6


def test_codes_from_nought_to_three_are_no_ten_point_scale(tmp_path):
    answers = {f"gad7_{at}": [(row + at) % 4 for row in range(20)] for at in range(4)}
    readings = read_columns(read_raw_table(numbers(tmp_path / "a.csv", answers)))
    assert {(each.kind, each.scale.minimum, each.scale.maximum) for each in readings.values()} == {
        ("rating", 0, 3)
    }


def test_facts_about_the_person_are_no_ratings_beside_a_scale(tmp_path):
    facts = {name: [row % 5 + 1 for row in range(20)] for name in ("Age group", "ethnicity", "Work years")}
    answers = {f"trust{at}": [(row + at) % 7 + 1 for row in range(20)] for at in range(3)}
    ticks = {name: [row % 2 for row in range(20)] for name in ("Uses a wiki", "Uses chat", "Uses post")}
    readings = read_columns(read_raw_table(numbers(tmp_path / "a.csv", facts | answers | ticks)))
    assert [name for name, each in readings.items() if each.kind == "rating"] == list(answers)
    assert readings["trust0"].scale.maximum == 7


def test_counted_days_are_no_seven_point_scale(tmp_path):
    days = {f"days_available_{source}": [(row + at) % 7 + 1 for row in range(20)]
            for at, source in enumerate(("tap", "well", "lorry"))}  # fmt: skip
    assert count_survey(read_raw_table(numbers(tmp_path / "a.csv", days)))["items"] == 0


SUBJECTS = (
    "Children are heard",
    "We meet every month",
    "Our department shares data",
    "Mobile working helps",
    "Street level teams agree",
    "Age appropriate work",
    "Decisions take days",
)


def test_short_sentences_about_the_programmes_subject_are_ratings_and_no_facts(tmp_path):
    answers = {name: [(row + at) % 5 + 1 for row in range(20)] for at, name in enumerate(SUBJECTS)}
    raw = read_raw_table(numbers(tmp_path / "a.csv", answers))
    assert {name: read_columns(raw)[name].kind for name in SUBJECTS} == dict.fromkeys(SUBJECTS, "rating")
    assert preview_import(tmp_path / "a.csv").kind == "survey"


def test_a_choice_of_words_under_such_a_sentence_is_no_personal_column():
    assert not is_personal(
        ["Mobile working helps", "Street level teams agree"], ["sometimes", "in some teams"]
    )
    assert is_personal(["Mobile"], ["x"])
    assert is_personal(["Street and number"], ["x"])
    assert is_personal(["Best phone to reach you"], ["x"])


@pytest.mark.parametrize(
    "heading",
    ["Age", "age_hoh", "Age (years)", "What is your age? (in years)", "Your gender", "Which gender are you?",
     "How many children do you have under the age of eighteen?", "Number of meetings", "pump_hours",
     "Years of service", "Hours per week", "Job title", "Alter in Jahren", "Âge (en années)",
     "Your department"],
)  # fmt: skip
def test_a_fact_about_the_person_is_known_by_its_whole_heading_or_by_how_it_is_asked(heading):
    assert is_fact_about_a_person([heading])


@pytest.mark.parametrize(
    "heading",
    ["How many times per month is the water tank filled with water from the surface water sources near you?",
     "How many people are on your team, including those who only work a few hours in the week?"],
)  # fmt: skip
def test_a_count_of_times_or_people_is_a_fact_however_long_the_question(heading):
    assert is_fact_about_a_person([heading])


def test_how_many_of_something_may_be_answered_from_none_to_all(tmp_path):
    asked = ("How many of our partners share what we need to know?",
             "How many of the decisions of the last quarter were made by everyone whom they concern?",
             "How many promises made at this table in the last quarter were then kept in time?")  # fmt: skip
    answers = {name: [(row + at) % 5 + 1 for row in range(20)] for at, name in enumerate(asked)}
    raw = read_raw_table(numbers(tmp_path / "a.csv", answers))
    assert {name: read_columns(raw)[name].kind for name in asked} == dict.fromkeys(asked, "rating")


def test_a_fact_between_two_questions_does_not_part_them(tmp_path):
    rows = [row % 5 + 1 for row in range(20)]
    raw = read_raw_table(
        numbers(tmp_path / "a.csv", {"Trust": rows, "Grade": rows, "Aims": rows, "Pace": rows})
    )
    kinds = {name: reading.kind for name, reading in read_columns(raw).items()}
    assert kinds | {"Grade": ""} == {"Trust": "rating", "Grade": "", "Aims": "rating", "Pace": "rating"}
    assert kinds["Grade"] == "number"


def test_sliders_side_by_side_are_ratings_to_be_checked_and_ages_are_not(tmp_path):
    sliders = {f"{name}_1": [(row * 17 + at) % 101 for row in range(20)]
               for at, name in enumerate(("Competence", "Honesty", "Openness"))}  # fmt: skip
    raw = read_raw_table(numbers(tmp_path / "a.csv", {"Age": range(20, 40)} | sliders))
    readings = read_columns(raw)
    assert [each.kind for each in readings.values()] == ["number", "rating", "rating", "rating"]
    assert (readings["Honesty_1"].scale.minimum, readings["Honesty_1"].scale.maximum) == (0, 100)
    assert "scale from 0 to 100, check that it is" in readings["Honesty_1"].scale.problems[-1]


def test_a_slider_moved_nearly_to_its_end_is_an_answer_and_no_missing_code(tmp_path):
    answers = [0, 12, 50, 64, 97, 98, 99, 100]
    raw = read_raw_table(numbers(tmp_path / "a.csv", {f"open_{at}": answers for at in (1, 2, 3)}))
    scale = read_columns(raw)["open_1"].scale
    assert (scale.ratings["99"], scale.ratings["97"], scale.no_answer) == (99, 97, ())


def test_percentages_by_month_are_no_survey(tmp_path):
    shares = {f"{what} %": [(row * 17 + 3) % 101 for row in range(20)] for what in ("Held", "Came", "Closed")}
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(numbers(tmp_path / "a.csv", {"Month": ["2026-05"] * 20} | shares))


def read_ranges(tmp_path, answers):
    readings = read_columns(read_raw_table(numbers(tmp_path / "a.csv", answers)))
    return {name: (each.kind, each.scale.minimum, each.scale.maximum) for name, each in readings.items()}


def test_numbers_from_one_to_ten_begin_at_one_where_many_answered_and_nobody_gave_nought(tmp_path):
    many = {f"q{at}": [(row + at) % 10 + 1 for row in range(40)] for at in (1, 2, 3)}
    few = {name: rows[:20] for name, rows in many.items()}
    assert set(read_ranges(tmp_path, many).values()) == {("rating", 1, 10)}
    assert set(read_ranges(tmp_path, few).values()) == {("rating", 0, 10)}


def test_a_range_that_the_question_says_is_kept_beside_others(tmp_path):
    heads = ("From 1 to 10, how well do we plan?", "How open are we?", "How quick are we?")
    answers = {head: [(row + at) % 8 + 1 for row in range(20)] for at, head in enumerate(heads)}
    assert set(read_ranges(tmp_path, answers).values()) == {("rating", 1, 10)}


def test_a_range_that_one_question_says_is_not_that_of_narrower_ones_beside_it(tmp_path):
    answers = {"How likely are you to recommend us?": [row % 11 for row in range(22)]}
    answers |= {
        name: [(row + at) % 5 + 1 for row in range(22)] for at, name in enumerate(("Trust", "Aims", "Pace"))
    }
    first, *others = read_ranges(tmp_path, answers).values()
    assert (first, set(others)) == (("rating", 0, 10), {("rating", 1, 5)})


def test_scales_to_five_and_to_seven_under_one_stem_keep_their_own_ends(tmp_path):
    answers = {f"q{at}": [(row + at) % (5 if at % 2 else 7) + 1 for row in range(84)] for at in range(1, 5)}
    ranges = read_ranges(tmp_path, answers)
    assert ranges == {f"q{at}": ("rating", 1, 5 if at % 2 else 7) for at in range(1, 5)}


def test_codes_that_end_nowhere_plainly_are_asked_about_among_scales_that_do(tmp_path):
    """q1 may be a sex, q2 a group: what shares the stem of ratings need not be one."""
    answers = {"q1": [row % 2 + 1 for row in range(84)], "q2": [row % 4 + 1 for row in range(84)]}
    answers |= {f"q{at}": [(row + at) % 5 + 1 for row in range(84)] for at in (3, 4, 5)}
    answers |= {f"q{at}": [(row + at) % 7 + 1 for row in range(84)] for at in (6, 7)}
    kinds = {name: kind for name, (kind, _, _) in read_ranges(tmp_path, answers).items()}
    assert kinds == {"q1": "number", "q2": "number"} | {f"q{at}": "rating" for at in range(3, 8)}


def test_one_code_of_many_choices_under_the_stem_does_not_stretch_the_ratings(tmp_path):
    answers = {f"Q{at}": [(row + at) % 5 + 1 for row in range(60)] for at in range(1, 6)}
    ranges = read_ranges(tmp_path, answers | {"Q9": [row % 8 + 1 for row in range(60)]})
    assert ranges == dict.fromkeys(answers, ("rating", 1, 5)) | {"Q9": ("number", 0, 10)}


def test_a_code_further_off_is_no_neighbour_of_ratings(tmp_path):
    ratings = {name: [row % 5 + 1 for row in range(20)] for name in ("Trust", "Aims", "Pace")}
    far = {"Sort": [row % 9 + 1 for row in range(20)], "Route": [row % 5 + 1 for row in range(20)]}
    far |= {"Line": [row % 9 + 1 for row in range(20)], "Way": [row % 9 + 1 for row in range(20)]}
    kinds = {name: kind for name, (kind, _, _) in read_ranges(tmp_path, ratings | far).items()}
    assert kinds == dict.fromkeys(ratings, "rating") | dict.fromkeys(far, "number")


def test_sums_beside_a_column_to_a_hundred_are_no_sliders(tmp_path):
    sums = {"all": range(0, 100, 5), "hard": range(7, 27), "good": range(5, 25), "life": range(1, 21)}
    path = numbers(tmp_path / "a.csv", {name: list(values) for name, values in sums.items()})
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(path)


def test_options_ticked_with_their_own_number_are_no_ratings(tmp_path):
    """Exports of numerical values write 1 for the first option, 2 for the second, 3 …"""
    ticks = {f"uses {name}": [code if row % 2 else "" for row in range(20)]
             for code, name in enumerate(("rota", "calls", "visits", "post"), 1)}  # fmt: skip
    ratings = {name: [row % 5 + 1 for row in range(20)] for name in ("Trust", "Aims", "Pace")}
    kinds = {
        name: each.kind
        for name, each in read_columns(read_raw_table(numbers(tmp_path / "a.csv", ticks | ratings))).items()
    }
    assert kinds == dict.fromkeys(ticks, "number") | dict.fromkeys(ratings, "rating")
    heads = ["Respondent ID", "Collector ID", "Start Date", "End Date", "Which have you used?", "", ""]
    options = ["", "", "", "", "Rota", "Calls", "Visits"]
    rows = [[str(11400000000 + at), "7", WHEN, WHEN, *("1" if at % 2 else "", "2", "3" if at % 3 else "")]
            for at in range(9)]  # fmt: skip
    raw = read_raw_table(write_csv([heads, options, *rows], tmp_path / "b.csv"))
    assert [each.kind for each in read_columns(raw).values()][4:] == ["multiple_choice"] * 3


def test_what_comes_first_is_an_order_in_codes_and_in_a_list_too(tmp_path):
    orders = [("A1", "A2", "A3"), ("A3", "A1", "A2"), ("A2", "A3", "A1")]
    heads = ["first_1", "first_2", "first_3", "Please rank what matters", "Which of these apply?"]
    rows = [[*order, ";".join(order) + ";", ";".join(order[: 1 + at % 3])]
            for at, order in enumerate(orders * 4)]  # fmt: skip
    readings = read_columns(read_raw_table(write_csv([heads, *rows], tmp_path / "a.csv")))
    assert [each.kind for each in readings.values()] == ["ranking"] * 4 + ["choice"]


@pytest.mark.parametrize(("filled", "kind"), [("3.31", "rating"), ("3.5", "number"), ("7.31", "number")])
def test_a_mean_in_place_of_a_missing_answer_does_not_hide_a_scale(filled, kind, tmp_path):
    answers = {f"t_{at}": [(row + at) % 7 + 1 for row in range(40)] for at in range(4)}
    answers["t_0"][3] = filled
    readings = read_columns(read_raw_table(numbers(tmp_path / "a.csv", answers)))
    assert [each.kind for each in readings.values()] == [kind, "rating", "rating", "rating"]


def test_questions_that_all_answer_alike_are_still_ratings(tmp_path):
    answers = {"t_1": [4] * 6, "t_2": [5] * 6, "t_3": [1, 2, 3, 4, 5, 5]}
    assert {kind for kind, _, _ in read_ranges(tmp_path, answers).values()} == {"rating"}


def test_questions_whose_ends_have_other_words_keep_their_own_range(tmp_path):
    five = ["1 - never", "2", "3", "4", "5 - always"]
    seven = ["1 - not at all", "2", "3", "4", "5", "6", "7 - fully"]
    rows = [[five[at % 5], seven[at % 7]] for at in range(35)]
    readings = read_columns(read_raw_table(write_csv([["q1", "q2"], *rows], tmp_path / "a.csv")))
    assert [(each.scale.minimum, each.scale.maximum) for each in readings.values()] == [(1, 5), (1, 7)]


def test_a_few_low_answers_do_not_show_that_a_scale_ends_there(tmp_path):
    low = [1, 2, 3, 4] * 20 + [5] * 4
    answers = {"q1": low} | {f"q{at}": [(row + at) % 7 + 1 for row in range(84)] for at in (2, 3)}
    assert set(read_ranges(tmp_path, answers).values()) == {("rating", 1, 7)}


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("name_enum", ["yogendra", "sita"]),
        ("Prolific_PID", ["67dc51d9451653b8b4662d1f", "66d3274252d61ef65f0cc099"]),
        ("Where were you", ["28.0019837 81.6524184 83.12 4.803", "28.0928993 81.6478289 102.18 4.8"]),
        ("Photo of the room", ["1624354816388.jpg", "1624436351262.jpg"]),
        ("Geburtsdatum", ["06.04.2000", "01.04.2001"]),
        ("address", ["1 High Street", "2 Low Road"]),
    ],
)
def test_personal_details_are_kept_out(heading, values, tmp_path):
    path = write_csv(
        [[heading, "Organisation name"], *[[value, "Police"] for value in values]], tmp_path / "a.csv"
    )
    readings = read_columns(read_raw_table(path))
    assert [each.kind for each in readings.values()] == ["personal", "choice"]


def test_a_table_of_amounts_is_not_taken_for_a_survey(tmp_path):
    amounts = {f"m{at}": [row * 37 + at for row in range(40)] for at in range(5)}
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(numbers(tmp_path / "a.csv", amounts))


def test_anchored_ends_not_applicable_and_other_are_told_apart(tmp_path):
    head = [
        "Timestamp",
        "Trust [Police]",
        "Trust [Health]",
        "Trust [Schools]",
        "Trust [Other (please specify)]",
    ]
    words = ["1 – no trust at all", "4", "7 – complete trust", "Not applicable", "5", "2"]
    body = [
        [
            f"2026-07-03 09:30:0{at}",
            words[at % 6],
            words[(at + 1) % 6],
            words[(at + 2) % 6],
            f"the club no {at}",
        ]
        for at in range(8)
    ]
    raw = read_raw_table(write_csv([head, *body], tmp_path / "a.csv"))
    readings = read_columns(raw)
    assert [readings[name].kind for name in head[1:]] == ["rating"] * 3 + ["free_text"]
    scale = readings["Trust [Police]"].scale
    assert (scale.minimum, scale.maximum, scale.no_answer) == (1, 7, ("Not applicable",))


def notes_of(path):
    return [(note.column, note.message) for note in preview_import(path).contents.notes]


def test_codes_that_do_not_climb_with_their_labels_are_noticed(tmp_path):
    head = ["Timestamp", *(f"Q [{at}]" for at in "abc")]
    ends = ["1 – strongly agree", "2 – agree", "3 – neutral", "4 – disagree", "5 – strongly disagree"]
    body = [[f"2026-07-03 09:30:0{at}", ends[at % 5], ends[(at + 1) % 5], ends[at % 5]] for at in range(5)]
    found = notes_of(write_csv([head, *body], tmp_path / "a.csv"))
    assert (
        "“Q [a]”, “Q [b]”, “Q [c]”",
        "the numbers fall as the labels rise: a high number is the low end of the scale",
    ) in found


WORDS = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("A1", "A2", "A3"), range(1, 6)),
        (("Partners share news", "Partners hide news", "Deadlines are met"), WORDS),
    ],
)
def test_a_question_that_runs_backwards_is_suggested_and_not_turned(names, said, tmp_path):
    answers = {name: [said[row % 5] for row in range(60)] for name in names}
    answers[names[1]] = [said[4 - row % 5] for row in range(60)]
    found = notes_of(numbers(tmp_path / "a.csv", answers))
    assert (
        names[1],
        "this question goes against the rest of its block; it may need turning. Nothing was turned",
    ) in found


def test_a_mapped_question_that_runs_backwards_is_named_by_its_id(tmp_path):
    instrument = read_instrument()
    turned = next(item for item in instrument.items if item.domain == "communication")
    head = ["partnership", "organisation", "sector", "quarter", *(item.id for item in instrument.items)]
    body = []
    for row in range(40):
        level = row % 5 + 1
        answers = {item.id: 6 - level if item.reversed else level for item in instrument.items}
        answers[turned.id] = 6 - answers[turned.id]
        body.append(["Millbrook", "Police", "police", "2026-Q3", *map(str, answers.values())])
    looked = preview_import(write_csv([head, *body], tmp_path / "a.csv"))
    assert looked.problems == []
    assert [note.column for note in looked.contents.notes] == [turned.id]
