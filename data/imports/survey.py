"""Survey answers: one row per person, one column per question; a million rows as fast as ten.

Each distinct word of a column is looked at once, never each cell: columns are codes and words.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from analytics.instruments import DONT_KNOW, Instrument, Item
from analytics.wording import say_count
from data.imports.average_rows import note_averages
from data.imports.kinds import Choices, FileContents
from data.imports.mapping import Mapping, Ratings, missing_columns
from data.imports.problems import Problem, find_whole_file_problems, list_rows, quote_heading
from data.imports.rating_words import RatingReader
from data.imports.raw_table import RawTable
from data.imports.survey_blocks import check_blocks, read_blocks
from data.imports.survey_columns import count_survey
from data.imports.survey_formats.survey_table import kept_rows
from data.imports.survey_notes import note_few_questions, note_reversed_items, note_scales
from data.imports.values import (
    ReadColumn,
    distinct,
    normalise_name,
    normalise_word,
    quarters_of,
    read_dates,
    read_quarters,
)
from data.pseudonyms import normalise_codes

NOT_STATED = "not stated"
SECTOR_NEEDED = (
    "sector: nothing says what kind of organisation each is, and groups need it; say it under “What kind of "
    "organisation each is”, or choose its column (without the page: sectors in a mapping, or "
    f'constants: {{sector: "{NOT_STATED}"}})'
)


@dataclass(frozen=True)
class _Sheets:
    """Rows on their way in: places as categories, ratings as numbers, and what is wrong with which."""

    places: pd.DataFrame
    ratings: pd.DataFrame
    problems: list[Problem]
    bad_rows: np.ndarray
    needs: list[str]
    blocks: pd.DataFrame  # rankings and working ties


def read_survey(raw: RawTable, mapping: Mapping, instrument: Instrument, choices: Choices) -> FileContents:
    """Every sheet with its place and its ratings; every problem listed; nothing written.

    frames["responses"]:  row | partnership | organisation | sector | quarter | code | sheet_id | item ids… |
                          priorities:… | working_with:…
    frames["comments"]:   row | partnership | sector | quarter | question_id | words (to be approved)
    """
    raw = replace(raw, notes=[*raw.notes, *note_averages(raw)])
    problems = missing_columns(mapping, raw) + _missing_items(mapping, instrument)
    problems += check_blocks(mapping, instrument)
    read_columns = {*mapping.items.values(), *mapping.ranking.values(), *mapping.working_ties.values()}
    if any(problem.column in read_columns for problem in problems) or not mapping.items:
        return _unreadable(raw, mapping, instrument, problems)
    kept, left_out = _leave_out(raw, mapping)
    places, place_problems, needs = _read_places(kept, raw, mapping, choices)
    ratings, faults = _read_ratings(kept, raw, mapping, instrument)
    blocks = read_blocks(kept, raw, mapping, instrument, places["organisation"])
    no_rows = np.array([], dtype=int)
    sheets = _Sheets(places, ratings, problems + place_problems, no_rows, needs, blocks.answers)
    sheets = _with_problems(sheets, faults, mapping, _doubles(places, mapping) + blocks.faults)
    return _finish(raw, kept, mapping, instrument, choices, sheets, left_out + blocks.notes)


def items_of(mapping: Mapping, instrument: Instrument) -> tuple[Item, ...]:
    """The questions that a round of this kind asks."""
    return instrument.pulse if mapping.round == "pulse" else instrument.items


def _missing_items(mapping: Mapping, instrument: Instrument) -> list[Problem]:
    asked = {item.id for item in items_of(mapping, instrument)}
    unknown = [item for item in [*mapping.items, *mapping.not_asked, *mapping.reversed] if item not in asked]
    missing = [item for item in asked if item not in mapping.items and item not in mapping.not_asked]
    name = f"{instrument.id} version {instrument.version}"
    problems = [Problem(None, item, f"{name} has no such question") for item in dict.fromkeys(unknown)]
    if len(missing) == len(asked):
        return problems
    order = [item.id for item in items_of(mapping, instrument) if item.id in missing]
    return problems + [Problem(None, item, NO_COLUMN.format(item=item)) for item in order]


NO_COLUMN = (
    "no column answers this question; choose its column under “How the file is read”, or, if it was not "
    "asked, say so there (without the page: not_asked: [{item}] in a mapping)"
)


def _unreadable(
    raw: RawTable, mapping: Mapping, instrument: Instrument, problems: list[Problem]
) -> FileContents:
    report = count_survey(raw) | ({"items": len(mapping.items)} if mapping.items else {})
    needs = [] if mapping.items else [_ask_which_question(raw, instrument, report)]
    set_aside = len(raw.rows) - len(kept_rows(raw))
    notes = [*raw.notes, *note_scales(raw)]
    return FileContents(
        "survey", raw.file_format, len(raw.rows), {}, problems, needs, notes, report, set_aside
    )


def _ask_which_question(raw: RawTable, instrument: Instrument, report: dict[str, Any]) -> str:
    """What to do with a file that asks none of our questions: ours in other words, or its own."""
    asked = (
        f"none of the {len(raw.columns)} columns is known as a question of “{instrument.title}”; "
        "say which column is which question"
    )
    if not report["items"]:
        return asked
    found = say_count(report["items"], "question on a scale was found", "questions on scales were found")
    return (
        f"{asked}, or, if the questions are its own – {found} –, say what each is about under “It is a "
        "questionnaire of its own” (without the page: declare it in a YAML file and name that in a mapping "
        "as instrument; “Another questionnaire” in docs/IMPORTING.md shows both)"
    )


# ---------------------------------------------------------------- rows that are no answers


def _leave_out(raw: RawTable, mapping: Mapping) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows without what the format set aside (tests, repeats) and what the mapping leaves out."""
    aside = dict(raw.extras.get("set_aside_rows", {}))
    if raw.extras.get("meta_columns", {}).get("is_test") in mapping.leave_out:
        aside.pop("test", None)  # then the mapping says what a test is
    keep = ~raw.rows.index.isin([row for rows in aside.values() for row in rows])
    notes = []
    leave_out = {
        column: {normalise_word(word) for word in words} for column, words in mapping.leave_out.items()
    }
    for column, words in leave_out.items():
        codes, found = distinct(raw.rows[column])
        out = np.array([normalise_word(word) in words for word in found] or [False])[codes]
        notes += [Problem(None, column, f"{int(out.sum()):,} rows are left out")] if out.any() else []
        keep &= ~out
    return (raw.rows if keep.all() else raw.rows[keep]), notes


