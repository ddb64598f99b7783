"""Every real survey, ledger and training file beside the project: what it holds, or why it is refused."""

import json

import pytest

from data.commands import main

KINDS = ("survey_", "training_", "council_spend_", "grants_360giving", "iati", "ref_psych_bfi",
         "ref_multilevel_")  # fmt: skip
NOT_DATA = ("SOURCE.txt", "SOURCES", "LICENSE", "LICENSE_FOR_DATA", "LICENSE.md")

# File: format, rows in it, people, rating items, quarters. Items counted by hand from the questionnaires.
SURVEYS = {
    "ref_multilevel_bhr2000/bhr2000.csv": ("plain_csv", 5400, 5400, 11, 0),
    "ref_multilevel_cohesion/cohesion.csv": ("plain_csv", 11, 11, 5, 0),
    "ref_psych_bfi/bfi.csv": ("plain_csv", 2800, 2800, 25, 0),
    "survey_carpentries_instructor_training/instructor_training_post.csv": ("plain_csv", 967, 967, 30, 10),
    "survey_googleforms_dask/dask_2019.csv": ("google_forms_csv", 259, 258, 0, 2),
    "survey_googleforms_dask/dask_2020.csv": ("google_forms_csv", 239, 239, 0, 2),
    "survey_googleforms_jupyter_edu/responses.csv": ("google_forms_csv", 125, 125, 0, 1),
    "survey_kobo_cleaningtools/kobo_raw.csv": ("kobo_csv", 632, 632, 15, 1),
    "survey_limesurvey_rse2017/rse2017_uk.csv": ("limesurvey_csv", 253, 253, 37, 0),
    "survey_limesurvey_rse2017/rse2017_us.csv": ("limesurvey_csv", 164, 164, 41, 0),
    "survey_msforms_shape_DERIVED/AphA CPD survey(1-237).xlsx": ("microsoft_forms_xlsx", 237, 237, 5, 1),
    "survey_qualtrics_legitimacy/qualtrics_choice_text.csv": ("qualtrics_csv", 156, 156, 38, 1),
    "survey_qualtrics_legitimacy/qualtrics_numeric.csv": ("qualtrics_csv", 156, 156, 38, 1),
    "survey_qualtrics_toolsamples/Better_Sample_Survey.csv": ("qualtrics_csv", 10, 0, 9, 0),
    "survey_qualtrics_toolsamples/No_Basis_for_Evaluation (Insights).csv": ("qualtrics_csv", 15, 0, 8, 0),
    "survey_qualtrics_toolsamples/No_Basis_for_Evaluation (Legacy).csv": ("qualtrics_csv", 15, 0, 8, 0),
    "survey_qualtrics_toolsamples/Single_Answer_Matrix_Questions (Insights).csv": (
        "qualtrics_csv",
        5,
        0,
        6,
        0,
    ),
    "survey_qualtrics_toolsamples/Single_Answer_Matrix_Questions (Legacy).csv": ("qualtrics_csv", 5, 0, 6, 0),
    "survey_spss_hotel/hotel.sav": ("spss_sav", 17, 17, 5, 0),
    "survey_surveymonkey_ospo/ospo_2018.csv": ("surveymonkey_csv", 748, 748, 9, 2),
    "survey_surveymonkey_ospo/ospo_2019.csv": ("surveymonkey_csv", 2681, 2681, 21, 0),
    "survey_surveymonkey_ospo/ospo_2020.csv": ("surveymonkey_csv", 1026, 1026, 22, 1),
    "survey_surveymonkey_starwars/StarWars.csv": ("surveymonkey_csv", 1186, 1186, 14, 0),
    "training_apha_cpd_survey/apha_cpd_survey.csv": ("plain_csv", 237, 237, 5, 1),
}
# File: lines, totals by currency and stage, quarters, problems. Totals of payments and grants: oracle.json.
LEDGERS = {
    "council_spend_calderdale/2018-01_clean.csv": (1939, {"GBP": {"spent": 13_134_944.61}}, 1, 0),
    "council_spend_calderdale/2018-01_processed.csv": (1939, {"GBP": {"spent": 13_134_944.61}}, 1, 0),
    "council_spend_calderdale/2018-02_clean.csv": (1982, {"GBP": {"spent": 12_494_245.13}}, 1, 0),
    "grants_360giving/multi_funder_154.json": (
        154, {"GBP": {"need": 67_860.48, "committed": 16_589_361.49}}, None, 0,
    ),
    "grants_360giving/wolfson.json": (379, {"GBP": {"committed": 31_178_456, "received": 8_933_771}}, 3, 0),
    "grants_360giving_fixtures/badfile_all_validation_errors.xlsx": (1, {"unknown": {}}, 0, 4),
    "grants_360giving_fixtures/decimal_amounts.csv": (7, {"GBP": {"committed": 7_000.7}}, 0, 0),
    "grants_360giving_fixtures/fundingproviders-grants_2_grants.xlsx": (
        2, {"GBP": {"committed": 331_495}}, 1, 0,
    ),
    "grants_360giving_fixtures/fundingproviders-grants_fixed_2_grants.json": (
        4, {"GBP": {"committed": 662_990}}, 1, 2,  # each grant stands in it twice
    ),
    "grants_360giving_fixtures/fundingproviders_grants_2_grants.csv": (
        2, {"GBP": {"committed": 331_495}}, 1, 0,
    ),
    "iati/basic_iati_unordered_valid.csv": (2, {"GBP": {}}, 1, 2),  # activities without any money
    "iati/basic_iati_unordered_valid.xlsx": (4, {"GBP": {"committed": 40, "received": 60}}, 2, 0),
    "iati/basic_iati_unordered_valid.xml": (2, {"GBP": {"committed": 40, "received": 60}}, 2, 0),
    "iati/example.xml": (
        2, {"EUR": {"need_original": 3_000, "need": 3_000, "received": 1_000}}, 2, 0,
    ),
}  # fmt: skip
TRAINING = {
    # 1,467 courses, of which 63 do not say how many came; the rest add up to what a plain sum gives.
    "training_carpentries_member_workshops/workshops.csv": (
        "trainings", {"rows_read": 1467, "rows_skipped": 63, "lines": 1404, "people_trained": 36_258}, 0,
    ),
    "training_carpentries_member_workshops/attendance.csv": (
        "trainings", {"rows_read": 298, "rows_skipped": 3, "lines": 295, "people": 7_625}, 1,
    ),
    "training_carpentries_member_workshops/2018-08-member_organizations.csv": (
        "events", {"rows_read": 129, "events": 129, "by_kind": {"training": 129}}, 0,
    ),
}  # fmt: skip
REFUSED = {
    "survey_kobo_cleaningtools/xlsform_choices.csv": "lists the questions of a survey",
    "survey_kobo_cleaningtools/xlsform_survey.csv": "lists the questions of a survey",
    "survey_limesurvey_rse2017/uk_questions_definition.csv": "lists the questions of a survey",
    "survey_qualtrics_toolsamples/Better_Sample_Survey.qsf": "questionnaire of a Qualtrics survey",
    "training_apha_cpd_survey/questions.csv": "lists the questions of a survey",
}


