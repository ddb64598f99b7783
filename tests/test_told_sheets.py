"""What a version notes of its sheets, and files that are read anew: nobody hides behind sheets that differ
in one question or in the order of their columns."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import delete, select, update

from data.database import begin_write
from data.instruments import read_instrument
from data.release_desk import ReleaseRefused, draft_release, withdraw_release
from data.releases import list_releases
from data.tables import StoredRow
from data.taken_twice import find_same_round
from data.told_sheets import Told, hash_domains, name_domains
from data.told_versions import refuse_after, refuse_beside
from tests.builders import make_questionnaire, people, person, round_of_people
from tests.test_releases import ALL, QUARTER, publish, save_partnership, save_people

RESPONSE = StoredRow.metadata.tables["response"]
LAST_QUESTION = read_instrument().items[-1].id
LATE = round_of_people(1, seed=8, first_code=50)
NOTHING = pd.DataFrame(columns=["measure", "breakdown", "group", "estimate", "respondent_count", "bound"])
ENOUGH_LATE = round_of_people(27, seed=8, first_code=50)


@pytest.fixture
def lacking_a_question(engine):
    """24 people are published, of whose file nobody had said which column the last question was."""
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1).assign(**{LAST_QUESTION: np.nan}), number)
    publish(engine, number)
    return number


def take_in_again(engine, partnership, *sheets, quarter=QUARTER):
    with begin_write(engine) as connection:
        connection.execute(delete(RESPONSE))
    for place, part in enumerate(sheets):
        save_people(engine, part, partnership, quarter, first=100 * place)


def test_a_question_that_is_read_the_second_time_hides_no_late_answer(engine, lacking_a_question):
    """All sheets differ, so that 24 had gone and 25 come; of four measures out of five one came."""
    take_in_again(engine, lacking_a_question, round_of_people(24, seed=1), LATE)
    with pytest.raises(ReleaseRefused, match=r"^Communication: 1 sheet differs"):
        draft_release(engine, lacking_a_question, QUARTER, ALL)


def test_the_question_alone_may_come_out_and_so_may_enough_late_answers(engine, lacking_a_question):
    take_in_again(engine, lacking_a_question, round_of_people(24, seed=1))
    assert publish(engine, lacking_a_question)["version"] == 2
    take_in_again(engine, lacking_a_question, round_of_people(24, seed=1), ENOUGH_LATE)
    assert publish(engine, lacking_a_question)["version"] == 3


def test_nor_does_it_hide_one_in_another_quarter(engine, lacking_a_question):
    withdraw_release(engine, int(list_releases(engine, lacking_a_question, ALL)["release_id"].iloc[0]), ALL)
    take_in_again(engine, lacking_a_question, round_of_people(24, seed=1), LATE, quarter="2026-Q3")
    with pytest.raises(ReleaseRefused, match="as well: Communication: 1 sheet differs"):
        draft_release(engine, lacking_a_question, "2026-Q3", ALL)


def test_nor_does_a_sectors_own_file_that_was_taken_in_for_the_wrong_quarter(engine):
    """Of the whole all others differ, and of the police one came."""
    number = save_partnership(engine)
    before, now = round_of_people(36, seed=1), round_of_people(36, seed=2)
    late = round_of_people(3, seed=8, first_code=50)
    take_in_again(engine, number, without_police(before), only_police(now))
    publish(engine, number)
    take_in_again(engine, number, without_police(now), only_police(now), quarter="2026-Q3")
    assert draft_release(engine, number, "2026-Q3", ALL)["state"] == "draft", "nobody came late"
    take_in_again(engine, number, now, only_police(late), quarter="2026-Q3")
    with pytest.raises(ReleaseRefused, match="in the group police"):
        draft_release(engine, number, "2026-Q3", ALL)


def only_police(sheets):
    return sheets[sheets["sector"] == "police"]


def without_police(sheets):
    return sheets[sheets["sector"] != "police"]


def test_columns_in_another_order_hide_no_late_answer(engine):
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=1), number)
    publish(engine, number)
    with begin_write(engine) as connection:
        for sheet, answers in connection.execute(select(RESPONSE.c.id, RESPONSE.c.answers)).all():
            turned = json.dumps(dict(reversed(json.loads(answers).items())))
            connection.execute(update(RESPONSE).where(RESPONSE.c.id == sheet).values(answers=turned))
    save_people(engine, LATE, number, first=50)
    with pytest.raises(ReleaseRefused, match="1 sheet differs"):
        draft_release(engine, number, QUARTER, ALL)


def test_the_right_file_may_come_out_after_a_wrong_one_of_the_same_organisations(engine):
    number = save_partnership(engine)
    save_people(engine, round_of_people(24, seed=2), number)
    publish(engine, number)
    take_in_again(engine, number, round_of_people(25, seed=1))
    assert publish(engine, number)["version"] == 2


# ---------------------------------------------------------------- the scale from its wrong end


def turn_over(sheets):
    """The same sheets with 5 read for 1 and 1 for 5, and whatever is no rating as it was."""
    items = [item.id for item in read_instrument().items]
    return sheets.assign(**{item: (6 - sheets[item]).where(sheets[item] > 0, sheets[item]) for item in items})


ONE_SECTOR = {"sector": "health"}
OWN = round_of_people(24, seed=1).assign(**ONE_SECTOR)


@pytest.fixture
def read_from_the_wrong_end(engine):
    """24 people are published, of whose file nobody had seen that 1 is the best."""
    number = save_partnership(engine)
    save_people(engine, turn_over(OWN), number)
    publish(engine, number)
    return number


def test_a_scale_that_is_put_right_hides_no_late_answer(engine, read_from_the_wrong_end):
    """All sheets differ, and the 24 that had gone say 100 less what they say now."""
    take_in_again(engine, read_from_the_wrong_end, OWN, LATE.assign(**ONE_SECTOR))
    with pytest.raises(ReleaseRefused, match=r"^Communication: 1 sheet differs"):
        draft_release(engine, read_from_the_wrong_end, QUARTER, ALL)


def test_nor_with_other_names_of_organisations_in_another_quarter(engine, read_from_the_wrong_end):
    wrong = list_releases(engine, read_from_the_wrong_end, ALL)["release_id"].iloc[0]
    withdraw_release(engine, int(wrong), ALL)
    renamed = OWN.assign(organisation_id=OWN["organisation_id"] + 100)
    take_in_again(engine, read_from_the_wrong_end, renamed, LATE.assign(**ONE_SECTOR), quarter="2026-Q3")
    with pytest.raises(ReleaseRefused, match="as well: Communication: 1 sheet differs"):
        draft_release(engine, read_from_the_wrong_end, "2026-Q3", ALL)


def test_the_scale_alone_may_be_put_right_and_so_may_enough_late_answers(engine, read_from_the_wrong_end):
    take_in_again(engine, read_from_the_wrong_end, OWN)
    assert publish(engine, read_from_the_wrong_end)["version"] == 2
    take_in_again(engine, read_from_the_wrong_end, OWN, ENOUGH_LATE.assign(**ONE_SECTOR))
    assert publish(engine, read_from_the_wrong_end)["version"] == 3


# ---------------------------------------------------------------- what is noted


def hashes(**answers):
    sheets = people(person(3), person(3, **answers))
    texts = hash_domains(sheets, read_instrument()).tolist()
    return [texts[number][place : place + 8] for place in range(0, 40, 8) for number in (0, 1)]


def test_questions_that_are_declared_in_another_order_are_the_same():
    ours = read_instrument()
    other = replace(
        ours, constructs=tuple(replace(row, items=row.items[::-1]) for row in reversed(ours.constructs))
    )
    sheets = people(person(3, shared_language_1=5), person(3, shared_language_1=1))
    assert hash_domains(sheets, other).tolist() == hash_domains(sheets, ours).tolist()
    assert len({*hash_domains(sheets, ours)}) == 2


def test_a_sheet_is_noted_by_what_it_says_on_each_domain():
    told = hashes(shared_language_1=4)
    assert [told[place] == told[place + 1] for place in range(0, 10, 2)] == [False, True, True, True, True]
    assert len(set(told[1::2])) == 5, "the same answers to another domain are another text"


def test_and_by_what_it_would_say_with_the_scale_turned():
    sheets = people(person(2), person(4), person(-1))
    first, second, unknown = hash_domains(sheets, read_instrument())
    assert (first[:40], first[40:]) == (second[40:], second[:40])
    assert unknown[:40] == unknown[40:]


def test_a_dont_know_scores_like_a_blank():
    blank, unknown = (hashes(shared_language_1=answer)[1] for answer in (None, -1))
    assert blank == unknown


def test_whoever_lacks_the_key_cannot_try_all_answers(monkeypatch, tmp_path):
    texts = set()
    for name in ("one", "another"):
        monkeypatch.setenv("COMMON_GROUND_KEY_FILE", str(tmp_path / name))
        texts |= set(hash_domains(people(person(3)), read_instrument()))
    assert len(texts) == 2


def test_of_what_is_made_of_a_domain_all_is_named():
    domains = name_domains(make_questionnaire(2, 2))
    assert domains == dict.fromkeys(
        ["trust", "idea 0", "idea 1", "item:q00", "item:q01", "item:q10", "item:q11"], "trust"
    )
    assert "readiness" not in name_domains(read_instrument()), "it stands beside its domain"


# ---------------------------------------------------------------- comparing what was noted


def tell(quarter, *sheets):
    """A line a sheet: what it says on two domains, as two signs; six organisations."""
    lines = [
        f"{place:x}.{said.encode().hex()}.{ord(said[0]):08x}{ord(said[1]):08x}:{1 + place % 6}:health"
        for place, said in enumerate(sheets)
    ]
    return Told(quarter, "\n".join(lines), {"health": ""}, domains=["trust", "alignment"])


def test_three_versions_tell_nobody_apart_by_one_domain_either():
    """On trust one person is in the last two and not in the first; on alignment the third are others."""
    old, late, later = ([f"{chr(start + place)}x" for place in range(12)] for start in (100, 200, 300))
    first, second = tell(QUARTER, *old), tell(QUARTER, *old, *late, f"{chr(500)}x")
    third = tell(QUARTER, *[f"{sheet[0]}y" for sheet in [*old, *later, chr(500)]])
    assert refuse_after([first, second], 5) is None
    assert "too few people" in refuse_after([first, second, third], 5)
    without = tell(QUARTER, *[f"{sheet[0]}y" for sheet in [*old, *later]])
    assert refuse_after([first, tell(QUARTER, *old, *late), without], 5) is None


def tell_both_ways(quarter, *sheets):
    """As tell, of sheets on one domain: what each says as read, and from the other end of the scale."""
    lines = [f"{place:x}.{as_read:x}.{as_read:08x}{turned:08x}:{1 + place % 6}:health"
             for place, (as_read, turned) in enumerate(sheets)]  # fmt: skip
    return Told(quarter, "\n".join(lines), {"health": ""}, domains=["trust"])


def test_three_versions_tell_nobody_apart_whichever_end_of_the_scale_was_read():
    """One person is in the last two and not in the first; the third was read from the other end."""
    old, late, later = (
        [(start + place, start + 50 + place) for place in range(12)] for start in (100, 200, 300)
    )
    first, second = tell_both_ways(QUARTER, *old), tell_both_ways(QUARTER, *old, *late, (500, 550))
    turned = [(there, as_read) for as_read, there in [*old, *later, (500, 550)]]
    assert "too few people" in refuse_after([first, second, tell_both_ways(QUARTER, *turned)], 5)
    without = [(there, as_read) for as_read, there in [*old, *later]]
    assert (
        refuse_after([first, tell_both_ways(QUARTER, *old, *late), tell_both_ways(QUARTER, *without)], 5)
        is None
    )


def test_sheets_that_are_corrected_on_several_domains_must_be_enough_on_each():
    """Six sheets differ, and only one of them on trust."""
    sheets = [f"{chr(100 + place)}x" for place in range(18)]
    partly = ["ax", *(f"{sheet[0]}y" for sheet in sheets[1:6])]
    wholly = [f"{chr(200 + place)}y" for place in range(6)]
    reasons = [
        refuse_beside(tell(QUARTER, *sheets), tell(QUARTER, *six, *sheets[6:]), NOTHING, NOTHING, {}, 5)
        for six in (partly, wholly)
    ]
    assert reasons[0].startswith("Trust: 1 sheet differs")
    assert reasons[1] is None


def test_two_rounds_of_a_short_questionnaire_are_not_one_for_being_alike():
    """Ten of fifteen say the same both times, mostly in other organisations."""
    often = ["44", "33", "55", "34", "43"] * 3
    assert list(find_same_round(tell("2026-Q3", *often), [tell(QUARTER, *often)])) != []
    others = ["34", "43", "44", "33", "55"] * 2 + ["11", "12", "21", "22", "13"]
    assert list(find_same_round(tell("2026-Q3", *others), [tell(QUARTER, *often)])) == []


def test_a_domain_of_one_question_to_which_many_answer_alike_makes_no_two_rounds_one():
    """Everybody answers the one question on trust as in the quarter before, and all else otherwise."""
    before, now = ([f"{'345'[place % 3]}{chr(start + place)}" for place in range(24)] for start in (100, 200))
    assert list(find_same_round(tell("2026-Q3", *now), [tell(QUARTER, *before)])) == []


def test_a_round_is_known_again_where_names_of_organisations_changed_or_a_question_was_added():
    own = [f"{chr(100 + place)}x" for place in range(12)]
    renamed = tell("2026-Q3", own[-1], *own[:-1])
    assert list(find_same_round(renamed, [tell(QUARTER, *own)])) != []
    read_anew = [f"{sheet[0]}y" for sheet in own]
    for both in (read_anew, [read_anew[-1], *read_anew[:-1]]):
        assert list(find_same_round(tell("2026-Q3", *both), [tell(QUARTER, *own)])) != []
