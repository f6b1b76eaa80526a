"""What change requests are made from: models, and the templates of standard changes.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/change-management-api.md

A template keeps its fields in one text, ``name=value^name=value^EQ``, as a model does in ``record_preset``.
"""

from collections.abc import Mapping

from sandbox.servicenow.instance import Instance, Record, steady_sys_id

FIXED = frozenset({"description", "backout_plan", "test_plan", "implementation_plan"})
"""What a standard change has from its template, whatever is sent."""

_MODELS = ("Normal", "Standard", "Emergency")
_TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "Reset a service account password": {
        "short_description": "Reset a service account password",
        "description": "Give a service account a new password and tell its owner.",
        "implementation_plan": "Set the password, store it in the vault, restart what uses it.",
        "backout_plan": "Set the former password again from the vault.",
        "test_plan": "The service logs in; no failed logins for an hour.",
        "category": "Other",
        "risk": "4",
    },
    "Apply a configuration baseline": {
        "short_description": "Apply a configuration baseline",
        "description": "Bring a tenant or a device group to the approved security baseline.",
        "implementation_plan": "Apply to the pilot group, wait a day, apply to everybody.",
        "backout_plan": "Assign the former baseline again.",
        "test_plan": "The baseline's report shows no deviation.",
        "category": "Other",
        "risk": "3",
    },
}


def add_change_templates(instance: Instance) -> None:
    """Fill chg_model, std_change_record_producer and std_change_producer_version."""
    for name in _MODELS:
        instance.add(
            "chg_model",
            sys_id=steady_sys_id("chg_model", name),
            name=name,
            description=f"{name} change",
            record_preset=f"type={name.lower()}^EQ",
            default_change_model=str(name == "Normal").lower(),
        )
    for name, fields in _TEMPLATES.items():
        _add_template(instance, name, fields)


def _add_template(instance: Instance, name: str, fields: Mapping[str, str]) -> None:
    version = steady_sys_id("std_change_producer_version", name)
    template = instance.add(
        "std_change_record_producer",
        sys_id=steady_sys_id("std_change_record_producer", name),
        name=name,
        short_description=fields["short_description"],
        description=fields["description"],
        template="^".join(f"{field}={value}" for field, value in fields.items()) + "^EQ",
        current_version=version,
    )
    producer = template["sys_id"]
    instance.add(
        "std_change_producer_version", sys_id=version, name=f"{name} - 1", std_change_producer=producer
    )


def fields_in(text: str) -> dict[str, str]:
    """The fields that a template or a model presets."""
    terms = (term.partition("=") for term in text.split("^") if "=" in term)
    return {name: value for name, _, value in terms}


def model_named(instance: Instance, named: str) -> Record | None:
    """The active model with this name or sys_id."""
    models = instance.tables["chg_model"].values()
    return next(
        (row for row in models if named in (row["name"], row["sys_id"]) and row["active"] == "true"), None
    )
