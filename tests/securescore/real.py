"""Real answers of Graph, where the machine has them; they are not part of the repository."""

import os
from pathlib import Path
from typing import Any

import orjson
import pytest

_BESIDE = Path(__file__).parents[2].parent / "shared" / "data" / "secure-score"
DATA = Path(os.environ.get("SECURE_SCORE_DATA", _BESIDE))

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="no real Graph answers here (SECURE_SCORE_DATA)")


def rows(name: str) -> list[dict[str, Any]]:
    """The records of secureScores or secureScoreControlProfiles."""
    answer: dict[str, Any] = orjson.loads((DATA / f"{name}.json").read_bytes())
    values: list[dict[str, Any]] = answer["value"]
    return values
