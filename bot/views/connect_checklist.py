"""What a ServiceNow admin has to make before the form can be filled in, with the values to copy."""

from bot.views.blocks import Block, context, header, section
from bot.views.mrkdwn import Mrkdwn, bold, code, join, say
from texts import text

_USERS = "User Administration > Users"
_REGISTRY = "System OAuth > Application Registry"
_CONSOLE = "Machine Identity Console > Inbound integrations"
_ROLES = ("sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write")
_MFA_GROUP = "MFA Exempted User Group"
_CLIENT_CREDENTIALS = "glide.oauth.inbound.client.credential.grant_type.enabled"


def checklist(redirect_uri: str, locale: str) -> list[Block]:
    """The steps in their order; one line says what does them all."""
    told = [
        section(join("\n", [bold(say("connect-step", locale, number=number, name=text(key, locale))), how]))
        for number, (key, how) in enumerate(_steps(redirect_uri, locale), start=1)
    ]
    provision = context(say("connect-provision", locale, command=code("scoredesk servicenow provision")))
    return [
        header(text("connect-checklist", locale)),
        context(say("connect-who", locale)),
        provision,
        *told,
        context(say("connect-push", locale)),
    ]


def _steps(redirect_uri: str, locale: str) -> list[tuple[str, Mrkdwn]]:
    roles = join(", ", [code(role) for role in _ROLES])
    user = say("connect-step-user-how", locale, users=_USERS, roles=roles, role=code("itil"))
    registry = say(
        "connect-step-registry-how",
        locale,
        console=_CONSOLE,
        registry=_REGISTRY,
        redirect_uri=code(redirect_uri),
        scope=code("useraccount"),
    )
    return [
        ("connect-step-user", user),
        (
            "connect-step-time-zone",
            say("connect-step-time-zone-how", locale, time_zone=code("GMT"), other=code("UTC")),
        ),
        (
            "connect-step-interactive",
            say("connect-step-interactive-how", locale, group=code(_MFA_GROUP)),
        ),
        ("connect-step-registry", registry),
        (
            "connect-step-credentials",
            say("connect-step-credentials-how", locale, property=code(_CLIENT_CREDENTIALS)),
        ),
        ("connect-step-form", say("connect-step-form-how", locale)),
    ]
