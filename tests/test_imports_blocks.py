"""Shared priorities and working ties in survey files: found, read, refused, stored and loaded again."""

import csv

import pytest
from sqlalchemy import select

from data.block_answers import load_blocks
from data.database import begin_read
from data.exports.survey_form import write_csv_template
from data.imports.batches import preview_import, save_import
from data.imports.block_columns import choose_block_columns, list_block_fields
from data.imports.mapping import Mapping, parse_mapping, write_mapping
from data.imports.problems import ImportRefused
from data.imports.undo import undo_batch
from data.instruments import read_instrument
from data.records import load_sheets
from data.tables import StoredRow
from tests.import_makers import sheet, write_csv

INSTRUMENT = read_instrument()
RANKING = INSTRUMENT.ranking
OPTIONS = list(RANKING.options)
PLACES = dict(zip([f"priorities: {name}" for name in OPTIONS], (2, 1, 3, 5, 4), strict=True))
RESPONSES = StoredRow.metadata.tables["response"]


def stored_answers(engine) -> list[str]:
    with begin_read(engine) as connection:
        return list(connection.execute(select(RESPONSES.c.answers).order_by(RESPONSES.c.id)).scalars())


def loaded(engine):
    with begin_read(engine) as connection:
        return load_blocks(connection, INSTRUMENT, [1], ["2026-Q3"])


def first_answers(preview) -> dict:
    row = preview.contents.frames["responses"].iloc[0]
    return {name: value for name, value in row.items() if ":" in name}


# ---------------------------------------------------------------- our own template


def test_our_own_template_with_both_blocks_is_stored_and_loaded_without_a_mapping(engine, tmp_path):
    ties = {"working_with: Health Trust": "Well", "working_with: Police North": ""}
    path = write_csv(tmp_path, sheet(**PLACES, **ties))
    assert save_import(engine, preview_import(path, engine)).new_rows == 1
    blocks = loaded(engine)
    assert blocks.rankings[OPTIONS].iloc[0].tolist() == [2, 1, 3, 5, 4]
    assert blocks.ties[["rater", "rated", "strength"]].to_numpy().tolist() == [
        ["police north", "health trust", 4.0]
    ]


def test_the_template_that_we_write_names_both_blocks(engine, tmp_path):
    headings = next(csv.reader([write_csv_template(INSTRUMENT, ["Health Trust"]).lstrip("\ufeff")]))
    path = tmp_path / "template.csv"
    row = ["Millbrook", "2026-Q3", "Homes", "housing", "AB12", *["4"] * len(INSTRUMENT.items)]
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([headings, [*row, 1, 2, 3, 4, 5, "Badly"]])
    assert first_answers(preview_import(path)) == {
        **{f"priorities:{name}": place for place, name in enumerate(OPTIONS, 1)},
        "working_with:health trust": 2,
    }


def test_a_name_must_replace_the_placeholder(tmp_path):
    path = write_csv(tmp_path, sheet(**{"working_with: NAME OF THE ORGANISATION": "Well"}))
    problems = preview_import(path).problems
    assert [problem.message for problem in problems] == ["put the name of an organisation into this heading"]
    blank = write_csv(tmp_path, sheet(**{"working_with: NAME OF THE ORGANISATION": ""}), name="blank.csv")
    assert not preview_import(blank).problems


# ---------------------------------------------------------------- what tools write


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("priorities", "sharing_information early_help joint_training workforce childs_voice"),
        (
            RANKING.text,
            "Sharing information safely;Helping families earlier;Training together;"
            "Keeping and finding staff;Hearing the child's voice;",
        ),
    ],
)
def test_an_order_in_one_column_is_read(tmp_path, heading, word):
    preview = preview_import(write_csv(tmp_path, sheet(**{heading: word})))
    assert list(first_answers(preview).values()) == [2, 1, 3, 5, 4]


