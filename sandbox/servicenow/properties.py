"""The system properties an instance starts with; ``sandbox.*`` switch what real instances differ in."""

from collections.abc import Mapping
from typing import NamedTuple

from sandbox.servicenow.instance import Instance

INVALID_QUERY_RETURNS_NO_ROWS = "glide.invalid_query.returns_no_rows"
STATE_REQUIRED = "glide.oauth.state.parameter.required"
BODY_ONLY = "glide.oauth.allow.parameters.in.post.body.only"
CLIENT_CREDENTIALS = "glide.oauth.inbound.client.credential.grant_type.enabled"
DOUBLE_CARET = "sandbox.query.double_caret"
SCRIPTS = "sandbox.query.scripts"
CLIENT_SYS_ID = "sandbox.insert.client_sys_id"
MANDATORY_SHORT_DESCRIPTION = "sandbox.short_description.mandatory"
REST_ACL = "sandbox.rest.acl"
HIDDEN_FIELDS = "sandbox.acl.hidden_fields"


class Toggle(NamedTuple):
    """A property that is true or false: what it starts with, and what it plays where it is true."""

    start: str
    plays: str


TOGGLES: Mapping[str, Toggle] = {
    STATE_REQUIRED: Toggle("true", "An authorization request must carry a state."),
    BODY_ONLY: Toggle("true", "The token endpoint takes parameters in the body only, none in the URL."),
    CLIENT_CREDENTIALS: Toggle("false", "Clients get tokens for their own user by client credentials."),
    INVALID_QUERY_RETURNS_NO_ROWS: Toggle("false", "A query with an invalid term finds nothing, not more."),
    DOUBLE_CARET: Toggle("true", "In a query ^^ stands for a literal ^; sources disagree."),
    SCRIPTS: Toggle("true", "Queries may hold javascript: terms; some instances drop them."),
    CLIENT_SYS_ID: Toggle("true", "A sys_id sent at insert is kept; a field ACL may have it ignored."),
    MANDATORY_SHORT_DESCRIPTION: Toggle("false", "A data policy asks for the short description."),
    REST_ACL: Toggle("false", "The Table API asks for the role snc_platform_rest_api_access."),
}
_TEXTS = {
    "glide.buildtag": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.buildtag.last": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.war": "glide-australia-02-11-2026__patch3-05-25-2026.zip",
    HIDDEN_FIELDS: "",  # like "incident.due_date,incident.priority": only admins read or write these
}


def add_properties(instance: Instance) -> None:
    """Fill sys_properties."""
    for name, value in _TEXTS.items():
        instance.set_property(name, value)
    for name, toggle in TOGGLES.items():
        instance.set_property(name, toggle.start)
