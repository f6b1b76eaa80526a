"""The system properties an instance starts with; ``sandbox.*`` switch what real instances differ in."""

from collections.abc import Mapping
from typing import NamedTuple

from sandbox.servicenow.instance import Instance

INVALID_QUERY_RETURNS_NO_ROWS = "glide.invalid_query.returns_no_rows"
STATE_REQUIRED = "glide.oauth.state.parameter.required"
BODY_ONLY = "glide.oauth.allow.parameters.in.post.body.only"
CLIENT_CREDENTIALS = "glide.oauth.inbound.client.credential.grant_type.enabled"
OAUTH_ACTIVE = "com.snc.platform.security.oauth.is.active"
NO_LOCAL_LOGIN = "glide.authentication.external.disable_local_login"
MULTIFACTOR = "glide.authenticate.multifactor"
CODE_TAG = "glide.ui.security.allow_codetag"
DOUBLE_CARET = "sandbox.query.double_caret"
SCRIPTS = "sandbox.query.scripts"
CLIENT_SYS_ID = "sandbox.insert.client_sys_id"
MANDATORY_SHORT_DESCRIPTION = "sandbox.short_description.mandatory"
REST_ACL = "sandbox.rest.acl"
REST_MULTIFACTOR = "sandbox.rest.multifactor"
WEB_SERVICE_ONLY_ENDS_TOKENS = "sandbox.oauth.web_service_only_ends_tokens"
SIDE_DOOR = "sandbox.login.side_door"
CHOICES_HIDDEN = "sandbox.acl.choices_hidden"
PROPERTIES_READABLE = "sandbox.acl.properties_readable"
DIAGNOSTICS_CLOSED = "glide.security.diag_txns_acl"
NO_CHANGE_API = "sandbox.change_api.absent"
CHANGE_SYS_ID_IGNORED = "sandbox.change_api.ignores_sys_id"
CHANGE_DECIMALS = "sandbox.change_api.decimals"
NO_ON_CALL = "sandbox.on_call.absent"
NO_IMPERSONATION = "sandbox.impersonation.absent"
ATTACHMENT_MAX_SIZE = "com.glide.attachment.max_size"
ATTACHMENT_EXTENSIONS = "glide.attachment.extensions"
BATCH_LIMIT = "sandbox.batch.limit"

HIDDEN_FIELDS = "sandbox.acl.hidden_fields"
READONLY_FIELDS = "sandbox.acl.readonly_fields"
HIDDEN_ROWS = "sandbox.acl.hidden_rows"
QUERY_RANGE = "sandbox.acl.query_range"
QUERY_MATCH = "sandbox.acl.query_match"
QUERY_REFUSAL = "sandbox.acl.query_refusal"
REFUSALS = "sandbox.rules.refuse"
REWRITES = "sandbox.rules.set"
MANDATORY_FIELDS = "sandbox.mandatory_fields"
SSO_PERSON = "sandbox.sso.signed_in"
IP_ACCESS = "sandbox.ip_access"

QUERIES, ACCESS, RULES = "Queries", "Access control", "Rules and policies"
TOKENS, LOGIN, APIS, OTHER = "OAuth", "Logging in", "Other APIs", "More"


class Toggle(NamedTuple):
    """A property that is true or false: what it starts with, what it plays if true, and where it is shown."""

    start: str
    plays: str
    group: str = OTHER


class Setting(NamedTuple):
    """A property that is typed: its label, an example with what it means, and where it is shown."""

    label: str
    hint: str
    group: str
    start: str = ""
    lines: bool = False


