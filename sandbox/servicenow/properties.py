"""The system properties an instance starts with; ``sandbox.*`` switch what real instances differ in."""

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

_START = {
    "glide.buildtag": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.buildtag.last": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.war": "glide-australia-02-11-2026__patch3-05-25-2026.zip",
    INVALID_QUERY_RETURNS_NO_ROWS: "false",
    STATE_REQUIRED: "true",
    BODY_ONLY: "true",
    CLIENT_CREDENTIALS: "false",
    DOUBLE_CARET: "true",  # ^^ in a query is a literal ^; sources disagree
    SCRIPTS: "true",  # off: a term with javascript: is dropped, as some instances do
    CLIENT_SYS_ID: "true",  # off: a sys_id sent at insert is ignored, as a field ACL may make it
    MANDATORY_SHORT_DESCRIPTION: "false",  # on: a data policy asks for it
    REST_ACL: "false",  # on: the Table API asks for the role snc_platform_rest_api_access
    HIDDEN_FIELDS: "",  # like "incident.due_date,incident.priority": only admins read or write these
}


def add_properties(instance: Instance) -> None:
    """Fill sys_properties."""
    for name, value in _START.items():
        instance.set_property(name, value)
