"""The arrows of the design: pages → data, analytics; data → analytics; analytics → nothing of ours."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {"analytics", "data", "pages", "tests", "dashboard"}
MAY_IMPORT = {
    "analytics": {"analytics"},
    "data": {"analytics", "data"},
    "pages": {"analytics", "data", "pages"},
}
# Analytics take frames and give frames: no database, no screen, no files, no clock.
NOT_IN_ANALYTICS = {
    "sqlalchemy",
    "sqlmodel",
    "alembic",
    "streamlit",
    "os",
    "pathlib",
    "yaml",
    "requests",
    "time",
}
# The only screens with a door to private records; everything else reads releases.
PAGES_WITH_RECORDS = {
    "pages/custodian/import_files.py",
    "pages/custodian/rounds_and_releases.py",
}
RECORD_DOORS = {
    "data.records",
    "data.release_desk",
    "data.release_batches",
    "data.release_builders",
    "data.release_due",
    "data.release_tables",
    "data.rounds",
    "data.imports",
    "data.pseudonyms",
    "data.tables",
    "data.database",
}
NAMES_OF_NOTHING = {
    "utils",
    "helpers",
    "common",
    "core",
    "misc",
    "base",
    "shared",
    "manager",
    "processor",
    "lib",
}


def python_files(room: str) -> list[Path]:
    return sorted(path for path in (ROOT / room).rglob("*.py") if "versions" not in path.parts)


def imported_names(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, with full dotted names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_each_room_imports_only_downwards(room):
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(room)
        for name in imported_names(path)
        if name.split(".")[0] in OURS - MAY_IMPORT[room]
    }
    assert wrong == set()


def test_analytics_knows_no_database_no_screen_and_no_files():
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files("analytics")
        for name in imported_names(path)
        if name.split(".")[0] in NOT_IN_ANALYTICS
    }
    assert wrong == set()


def test_only_the_custodians_pages_open_the_records():
    opening = {
        str(path.relative_to(ROOT))
        for path in python_files("pages")
        if any(
            name == door or name.startswith(f"{door}.")
            for name in imported_names(path)
            for door in RECORD_DOORS
        )
    }
    assert opening <= PAGES_WITH_RECORDS


def test_the_doors_to_releases_and_agreements_have_no_path_to_answers():
    for door in ("data/releases.py", "data/programme_ledger.py", "data/agreements.py"):
        assert not any(name.startswith("data.records") for name in imported_names(ROOT / door)), door


def test_no_page_lies_where_streamlit_would_serve_it_past_the_sign_in():
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == []


def test_no_module_has_a_name_that_says_nothing():
    assert [p for room in MAY_IMPORT for p in python_files(room) if p.stem in NAMES_OF_NOTHING] == []


def test_nothing_asks_a_frame_for_the_names_of_days_or_months():
    """Where texts are Python's own (data/__init__.py) pandas 3.1 fails at them."""
    texts = {path: path.read_text("utf-8") for room in MAY_IMPORT for path in python_files(room)}
    assert not [path for path, text in texts.items() if re.search(r"\.(day|month)_name\(", text)]


def test_everything_that_the_product_imports_is_pinned():
    pinned = {
        re.split(r"[\[=]", line)[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    packages = packages_distributions()
    imported = {
        name.split(".")[0]
        for room in MAY_IMPORT
        for path in [*python_files(room), ROOT / "dashboard.py"]
        for name in imported_names(path)
    } - set(sys.stdlib_module_names)
    missing = {
        name
        for name in imported - OURS
        if not {owner.lower().replace("_", "-") for owner in packages.get(name, [])} & pinned
    }
    assert missing == set()
