"""Rows of the doctor's table: what the integration user sees, and what it does not."""

from tests.desk.ailment import (
    CURRENT_USER,
    ENTRY_SEEN,
    INCIDENTS,
    NO_BROWSER,
    NOBODY,
    SESSION,
    Row,
    answer,
    asked_to_write,
    build,
    definition,
    entry,
    fault,
    has,
    held,
    lacks,
    property_,
    roles,
    sees_registry,
    user,
    user_reads,
)
from tests.desk.playing import INTEGRATION_USER
from tests.desk.ward import error

HIDDEN_FIELDS = "sandbox.acl.hidden_fields"
HIDDEN_ROWS = "sandbox.acl.hidden_rows"
DENIED = error("User is not authorized")
NO_UPDATES = answer(INCIDENTS, error(), 403, method="PATCH")
OF_RATE_LIMIT = "sysparm_limit=1&sysparm_fields=sys_id"
"""What the check of the rate limit asks, and no other."""

OF_INSTANCE = (
    Row("redirect-registered", sees_registry(), ENTRY_SEEN),
    Row("redirect-unregistered", sees_registry(entry(redirect_url="https://other.example/")), ENTRY_SEEN),
    Row("redirect-not-needed", held(grant_type="client_credentials"), NO_BROWSER),
    Row("identity-wrong-user", held(user_name="somebody.else")),
    Row("identity-too-powerful", answer(SESSION, {"CurrentUser": INTEGRATION_USER, "admin": True})),
    Row("identity-unproven", answer(CURRENT_USER, {"result": {}}), NOBODY),
    Row("identity-token-refused", answer(CURRENT_USER, error("Not authenticated"), 401), NOBODY),
    Row("identity-second-factor", property_("sandbox.rest.multifactor"), NOBODY),
    Row("identity-denied", answer(CURRENT_USER, DENIED, 403), NOBODY),
    Row("user-inactive", user_reads(active="false")),
    Row("user-locked-out", user_reads(locked_out="true")),
    Row("user-web-service-only", user(identity_type="machine")),
    Row("user-time-zone", user(time_zone="Europe/Berlin")),
    Row("user-internal", user(internal_integration_user="true")),
    Row("user-person", user(email="Ada.Admin@example.com")),
    Row("user-hidden", property_(HIDDEN_FIELDS, "sys_user.locked_out")),
    Row("roles-held", roles("itil")),
    Row("roles-not-standard", roles("sn_incident_write", "sn_change_write")),
    Row("roles-missing", roles("sn_incident_write")),
    Row("reading-denied", answer(INCIDENTS, DENIED, 403, contains="close_notes")),
    Row("reading-rows-hidden", property_(HIDDEN_ROWS, "change_request:active=true")),
    Row("reading-needed-hidden", property_(HIDDEN_FIELDS, "change_request.correlation_id")),
    Row("reading-fields-hidden", property_(HIDDEN_FIELDS, "incident.due_date")),
    Row("reading-empty", lacks("change_request")),
    Row("writing-canceled", asked_to_write()),
    Row("writing-canceled", asked_to_write(fault("drop_after_commit", INCIDENTS, method="POST"))),
    Row(
        "writing-deleted",
        asked_to_write(NO_UPDATES, fault("status", INCIDENTS, method="DELETE", status=204)),
    ),
    Row("writing-left-behind", asked_to_write(NO_UPDATES)),
    Row(
        "writing-not-taken",
        asked_to_write(property_("sandbox.acl.readonly_fields", "incident.due_date")),
    ),
    Row("writing-denied", asked_to_write(lambda ward: ward.grant("sn_incident_read", "sn_change_read"))),
    Row("writing-refused", asked_to_write(property_("sandbox.rules.refuse", "incident: Change freeze"))),
    Row("writing-unsure", asked_to_write(fault("drop_before_commit", INCIDENTS, method="POST"))),
    Row("states-hidden", property_("sandbox.acl.choices_hidden")),
    Row("states-none", lacks("sys_choice", name="change_request", element="state")),
    Row("states-lacking", lacks("sys_choice", name="incident", element="state", value="8")),
    Row("invalid-query-ignored", property_("glide.invalid_query.returns_no_rows", "false")),
    Row(
        "invalid-query-empty",
        lacks("incident"),
        {"reading": "reading-empty"},  # there is nothing to read either
    ),
    Row("release-supported", property_("sandbox.acl.properties_readable")),
    Row("release-too-old", build("glide-jakarta-05-03-2017__patch8-02-14-2018")),
    Row("release-unreadable", build("built by hand")),
    Row("registry-valid", sees_registry(), ENTRY_SEEN),
    Row(
        "registry-inactive",
        sees_registry(entry(active="false")),
        # An inactive entry is as good as none.
        ENTRY_SEEN | {"client": "client-refused", "authorize-page": "authorize-page-refused"},
    ),
    Row("registry-public", sees_registry(entry(public_client="true")), ENTRY_SEEN),
    Row("registry-no-user", sees_registry(held(grant_type="client_credentials")), NO_BROWSER),
    Row("cross-scope-open", definition()),
    Row("cross-scope-closed", definition(access="package_private")),
    Row("cross-scope-no-web-services", definition(ws_access="false")),
    Row("rate-limit-ample", has("sys_rate_limit_rules", name="Ours", request_limit="5000")),
    Row("rate-limit-few", has("sys_rate_limit_rules", name="Ours", request_limit="100")),
    Row("rate-limit-reached", fault("rate_limited", INCIDENTS, contains=OF_RATE_LIMIT, retry_after=0)),
    Row("companion-left-over", has("sys_scope", scope="x_mioms_m365ticket", name="Old connector")),
    Row("companion-hidden", property_(HIDDEN_ROWS, "sys_scope:scope=global")),
)
