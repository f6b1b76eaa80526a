"""What an action's page says: all that its profile and its score tell, and what can be done about it."""

from sandbox.microsoft.control import STATES, Control, Json, state
from sandbox.microsoft.pages import day
from sandbox.microsoft.tenant import Tenant, managed_elsewhere
from sandbox.microsoft.words import STATE_WORDS, product

UNTOLD = "Not stated"


def details(tenant: Tenant, control_id: str) -> Json:
    """The values of the page's template."""
    profile, control, today = tenant.profile(control_id), tenant.control(control_id), tenant.today()
    return {
        "profile": profile,
        "action": tenant.action(control_id),
        "row": control.row(today) if control else {},
        "observed": control.observed(today) if control else None,
        "coming": coming(control, tenant),
        "facts": facts(profile),
        "history": history(profile),
        "in_force": state(profile, today),
        "choices": [(name, STATE_WORDS[name]) for name in STATES],
        "STATE_WORDS": STATE_WORDS,
        "managed_elsewhere": managed_elsewhere(control_id),
    }


def coming(control: Control | None, tenant: Tenant) -> Json | None:
    """From which day on Microsoft will observe which percentage, where that is not what it observes now."""
    move = control.coming(tenant.today()) if control else None
    return {"day": day(move.at.isoformat()), "percentage": move.percentage} if move else None


def facts(profile: Json) -> list[tuple[str, str]]:
    """The profile's single facts, by the portal's names for them."""
    compliance = [one["certificationName"] for one in profile.get("complianceInformation") or []]
    told = {
        "Category": profile.get("controlCategory"),
        "Product": product(profile.get("service")),
        "Rank": profile["rank"],
        "Protects against": ", ".join(profile.get("threats") or []),
        "User impact": profile.get("userImpact"),
        "Implementation cost": profile.get("implementationCost"),
        "Tier": profile.get("tier"),
        "Action type": profile.get("actionType"),
        "Compliance": ", ".join(compliance),
        "Deprecated": "Yes" if profile.get("deprecated") else "No",
        "Id in Graph": profile["id"],
    }
    return [(name, str(value or UNTOLD)) for name, value in told.items()]


def history(profile: Json) -> list[Json]:
    """What was declared, newest first; the state that nobody set is none of it."""
    declared = [update for update in profile["controlStateUpdates"] if update["updatedDateTime"]]
    return sorted(declared, key=lambda update: str(update["updatedDateTime"]), reverse=True)
