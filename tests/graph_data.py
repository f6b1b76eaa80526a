"""Secure Scores to try the product on: the sandbox's, and real answers of Graph where the machine has them.

The real ones are not part of the repository: they lie beside it, or where SECURE_SCORE_DATA says.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from sandbox.clock import Clock
from sandbox.microsoft.catalogue import catalogue_tenant
from securescore.actions import ImprovementAction, improvement_actions
from securescore.models import SecureScore, SecureScoreControlProfile

_BESIDE = Path(__file__).parents[1].parent / "shared" / "data" / "secure-score"
DATA = Path(os.environ.get("SECURE_SCORE_DATA", _BESIDE))

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="no real Graph answers here (SECURE_SCORE_DATA)")


def rows(name: str) -> list[dict[str, Any]]:
    """The real records of secureScores or secureScoreControlProfiles."""
    answer: dict[str, Any] = orjson.loads((DATA / f"{name}.json").read_bytes())
    values: list[dict[str, Any]] = answer["value"]
    return values


def real_actions() -> list[ImprovementAction]:
    """The actions of the real answers."""
    return _actions(rows("secureScoreControlProfiles"), rows("secureScores")[0])


def catalogue_actions() -> list[ImprovementAction]:
    """The actions of the pretend tenant."""
    tenant = catalogue_tenant(Clock(), "contoso")
    return _actions(list(tenant.profiles.values()), next(tenant.secure_scores()))


def _actions(profiles: list[dict[str, Any]], score: dict[str, Any]) -> list[ImprovementAction]:
    models = [SecureScoreControlProfile.model_validate(one) for one in profiles]
    return improvement_actions(models, SecureScore.model_validate(score))


Actions = Callable[[], list[ImprovementAction]]

over_every_tenant = pytest.mark.parametrize(
    "actions",
    [
        pytest.param(catalogue_actions, id="sandbox catalogue"),
        pytest.param(real_actions, id="real answers of Graph", marks=needs_data),
    ],
)