def test_a_grid_of_priorities_is_found_by_its_words(tmp_path):
    grid = {
        f"{RANKING.text} [{text}]": place
        for text, place in zip(RANKING.options.values(), ("2nd", "1", "3.0", "Rank 5", "fourth"), strict=True)
    }
    preview = preview_import(write_csv(tmp_path, sheet(**grid)))
    assert list(first_answers(preview).values()) == [2, 1, 3, 5, 4]
    assert min(value for name, value in preview.guess.confidence.items() if "ranking" in name) >= 90


def test_a_column_for_each_place_is_read(tmp_path):
    words = list(RANKING.options.values())
    in_order = [words[at] for at in (1, 0, 2, 4, 3)]
    grid = {f"{RANKING.text} [Rank {place}]": word for place, word in enumerate(in_order, 1)}
    preview = preview_import(write_csv(tmp_path, sheet(**grid)))
    assert list(first_answers(preview).values()) == [2, 1, 3, 5, 4]


@pytest.mark.parametrize(
    "heading",
    [
        "How well does working with … go? [Health Trust]",
        "How well does working with this organisation go? [Health Trust]",
        "How well does working with this organisation go? - Health Trust",
        "How well does working with the Health Trust go?",
        "working_with_Health_Trust",
    ],
)
def test_ties_are_found_in_the_headings_of_tools(tmp_path, heading):
    preview = preview_import(write_csv(tmp_path, sheet(**{heading: "Very well"})))
    assert first_answers(preview) == {"working_with:health trust": 5}


def test_a_heading_that_is_only_alike_is_left_open(tmp_path):
    preview = preview_import(
        write_csv(tmp_path, sheet(**{"How do you find the Health Trust? [tone]": "Well"}))
    )
    assert first_answers(preview) == {}
    assert "How do you find the Health Trust? [tone]" in preview.guess.unused_columns


# ---------------------------------------------------------------- what the answers mean


@pytest.mark.parametrize(
    ("word", "strength"),
    [("We do not work with them", -1), ("-1", -1), ("3", 3), ("So-so", 3), ("5 - Very well", 5)],
)
def test_a_tie_is_read_on_its_own_scale(tmp_path, word, strength):
    preview = preview_import(write_csv(tmp_path, sheet(**{"working_with: Health Trust": word})))
    assert first_answers(preview) == {"working_with:health trust": strength}


@pytest.mark.parametrize("word", ["Don't know", "n/a", ""])
def test_no_opinion_on_a_tie_is_no_answer(tmp_path, word):
    preview = preview_import(write_csv(tmp_path, sheet(**{"working_with: Health Trust": word})))
    assert first_answers(preview) == {}
    assert not preview.problems


