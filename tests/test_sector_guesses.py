"""What kind of organisation a name speaks of, and whose seat is a parent's or a young person's."""

import pytest

from data.imports.sector_guesses import SECTORS, WORDS, find_own_voice, guess_sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Westbrook Council Children's Services", "social care"),
        ("West Vale Police", "police"),
        ("Westbrook Primary Care Trust", "health"),
        ("School Nursing", "health"),
        ("Little Steps Nursery", "education"),
        ("Westbrook Academy Trust", "education"),
        ("Youth Justice Service", "youth justice"),
        ("Vale Voices (charity)", "voluntary"),
        ("Carers Trust", "voluntary"),
        ("Open Door", ""),
    ],
)
def test_a_name_suggests_a_kind_or_nothing(name, sector):
    assert guess_sector(name) == sector


def test_every_kind_that_is_suggested_is_offered():
    assert set(WORDS) <= set(SECTORS)


@pytest.mark.parametrize(
    "name", ["Parent representative", "Parents' rep 2", "Carer", "Parent/Carer Rep", "Parents and carers"]
)
def test_a_seat_that_is_a_parents_is_known(name):
    assert find_own_voice(name) == "parents and carers"


@pytest.mark.parametrize("name", ["Young person A", "Care leaver representative"])
def test_a_seat_that_is_a_young_persons_is_known(name):
    assert find_own_voice(name) == "young people"


@pytest.mark.parametrize(
    "name", ["Parent Carer Forum", "Family Rights Group", "Youth Club", "Young People's Service"]
)
def test_an_organisation_for_parents_or_the_young_is_none_of_them(name):
    assert find_own_voice(name) == ""
