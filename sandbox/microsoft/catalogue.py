"""Where a tenant comes from: our own catalogue of improvement actions, or recorded answers of Graph.

A file of the catalogue is a list of actions: ``profile`` in Graph's fields, and for an action that the tenant
is scored on also ``controlScore`` (see Control) and ``observed``: the ``percentage`` now; where it moved, the
one ``before`` and how many ``days_ago``; ``lag_days`` where Microsoft syncs late; ``count_is_of_missing``.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orjson

from sandbox.clock import Clock
from sandbox.microsoft.control import Control, Json, Move, midnight
from sandbox.microsoft.tenant import DAYS_KEPT, Tenant

CATALOGUE = Path(__file__).parent / "catalogue"
VENDOR = {"provider": "SecureScore", "providerVersion": None, "subProvider": None, "vendor": "Microsoft"}
NEVER_TOUCHED = {
    "assignedTo": None,
    "comment": None,
    "state": "Default",
    "updatedBy": None,
    "updatedDateTime": None,
}


def catalogue_tenant(clock: Clock, tenant_id: str) -> Tenant:
    """A tenant with the catalogue's actions and 90 days behind it."""
    today = clock.now().date()
    actions = [
        action
        for file in sorted(CATALOGUE.glob("*.json"))
        if file.name != "tenant.json"
        for action in orjson.loads(file.read_bytes())
    ]
    profiles = [_profile(action, tenant_id) for action in actions]
    scored = [
        _control(action, profile, today)
        for action, profile in zip(actions, profiles, strict=True)
        if "controlScore" in action
    ]
    secure_score = {
        **orjson.loads((CATALOGUE / "tenant.json").read_bytes()),
        "azureTenantId": tenant_id,
        "maxScore": sum(control.profile["maxScore"] for control in scored if control.profile),
        "vendorInformation": VENDOR,
    }
    first_day = today - timedelta(days=DAYS_KEPT - 1)
    return Tenant(clock, secure_score, profiles, scored, first_day=first_day)


def _profile(action: Json, tenant_id: str) -> Json:
    own = action["profile"]
    return {
        "azureTenantId": tenant_id,
        "actionType": "Config",
        "deprecated": False,
        "lastModifiedDateTime": None,
        "vendorInformation": VENDOR,
        "complianceInformation": [],
        **own,
        "actionUrl": own["actionUrl"].replace("{tenant_id}", tenant_id),
        "controlStateUpdates": [dict(NEVER_TOUCHED), *own.get("controlStateUpdates", [])],
    }


def _control(action: Json, profile: Json, today: date) -> Control:
    observed = action["observed"]
    moves = [Move(datetime.min.replace(tzinfo=UTC), observed.get("before", observed["percentage"]))]
    if "before" in observed:
        moves.append(Move(midnight(today - timedelta(days=observed["days_ago"])), observed["percentage"]))
    return Control(
        {
            "controlCategory": profile["controlCategory"],
            "controlName": profile["id"],
            **action["controlScore"],
        },
        profile,
        moves,
        lag_days=observed.get("lag_days", 0),
        count_is_of_missing=observed.get("count_is_of_missing", False),
        jitters=profile["controlCategory"] == "Device",
    )


def recorded_tenant(clock: Clock, directory: Path) -> Tenant:
    """A tenant as Graph once described it: secureScores.json and secureScoreControlProfiles.json."""
    profiles = orjson.loads((directory / "secureScoreControlProfiles.json").read_bytes())["value"]
    newest, *past = orjson.loads((directory / "secureScores.json").read_bytes())["value"]
    by_id = {profile["id"]: profile for profile in profiles}
    today = clock.now().date()
    scored = [
        Control(row, by_id.get(row["controlName"]), recorded_on=today) for row in newest["controlScores"]
    ]
    return Tenant(
        clock,
        newest,
        profiles,
        scored,
        first_day=today,
        past=past,
        recorded_as=date.fromisoformat(newest["createdDateTime"][:10]),
    )
