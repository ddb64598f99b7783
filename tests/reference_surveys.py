"""Real surveys kept beside the project with what R says about them; read from there, never copied."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyreadstat

BFI, BHR, COHESION = "ref_psych_bfi", "ref_multilevel_bhr2000", "ref_multilevel_cohesion"
CARPENTRIES, RSE = "survey_carpentries_instructor_training", "survey_limesurvey_rse2017"
HOTEL, LEGITIMACY = "survey_spss_hotel", "survey_qualtrics_legitimacy"

SURVEYS = [
    *((BFI, name) for name in ("agree", "conscientious", "extraversion", "neuroticism", "openness")),
    (BHR, "leadership_11_items"),
    (COHESION, "by_unit_platoon"),
    (COHESION, "by_unit"),
    *((CARPENTRIES, f"carp_{name}") for name in ("agree", "trainers", "motivation", "knowledge")),
    *((RSE, f"rse_uk_{name}") for name in ("affRec", "affSat", "percEmp")),
    *((RSE, f"rse_us_{name}") for name in ("affRec", "affSat", "percEmp", "progRSE")),
    (HOTEL, "published_v1_v3r_v4"),
    (HOTEL, "all5_reversed"),
    (LEGITIMACY, "legit_polar"),
    (LEGITIMACY, "legit_1"),
    (LEGITIMACY, "legit_2"),
]
# Where nobody turned the items that are worded the other way.
UNTURNED = [(BFI, "agree_UNREVERSED_trap"), (HOTEL, "all5_unreversed_trap")]
GROUPED = [survey for survey in SURVEYS if survey[0] not in (HOTEL, LEGITIMACY)]


class ReferenceSurvey(NamedTuple):
    """ratings: respondent_id | item_id | rating | site · expected: R's values · scale: lowest, highest"""

    ratings: pd.DataFrame
    expected: dict[str, Any]
    scale: tuple[int, int]


def read_survey(shared_data: Path, folder: str, name: str) -> ReferenceSurvey:
    expected = json.loads((shared_data / folder / "oracle.json").read_text())[name]
    low, high = expected["scale"]
    answers = _read_answers(shared_data / folder, name, expected)
    for item in _turned_items(expected):
        answers[item] = low + high - answers[item]
    ratings = answers.rename_axis("respondent_id").reset_index()
    ratings = ratings.melt(["respondent_id", "site"], var_name="item_id", value_name="rating")
    return ReferenceSurvey(ratings, expected, (low, high))


def _turned_items(expected: dict[str, Any]) -> list[str]:
    turned = expected["reversed_items"] or []
    return [turned] if isinstance(turned, str) else list(turned)


def _read_answers(folder: Path, name: str, expected: dict[str, Any]) -> pd.DataFrame:
    """One column per item, and the site."""
    if folder.name == HOTEL:
        whole = pyreadstat.read_sav(folder / "hotel.sav")[0].assign(site="hotel")
    elif folder.name == BFI:
        whole = pd.read_csv(folder / "bfi.csv").rename(columns={"education": "site"})
    elif folder.name == BHR:
        whole = pd.read_csv(folder / "bhr2000.csv").rename(columns={"GRP": "site"})
    elif folder.name == COHESION:
        whole = pd.read_csv(folder / "cohesion.csv")
        by_platoon = whole["UNIT"] + " " + whole["PLATOON"]
        whole["site"] = by_platoon if name == "by_unit_platoon" else whole["UNIT"]
    else:
        return _read_text_answers(folder, name, expected)
    return whole[[*expected["items"], "site"]].astype(dict.fromkeys(expected["items"], float))


def _read_text_answers(folder: Path, name: str, expected: dict[str, Any]) -> pd.DataFrame:
    file = {
        CARPENTRIES: "instructor_training_post.csv",
        RSE: f"rse2017_{name[4:6]}.csv",
        LEGITIMACY: "qualtrics_choice_text.csv",
    }[folder.name]
    whole = pd.read_csv(folder / file, low_memory=False)
    if folder.name == RSE:
        # LimeSurvey heads a column "code. question" or "question [code]".
        codes = [*expected["items"], "currentEmp1"]
        columns = [
            next(
                column
                for column in whole
                if column.startswith((f"{code}.", f"{code}[")) or f"[{code}]" in column
            )
            for code in codes
        ]
        whole = whole[columns].set_axis([*expected["items"], "site"], axis=1)
    elif folder.name == CARPENTRIES:
        whole = whole.rename(columns={"MemberSite": "site"})
    else:
        whole = whole.assign(site="laboratory")
    whole = whole[[*expected["items"], "site"]]
    recoded = {item: whole[item].map(expected["recode"]) for item in expected["items"]}
    return whole.assign(**recoded)
