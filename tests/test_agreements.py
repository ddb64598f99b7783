"""What was agreed: kept once, read by its own partnership, never by others."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import delete, insert

from analytics.charts.tables import (
    build_decision_table,
    build_event_table,
    build_happening_table,
    name_actions,
    name_decisions,
)
from analytics.charts.trend import place_events
from analytics.wording import EVENT_TITLES
from data import agreements, tables
from data.accounts import NotAllowed, Scope
from data.agreements import AgreementRefused, NewAction, NewDecision, NewEvent
from data.database import begin_write

EVERYTHING = Scope.everything()
HERE, ELSEWHERE = 1, 2
FAMILY = 8


@pytest.fixture
def filled(engine):
    with begin_write(engine) as connection:
        connection.execute(
            insert(tables.Partnership),
            [
                {"id": HERE, "name": "Here", "is_synthetic": False},
                {"id": ELSEWHERE, "name": "Elsewhere", "is_synthetic": False},
            ],
        )
        agencies = [("Homes", 7, "housing"), ("Ada Brook", FAMILY, "parents and carers")]
        connection.execute(
            insert(tables.Organisation),
            [{"id": number, "name": name, "sector": sector} for name, number, sector in agencies],
        )
        connection.execute(
            insert(tables.Membership),
            [{"partnership_id": HERE, "organisation_id": 7, "expected_at_meetings": True, "seat_count": 1}],
        )
    return engine


def action(**given) -> NewAction:
    plain = {
        "words": "Share the list of words",
        "owner": "Team leader",
        "agreed_on": date(2026, 7, 1),
        "due_on": date(2026, 8, 1),
        "owner_organisation_id": 7,
    }
    return NewAction(**(plain | given))


def only_action(engine) -> pd.Series:
    return agreements.load_actions(engine, HERE, EVERYTHING).iloc[0]


def test_an_action_comes_back_as_it_was_agreed(filled):
    agreements.save_actions(filled, HERE, [action(finding_key="heaviest:communication:whole")], EVERYTHING)
    row = only_action(filled)
    assert (row["words"], row["organisation"], row["state"]) == ("Share the list of words", "Homes", "open")
    assert row["finding_key"] == "heaviest:communication:whole"


def test_a_parent_who_owns_an_action_stands_as_their_sector_wherever_actions_are_read(filled):
    agreements.save_actions(filled, HERE, [action(owner_organisation_id=FAMILY)], EVERYTHING)
    assert only_action(filled)["organisation"] == "parents and carers"


def test_saving_the_same_action_twice_keeps_it_once(filled):
    assert agreements.save_actions(filled, HERE, [action()], EVERYTHING) == 1
    assert agreements.save_actions(filled, HERE, [action(words=" Share the list of words ")], EVERYTHING) == 0
    assert len(agreements.load_actions(filled, HERE, EVERYTHING)) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": " "}, "Say what will be done"),
        ({"owner": ""}, "Say who does it"),
        ({"due_on": None}, "Give the day “by when”"),
        ({"due_on": date(2026, 6, 1)}, "“by when” (01 Jun 2026) lies before “agreed on” (01 Jul 2026)"),
        ({"words": "Share \x00 the list"}, "“What will be done” holds signs that cannot be shown"),
        ({"owner": "Head \u202eof care"}, "“Who does it” holds signs that cannot be shown"),
        ({"words": "half a sign \ud800"}, "Please type it anew"),
        ({"words": "x" * 501}, "501 characters, at most 500"),
    ],
)
def test_an_action_that_nobody_could_follow_up_is_refused_whole(sqlite_engine, change, message):
    with pytest.raises(AgreementRefused) as refusal:
        agreements.save_actions(sqlite_engine, HERE, [action(), action(**change)], EVERYTHING)
    assert len(refusal.value.problems) == 1
    assert refusal.value.problems[0].startswith("Action 2: ")
    assert message in refusal.value.problems[0]
    assert agreements.load_actions(sqlite_engine, HERE, EVERYTHING).empty


def test_an_action_is_closed_and_opened_again(filled):
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    number = int(only_action(filled)["action_id"])
    agreements.save_action_progress(filled, number, EVERYTHING, state="closed", on=date(2026, 7, 20))
    assert only_action(filled)["closed_on"] == date(2026, 7, 20)
    agreements.save_action_progress(filled, number, EVERYTHING, state="open", on=date(2026, 7, 21))
    assert only_action(filled)["closed_on"] is None


def test_a_step_that_somebody_else_overtook_is_refused_and_theirs_stands(filled, monkeypatch):
    """Both had seen the action open: one closes it while the other's step is on its way."""
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    number = int(only_action(filled)["action_id"])
    seen = agreements._find_row(filled, agreements.ACTION, number)
    agreements.save_action_progress(filled, number, EVERYTHING, state="closed", on=date(2026, 7, 20))
    monkeypatch.setattr(agreements, "_find_row", lambda *_: seen)
    late = {"state": "open", "on": date(2026, 7, 21), "due_on": date(2026, 9, 1)}
    with pytest.raises(AgreementRefused, match="Somebody else changed this action at the same moment"):
        agreements.save_action_progress(filled, number, EVERYTHING, **late)
    assert only_action(filled)["state"] == "closed"
    with begin_write(filled) as connection:
        connection.execute(delete(tables.ActionStep))
        connection.execute(delete(agreements.ACTION))
    with pytest.raises(AgreementRefused, match="This action is no longer there"):
        agreements.save_action_progress(filled, number, EVERYTHING, **late)


