"""What the options of a survey tool add to its exports, and what other tools than the named ones write."""

import json

import pandas as pd
import pyreadstat
import pytest

from data.imports.guesses import guess_places
from data.imports.raw_table import read_raw_table
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
