"""An incident's priority, which the instance computes from impact and urgency.

Source: https://www.servicenow.com/docs/r/it-service-management/incident-management/def-prio-lookup-rules.html
The lookup rules of a new instance; an admin can change them, so priority is read back after every write.
"""

PRIORITY_LOOKUP = {
    ("1", "1"): "1",
    ("1", "2"): "2",
    ("2", "1"): "2",
    ("1", "3"): "3",
    ("2", "2"): "3",
    ("3", "1"): "3",
    ("2", "3"): "4",
    ("3", "2"): "4",
    ("3", "3"): "5",
}

_IMPACT_URGENCY = {"1": ("1", "1"), "2": ("1", "2"), "3": ("2", "2"), "4": ("2", "3"), "5": ("3", "3")}


def impact_urgency_for(priority: str) -> tuple[str, str]:
    """Impact and urgency, each "1" to "3", that give ``priority``, "1" to "5"; raises ValueError."""
    if priority not in _IMPACT_URGENCY:
        raise ValueError(f"not a priority of an incident: {priority!r}")
    return _IMPACT_URGENCY[priority]
