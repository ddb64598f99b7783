"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "dev"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files and R values kept beside the project; absent on a plain clone, required in CI."""
    if SHARED_DATA.is_dir():
        return SHARED_DATA
    if os.environ.get("CI"):
        pytest.fail(f"shared data not found at {SHARED_DATA}; CI runs with shared/ beside the checkout")
    pytest.skip("shared/ is not beside this checkout")