def test_a_later_day_counts_as_carried_forward_and_no_other_is_taken(filled):
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    number = int(only_action(filled)["action_id"])
    step = {"state": "open", "on": date(2026, 7, 2)}
    agreements.save_action_progress(filled, number, EVERYTHING, **step, due_on=date(2026, 9, 1))
    for no_later in (date(2026, 8, 15), date(2026, 9, 1)):
        with pytest.raises(AgreementRefused, match="It stands for 01 Sep 2026; carry it forward to a later"):
            agreements.save_action_progress(filled, number, EVERYTHING, **step, due_on=no_later)
    assert only_action(filled)[["due_on", "carried_forward_count"]].tolist() == [date(2026, 9, 1), 1]
    agreements.save_action_progress(filled, number, EVERYTHING, **step, due_on=date(2026, 10, 1))
    assert only_action(filled)["carried_forward_count"] == 2


def test_an_action_cannot_be_closed_before_it_was_agreed(filled):
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    number = int(only_action(filled)["action_id"])
    with pytest.raises(AgreementRefused, match="before it was agreed"):
        agreements.save_action_progress(filled, number, EVERYTHING, state="closed", on=date(2026, 6, 1))
    with pytest.raises(
        AgreementRefused, match="State “done” is not known; choose one of open, closed, dropped"
    ):
        agreements.save_action_progress(filled, number, EVERYTHING, state="done", on=date(2026, 8, 1))


def test_an_action_that_has_gone_says_so(sqlite_engine):
    with pytest.raises(AgreementRefused, match="no longer there"):
        agreements.save_action_progress(sqlite_engine, 99, EVERYTHING, state="open", on=date(2026, 7, 1))


def test_a_decision_waits_is_put_off_and_is_taken(filled):
    decision = NewDecision("One consent form", date(2026, 7, 1), child_welfare="Tells it once")
    assert agreements.save_decision(filled, HERE, decision, EVERYTHING) == 1
    number = int(agreements.load_decisions(filled, HERE, EVERYTHING)["decision_id"].iloc[0])
    agreements.save_decision_progress(filled, number, EVERYTHING, state="deferred")
    agreements.save_decision_progress(filled, number, EVERYTHING, state="decided", on=date(2026, 8, 1))
    row = agreements.load_decisions(filled, HERE, EVERYTHING).iloc[0]
    assert (row["state"], row["deferred_count"], row["child_welfare"]) == ("decided", 1, "Tells it once")


def test_a_decision_is_put_off_until_a_day_that_goes_once_it_is_taken(filled):
    agreements.save_decision(filled, HERE, NewDecision("One form", date(2026, 7, 1)), EVERYTHING)
    number = int(agreements.load_decisions(filled, HERE, EVERYTHING)["decision_id"].iloc[0])
    put_off = {"state": "deferred", "on": date(2026, 7, 20)}
    with pytest.raises(AgreementRefused, match="until 20 Jul 2026; give a day after"):
        agreements.save_decision_progress(filled, number, EVERYTHING, **put_off, due_on=date(2026, 7, 20))
    with pytest.raises(AgreementRefused, match="The year 9999 cannot be"):
        agreements.save_decision_progress(filled, number, EVERYTHING, **put_off, due_on=date(9999, 7, 20))
    agreements.save_decision_progress(filled, number, EVERYTHING, **put_off, due_on=date(2026, 9, 3))
    decisions = agreements.load_decisions(filled, HERE, EVERYTHING)
    said = build_decision_table(decisions)["What became of it"].tolist()
    assert said == ["Raised 1 Jul 2026, waits, put off 1× until 3 Sep 2026"]
    agreements.save_decision_progress(filled, number, EVERYTHING, state="decided", on=date(2026, 9, 1))
    assert agreements.load_decisions(filled, HERE, EVERYTHING)["due_on"].tolist() == [None]