# ---------------------------------------------------------------- who, when and where


def _read_places(
    rows: pd.DataFrame, raw: RawTable, mapping: Mapping, choices: Choices
) -> tuple[pd.DataFrame, list[Problem], list[str]]:
    problems: list[Problem] = []
    needs: list[str] = []
    organisation = _place(rows, mapping, "organisation")
    sector = _by_organisation(_place(rows, mapping, "sector"), organisation, mapping.sectors)
    sector = _fill(sector, mapping.constants.get("sector"))
    partnership = _by_organisation(_place(rows, mapping, "partnership"), organisation, mapping.partnerships)
    partnership = _fill(partnership, mapping.constants.get("partnership") or choices.partnership)
    quarter, quarter_problems, question = _quarter(rows, mapping, choices)
    problems += quarter_problems + _blank_places(partnership, "partnership", mapping)
    needs += [question] if question else []
    needs += _needed(mapping, partnership, quarter, organisation, sector, question)
    code = _codes(rows, mapping, "person_code")
    places = pd.DataFrame(
        {
            "partnership": partnership,
            "organisation": organisation,
            "sector": sector,
            "quarter": quarter,
            "code": code,
            "sheet_id": _codes(rows, mapping, "sheet_id"),
        }
    )
    return places, problems, needs


def _place(rows: pd.DataFrame, mapping: Mapping, place: str) -> pd.Series:
    """Names as categories, spellings harmonised: the first column that is not blank, else the constant."""
    spellings = {normalise_name(word): meant for word, meant in mapping.values.get(place, {}).items()}

    def harmonise(word: str) -> str:
        tidy = " ".join(word.split())
        return spellings.get(normalise_name(tidy), tidy)

    columns = [_renamed(rows[column], harmonise) for column in mapping.list_columns(place)]
    empty = pd.Series(pd.Categorical.from_codes(np.zeros(len(rows), dtype=int), pd.Index([""], dtype="str")))
    first = reduce(_first_of, columns) if columns else empty.set_axis(rows.index)
    return _fill(first, mapping.constants.get(place)) if place == "organisation" else first