@pytest.mark.parametrize(
    ("heading", "word", "message"),
    [
        ("priorities: early_help", "6", "this is no place from 1 to 5; 1 is the most important"),
        ("priorities: early_help", "high", "this is no place from 1 to 5; 1 is the most important"),
        ("priorities", "early_help early_help", "a priority is named twice in this order"),
        ("priorities", "early_help; money", "this is no order of the priorities"),
        ("working_with: Health Trust", "Great", "this answer is none of the scale's: Very badly"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_row(tmp_path, heading, word, message):
    path = write_csv(tmp_path, sheet(**{heading: ""}), sheet(**{heading: word}))
    problems = preview_import(path).problems
    assert [(problem.row, problem.column) for problem in problems] == [(3, heading)]
    assert problems[0].message.startswith(message)


def test_a_rated_name_that_nobody_is_from_is_pointed_out(tmp_path):
    preview = preview_import(write_csv(tmp_path, sheet(**{"working_with: Police": "Well"})))
    notes = [note.message for note in preview.contents.notes]
    assert any("“Police” is rated" in note and "“Police North”" in note for note in notes)


def test_the_mapping_gives_a_rated_organisation_its_right_name(tmp_path):
    mapping = Mapping(
        kind="survey",
        items={item.id: item.id for item in INSTRUMENT.items},
        columns={
            "organisation": "organisation",
            "sector": "sector",
            "partnership": "partnership",
            "quarter": "quarter",
        },
        working_ties={"Police": "working_with: Police"},
        values={"organisation": {"Police": "Health Trust"}},
    )
    path = write_csv(tmp_path, sheet(**{"working_with: Police": "Well"}))
    assert first_answers(preview_import(path, mapping=mapping)) == {"working_with:health trust": 4}


def test_a_mapping_of_an_unknown_priority_is_refused_with_its_name(tmp_path):
    mapping = Mapping(
        kind="survey",
        items={item.id: item.id for item in INSTRUMENT.items},
        ranking={"money": "organisation"},
    )
    problems = preview_import(write_csv(tmp_path, sheet()), mapping=mapping).problems
    assert ("money", "the ranking of partnership_health has no such priority") in [
        (problem.column, problem.message) for problem in problems
    ]


# ---------------------------------------------------------------- stored


def test_the_same_file_again_changes_nothing(engine, tmp_path):
    path = write_csv(tmp_path, sheet(code="a1", **PLACES), sheet(2, **PLACES))
    save_import(engine, preview_import(path, engine))
    copied = write_csv(tmp_path, sheet(2, **PLACES), sheet(code="a1", **PLACES), name="turned.csv")
    assert save_import(engine, preview_import(copied, engine)).changed_nothing
    assert len(stored_answers(engine)) == 2


def test_another_ranking_of_the_same_person_is_refused(engine, tmp_path):
    save_import(engine, preview_import(write_csv(tmp_path, sheet(code="a1", **PLACES)), engine))
    changed = PLACES | {"priorities: early_help": 1, "priorities: sharing_information": 2}
    other = preview_import(write_csv(tmp_path, sheet(code="a1", **changed), name="other.csv"), engine)
    with pytest.raises(ImportRefused, match="other answers"):
        save_import(engine, other)


def test_a_file_stored_before_its_rankings_were_read_does_not_count_twice(engine, tmp_path):
    save_import(engine, preview_import(write_csv(tmp_path, sheet()), engine))
    again = preview_import(write_csv(tmp_path, sheet(**PLACES), name="again.csv"), engine)
    with pytest.raises(ImportRefused, match="undo that import first"):
        save_import(engine, again)


def test_undoing_takes_rankings_and_ties_along(engine, tmp_path):
    path = write_csv(tmp_path, sheet(**PLACES, **{"working_with: Health Trust": "Well"}))
    saved = save_import(engine, preview_import(path, engine))
    undo_batch(engine, saved.batch)
    assert stored_answers(engine) == []
    assert loaded(engine).rankings.empty


def test_a_changed_ranking_is_a_changed_sheet(engine, tmp_path):
    """Versions of a release are compared by fingerprints: what a sheet ranks and rates is part of it."""
    prints = []
    for number, more in enumerate(({}, PLACES, {"working_with: Health Trust": "Well"})):
        saved = save_import(
            engine,
            preview_import(write_csv(tmp_path, sheet(code="a1", **more), name=f"{number}.csv"), engine),
        )
        with begin_read(engine) as connection:
            # An undone partnership's number is not given out again by PostgreSQL.
            sheets = load_sheets(connection, INSTRUMENT, [1, 2, 3], with_fingerprints=True)
        prints.append(sheets["fingerprint"].iloc[0])
        undo_batch(engine, saved.batch)
    assert len(set(prints)) == 3


# ---------------------------------------------------------------- on screen


def test_the_mapping_survives_its_own_text():
    mapping = Mapping(kind="survey", ranking={"1": "first"}, working_ties={"Police": "column"})
    assert parse_mapping(write_mapping(mapping)) == mapping
    assert parse_mapping("kind: survey\nranking: {1: first}").ranking == {"1": "first"}


def test_both_blocks_can_be_chosen_on_screen():
    mapping = Mapping(kind="survey", ranking={"early_help": "a"}, working_ties={"Police: North": "b"})
    fields = list_block_fields(mapping, INSTRUMENT)
    assert fields["ranking:early_help"] == ("Helping families earlier", "a")
    assert fields["working_with:Police: North"] == ("How well working with “Police: North” goes", "b")
    chosen = {name: column for name, (_, column) in fields.items()}
    assert choose_block_columns(chosen) == {
        "ranking": {"early_help": "a"},
        "working_ties": {"Police: North": "b"},
    }
