"""Each pretend service alone, for other programs to try themselves on: `python -m sandbox --help`."""

import asyncio
import json
import secrets
from pathlib import Path
from typing import Annotated

import typer
from starlette.types import ASGIApp

from sandbox.certificate import make_certificate
from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.serve import interruption, loopback, serving
from sandbox.servicenow import PretendServiceNow
from sandbox.slack import PretendSlack

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

Port = Annotated[int, typer.Option(help="The loopback port; 0 for one that is free.", min=0, max=65535)]
MADE_UP = "Made up where it is not given."
ClientId = Annotated[str, typer.Option(help=MADE_UP)]
ClientSecret = Annotated[str, typer.Option(help=MADE_UP)]


@app.command()
def slack(
    port: Port = 0,
    manifest: Annotated[
        Path | None,
        typer.Option(
            help="The app's manifest as JSON: its request URL, scopes, commands, shortcuts, events."
        ),
    ] = None,
    signing_secret: Annotated[str, typer.Option(help=MADE_UP)] = "",
    bot_token: Annotated[str, typer.Option(help=MADE_UP)] = "",
) -> None:
    """A workspace with a few people and channels, and one app."""
    signing_secret, bot_token = (
        signing_secret or secrets.token_hex(16),
        bot_token or f"xoxb-{secrets.token_hex(12)}",
    )
    pretend = PretendSlack(
        clock=Clock(), signing_secret=signing_secret, bot_token=bot_token, manifest=_manifest(manifest)
    )
    _serve(pretend.app, port, "Slack", {"signing secret": signing_secret, "bot token": bot_token})


@app.command()
def servicenow(
    port: Port = 0,
    client_id: ClientId = "",
    client_secret: ClientSecret = "",
    redirect_url: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    tls: Annotated[
        Path | None,
        typer.Option(
            help="Serve https, with a certificate that is made in this directory; trust it by its path.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
) -> None:
    """An instance with a few users, and one entry in its OAuth registry."""
    pretend = PretendServiceNow(
        clock=Clock(),
        client_id=client_id,
        client_secret=client_secret,
        redirect_urls=redirect_url or ["http://127.0.0.1:3000/servicenow/callback"],
    )
    made = {"client id": pretend.client_id, "client secret": pretend.client_secret}
    _serve(pretend.app, port, "ServiceNow", made, tls)


@app.command()
def microsoft(
    port: Port = 0,
    tenant_id: str = "contoso",
    client_id: ClientId = "",
    client_secret: ClientSecret = "",
    graph_data: Annotated[
        Path | None,
        typer.Option(
            help="A directory with answers of Graph to serve instead of the catalogue.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
) -> None:
    """A tenant with its Secure Score, and one app registration."""
    client_id, client_secret = client_id or secrets.token_hex(16), client_secret or secrets.token_hex(16)
    pretend = PretendMicrosoft(
        clock=Clock(),
        tenant_id=tenant_id,
        client_id=client_id,
        client_secret=client_secret,
        graph_data=graph_data,
    )
    made = {"tenant id": tenant_id, "client id": client_id, "client secret": client_secret}
    _serve(pretend.app, port, "Microsoft 365", made)


def _manifest(file: Path | None) -> dict[str, object] | None:
    try:
        return json.loads(file.read_text(encoding="utf-8")) if file else None
    except (OSError, json.JSONDecodeError) as unreadable:
        raise typer.BadParameter(f"{file} is no manifest: {unreadable}") from unreadable


def _serve(served: ASGIApp, port: int, name: str, made: dict[str, str], tls: Path | None = None) -> None:
    """Until Ctrl-C."""
    certificate = make_certificate(tls) if tls else None
    if certificate:
        made = made | {"certificate": str(certificate.certificate)}
    try:
        bound = loopback(port)
    except OSError as taken:
        raise typer.BadParameter(f"port {port} cannot be had: {taken.strerror}") from taken

    async def run() -> None:
        async with serving(served, bound, certificate) as url:
            interrupted = interruption()
            lines = [f"Pretend {name}: {url}", *(f"  {what}: {value}" for what, value in made.items())]
            typer.echo("\n".join(lines))
            await interrupted.wait()

    asyncio.run(run())


if __name__ == "__main__":
    app(prog_name="python -m sandbox")