def _renamed(words: pd.Series, rename: Callable[[str], str | None]) -> pd.Series:
    codes, found = distinct(words)
    new_codes, kept = pd.factorize(np.array([rename(word) for word in found], dtype=object))
    return pd.Series(
        pd.Categorical.from_codes(new_codes[codes], pd.Index(kept, dtype="str")), index=words.index
    )


def _first_of(first: pd.Series, second: pd.Series) -> pd.Series:
    words = first.astype(object).where(first != "", second.astype(object))
    return _renamed(words, lambda word: word)


def _fill(words: pd.Series, value: str | None) -> pd.Series:
    return _renamed(words, lambda word: word or value) if value else words


def _by_organisation(words: pd.Series, organisation: pd.Series, known: dict[str, str]) -> pd.Series:
    """What the file says, else what the mapping says of the row's organisation."""
    if not known:
        return words
    meant = {normalise_name(name): word for name, word in known.items()}
    of_organisation = _renamed(organisation, lambda name: meant.get(normalise_name(name), ""))
    return _first_of(words, of_organisation)


def _quarter(
    rows: pd.DataFrame, mapping: Mapping, choices: Choices
) -> tuple[pd.Series, list[Problem], str | None]:
    """The quarter of each sheet: the file's own column, else the choice, else the date it was sent."""
    columns = mapping.list_columns("quarter")
    blank = pd.Series("", index=rows.index, dtype="str")
    if columns:
        read = read_quarters(rows[columns[0]])
        words = _renamed(read.values, lambda word: word)
        faults = _list_faults(read, columns[0])
        blanks = rows.index[(words == "").to_numpy() & ~rows.index.isin(read.faults)]
        if not (choices.quarter or mapping.constants.get("quarter")):
            faults += list_rows(blanks, columns[0], "this is blank; a quarter such as 2026-Q3 is needed")
        return _fill(words, choices.quarter or mapping.constants.get("quarter")), faults, None
    chosen = choices.quarter or mapping.constants.get("quarter")
    dates = mapping.list_columns("date")
    if chosen or not dates:
        return _fill(_renamed(blank, lambda word: word), chosen), [], None
    words = reduce(_first_of, (rows[column] for column in dates))
    read = read_dates(words, mapping.date_order)
    quarters = _renamed(quarters_of(read.values), lambda word: word)
    blanks = rows.index[(quarters == "").to_numpy() & ~rows.index.isin(read.faults)]
    problems = _list_faults(read, dates[0])
    problems += list_rows(blanks, dates[0], "this is blank; a date is needed to know the quarter")
    question = f"column {quote_heading(dates[0])}: {read.question}" if read.question else None
    return quarters, problems, question


def _list_faults(read: ReadColumn, column: str) -> list[Problem]:
    messages: dict[str, list[int]] = {}
    for row, message in read.faults.items():
        messages.setdefault(message, []).append(row)
    return [each for message, at in messages.items() for each in list_rows(at, column, message)]


def _blank_places(partnership: pd.Series, place: str, mapping: Mapping) -> list[Problem]:
    blank = (partnership == "").to_numpy()
    if blank.all() or not blank.any():
        return []
    columns = mapping.list_columns(place) or mapping.list_columns("organisation")
    column = columns[0] if columns else place
    return list_rows(partnership.index[blank], column, "nothing says which partnership this row belongs to")


