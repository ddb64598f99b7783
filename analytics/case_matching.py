"""Finds case studies that answer a partnership's findings. METHODS, Agendas."""

import pandas as pd

from analytics.agenda import find_subjects, score_match
from analytics.columns import require_columns

MOST_CASES = 3
FIRST_KIND = "published"


def match_cases(findings: pd.DataFrame, cases: pd.DataFrame, case_count: int = MOST_CASES) -> pd.DataFrame:
    """The case studies nearest to the findings, best first, each once, with the finding that called for it.

    findings:  finding_key | rank | kind | measure | verdict | sentence
    cases:     case_id | kind | answers | …
    returns:   the columns of cases | finding_key | finding_sentence | match_weight

    The same weights as for activities; a finding counts less the further down it ranks (weight / rank).
    Between equals, published cases come before illustrative ones. A case that answers no finding is left out.
    """
    require_columns(findings, ["finding_key", "rank", "kind", "measure", "verdict", "sentence"], "findings")
    require_columns(cases, ["case_id", "kind", "answers"], "cases")
    subjects = findings.assign(measure=find_subjects(findings))
    pairs = subjects[["finding_key", "rank", "kind", "measure", "verdict", "sentence"]].merge(
        cases, how="cross", suffixes=("_of_finding", "")
    )
    weights = [
        score_match(row["answers"], row["measure"], row["kind_of_finding"], row["verdict"]) / row["rank"]
        for row in pairs.to_dict("records")
    ]
    order = pairs.assign(match_weight=weights, later=pairs["kind"].ne(FIRST_KIND))
    best = (
        order[order["match_weight"] > 0]
        .sort_values(["match_weight", "later", "rank", "case_id"], ascending=[False, True, True, True])
        .drop_duplicates("case_id")
        .head(case_count)
        .rename(columns={"sentence": "finding_sentence"})
    )
    return best[[*cases.columns, "finding_key", "finding_sentence", "match_weight"]].reset_index(drop=True)
