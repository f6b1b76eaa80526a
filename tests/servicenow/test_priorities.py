import pytest

from servicenow.priorities import PRIORITY_LOOKUP, impact_urgency_for


@pytest.mark.parametrize("priority", ["1", "2", "3", "4", "5"])
def test_impact_and_urgency_give_back_the_priority(priority: str) -> None:
    assert priority == PRIORITY_LOOKUP[impact_urgency_for(priority)]


@pytest.mark.parametrize("priority", ["", "0", "6", "critical"])
def test_there_is_no_other_priority(priority: str) -> None:
    with pytest.raises(ValueError, match="not a priority"):
        impact_urgency_for(priority)
