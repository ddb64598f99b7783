"""The guard over free text: what it must find, what it must leave alone, and how long it may take."""

import pytest

from analytics.personal_data import PLACEHOLDERS, find_personal_data, replace_personal_data
from tests.personal_data_report.__main__ import write_report
from tests.personal_data_report.measure import (
    FOURTH_SET,
    SECOND_SET,
    THIRD_SET,
    read_passage,
    read_passages,
    score_passages,
)

# What the product promises for identifiers with a shape: README and METHODS say the same.
LEAST_RECALL, LEAST_PRECISION = 0.98, 0.90
# Names are reported as they are; this only notices when a change makes them worse.
LEAST_NAME_RECALL, LEAST_NAME_PRECISION = 0.95, 0.95
LEAST_RECALL_OF_AN_ORIGIN = 0.85


@pytest.fixture(scope="module")
def scores():
    return score_passages(read_passages())


def test_structured_identifiers_are_found_as_promised(scores):
    assert scores["structured"].recall >= LEAST_RECALL
    assert scores["structured"].precision >= LEAST_PRECISION


def test_no_single_kind_of_identifier_hides_behind_the_others(scores):
    for kind in set(PLACEHOLDERS) - {"name"}:
        assert scores[kind].recall >= LEAST_RECALL, kind
        assert scores[kind].precision >= LEAST_PRECISION, kind


def test_unusual_writings_are_found_as_promised_too():
    scores = score_passages(read_passages(THIRD_SET))
    assert scores["structured"].recall >= LEAST_RECALL
    assert scores["structured"].precision >= LEAST_PRECISION


def test_the_second_set_is_found_as_promised_too():
    passages = read_passages(SECOND_SET)
    scores = score_passages(passages)
    assert len(passages) >= 200
    assert scores["structured"].recall >= LEAST_RECALL
    assert scores["structured"].precision >= LEAST_PRECISION
    assert scores["name"].recall >= LEAST_NAME_RECALL
    assert scores["name"].precision >= LEAST_NAME_PRECISION


def test_the_fourth_set_is_found_as_promised_too():
    scores = score_passages(read_passages(FOURTH_SET))
    assert scores["structured"].recall >= LEAST_RECALL
    assert scores["structured"].precision >= LEAST_PRECISION
    assert scores["name"].recall >= 0.90  # short of the others, and said so in METHODS


def test_names_of_no_origin_are_left_behind(scores):
    assert scores["name"].recall >= LEAST_NAME_RECALL
    assert scores["name"].precision >= LEAST_NAME_PRECISION
    origins = {name: score.recall for name, score in scores.items() if name.startswith("name/")}
    assert len(origins) == 17
    assert min(origins.values()) >= LEAST_RECALL_OF_AN_ORIGIN, origins


def test_the_set_is_large_and_the_report_has_every_kind_and_origin(scores):
    assert len(read_passages()) >= 400
    report = write_report()
    assert all(name in report for name in scores)


def test_marks_are_read_off_a_passage():
    passage = read_passage("Mum {name/english:Ann Lee} is {~:33}.")
    assert passage.text == "Mum Ann Lee is 33."
    assert [(mark.kind, mark.start, mark.end) for mark in passage.marks] == [("name", 4, 11), ("~", 15, 17)]
    assert passage.origins == ("english", "")


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        (
            "Child Jayden Brooks, DOB 14/03/2011, lives at 27 Alder Grove, Hull HU1 1AA.",
            "[name], DOB [date of birth], lives at [address].",
        ),
        ("NHS number 943 476 5919 or call 07700 900118.", "NHS number [NHS number] or call [phone number]."),
        (
            "NINO: JG 10 37 59 A, mail a.b@example.org",
            "NINO: [National Insurance number], mail [e-mail address]",
        ),
        ("crime ref 42/118305/24 for Ruby (14)", "crime ref [case reference] for [name] ([age])"),
        ("She turned 16 on 2 June 2024.", "She turned [age] on [date of birth]."),
        ("dob, which nursery has as 2-6-2019", "dob, which nursery has as [date of birth]"),
        ("Write to kim(at)example.org today", "Write to [e-mail address] today"),
        ("too many calls (07700 900123)", "too many calls ([phone number])"),
        ("ring (01632) 960 018 or (+44) 7700 900123", "ring [phone number] or [phone number]"),
        ("Keeping children safe from harm", "Keeping children safe from harm"),
        ("Recognising mum's needs", "Recognising mum's needs"),
        ("Protect children", "Protect children"),
        ("Supporting Ruby and her mum", "Supporting [name] and her mum"),
        ("Harding said his mum left", "[name] said his mum left"),
        ("Fielding James was seen at school", "[name] was seen at school"),
        ("Browning James lives with gran", "[name] lives with gran"),
        ("Ring 01632 960 018 ext. 7 first", "Ring [phone number] first"),
        ("They moved again, from BS16 to BS4", "They moved again, from [postcode]"),
        ("Living between M14 and M20 now", "Living between [postcode] now"),
        ("Exhibit JS/1 and exhibits KLM/2, JS/3", "Exhibit [case reference] and exhibits [case reference]"),
        ("On 17 June 2010, LCS 4402918 was opened", "On 17 June 2010, [case reference] was opened"),
        ("a 9 yr old and a girl (f, 12)", "a [age] and a girl (f, [age])"),
        ("The rate rose from 12.500.0000 on 3 May 2024", "The rate rose from 12.500.0000 on 3 May 2024"),
        ("The budget is £07,700,900 for 2024/25.", "The budget is £07,700,900 for 2024/25."),
        ("Minutes of 14/03/2024 were agreed.", "Minutes of 14/03/2024 were agreed."),
        ("", ""),
    ],
)
def test_placeholders_stand_in_for_what_was_found(text, replaced):
    assert replace_personal_data(text) == replaced


