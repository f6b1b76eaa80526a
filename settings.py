"""The environment, read once into one frozen `Settings`. Nobody else looks at it."""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from storage.secrets import decode_key


class SettingsError(Exception):
    """Something in the environment cannot be used; one line per variable, no values of secrets."""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def web_address(value: str) -> str:
    """An https address, or http on a loopback host; without a slash at the end."""
    url = urlsplit(value)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError("is not a web address, like https://example.com")
    if url.username or url.password or url.query or url.fragment:
        raise ValueError("must hold nothing but scheme, host, port and path")
    if url.scheme == "http" and not _is_loopback(url.hostname):
        raise ValueError("must begin with https:// (http:// is for loopback hosts only)")
    return value.rstrip("/")


def _api_url(value: str) -> str:
    return web_address(value) + "/"


def _database_url(value: SecretStr) -> SecretStr:
    try:
        url = make_url(value.get_secret_value())
    except ArgumentError as error:
        raise ValueError("is not a database address, like sqlite+aiosqlite:///scoredesk.db") from error
    if url.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise ValueError("must begin with sqlite+aiosqlite:// or postgresql+asyncpg://")
    if url.drivername.startswith("sqlite") and not Path(url.database or "").parent.is_dir():
        raise ValueError("leads into a folder that does not exist")
    return value


def _keys(value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    if not value:
        raise ValueError("is empty: `scoredesk keys new` prints a key")
    for position, key in enumerate(value, 1):
        try:
            decode_key(key.get_secret_value())
        except ValueError as error:
            raise ValueError(f"key {position} {error}: `scoredesk keys new` prints a good one") from error
    return value


def _list(value: object) -> object:
    """A comma-separated variable."""
    return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value


def _begins(prefix: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(prefix):
            raise ValueError(f"must begin with {prefix}")
        return value

    return AfterValidator(check)


Url = Annotated[str, AfterValidator(web_address)]
Needed = Annotated[str, Field(min_length=1)]
NeededSecret = Annotated[SecretStr, Field(min_length=1)]


class Settings(BaseSettings):
    """What an operator sets, by the names of the environment's variables."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_file=".env", env_ignore_empty=True, hide_input_in_errors=True
    )

    slack_signing_secret: NeededSecret
    slack_bot_token: Annotated[SecretStr, _begins("xoxb-")]
    slack_app_token: Annotated[SecretStr, _begins("xapp-")] | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: Annotated[str, AfterValidator(_api_url)] = "https://slack.com/api/"

    azure_tenant_id: Needed
    azure_client_id: Needed
    azure_client_secret: NeededSecret
    azure_authority_host: Url = "https://login.microsoftonline.com"
    graph_url: Url = "https://graph.microsoft.com"

    database_url: Annotated[SecretStr, AfterValidator(_database_url)] = SecretStr(
        "sqlite+aiosqlite:///scoredesk.db"
    )
    """A secret, as it may hold a password."""
    public_url: Url
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    scoredesk_secret_keys: Annotated[
        tuple[SecretStr, ...], NoDecode, BeforeValidator(_list), AfterValidator(_keys)
    ]
    servicenow_allowed_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_list)] = (
        "*.service-now.com",
        "*.servicenowservices.com",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["json", "console"] = "json"

    @property
    def servicenow_redirect_uri(self) -> str:
        """What the OAuth registry entry in ServiceNow has to hold."""
        return f"{self.public_url}/servicenow/callback"


def load() -> Settings:
    """The settings of this process, from the environment and from `.env`; raises SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(map(_complaint, error.errors()))) from None


def _complaint(error: ErrorDetails) -> str:
    name = str(error["loc"][0]).upper()
    if error["type"] == "missing":
        return f"{name} is missing"
    return f"{name} {error['msg'].removeprefix('Value error, ')}"
