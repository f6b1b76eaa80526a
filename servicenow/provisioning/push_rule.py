"""The business rules that tell scoredesk at once when one of its tickets has changed.

Sources: https://www.servicenow.com/docs/r/api-reference/server-api-reference/c_RESTMessageV2API.html
https://www.servicenow.com/docs/r/application-development/c_BusinessRules.html

They send which record changed and nothing of what it holds; scoredesk reads the record itself.
"""

import json
import re
from collections.abc import Iterable

from servicenow.client import Instance
from servicenow.provisioning.records import Provisioner
from servicenow.records import value_of

TABLES = ("incident", "change_request")
_FIELDS = (
    "sys_id", "name", "collection", "when", "action_insert", "action_update", "active", "advanced",
    "filter_condition", "script",
)  # fmt: skip
_OURS = "correlation_displaySTARTSWITHMicrosoft 365 Security and Configuration^EQ"
_SECRET = re.compile(r'"Bearer ([A-Za-z0-9_-]+)"')
_SCRIPT = """(function executeRule(current) {{
  // Tells scoredesk which record changed, and nothing else. Made by: scoredesk servicenow provision
  var request = new sn_ws.RESTMessageV2();
  request.setEndpoint({url});
  request.setHttpMethod("POST");
  request.setRequestHeader("Authorization", {authorization});
  request.setRequestHeader("Content-Type", "application/json");
  request.setRequestBody(JSON.stringify({{
    table: current.getTableName(),
    sys_id: current.getUniqueValue(),
    sys_mod_count: current.getValue("sys_mod_count")
  }}));
  request.executeAsync();
}})(current);
"""


def script(url: str, secret: str) -> str:
    """The rule's script: JavaScript that posts to ``url`` with ``secret``."""
    return _SCRIPT.format(url=json.dumps(url), authorization=json.dumps(f"Bearer {secret}"))


async def secrets_in_rules(admin: Instance) -> frozenset[str]:
    """The secrets that the rules carry now; raises what Instance raises."""
    rows = [await admin.only_row("sys_script", "name", _name(table), _FIELDS) for table in TABLES]
    scripts = [value_of(row, "script") for row in rows if row is not None]
    return frozenset(found[1] for one in scripts if (found := _SECRET.search(one)))


async def ensure(provisioner: Provisioner, url: str, secret: str, tables: Iterable[str] = TABLES) -> None:
    """Have one active rule for each table that posts to ``url`` with ``secret``; raises as ``provision``."""
    for table in tables:
        row = await provisioner.instance.only_row("sys_script", "name", _name(table), _FIELDS)
        wanted = {
            "name": _name(table),
            "collection": table,
            "when": "async",
            "action_insert": "true",
            "action_update": "true",
            "active": "true",
            "advanced": "true",
            "filter_condition": _OURS,
            "script": script(url, secret),
        }
        await provisioner.ensure("sys_script", row, wanted, _name(table))


def _name(table: str) -> str:
    return f"scoredesk_push_{table}"
