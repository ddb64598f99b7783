"""Where the people of a meeting file belong: what it and earlier answers say, and what is to be asked."""

from collections.abc import Mapping as Words

import pandas as pd

from analytics.personal_data import find_personal_data
from data.imports.mapping import Mapping
from data.imports.meeting_files.matching import BY_NAME, LEFT_OUT, SURE, may_speak_for_all
from data.imports.meeting_files.minutes_posts import ORGANISATION_WORDS
from data.imports.meeting_files.people import TITLES, fold, normalise_person
from data.imports.problems import ImportRefused

LONGEST_ORGANISATION = 80
MOST_WORDS = 10
MOST_FIGURES = 2
OF_PLACES = frozenset("sir dame lord lady".split())  # "Lady Bay Playgroup"
NO_NAME = (
    f"an organisation’s name has at most {LONGEST_ORGANISATION} letters and {MOST_WORDS} words, at most "
    f"{MOST_FIGURES} figures, begins with a letter or a figure, and holds no name of a person and nothing "
    "else personal; say the agency"
)


def choose_organisations(people: pd.DataFrame, matched: pd.DataFrame, *, believes_file: bool) -> pd.Series:
    """Each person's organisation: one that is known and sure, else (in minutes) as the file plainly says.

    people:   person | email_domain | organisation   (as the file writes them)
    matched:  organisation | confidence   (as `match_people` returns them)

    What stands beside a name on a screen is not believed: people write anything there.
    """
    sure = matched["organisation"].where(matched["confidence"] >= SURE, "")
    if not believes_file:
        return sure
    stated = people["organisation"].astype(object)
    usable = {name: is_organisation_name(name) for name in stated.unique()}
    return sure.where(sure != "", stated.where(stated.map(usable), ""))


def list_places(people: pd.DataFrame, matched: pd.DataFrame, *, believes_file: bool) -> pd.DataFrame:
    """What can be said of where people belong: each e-mail domain once, and each person without one.

    people:   person | email_domain | organisation   (as the file writes them)
    matched:  organisation | confidence | reason   (as `match_people` returns them)
    returns:  by | named | people_count | written | guess | organisation | is_settled

    by is "email_domain" where one may speak for everybody of it, else "person": the words under which a
    mapping's values say it. written is what stands beside a name in the file, guess the best that is not
    sure. is_settled: somebody has said it before, and organisation is what they said ("" is left out). Whom
    the file itself places is not listed.
    """
    used = choose_organisations(people, matched, believes_file=believes_file)
    is_sure = matched["confidence"] >= SURE
    is_said = is_sure & (matched["confidence"] != BY_NAME)
    is_told = ~is_said & (used != "") & (is_sure | (matched["organisation"] == ""))
    of_person = matched["reason"].astype("str").str.startswith("confirmed")
    speaks = ~of_person & people["email_domain"].map(may_speak_for_all).astype(bool)
    listed = pd.DataFrame(
        {
            "by": speaks.map({True: "email_domain", False: "person"}),
            "named": people["email_domain"].where(speaks, people["person"]),
            "key": people["email_domain"].where(speaks, people["person"].map(normalise_person)),
            "person": people["person"].map(normalise_person),
            "written": people["organisation"],
            "guess": matched["organisation"].where(~is_sure, ""),
            "organisation": matched["organisation"].where(is_said, ""),
            "is_settled": is_said,
        }
    )[~is_told & (people["person"] != "")]
    words = ["written", "guess", "organisation"]
    listed[words] = listed[words].astype(object).where(listed[words] != "", None)
    grouped = listed.groupby(["by", "key"], sort=False)
    # Of words the first that says something: a blank is none.
    asked = grouped[["named", *words]].first().fillna("")
    asked = asked.assign(people_count=grouped["person"].nunique(), is_settled=grouped["is_settled"].all())
    asked = asked.reset_index()[["by", "named", "people_count", *words, "is_settled"]]
    return asked.sort_values(
        ["by", "people_count"], ascending=[True, False], kind="stable", ignore_index=True
    )


def say_places(mapping: Mapping | None, kind: str, said: Words[str, Words[str, str]]) -> Mapping:
    """The mapping with where people belong: by ("email_domain" or "person") → named → organisation.

    Raises ImportRefused where what was said cannot be an organisation's name.
    """
    wrong = [
        name for places in said.values() for name in places.values() if name != LEFT_OUT
        and not is_organisation_name(name)
    ]  # fmt: skip
    if wrong:
        raise ImportRefused(NO_NAME)
    mapping = mapping or Mapping(kind=kind)
    values = {by: mapping.values.get(by, {}) | dict(places) for by, places in said.items()}
    return mapping.model_copy(update={"values": mapping.values | values})


def is_organisation_name(name: str) -> bool:
    """Short words without figures or anything personal: what may be stored as a name."""
    words = name.split()
    return (
        bool(words)
        and len(name) <= LONGEST_ORGANISATION
        and len(words) <= MOST_WORDS
        and name[0].isalnum()
        and sum(letter.isdigit() for letter in name) <= MOST_FIGURES
        and not find_personal_data(name)
        and not _is_titled(words)
    )


def _is_titled(words: list[str]) -> bool:
    """ "DI Smith", "Insp. Brown": a title in front and nothing of an organisation behind it."""
    first, *others = (fold(word).strip(".,") for word in words)
    return bool(others) and first in TITLES - OF_PLACES and ORGANISATION_WORDS.isdisjoint(others)
