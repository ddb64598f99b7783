"""Builds the whole synthetic programme as frames, one for each table. Same seed, same programme."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from analytics.instruments import Instrument
from analytics.quarters import quarter_bounds
from data.examples.answers import build_ratings
from data.examples.block_answers import add_block_answers
from data.examples.ledger import build_resource_lines, build_staff_lines, build_trainings
from data.examples.meetings import build_actions, build_attendance, build_decisions, build_meetings
from data.examples.people import build_organisations, build_roster
from data.examples.truth import build_planted_paths, name_quarters

WORDS_FILE = Path(__file__).resolve().parent / "words.yaml"
CODE_SHARE = 0.88  # of people who write a personal code on their sheet
ROUND_OPENS_AFTER_DAYS, ROUND_LASTS_DAYS = 50, 28
COMMENTED_ROUNDS = 2  # the last rounds have approved comments
COMMENTS_PER_ROUND = 12
APPROVED_BY = "coordinator (example)"
EVENT_SHARE = 0.55  # chance of an event in a quarter
# Events that belong to a planted step, whatever chance brings otherwise.
STEP_EVENTS = {1: ("check_in", "training"), -1: ("people",)}

Frames = dict[str, pd.DataFrame]


def build_programme(truth: dict[str, Any], instrument: Instrument) -> Frames:
    """Every frame that the loader inserts, keyed by table; partnerships and organisations have numbers.

    Personal codes are still plain (`person_code`, `person`): the loader turns them into keyed hashes.
    """
    words = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    quarters = name_quarters(truth["last_quarter"], truth["quarter_count"])
    random = np.random.default_rng(truth["seed"])
    as_of = quarter_bounds(truth["last_quarter"])[1] - timedelta(days=1)
    agencies = build_organisations(truth)
    rounds = build_rounds(truth, quarters)
    frames = {"partnership": _list_partnerships(truth), "organisation": agencies, "survey_round": rounds}
    frames |= _build_survey(truth, agencies, quarters, instrument, random)
    frames |= _build_meeting_records(truth, agencies, quarters, words, as_of, random)
    frames |= _build_ledger_records(truth, agencies, quarters, as_of, random)
    frames["event"] = build_events(truth, quarters, words, random)
    frames["comment"] = build_comments(rounds, agencies, words, random)
    frames["opening"] = _list_openings(truth, quarters)
    return frames


def _list_partnerships(truth: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(truth["partnerships"])[["id", "name", "purpose"]].assign(is_synthetic=True)


def build_rounds(truth: dict[str, Any], quarters: list[str]) -> pd.DataFrame:
    """returns: id | partnership_id | quarter | has_codes | opened_at | closed_at"""
    rows = [
        {
            "partnership_id": partnership["id"],
            "quarter": quarter,
            "has_codes": partnership.get("codes", True)
            and quarter not in partnership.get("rounds_without_codes", ()),
            "opened_at": _at_nine(quarter_bounds(quarter)[0] + timedelta(days=ROUND_OPENS_AFTER_DAYS)),
            "closed_at": _at_nine(
                quarter_bounds(quarter)[0] + timedelta(days=ROUND_OPENS_AFTER_DAYS + ROUND_LASTS_DAYS)
            ),
        }
        for partnership in truth["partnerships"]
        for quarter in quarters
        if quarter not in partnership.get("quarters_without_round", ())
    ]
    rounds = pd.DataFrame(rows)
    rounds.insert(0, "id", np.arange(1, len(rounds) + 1))
    return rounds


def _at_nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def _build_survey(
    truth: dict[str, Any],
    agencies: pd.DataFrame,
    quarters: list[str],
    instrument: Instrument,
    random: np.random.Generator,
) -> Frames:
    roster = build_roster(truth, agencies, quarters, random)
    ratings = build_ratings(truth, roster, instrument, random)
    rates = {row["id"]: row["answer_rate"] for row in truth["partnerships"]}
    answered = random.random(len(roster)) < roster["partnership_id"].map(rates).to_numpy()
    gives_code = random.random(roster["person_id"].max() + 1) < CODE_SHARE
    sheets = roster.assign(
        answers=[write_answers(row, [item.id for item in instrument.items]) for row in ratings],
        person_code=("person " + roster["person_id"].astype(str)).where(gives_code[roster["person_id"]]),
    )
    has_answers = ~np.isnan(ratings).all(axis=1)
    sheets = sheets[answered & has_answers].reset_index(drop=True)
    return {"roster": roster, "response": add_block_answers(sheets, agencies, truth, instrument)}


def write_answers(ratings: np.ndarray, item_ids: list[str]) -> str:
    """One sheet as it is stored: item id → rating, blanks left out."""
    given = ~np.isnan(ratings)
    return json.dumps(
        {name: int(rating) for name, rating, kept in zip(item_ids, ratings, given, strict=True) if kept},
        separators=(",", ":"),
    )


def _build_meeting_records(
    truth: dict[str, Any],
    agencies: pd.DataFrame,
    quarters: list[str],
    words: dict[str, Any],
    as_of: date,
    random: np.random.Generator,
) -> Frames:
    planted = build_planted_paths(truth, "records")
    meetings = build_meetings(agencies, quarters, random)
    return {
        "meeting": meetings,
        "attendance": build_attendance(truth, meetings, agencies, planted, random),
        "action": build_actions(meetings, agencies, planted, words, as_of, random),
        "decision": build_decisions(meetings, planted, words, as_of, random),
    }


def _build_ledger_records(
    truth: dict[str, Any],
    agencies: pd.DataFrame,
    quarters: list[str],
    as_of: date,
    random: np.random.Generator,
) -> Frames:
    planted = build_planted_paths(truth, "records")
    first_day = quarter_bounds(quarters[0])[0]
    return {
        "resource_line": build_resource_lines(truth, agencies, planted, random),
        "training": build_trainings(truth, agencies, first_day, as_of, random),
        "staff_line": build_staff_lines(agencies, planted, random),
    }


def build_events(
    truth: dict[str, Any], quarters: list[str], words: dict[str, Any], random: np.random.Generator
) -> pd.DataFrame:
    """Small wins, trainings and changes of people; a planted step of trust has its event a month before.

    returns: partnership_id | happened_on | kind | words | row_key
    """
    rows: list[tuple] = []
    for partnership in truth["partnerships"]:
        for quarter in quarters:
            if random.random() < EVENT_SHARE:
                kind = ("small_win", "training", "small_win")[int(random.integers(0, 3))]
                rows.append((partnership["id"], _day_in(quarter, random), kind))
        for since, points in (partnership["levels"]["trust"].get("steps") or {}).items():
            start = quarter_bounds(since)[0]
            rows += [
                (partnership["id"], start + timedelta(days=12 + 9 * n), kind)
                for n, kind in enumerate(STEP_EVENTS[1 if points > 0 else -1])
            ]
    events = pd.DataFrame(rows, columns=["partnership_id", "happened_on", "kind"])
    # The last wording of a kind is the most telling one; a planted step of people is partners leaving.
    events["words"] = [
        words["events"][kind][-1 if kind == "people" else number % len(words["events"][kind])]
        for number, kind in enumerate(events["kind"])
    ]
    return events.assign(row_key=[f"example-{number}" for number in range(len(events))])


def _day_in(quarter: str, random: np.random.Generator) -> date:
    return quarter_bounds(quarter)[0] + timedelta(days=int(random.integers(5, 85)))


def build_comments(
    rounds: pd.DataFrame, agencies: pd.DataFrame, words: dict[str, Any], random: np.random.Generator
) -> pd.DataFrame:
    """A dozen approved comments for each of the last rounds, from a small stock of invented sentences.

    returns: round_id | question_id | sector | words | approved_by | approved_at
    """
    rows = []
    last = rounds.groupby("partnership_id").tail(COMMENTED_ROUNDS)
    for survey_round in last.itertuples():
        own = agencies.loc[agencies["partnership_id"] == survey_round.partnership_id, "sector"].to_numpy()
        for number in range(COMMENTS_PER_ROUND):
            sector = own[int(random.integers(0, len(own)))]
            question = ("key_term", "got_better", "gets_in_the_way")[number % 3]
            stock = _list_sentences(words["comments"][question], sector)
            sentence = stock[int(random.integers(0, len(stock)))]
            rows.append((survey_round.id, question, sector, sentence, APPROVED_BY, survey_round.closed_at))
    columns = ["round_id", "question_id", "sector", "words", "approved_by", "approved_at"]
    return pd.DataFrame(rows, columns=columns)


def _list_sentences(stock: Any, sector: str) -> list[str]:
    """A stock is one list for everybody, or a list for each sector."""
    return list(stock.get(sector) or stock["voluntary"]) if isinstance(stock, dict) else stock


def _list_openings(truth: dict[str, Any], quarters: list[str]) -> pd.DataFrame:
    rows = [
        (partnership["id"], measure, quarters[0], APPROVED_BY)
        for partnership in truth["partnerships"]
        for measure in partnership["opened_to_programme"]
    ]
    return pd.DataFrame(rows, columns=["partnership_id", "measure", "from_quarter", "opened_by"])
