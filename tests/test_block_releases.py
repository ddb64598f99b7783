"""Shared priorities and working ties from a file to published cells, and versions that tell too much."""

import numpy as np
import pytest

from data.accounts import Scope
from data.imports.batches import preview_import, save_import
from data.imports.undo import undo_batch
from data.instruments import read_instrument
from data.release_desk import ReleaseRefused, make_one
from data.releases import list_partnerships, load_cells, load_findings
from tests.import_makers import ITEMS, sheet, write_csv

SCOPE = Scope.everything()
OPTIONS = list(read_instrument().ranking.options)
AGENCIES = [f"Agency {letter}" for letter in "ABCDEFGH"]
PEOPLE = 24


def answers(changed: int = 0) -> list[dict]:
    """Three people an agency; the first few put the priorities in another order in a file made anew."""
    random = np.random.default_rng(7)
    rows = []
    for number in range(PEOPLE):
        agency = AGENCIES[number % len(AGENCIES)]
        order = random.permutation(5) + 1
        order = order[::-1] if number < changed else order
        places = {f"priorities: {name}": int(place) for name, place in zip(OPTIONS, order, strict=True)}
        ties = {
            f"working_with: {other}": "" if other == agency else int(random.integers(2, 6))
            for other in AGENCIES
        }
        ratings = {item: int(random.integers(1, 6)) for item in ITEMS}
        place = {"organisation": agency, "sector": f"sector {number % 2}", "code": f"p{number}"}
        rows.append(sheet(**place, **ratings, **places, **ties))
    return rows


def store(engine, folder, changed=0) -> int:
    path = write_csv(folder, *answers(changed), name=f"answers{changed}.csv")
    return save_import(engine, preview_import(path, engine)).batch


@pytest.fixture
def released(engine, tmp_path):
    batch = store(engine, tmp_path)
    number = int(list_partnerships(engine, SCOPE)["partnership_id"].iloc[0])
    make_one(engine, number, "2026-Q3", SCOPE, "published")
    return batch, number


def test_both_are_published_for_the_whole_and_told_in_findings(engine, released):
    cells = load_cells(engine, released[1], "2026-Q3", SCOPE)
    own = cells[cells["measure"].str.startswith(("priorit", "working_ties"))]
    assert {"priorities", "priority:early_help", "working_ties", "working_ties_coverage"} <= set(
        own["measure"]
    )
    assert set(own["group"]) == {"whole"}
    assert set(own["audience"]) == {"partnership"}
    assert own["standard_error"].isna().all()
    shares = own[own["measure"].str.startswith("priority:")]
    assert (shares["estimate"] * 20 % 1).round(6).isin([0, 1]).all()
    assert own.loc[own["measure"].eq("working_ties_coverage"), "estimate"].tolist() == [1.0]
    kinds = set(load_findings(engine, released[1], "2026-Q3", SCOPE)["kind"])
    assert {"priorities", "working_ties"} <= kinds


def test_a_version_in_which_two_people_rank_otherwise_is_refused(engine, released, tmp_path):
    """Their ratings are the same to the letter; only what comes first differs."""
    undo_batch(engine, released[0])
    store(engine, tmp_path, changed=2)
    number = int(list_partnerships(engine, SCOPE)["partnership_id"].iloc[0])
    with pytest.raises(ReleaseRefused, match="2 sheets differ"):
        make_one(engine, number, "2026-Q3", SCOPE, "published")


def test_a_version_in_which_enough_people_rank_otherwise_may_stand(engine, released, tmp_path):
    undo_batch(engine, released[0])
    store(engine, tmp_path, changed=PEOPLE)
    number = int(list_partnerships(engine, SCOPE)["partnership_id"].iloc[0])
    assert make_one(engine, number, "2026-Q3", SCOPE, "published")["version"] == 2


def test_the_same_answers_again_are_the_same_release(engine, released):
    assert make_one(engine, released[1], "2026-Q3", SCOPE, "published")["state"] == "same"