def test_a_decision_is_taken_on_a_day_after_it_was_raised(filled):
    agreements.save_decision(filled, HERE, NewDecision("One form", date(2026, 7, 1)), EVERYTHING)
    number = int(agreements.load_decisions(filled, HERE, EVERYTHING)["decision_id"].iloc[0])
    with pytest.raises(AgreementRefused, match="before it was raised"):
        agreements.save_decision_progress(filled, number, EVERYTHING, state="decided", on=date(2026, 6, 1))
    with pytest.raises(AgreementRefused, match="Give the day on which it was decided"):
        agreements.save_decision_progress(filled, number, EVERYTHING, state="decided")


def test_what_is_decided_is_not_put_off_until_a_day_as_well(filled):
    agreements.save_decision(filled, HERE, NewDecision("One form", date(2026, 7, 1)), EVERYTHING)
    number = int(agreements.load_decisions(filled, HERE, EVERYTHING)["decision_id"].iloc[0])
    both = {"state": "decided", "on": date(2026, 8, 1), "due_on": date(2026, 9, 3)}
    with pytest.raises(AgreementRefused, match="It was decided: leave out until when it is put off"):
        agreements.save_decision_progress(filled, number, EVERYTHING, **both)
    assert agreements.load_decisions(filled, HERE, EVERYTHING)["state"].tolist() == ["open"]


def test_a_small_win_is_an_event_and_an_unknown_kind_is_refused(filled):
    event = NewEvent(date(2026, 7, 1), "small_win", "A parent chaired the meeting")
    assert agreements.save_event(filled, HERE, event, EVERYTHING) == 1
    assert agreements.load_events(filled, HERE, EVERYTHING)["kind"].tolist() == ["small_win"]
    with pytest.raises(AgreementRefused, match="Kind “party” is not known"):
        agreements.save_event(filled, HERE, NewEvent(date(2026, 7, 1), "party", "A cake"), EVERYTHING)


def test_an_agenda_comes_back_block_by_block(filled):
    blocks = pd.DataFrame(
        {"block": [1, 2], "minutes": [50, 10], "title": ["Talk", "Close"], "lead": [None, "Ann"]}
    )
    agreements.save_workshop(filled, HERE, "2026-Q3", "Autumn workshop", blocks, EVERYTHING)
    kept = agreements.load_workshops(filled, HERE, EVERYTHING).iloc[0]
    assert kept["length_minutes"] == 60
    assert pd.DataFrame(kept["blocks"])["title"].tolist() == ["Talk", "Close"]


def test_owners_are_chosen_from_the_partnerships_own_agencies(filled):
    assert agreements.load_organisations(filled, HERE, EVERYTHING)["organisation"].tolist() == ["Homes"]
    assert agreements.load_organisations(filled, ELSEWHERE, EVERYTHING).empty


LOADS = [
    agreements.load_actions,
    agreements.load_decisions,
    agreements.load_events,
    agreements.load_workshops,
    agreements.load_organisations,
]


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.parametrize(
    "scope",
    [Scope.nothing(), Scope({"funder": None}), Scope({"coordinator": frozenset({ELSEWHERE})})],
    ids=["nobody", "funder", "another partnership's coordinator"],
)
def test_others_cannot_read_what_was_agreed(sqlite_engine, load, scope):
    with pytest.raises(NotAllowed):
        load(sqlite_engine, HERE, scope)


@pytest.mark.parametrize("role", ["partner", "custodian", "funder"])
def test_only_coordinators_and_facilitators_write(filled, role):
    scope = Scope({role: None})
    blocks = pd.DataFrame({"minutes": [60]})
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    number = int(only_action(filled)["action_id"])
    writes = [
        lambda: agreements.save_actions(filled, HERE, [action(words="Other words")], scope),
        lambda: agreements.save_decision(filled, HERE, NewDecision("One form", date(2026, 7, 1)), scope),
        lambda: agreements.save_event(filled, HERE, NewEvent(date(2026, 7, 1), "policy", "A law"), scope),
        lambda: agreements.save_workshop(filled, HERE, "2026-Q3", "Autumn", blocks, scope),
        lambda: agreements.save_action_progress(filled, number, scope, state="open", on=date(2026, 7, 1)),
    ]
    for write in writes:
        with pytest.raises(NotAllowed):
            write()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ring 07700 900123 about the visit", "a telephone number"),
        ("Send it to jo@example.org", "an e-mail address"),
    ],
)
def test_what_may_tell_who_somebody_is_is_refused_and_nothing_is_kept(filled, words, told):
    with pytest.raises(AgreementRefused, match=told):
        agreements.save_actions(filled, HERE, [action(words=words)], EVERYTHING)
    assert agreements.load_actions(filled, HERE, EVERYTHING).empty


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1989, 12, 31), date(2101, 1, 1), date.max])
def test_days_that_cannot_be_are_refused_in_words_wherever_one_is_given(filled, day):
    """A page offers no such day; a browser may send it all the same."""
    first = date(1990, 1, 1)
    told = f"The year {day.year} cannot be; 1990 to 2100 are allowed."
    agreements.save_actions(filled, HERE, [action()], EVERYTHING)
    agreements.save_decision(filled, HERE, NewDecision("Share the list", first), EVERYTHING)
    kept = agreements.load_actions(filled, HERE, EVERYTHING)
    number = int(kept["action_id"].iloc[0])
    asked = int(agreements.load_decisions(filled, HERE, EVERYTHING)["decision_id"].iloc[0])
    for deed in (
        lambda: agreements.save_event(
            filled, HERE, NewEvent(day, "training", "A day of training"), EVERYTHING
        ),
        lambda: agreements.save_decision(filled, HERE, NewDecision("Share it", day), EVERYTHING),
        lambda: agreements.save_decision(filled, HERE, NewDecision("Share it", first, day), EVERYTHING),
        lambda: agreements.save_actions(filled, HERE, [action(agreed_on=day, due_on=date.max)], EVERYTHING),
        lambda: agreements.save_actions(filled, HERE, [action(due_on=day)], EVERYTHING),
        lambda: agreements.save_action_progress(filled, number, EVERYTHING, state="closed", on=day),
        lambda: agreements.save_action_progress(
            filled, number, EVERYTHING, state="open", on=first, due_on=day
        ),
        lambda: agreements.save_decision_progress(filled, asked, EVERYTHING, state="decided", on=day),
    ):
        with pytest.raises(AgreementRefused) as refused:
            deed()
        assert told in refused.value.problems
    assert agreements.load_actions(filled, HERE, EVERYTHING).equals(kept)


