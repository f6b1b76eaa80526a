"""Descriptions: plain text that fits, whatever the action's HTML is."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest

from desk.description import DESCRIPTION_CHARACTERS, PREFILL_CHARACTERS, describe, prefill
from desk.share import WRITTEN_CHARACTERS
from sandbox.clock import Clock
from sandbox.microsoft.catalogue import catalogue_tenant
from securescore.actions import ImprovementAction, improvement_actions
from securescore.models import SecureScore, SecureScoreControlProfile
from storage.tables import Person

DAY = date(2026, 3, 2)
ADA = Person(name="Ada Admin", email="ada.admin@example.com", locale="de-DE")
RECORDED = Path(
    os.environ.get("SECURE_SCORE_DATA", Path(__file__).parents[3] / "shared" / "data" / "secure-score")
)


def catalogue() -> list[ImprovementAction]:
    tenant = catalogue_tenant(Clock(), "contoso")
    return _actions(list(tenant.profiles.values()), next(tenant.secure_scores()))


def recorded() -> Iterator[list[ImprovementAction]]:
    for file in RECORDED.rglob("secureScoreControlProfiles.json"):
        score = orjson.loads(file.with_name("secureScores.json").read_bytes())["value"][0]
        yield _actions(orjson.loads(file.read_bytes())["value"], score)


def _actions(profiles: list[dict[str, object]], score: dict[str, object]) -> list[ImprovementAction]:
    models = [SecureScoreControlProfile.model_validate(one) for one in profiles]
    return improvement_actions(models, SecureScore.model_validate(score))


def faults(action: ImprovementAction) -> list[str]:
    """What is wrong with the descriptions of an action."""
    offered = prefill(action)
    whole = describe(ADA, action, DAY, "x" * WRITTEN_CHARACTERS)
    found = {
        "the prefill is too long": len(offered) > min(PREFILL_CHARACTERS, WRITTEN_CHARACTERS),
        "the description is too long": len(whole) > DESCRIPTION_CHARACTERS,
        "a fact was cut off": action.control_id not in whole or action.action_url not in whole,
        "markup is left": any(mark in offered for mark in ("<p", "<li", "<a ", "<strong", "&nbsp;", "&amp;")),
    }
    return [f"{action.control_id}: {fault}" for fault, there in found.items() if there]


def test_every_action_of_the_catalogue_fits() -> None:
    assert [] == [fault for action in catalogue() for fault in faults(action)]


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers of Graph here")
def test_every_recorded_action_fits() -> None:
    tenants = list(recorded())

    assert sum(map(len, tenants)) >= 200
    assert [] == [fault for actions in tenants for action in actions for fault in faults(action)]


def test_what_the_person_wrote_stands_first_and_whole_where_it_fits() -> None:
    action = catalogue()[0]

    assert describe(ADA, action, DAY, "  Bitte bis Ostern. ").startswith("Bitte bis Ostern.\n\n")


def test_without_words_of_the_person_the_facts_stand_alone() -> None:
    action = catalogue()[0]

    assert "Ada Admin <ada.admin@example.com>" in describe(ADA, action, DAY, "").split("\n")[0]


def test_somebody_without_an_address_is_named_all_the_same() -> None:
    nameless = Person(name="Ada Admin", email="", locale="en-US")

    assert describe(nameless, catalogue()[0], DAY, "").split("\n")[0].endswith("Ada Admin")
