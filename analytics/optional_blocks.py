"""The two parts of a questionnaire that are no rated questions: shared priorities and working ties."""

from dataclasses import dataclass

import pandas as pd

from analytics.instruments import Instrument
from analytics.priority_cells import build_priority_cells
from analytics.survey_cells import identify_organisations
from analytics.tie_cells import build_tie_cells

# What a tie's key begins with in a sheet's answers: "working_with:police". A priority's begins with the
# ranking's own id: "priorities:early_help".
TIES_NAME = "working_with"


@dataclass(frozen=True)
class Blocks:
    """What people said of one quarter, or of several with `quarter`.

    rankings:  partnership_id | organisation_id | sector | one column an option
    ties:      partnership_id | respondent_id | sector | rater | rated | strength
    """

    rankings: pd.DataFrame
    ties: pd.DataFrame


NO_BLOCKS = Blocks(pd.DataFrame(), pd.DataFrame())


def name_ranking_keys(instrument: Instrument) -> dict[str, str]:
    """Option → the key that it has in a sheet's answers."""
    ranking = instrument.ranking
    return {} if ranking is None else {option: f"{ranking.id}:{option}" for option in ranking.options}


def build_block_cells(blocks: Blocks, rounds: pd.DataFrame, instrument: Instrument) -> list[pd.DataFrame]:
    """Cells of both parts, for partnerships that may show them. The whole only."""
    parts = []
    if instrument.ranking is not None and len(blocks.rankings):
        numbered = blocks.rankings.assign(organisation=identify_organisations(blocks.rankings))
        parts.append(build_priority_cells(numbered, rounds, instrument.ranking))
    if instrument.working_ties is not None and len(blocks.ties):
        parts.append(build_tie_cells(blocks.ties, rounds, instrument.working_ties))
    return [part for part in parts if len(part)]