@pytest.fixture
def dry_run(shared_data, capsys, monkeypatch, tmp_path):
    """The command as it is called, on a computer without a database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")

    def run(file, *options):
        exit_code = main(["import", str(shared_data / file), "--dry-run", "--json", *options])
        told = capsys.readouterr()
        return exit_code, json.loads(told.out), told.err

    return run


def test_every_file_of_these_kinds_is_in_one_of_the_tables(shared_data):
    folders = [folder for folder in shared_data.iterdir() if folder.name.startswith(KINDS)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    names = {
        str(file.relative_to(shared_data))
        for file in files
        if file.name not in NOT_DATA and not file.name.startswith("oracle")
    }
    assert names == SURVEYS.keys() | LEDGERS.keys() | TRAINING.keys() | REFUSED.keys()


@pytest.mark.parametrize("file", SURVEYS)
def test_a_real_survey_is_counted(file, dry_run):
    file_format, rows, people, items, quarters = SURVEYS[file]
    exit_code, told, _ = dry_run(file)
    assert (exit_code, told["kind"], told["format"], told["problems"]) == (0, "survey", file_format, [])
    counted = (told["rows_read"], told["respondents"], told["items"], len(told["quarters"]))
    assert counted == (rows, people, items, quarters)


@pytest.mark.parametrize("file", LEDGERS)
def test_a_real_ledger_adds_up(file, dry_run):
    lines, totals, quarters, problems = LEDGERS[file]
    exit_code, told, _ = dry_run(file, "--partnership", "Millbrook")
    assert (exit_code, told["kind"], told["lines"]) == (0, "resources", lines)
    assert told["totals"] == totals
    assert quarters is None or len(told["quarters"]) == quarters
    assert len(told["problems"]) == problems


@pytest.mark.parametrize("file", TRAINING)
def test_a_real_list_of_courses_is_counted(file, dry_run):
    kind, counts, problems = TRAINING[file]
    exit_code, told, _ = dry_run(file, "--partnership", "Millbrook")
    assert (exit_code, told["kind"]) == (0, kind)
    assert {name: told[name] for name in counts} == counts
    assert len(told["problems"]) == problems


@pytest.mark.parametrize("file", REFUSED)
def test_what_holds_no_answers_says_what_it_is_instead(file, dry_run):
    exit_code, told, error = dry_run(file)
    assert exit_code == 2
    assert REFUSED[file] in error
    assert REFUSED[file] in told["problems"][0]["message"]


@pytest.mark.parametrize("folder", ["council_spend_calderdale", "grants_360giving"])
def test_the_totals_above_are_those_of_the_reference(folder, shared_data):
    reference = json.loads((shared_data / folder / "oracle.json").read_text(encoding="utf-8"))
    for name, counted in reference.items():
        if f"{folder}/{name}" not in LEDGERS:
            continue
        lines, totals, *_ = LEDGERS[f"{folder}/{name}"]
        stage = "spent" if "total" in counted else "committed"
        assert lines == counted.get("rows", counted.get("grants"))
        assert totals["GBP"][stage] == pytest.approx(
            counted.get("total", counted.get("sum_amountAwarded_all_currencies"))
        )