TOGGLES: Mapping[str, Toggle] = {
    INVALID_QUERY_RETURNS_NO_ROWS: Toggle(
        "false", "A query with an invalid term finds nothing, not more.", QUERIES
    ),
    DOUBLE_CARET: Toggle("true", "In a query ^^ stands for a literal ^; sources disagree.", QUERIES),
    SCRIPTS: Toggle("true", "Queries may hold javascript: terms; some instances drop them.", QUERIES),
    REST_ACL: Toggle("false", "The Table API asks for the role snc_platform_rest_api_access.", ACCESS),
    CHOICES_HIDDEN: Toggle("false", "Only admins read choice lists (sys_choice).", ACCESS),
    CLIENT_SYS_ID: Toggle(
        "true", "A sys_id sent at insert is kept; a field ACL may have it ignored.", ACCESS
    ),
    MANDATORY_SHORT_DESCRIPTION: Toggle("false", "A data policy asks for the short description.", RULES),
    CODE_TAG: Toggle("true", "HTML between [code] and [/code] in a comment is drawn as HTML.", RULES),
    OAUTH_ACTIVE: Toggle("true", "OAuth works; switched off, no token is given out or accepted.", TOKENS),
    STATE_REQUIRED: Toggle("true", "An authorization request must carry a state.", TOKENS),
    BODY_ONLY: Toggle(
        "true", "The token endpoint takes parameters in the body only, none in the URL.", TOKENS
    ),
    CLIENT_CREDENTIALS: Toggle(
        "false", "Clients get tokens for their own user by client credentials.", TOKENS
    ),
    WEB_SERVICE_ONLY_ENDS_TOKENS: Toggle(
        "false",
        "A user who becomes web service access only loses the refresh token; no source tells.",
        TOKENS,
    ),
    NO_LOCAL_LOGIN: Toggle("false", "People log in at Contoso, the identity provider, only.", LOGIN),
    SIDE_DOOR: Toggle("true", "Where they do, /side_door.do still takes a local password.", LOGIN),
    MULTIFACTOR: Toggle(
        "false", "A local login asks for a code too, but not of the MFA Exempted User Group.", LOGIN
    ),
    REST_MULTIFACTOR: Toggle(
        "false", "Every REST call is answered 401 with the header X-MFA_TOKEN: invalid.", LOGIN
    ),
    PROPERTIES_READABLE: Toggle("false", "Everybody reads system properties, the build among them.", ACCESS),
    DIAGNOSTICS_CLOSED: Toggle("true", "Only a logged-in admin sees /stats.do.", ACCESS),
    NO_CHANGE_API: Toggle("false", "There is no Change Management API: /api/sn_chg_rest is unknown.", APIS),
    CHANGE_SYS_ID_IGNORED: Toggle(
        "true", "The Change Management API ignores a sys_id that is sent; no source tells.", APIS
    ),
    CHANGE_DECIMALS: Toggle(
        "true", "It writes numbers as 3.0; examples in its documentation have both that and 3.", APIS
    ),
    NO_ON_CALL: Toggle("false", "On-Call Scheduling is not active: its API is unknown.", APIS),
    NO_IMPERSONATION: Toggle(
        "false", "The impersonation API, which tells who is an admin, is unknown.", APIS
    ),
}

SETTINGS: Mapping[str, Setting] = {
    HIDDEN_FIELDS: Setting(
        "Fields that only admins read and write", "incident.due_date,incident.priority", ACCESS
    ),
    READONLY_FIELDS: Setting(
        "Fields that others read, but whose new values are dropped", "incident.assigned_to", ACCESS
    ),
    HIDDEN_ROWS: Setting(
        "Rows that only admins see, one table:query a line", "incident:active=false", ACCESS, lines=True
    ),
    QUERY_RANGE: Setting(
        "Fields that only admins query by range or sort by",
        "incident.sys_updated_on,change_request.*",
        QUERIES,
    ),
    QUERY_MATCH: Setting("Fields that only admins compare in queries", "incident.correlation_id", QUERIES),
    QUERY_REFUSAL: Setting(
        "What the others are answered: no_rows, ignored or 403; the documentation does not tell",
        "no_rows",
        QUERIES,
        "no_rows",
    ),
    REFUSALS: Setting(
        "Tables that a business rule lets nobody write, one table: text a line",
        "incident: Change freeze until Monday",
        RULES,
        lines=True,
    ),
    REWRITES: Setting(
        "Fields that a business rule sets at every write, one a line",
        "incident.assignment_group=Workplace",
        RULES,
        lines=True,
    ),
    MANDATORY_FIELDS: Setting("Fields a new record must have", "incident.assignment_group", RULES),
    SSO_PERSON: Setting("Who is already signed in at Contoso in every browser", "sam.sharer", LOGIN),
    IP_ACCESS: Setting(
        "IP address access control, one rule a line; allow comes before deny",
        "deny 0.0.0.0-255.255.255.255",
        LOGIN,
        lines=True,
    ),
    ATTACHMENT_MAX_SIZE: Setting("Largest attachment, in MB", "1024", APIS, "1024"),
    ATTACHMENT_EXTENSIONS: Setting(
        "File extensions that attachments may have; empty for all", "txt,png", APIS
    ),
    BATCH_LIMIT: Setting("Requests of a batch until its limit is reached; empty for all", "2", APIS),
}

_TEXTS = {
    "glide.buildtag": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.buildtag.last": "glide-australia-02-11-2026__patch3-05-25-2026",
    "glide.war": "glide-australia-02-11-2026__patch3-05-25-2026.zip",
}


def add_properties(instance: Instance) -> None:
    """Fill sys_properties."""
    for name, value in _TEXTS.items():
        instance.set_property(name, value)
    for name, toggle in TOGGLES.items():
        instance.set_property(name, toggle.start)
    for name, setting in SETTINGS.items():
        instance.set_property(name, setting.start)


def names_in(instance: Instance, name: str) -> frozenset[str]:
    """A property that lists ``table.field`` or ``table.*``, by commas or lines."""
    return frozenset(part.strip() for part in instance.property(name).replace("\n", ",").split(",")) - {""}


def lines_in(instance: Instance, name: str) -> list[str]:
    """The lines of a property that are not empty."""
    return [line.strip() for line in instance.property(name).splitlines() if line.strip()]
