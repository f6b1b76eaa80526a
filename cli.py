"""The `scoredesk` command."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

import cli_doctor
import cli_provision
import logs
from app import build
from bot.manifest import manifest as slack_manifest
from demo import GRAPH_FILES, play, wait_for_interrupt
from desk.errors import DeskError
from desk.provision import AdminLogin, ProvisionRequest
from servicenow.errors import ServiceNowError
from settings import Settings, SettingsError, load, web_address
from storage import schema
from storage.database import Database
from storage.errors import StorageError
from storage.secrets import new_key
from texts import sentence

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
db = typer.Typer(no_args_is_help=True, help="The database.")
keys = typer.Typer(no_args_is_help=True, help="The keys that secrets are stored under.")
servicenow = typer.Typer(no_args_is_help=True, help="A ServiceNow instance.")
app.add_typer(db, name="db")
app.add_typer(keys, name="keys")
app.add_typer(servicenow, name="servicenow")


@app.command()
def run() -> None:
    """Run the bot, with the settings of the environment and of `.env`."""
    settings = _settings()
    logs.set_up(settings.log_level, settings.log_format)
    try:
        asyncio.run(_check_schema(settings))
    except StorageError as error:
        raise _complaint(str(error)) from None
    uvicorn.run(
        build(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # addresses hold authorization codes
        timeout_graceful_shutdown=10,
    )


@app.command()
def demo(
    journey: Annotated[bool, typer.Option("--journey", help="Play the whole way through, then end.")] = False,
    graph_data: Annotated[
        Path | None, typer.Option(help="Serve Graph's answers from the files in this directory.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open the start page.")] = False,
) -> None:
    """Run the bot against pretend Slack, ServiceNow and Microsoft 365 on this machine."""
    logs.set_up("WARNING", "console")
    for name in GRAPH_FILES if graph_data else ():
        if not (graph_data and (graph_data / name).is_file()):
            raise _complaint(f"There is no {name} in {graph_data}.")
    if not journey:
        asyncio.run(wait_for_interrupt(graph_data, opens_browser=browser))
        return
    try:
        asyncio.run(play(graph_data))
    except AssertionError as broken:
        raise _complaint(f"The journey broke: {broken}", code=1) from None


@app.command()
def manifest(url: Annotated[str, typer.Option(help="Where Slack reaches the bot: PUBLIC_URL.")]) -> None:
    """Print the Slack app's manifest."""
    try:
        web_address(url)
    except ValueError as error:
        raise _complaint(f"--url {error}") from None
    typer.echo(json.dumps(slack_manifest(url), indent=2))


@db.command()
def upgrade() -> None:
    """Bring the database's tables to what this version needs."""
    # Alembic takes a quarter of a second to import, and only this command needs it.
    from storage.migrate import upgrade as upgrade_database  # noqa: PLC0415

    async def bring_up_to_date(settings: Settings) -> None:
        database = Database(settings.database_url.get_secret_value())
        await upgrade_database(database)
        await database.close()

    asyncio.run(bring_up_to_date(_settings()))
    typer.echo("The database is up to date.")


@servicenow.command()
def provision(
    instance: Annotated[str, typer.Argument(help="Such as acme, or https://acme.service-now.com.")],
    admin: Annotated[str, typer.Option(help="The user name of an admin of the instance.")] = "admin",
    user_name: Annotated[str, typer.Option(help="The integration user's.")] = "scoredesk.integration",
    client_credentials: Annotated[
        bool, typer.Option("--client-credentials", help="For an integration user that nobody logs in as.")
    ] = False,
    push: Annotated[
        bool, typer.Option("--push", help="Have the connected instance tell scoredesk what changes.")
    ] = False,
    new_secrets: Annotated[
        bool, typer.Option("--new-secrets", help="New secrets, also where there are some.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Make or mend what the installation checklist asks for, with an admin's password that is not stored."""
    settings = _settings()
    password = typer.prompt(f"Password of {admin}", hide_input=True) if sys.stdin.isatty() else input()
    request = ProvisionRequest(
        instance, user_name, client_credentials=client_credentials, push=push, new_secrets=new_secrets
    )
    try:
        asyncio.run(cli_provision.run(settings, AdminLogin(admin, password), request, ask=not yes))
    except (DeskError, ServiceNowError, StorageError) as error:
        raise _complaint(sentence(error, "en"), code=1) from None


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    write_probe: Annotated[
        bool, typer.Option("--write-probe", help="Have a test ticket written, and canceled.")
    ] = False,
    workspace: Annotated[str, typer.Option(metavar="TEAM_ID", help="Which, where there are several.")] = "",
) -> None:
    """Check the connections to ServiceNow and Microsoft 365, and say what to do. Ends with 1 on a FAIL."""
    settings = _settings()
    logs.set_up("ERROR", "console")
    try:
        report = asyncio.run(cli_doctor.run(settings, workspace, write_probe=write_probe))
    except (cli_doctor.NoWorkspace, StorageError) as error:
        raise _complaint(str(error)) from None
    if as_json:
        typer.echo(cli_doctor.as_json(report))
    else:
        cli_doctor.show(report)
    if not report.is_well:
        raise typer.Exit(1)


@keys.command()
def new() -> None:
    """Print a fresh key for SCOREDESK_SECRET_KEYS."""
    typer.echo(new_key())


async def _check_schema(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    try:
        async with database.reading() as session:
            await schema.check(session)
    finally:
        await database.close()


def _settings() -> Settings:
    try:
        return load()
    except SettingsError as error:
        raise _complaint(f"{error}\nSee .env.example for what each variable is.") from None


def _complaint(sentence: str, code: int = 2) -> typer.Exit:
    typer.secho(sentence, err=True, fg="red")
    return typer.Exit(code)


if __name__ == "__main__":
    app()