def _needed(
    mapping: Mapping,
    partnership: pd.Series,
    quarter: pd.Series,
    organisation: pd.Series,
    sector: pd.Series,
    question: str | None,
) -> list[str]:
    needs = []
    if len(partnership) and (partnership == "").all():
        needs.append(
            "partnership: nothing says where the answers belong; choose a partnership or map a column"
        )
    has_quarter = mapping.list_columns("quarter") or mapping.list_columns("date")
    if len(quarter) and (quarter == "").all() and not has_quarter:
        needs.append("quarter: nothing says when the answers were given; choose a quarter or map a date")
    if len(organisation) and (organisation == "").all():
        needs.append(
            "organisation: no column says it, and groups need it; choose its column under “How the file is "
            "read”, or, if it was not asked, say so there: all answers then count as one organisation’s, and "
            "nothing is shown of fewer than three "
            f'(without the page: constants: {{organisation: "{NOT_STATED}"}} in a mapping)'
        )
    if len(sector) and (sector == "").all():
        needs.append(SECTOR_NEEDED)
    return needs


def _codes(rows: pd.DataFrame, mapping: Mapping, place: str) -> pd.Series:
    """Identifiers in one spelling, still as written by people: they are hashed before they are stored."""
    columns = mapping.list_columns(place)
    if not columns:
        return pd.Series("", index=rows.index, dtype="str")
    codes, found = distinct(rows[columns[0]])
    tidy = pd.array(normalise_codes(found), dtype="str")
    return pd.Series(tidy.take(codes), index=rows.index)


# ---------------------------------------------------------------- ratings


def _read_ratings(
    rows: pd.DataFrame, raw: RawTable, mapping: Mapping, instrument: Instrument
) -> tuple[pd.DataFrame, dict[str, dict[str, np.ndarray]]]:
    """One float32 column per item; faults: item → message → positions of the rows."""
    value_labels = {column.name: column.value_labels for column in raw.columns}
    ratings: dict[str, np.ndarray] = {}
    faults: dict[str, dict[str, np.ndarray]] = {}
    for item, column in mapping.items.items():
        reader = RatingReader(instrument.scale, ratings_for(mapping, item), mapping, item in mapping.reversed)
        codes, found = distinct(rows[column])
        values, wrong = reader.read(found, value_labels.get(column) or {})
        ratings[item] = values[codes] if len(values) else np.full(len(codes), np.nan, dtype=np.float32)
        messages = sorted(set(wrong.values()))
        faults[item] = {
            message: np.flatnonzero(
                np.isin(codes, [code for code, words in wrong.items() if words == message])
            )
            for message in messages
        }
    return pd.DataFrame(ratings, index=rows.index, copy=False), faults


def ratings_for(mapping: Mapping, item: str) -> Ratings | None:
    """The group of answers that names this item, else the one that names none."""
    named = next((group for group in mapping.ratings if item in group.items), None)
    return named or next((group for group in mapping.ratings if not group.items), None)


# ---------------------------------------------------------------- problems and frames


def _doubles(places: pd.DataFrame, mapping: Mapping) -> list[tuple[np.ndarray, str, str]]:
    """Rows whose person, or whose sheet, already stands in an earlier row of the same round."""
    doubles = []
    for name, place, words in (
        ("code", "person_code", "the same person stands in an earlier row of this round"),
        ("sheet_id", "sheet_id", "the same response stands in an earlier row"),
    ):
        if (places[name] == "").all():
            continue
        keys = pd.DataFrame(
            {
                "partnership": places["partnership"].cat.codes,
                "quarter": places["quarter"].cat.codes,
                "key": pd.factorize(places[name])[0],
            }
        )
        twice = keys.duplicated().to_numpy() & (places[name] != "").to_numpy()
        if twice.any():
            doubles.append((np.flatnonzero(twice), mapping.list_columns(place)[0], words))
    return doubles