def test_a_ten_figure_number_without_the_check_figure_is_no_nhs_number_unless_it_says_so():
    assert find_personal_data("the number 943 476 5918 came up") == []
    assert [span.kind for span in find_personal_data("NHS no 943 476 5918")] == ["nhs_number"]


def test_an_age_counts_beside_a_person_and_not_of_many():
    assert [span.kind for span in find_personal_data("Elif, 12, was seen")] == ["name", "age"]
    assert find_personal_data("Children aged 5 and over; ages 11 to 17") == []


@pytest.mark.parametrize(
    "text",
    [
        "Costs turned 20 on 3 May.",
        "The waiting list has turned 20 on 3 May",
        "The programme is three years old.",
        "A four-year-old policy needs looking at again.",
        "The culvert (12 m) and the fence (2 m) were inspected",
        "Costs rose (12 m) and fell again (2m)",
        "We met @ example.org",
        "Traffic moved from the M4 to the M5",
        "Traffic moved from M4 to M5 at noon",
        "The desk moved from room E1 to E3 and the rota from S1 to S4 rooms",
        "We moved from CP2 to CP3 of the plan",
        "Sizes from BS16 to BS4 are in stock",
        "The exhibit AB12 on bridges and/or an exhibition",
        "The workshop is @ example.org",
        "The Board will circulate the MARAC protocol by 30/04/2026.",
        "Swansea Bay UHB and Hywel Dda UHB reported 1,204 contacts",
    ],
)
def test_what_is_said_of_things_is_nobodys_age_birthday_or_address(text):
    assert find_personal_data(text) == []


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        (
            "A boy of the programme turned 16 on 2 June",
            "A boy of the programme turned [age] on [date of birth]",
        ),
        ("Jayden (12 m) was seen", "[name] ([age] m) was seen"),
        ("her son (2 m) and YP (14M)", "her son ([age] m) and YP ([age]M)"),
        ("write to sam @ example.org", "write to [e-mail address]"),
        ("Whatsapp number +447700900321 rang", "Whatsapp number [phone number] rang"),
        ("a four-year-old school boy", "a [age] school boy"),
    ],
)
def test_the_same_said_of_people_is_masked(text, replaced):
    assert replace_personal_data(text) == replaced


def test_a_law_a_hospital_and_a_saint_are_no_children():
    for text in (
        "Clare's Law applies",
        "Alder Hey Hospital",
        "St Mary's is a school",
        "Joseph Rowntree Foundation",
    ):
        assert find_personal_data(text) == [], text


def test_spans_are_in_order_do_not_overlap_and_lie_in_the_text():
    for passage in read_passages():
        spans = find_personal_data(passage.text)
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= span.start < span.end <= len(passage.text) for span in spans)
        assert all(0 < span.confidence <= 1 and span.kind in PLACEHOLDERS for span in spans)


def test_nothing_is_found_twice_once_it_has_been_replaced():
    for passage in read_passages():
        again = find_personal_data(replace_personal_data(passage.text))
        before = {passage.text[span.start : span.end] for span in find_personal_data(passage.text)}
        replaced = replace_personal_data(passage.text)
        assert not before & {replaced[span.start : span.end] for span in again if span.kind != "age"}


# Each line makes some expression begin again and again.
NASTY = {
    "figures and spaces": "0 7 ",
    "full stops": "1.",
    "at signs": "a@x.",
    "births": "born on ",
    "names": "Kayleigh ",
    "lists": "Ruby, ",
    "flats": "Flat A The Old House, ",
    "labels": "case no ",
    "capitals": "SMITH, Oliver ",
    "streets": "12 of the of the ",
    "brackets": "(",
    "apostrophes": "O'",
}


def test_a_million_letters_made_to_trap_it_come_to_an_end():
    """Where an expression tried every way to match, each of these 80,000 letters would take hours."""
    text = "\n".join((pattern * 80_000)[:83_000] for pattern in NASTY.values())
    assert len(text) > 990_000
    assert {"name", "email", "address"} <= {span.kind for span in find_personal_data(text)}