def test_an_action_is_not_carried_forward_to_a_day_before_it_was_agreed(filled):
    agreements.save_actions(filled, HERE, [action(agreed_on=date(2026, 7, 1))], EVERYTHING)
    number = int(agreements.load_actions(filled, HERE, EVERYTHING)["action_id"].iloc[0])
    with pytest.raises(AgreementRefused, match="lies before"):
        agreements.save_action_progress(
            filled, number, EVERYTHING, state="open", on=date(2026, 7, 2), due_on=date(2026, 6, 30)
        )


def test_of_ten_who_keep_the_same_agenda_or_action_at_once_each_is_kept_once(filled):
    blocks = pd.DataFrame({"block": [1, 2], "minutes": [50, 10], "title": ["Talk", "Close"]})

    def keep(_):
        agreements.save_actions(filled, HERE, [action()], EVERYTHING)
        return agreements.save_workshop(filled, HERE, "2026-Q3", "Autumn workshop", blocks, EVERYTHING)

    with ThreadPoolExecutor(10) as pool:
        numbers = set(pool.map(keep, range(10)))
    assert agreements.load_workshops(filled, HERE, EVERYTHING)["workshop_id"].tolist() == list(numbers)
    assert len(agreements.load_actions(filled, HERE, EVERYTHING)) == 1
    shorter = blocks.assign(minutes=[40, 10])
    agreements.save_workshop(filled, HERE, "2026-Q3", "Autumn workshop", shorter, EVERYTHING)
    assert len(agreements.load_workshops(filled, HERE, EVERYTHING)) == 2


def test_every_kind_of_event_is_called_alike_in_the_form_and_in_both_tables(filled):
    for kind in agreements.EVENT_KINDS:
        agreements.save_event(filled, HERE, NewEvent(date(2026, 7, 1), kind, "It happened"), EVERYTHING)
    events = agreements.load_events(filled, HERE, EVERYTHING)
    words = [EVENT_TITLES[kind] for kind in events["kind"]]
    assert build_event_table(place_events(events))["Kind"].tolist() == words
    assert build_happening_table(events)["Kind"].tolist() == words[::-1]
    assert set(EVENT_TITLES) == set(agreements.EVENT_KINDS)


def test_actions_of_the_same_words_are_told_apart_where_one_is_chosen():
    actions = pd.DataFrame(
        {
            "action_id": [1, 2, 3],
            "words": ["Share the rota", "Share the rota", None],
            "owner": ["Duty sergeant", None, None],
            "organisation": [None, "Health", "Health"],
            "sector": None,
            "due_on": [date(2026, 10, 9), date(2026, 11, 5), None],
        }
    )
    assert name_actions(actions) == {
        1: "Share the rota · Duty sergeant · 9 Oct 2026",
        2: "Share the rota · Health · 5 Nov 2026",
        3: "(imported without its words) · Health · no date",
    }
    raised = pd.DataFrame(
        {"decision_id": [4, 5], "words": ["One consent form", None], "raised_on": [date(2026, 9, 10)] * 2}
    )
    assert name_decisions(raised) == {
        4: "One consent form · raised 10 Sep 2026",
        5: "(imported without its words) · raised 10 Sep 2026",
    }
