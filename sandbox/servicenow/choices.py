"""The choice lists (sys_choice) of incident and change_request, in English and German."""

from sandbox.servicenow.instance import Instance

_PRIORITIES = (
    ("1", "1 - Critical", "1 - Kritisch"),
    ("2", "2 - High", "2 - Hoch"),
    ("3", "3 - Moderate", "3 - Mittel"),
    ("4", "4 - Low", "4 - Niedrig"),
    ("5", "5 - Planning", "5 - Planung"),
)
_LEVELS = (("1", "1 - High", "1 - Hoch"), ("2", "2 - Medium", "2 - Mittel"), ("3", "3 - Low", "3 - Niedrig"))
_INCIDENT_STATES = (
    ("1", "New", "Neu"),
    ("2", "In Progress", "In Bearbeitung"),
    ("3", "On Hold", "In Wartestellung"),
    ("6", "Resolved", "Gelöst"),
    ("7", "Closed", "Geschlossen"),
    ("8", "Canceled", "Abgebrochen"),
)

_CHOICES: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {
    ("task", "priority"): _PRIORITIES,
    ("task", "impact"): _LEVELS,
    ("task", "urgency"): _LEVELS,
    ("incident", "priority"): _PRIORITIES,
    ("incident", "impact"): _LEVELS,
    ("incident", "urgency"): _LEVELS,
    ("incident", "state"): _INCIDENT_STATES,
    ("incident", "incident_state"): _INCIDENT_STATES,
    ("incident", "hold_reason"): (
        ("1", "Awaiting Caller", "Warten auf Anrufer"),
        ("3", "Awaiting Problem", "Warten auf Problem"),
        ("4", "Awaiting Vendor", "Warten auf Anbieter"),
        ("5", "Awaiting Change", "Warten auf Change"),
    ),
    ("incident", "close_code"): (
        ("Solution provided", "Solution provided", "Lösung bereitgestellt"),
        ("Workaround provided", "Workaround provided", "Umgehungslösung bereitgestellt"),
        ("Resolved by change", "Resolved by change", "Durch Change gelöst"),
        ("Resolved by caller", "Resolved by caller", "Durch Anrufer gelöst"),
        ("Duplicate", "Duplicate", "Duplikat"),
        ("No resolution provided", "No resolution provided", "Keine Lösung bereitgestellt"),
    ),
    ("change_request", "state"): (
        ("-5", "New", "Neu"),
        ("-4", "Assess", "Bewerten"),
        ("-3", "Authorize", "Autorisieren"),
        ("-2", "Scheduled", "Geplant"),
        ("-1", "Implement", "Implementieren"),
        ("0", "Review", "Prüfen"),
        ("3", "Closed", "Geschlossen"),
        ("4", "Canceled", "Abgebrochen"),
    ),
    ("change_request", "priority"): _PRIORITIES[:4],
    ("change_request", "impact"): _LEVELS,
    ("change_request", "risk"): (("2", "High", "Hoch"), ("3", "Moderate", "Mittel"), ("4", "Low", "Niedrig")),
    ("change_request", "type"): (
        ("normal", "Normal", "Normal"),
        ("standard", "Standard", "Standard"),
        ("emergency", "Emergency", "Notfall"),
    ),
    ("change_request", "close_code"): (
        ("successful", "Successful", "Erfolgreich"),
        ("successful_issues", "Successful with issues", "Erfolgreich mit Problemen"),
        ("unsuccessful", "Unsuccessful", "Nicht erfolgreich"),
    ),
}


def add_choices(instance: Instance) -> None:
    """Fill sys_choice."""
    for (name, element), choices in _CHOICES.items():
        for sequence, (value, english, german) in enumerate(choices, 1):
            place = {"name": name, "element": element, "value": value, "sequence": str(sequence)}
            instance.add("sys_choice", label=english, language="en", **place)
            instance.add("sys_choice", label=german, language="de", **place)


def labels(instance: Instance, table: str, element: str, language: str) -> dict[str, str]:
    """A table's choice list, value to label, in its order; the task table's where it has none."""
    for name in (table, "task"):
        rows = [
            row
            for row in instance.tables["sys_choice"].values()
            if (row["name"], row["element"], row["inactive"]) == (name, element, "false")
        ]
        found = [row for row in rows if row["language"] == language] or [
            row for row in rows if row["language"] == "en"
        ]
        if found:
            found.sort(key=lambda row: int(row["sequence"] or 0))
            return {row["value"]: row["label"] for row in found}
    return {}
