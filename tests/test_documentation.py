"""The documents name what the product has: every page, command, kind of file, threshold and dependency."""

import importlib
import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from analytics.partition import FEWEST_ORGANISATIONS, SMALLEST_GROUP
from analytics.release import METHOD_VERSION
from data.accounts import list_pages
from data.commands import build_parser, list_commands
from data.imports.kinds import list_kinds
from data.texts import read_sections

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
METHODS = (ROOT / "data" / "METHODS.md").read_text(encoding="utf-8")
# Modules whose numbers decide what a reader is told; the rest are sizes of batches and of charts.
JUDGING = (
    "agreement_words",
    "barriers",
    "block_findings",
    "change",
    "change_cells",
    "control_chart",
    "disclosure",
    "exposure",
    "families",
    "funnel",
    "partition",
    "priority_cells",
    "record_findings",
    "recorded_cells",
    "release_trend",
    "resource_gap",
    "scoring",
    "sureness_cells",
    "survey_cells",
    "survey_findings",
    "tie_cells",
    "value_steps",
)
ROOMS = ("analytics", "data", "pages")
NOT_A_THRESHOLD = {
    "DRAWS",
    "ERROR_DIGITS",
    "GROUPS_AT_ONCE",
    "MOST_NAMES",
    "RANDOM_STATE",
    "NO_SPREAD",
    "ROUNDING",
    "POINTS",
    "TOP",
}


def thresholds() -> dict[str, float]:
    """module.NAME → number, of every judging module's own numeric constants."""
    found = {}
    for name in JUDGING:
        module = importlib.import_module(f"analytics.{name}")
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for constant in re.findall(r"^([A-Z][A-Z0-9_]*)(?:: \w+)? = ", source, flags=re.MULTILINE):
            stored = getattr(module, constant)
            if isinstance(stored, int | float) and constant not in NOT_A_THRESHOLD:
                found[f"{name}.{constant}"] = stored
    return found


def test_every_threshold_stands_in_methods_with_its_value():
    rows = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]+?) \|", METHODS, flags=re.MULTILINE))
    assert {name: float(shown.replace(",", "")) for name, shown in rows.items()} == pytest.approx(
        thresholds()
    )


@pytest.mark.parametrize("title", [title for _, title in list_pages()])
def test_every_page_is_in_the_readme(title):
    assert title in README


@pytest.mark.parametrize("name", [command.name for command in list_commands()])
def test_every_command_is_in_the_readme(name):
    assert f"python -m data {name}" in README


def written_options() -> list[tuple[str, str]]:
    """Command and option, wherever the Makefile or a document tells somebody (or make) to use one."""
    found = set()
    for name in ("Makefile", "README.md", "docs/RUNNING.md", "docs/IMPORTING.md"):
        for command, rest in re.findall(r"python -m data (\w+)([^\n`·]*)", (ROOT / name).read_text("utf-8")):
            found |= {(command, option) for option in re.findall(r"--[a-z-]+", rest)}
    return sorted(found)


@pytest.mark.parametrize(("command", "option"), written_options())
def test_every_option_that_is_written_somewhere_exists(command, option, capsys):
    """`make run` once called an option that did not exist."""
    with pytest.raises(SystemExit):
        build_parser(command).parse_args([command, "--help"])
    assert option in re.findall(r"--[a-z-]+", capsys.readouterr().out)


@pytest.mark.parametrize("kind", ["survey", *sorted(list_kinds()), "transcript", "invitation", "minutes"])
def test_every_kind_of_file_is_in_the_readme_and_in_the_guide(kind):
    guide = (ROOT / "docs" / "IMPORTING.md").read_text(encoding="utf-8")
    assert kind in README
    assert kind in guide


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_and_earns_its_place_in_the_readme(file):
    lines = [line for line in (ROOT / file).read_text().splitlines() if line and not line.startswith("#")]
    for line in lines:
        name = re.fullmatch(r"([\w.-]+)(?:\[\w+\])?==[\w.]+(?:\s+#.*)?", line)
        assert name, line
        assert name[1] in README, line


def test_every_package_that_the_product_runs_on_is_imported_by_it():
    files = [ROOT / "dashboard.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    imported = {found[1] for line in lines if (found := re.match(r"\s*(?:from|import) (\w+)", line))}
    distributions = packages_distributions()
    needed = {dist for name in imported for dist in distributions.get(name, [])}
    pinned = re.findall(r"^([\w.-]+)(?:\[\w+\])?==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert set(pinned) - needed == {"Authlib"}  # st.login imports it


def test_links_between_documents_lead_somewhere():
    for document in (ROOT / "README.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} → {target}"


def test_the_readme_begins_with_the_two_commands_and_then_a_picture():
    assert README.index("make run") < README.index("make test") < README.index("![")


def test_every_picture_in_the_documents_folder_is_shown_in_the_readme():
    shown = set(re.findall(r"!\[[^\]]+\]\(docs/([^)]+)\)", README))
    assert shown == {picture.name for picture in (ROOT / "docs").glob("*.png")}


def test_the_methods_say_what_changed_with_their_newest_version():
    versions = re.findall(
        r"^- \*\*(\d+)\*\*", read_sections("methods")["Versions of these methods"], re.MULTILINE
    )
    assert versions == [str(number) for number in range(int(METHOD_VERSION), 0, -1)]


def test_privacy_says_in_short_from_how_many_a_number_is_published():
    words = {3: "three", 5: "five"}
    text = (ROOT / "docs" / "PRIVACY.md").read_text(encoding="utf-8")
    rule = (
        f"{words[SMALLEST_GROUP]} people or more, from at least {words[FEWEST_ORGANISATIONS]} organisations"
    )
    assert rule in text.split("\n\n")[1]
