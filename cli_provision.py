"""`scoredesk servicenow provision`: what is missing, a question, what was done, and what to fill in."""

import typer

from app import close_desk, make_desk
from desk.context import Desk
from desk.provision import AdminLogin, ProvisionRequest, provision
from servicenow.provisioning.provision import Handover
from servicenow.provisioning.records import Step
from settings import Settings

_SIGNS = {"create": "+", "change": "~"}


async def run(settings: Settings, login: AdminLogin, request: ProvisionRequest, *, ask: bool) -> None:
    """Say what would be done, ask unless told otherwise, do it; raises as `desk.provision` does."""
    desk = make_desk(settings)
    try:
        await _run(desk, login, request, ask)
    finally:
        await close_desk(desk)


async def _run(desk: Desk, login: AdminLogin, request: ProvisionRequest, ask: bool) -> None:
    planned = await provision(desk, login, request, act=False)
    for warning in planned.warnings:
        typer.secho(warning, fg="yellow")
    if not planned.steps:
        typer.echo("Nothing is missing.")
        _tell_values(desk, request, planned.handover)
        return
    typer.echo("This is missing, and would be made (+) or changed (~):")
    for step in planned.steps:
        typer.echo(_line(step))
    if ask:
        typer.confirm("Do it?", abort=True)
    handover = Handover()
    try:
        done = await provision(desk, login, request, act=True, handover=handover)
        typer.echo(f"Done: {len(done.steps)} changes.")
    finally:
        # Also of a run that failed: what was set by then cannot be read back.
        if handover != Handover():
            _tell_values(desk, request, handover)


def _line(step: Step) -> str:
    return f"  {_SIGNS[step.verb]} {step.table}  {step.subject}  ({', '.join(step.fields)})"


def _tell_values(desk: Desk, request: ProvisionRequest, handover: Handover) -> None:
    typer.echo("\nIn Slack, /securescore connect asks for these. What is secret is shown this once:\n")
    known = "the one you have; --new-secrets makes another"
    values = {
        "Instance": request.instance,
        "Client ID": handover.client_id or "not made yet",
        "Client secret": handover.client_secret or (known if handover.client_id else "not made yet"),
        "Integration user": request.user_name,
    }
    if not request.client_credentials:
        values["Its password, to sign in at ServiceNow"] = handover.password or known
    for name, value in values.items():
        typer.echo(f"  {name}: {value}")
    typer.echo(f"\nRedirect URL in the OAuth entry: {desk.redirect_uri}")
