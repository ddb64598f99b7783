"""Case studies: honest about where they come from, and matched to findings."""

import pandas as pd
import pytest
import yaml

from analytics.case_matching import match_cases
from data.case_studies import read_case_files, read_case_studies
from data.yaml_lists import ListError


def case(**given) -> dict:
    plain = {
        "id": "calls",
        "kind": "illustrative",
        "title": "Calls",
        "answers": ["trust"],
        "setting": "A town",
        "what_was_done": "People rang each other.",
        "what_changed": "They knew each other.",
        "caution": "Invented.",
    }
    return plain | given


def read(tmp_path, *rows):
    path = tmp_path / "some.yaml"
    path.write_text(yaml.safe_dump(list(rows)), encoding="utf-8")
    return read_case_files([path])


def finding(**given) -> dict:
    plain = {"finding_key": "a", "rank": 1, "kind": "level", "measure": "trust", "verdict": "steady"}
    return plain | {"sentence": "Trust stands at 50."} | given


def library(*rows: tuple[str, str, tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["case_id", "kind", "answers"])


def test_every_published_case_says_where_and_every_other_says_that_it_is_invented():
    cases = read_case_studies()
    published = cases["kind"] == "published"
    assert cases.loc[published, ["source", "link"]].notna().all(axis=None)
    assert cases.loc[~published, "caution"].str.contains("Invented").all()
    assert published.any()
    assert (~published).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"caution": None}, "some.yaml, calls: caution is missing"),
        ({"kind": "true"}, "kind 'true' must be one of published, illustrative"),
        ({"kind": "published"}, "a published case needs a source and a link"),
        ({"source": "A book", "link": "https://example.org"}, "an illustrative case is invented"),
        ({"caution": "Small."}, "caution must say that an illustrative case is invented"),
        ({"answers": ["weather"]}, "answers 'weather' is not known"),
        ({"colour": "red"}, "colour is not a known field"),
    ],
)
def test_a_broken_rule_is_named_with_file_case_and_field(tmp_path, change, message):
    with pytest.raises(ListError) as error:
        read(tmp_path, case(**change))
    assert message in str(error.value)


def test_an_id_stands_once(tmp_path):
    with pytest.raises(match="id is taken"):
        read(tmp_path, case(), case())


def test_a_case_is_matched_by_its_subject_and_cites_the_finding():
    cases = library(("x", "published", ("trust",)), ("y", "published", ("money",)))
    matched = match_cases(pd.DataFrame([finding()]), cases)
    assert matched["case_id"].tolist() == ["x"]
    assert matched["finding_key"].tolist() == ["a"]


def test_what_weighs_most_is_matched_as_the_barrier_that_it_names():
    rows = [finding(kind="heaviest", measure="heaviest_barrier", verdict="resources")]
    cases = library(("x", "published", ("trust",)), ("y", "published", ("resources",)))
    assert match_cases(pd.DataFrame(rows), cases)["case_id"].tolist() == ["y"]


def test_the_first_finding_counts_most_and_published_cases_come_first():
    rows = [finding(), finding(finding_key="b", rank=2, measure="money")]
    cases = library(
        ("m", "published", ("money",)), ("i", "illustrative", ("trust",)), ("p", "published", ("trust",))
    )
    assert match_cases(pd.DataFrame(rows), cases)["case_id"].tolist() == ["p", "i", "m"]


def test_without_findings_there_is_no_case():
    cases = library(("x", "published", ("trust",)))
    assert match_cases(pd.DataFrame([finding()]).iloc[:0], cases).empty