def _with_problems(
    sheets: _Sheets,
    faults: dict[str, dict[str, np.ndarray]],
    mapping: Mapping,
    doubles: list[tuple[np.ndarray, str, str]],
) -> _Sheets:
    problems = list(sheets.problems)
    numbers = sheets.places.index.to_numpy()
    bad = [np.array([p.row for p in problems if p.row is not None], dtype=int)]
    for item, messages in faults.items():
        for message, positions in messages.items():
            problems += list_rows(numbers[positions], mapping.items[item], message)
            bad.append(numbers[positions])
    for positions, column, message in doubles:
        problems += list_rows(numbers[positions], column, message)
        bad.append(numbers[positions])
    bad += [numbers[(sheets.places[place] == "").to_numpy()] for place in ("partnership", "quarter")]
    return replace(sheets, problems=problems, bad_rows=np.unique(np.concatenate(bad)))


def _finish(
    raw: RawTable,
    rows: pd.DataFrame,
    mapping: Mapping,
    instrument: Instrument,
    choices: Choices,
    sheets: _Sheets,
    notes: list[Problem],
) -> FileContents:
    answered = (
        sheets.ratings.notna().to_numpy().any(axis=1) if len(sheets.ratings) else np.array([], dtype=bool)
    )
    problems, skipped = sheets.problems, 0
    problems = [note for note in raw.notes if note.row is not None] + problems
    keep: np.ndarray = np.asarray(answered)
    if empty := int((~answered).sum()):
        notes = [
            *notes,
            Problem(None, None, f"{empty:,} rows hold no answer to any question and are left out"),
        ]
    if choices.skip_bad_rows and not sheets.needs:
        bad = np.isin(
            sheets.places.index, np.concatenate([sheets.bad_rows, raw.extras.get("damaged_rows", [])])
        )
        keep, skipped = answered & ~bad, int((answered & bad).sum())
        problems = find_whole_file_problems(problems)
    responses = pd.concat([sheets.places, sheets.ratings, sheets.blocks], axis=1)
    responses = responses if keep.all() else responses.loc[keep]
    frames = {"responses": responses.assign(row=responses.index)}
    if mapping.open_questions:
        frames["comments"] = _comments(rows.loc[keep], responses, mapping)
    return FileContents(
        "survey",
        raw.file_format,
        len(raw.rows),
        frames,
        problems,
        sheets.needs,
        [note for note in raw.notes if note.row is None]
        + notes
        + ([] if mapping.round == "pulse" else note_few_questions(mapping.items, instrument))
        + note_reversed_items(responses[list(mapping.items)], instrument),
        _count(responses, mapping, instrument),
        skipped + len(raw.rows) - len(rows) + empty,
    )


def _comments(rows: pd.DataFrame, responses: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    parts = []
    for question, column in mapping.open_questions.items():
        words = rows[column].astype("str")
        said = (words != "").to_numpy()
        part = responses.loc[said, ["partnership", "sector", "quarter"]]
        parts.append(part.assign(question_id=question, words=words[said], row=part.index))
    return pd.concat(parts, ignore_index=True)


def _count(responses: pd.DataFrame, mapping: Mapping, instrument: Instrument) -> dict:
    ratings = [responses[item].to_numpy() for item in mapping.items]  # one matrix of them takes a second copy
    return {
        "respondents": len(responses),
        "items": len(mapping.items),
        "instrument": f"{instrument.id} version {instrument.version}",
        "answers": sum(int(np.count_nonzero(~np.isnan(own))) for own in ratings),
        "dont_know": sum(int(np.count_nonzero(own == DONT_KNOW)) for own in ratings),
        "partnerships": _count_names(responses["partnership"]),
        "organisations": _count_names(responses["organisation"]),
        "sectors": _count_names(responses["sector"]),
        "quarters": sorted(set(responses["quarter"].unique()) - {""}),
        "people_with_a_code": int((responses["code"] != "").sum()),
    }


def _count_names(words: pd.Series) -> int:
    return len({normalise_name(name) for name in words.unique()} - {""})
