"""Descriptions: plain text that fits, whatever the action's HTML is."""

from dataclasses import replace
from datetime import UTC, date, datetime

from desk.description import DESCRIPTION_CHARACTERS, PREFILL_CHARACTERS, describe, prefill
from desk.share import WRITTEN_CHARACTERS
from securescore.actions import ImprovementAction
from storage.tables import Person
from tests.graph_data import Actions, catalogue_actions, over_every_tenant

DAY = date(2026, 3, 2)
ADA = Person(name="Ada Admin", email="ada.admin@example.com", locale="de-DE")


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


@over_every_tenant
def test_every_action_fits(actions: Actions) -> None:
    assert [] == [fault for action in actions() for fault in faults(action)]


def test_what_the_person_wrote_stands_first_and_whole_where_it_fits() -> None:
    action = catalogue_actions()[0]

    assert describe(ADA, action, DAY, "  Bitte bis Ostern. ").startswith("Bitte bis Ostern.\n\n")


def test_without_words_of_the_person_the_facts_stand_alone() -> None:
    action = catalogue_actions()[0]

    assert "Ada Admin <ada.admin@example.com>" in describe(ADA, action, DAY, "").split("\n")[0]


def test_somebody_without_an_address_is_named_all_the_same() -> None:
    nameless = Person(name="Ada Admin", email="", locale="en-US")

    assert describe(nameless, catalogue_actions()[0], DAY, "").split("\n")[0].endswith("Ada Admin")


def test_an_action_that_is_not_scored_is_said_to_be_so() -> None:
    action = replace(catalogue_actions()[0], score=None, max_score=5.0, gain=0.0)

    told = describe(ADA, action, DAY, "")
    assert "Punkte: nicht bewertet, 5 Punkte möglich" in told
    assert "Auswirkung auf die Bewertung" not in told


def test_the_facts_are_as_of_when_microsoft_last_looked_where_that_is_known() -> None:
    action = catalogue_actions()[0]
    looked = replace(action, last_synced=datetime(2026, 2, 27, 8, tzinfo=UTC))

    assert "Stand: 27.02.2026" in describe(ADA, looked, DAY, "")
    assert "Stand: 02.03.2026" in describe(ADA, replace(action, last_synced=None), DAY, "")


def test_levels_are_told_in_the_readers_language() -> None:
    action = replace(catalogue_actions()[0], user_impact="Low", implementation_cost="Moderate")

    told = describe(ADA, action, DAY, "")
    assert "Auswirkung auf Benutzer: Niedrig" in told
    assert "Umsetzungsaufwand: Mittel" in told
