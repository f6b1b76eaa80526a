"""The environment, and what is said of it where it cannot be used."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

import settings
from settings import Settings, SettingsError
from storage.secrets import KeyRing, new_key

CANARY = "canary-2f9d"
KEY = "cHJldGVuZC1rZXktb2YtdGhpcnR5LXR3by1ieXRlcyE="
NEEDED = {
    "SLACK_SIGNING_SECRET": "pretend-signing-secret",
    "SLACK_BOT_TOKEN": "xoxb-pretend",
    "AZURE_TENANT_ID": "contoso",
    "AZURE_CLIENT_ID": "app",
    "AZURE_CLIENT_SECRET": "pretend-app-secret",
    "PUBLIC_URL": "https://scoredesk.example.com",
    "SCOREDESK_SECRET_KEYS": KEY,
}
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # where there is no .env
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def load(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return settings.load()


def complaints(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        load(monkeypatch, variables)
    return str(refused.value).splitlines()


def test_what_is_needed_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, NEEDED)

    assert "xoxb-pretend" == loaded.slack_bot_token.get_secret_value()
    assert "https://scoredesk.example.com/servicenow/callback" == loaded.servicenow_redirect_uri


def test_everything_else_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, NEEDED)

    assert {
        "slack_api_url": "https://slack.com/api/",
        "azure_authority_host": "https://login.microsoftonline.com",
        "graph_url": "https://graph.microsoft.com",
        "host": "127.0.0.1",
        "port": 8000,
        "servicenow_allowed_hosts": ("*.service-now.com", "*.servicenowservices.com"),
        "log_level": "INFO",
        "log_format": "json",
    } == {
        name: getattr(loaded, name)
        for name in (
            "slack_api_url", "azure_authority_host", "graph_url", "host", "port", "servicenow_allowed_hosts",
            "log_level", "log_format",
        )
    }  # fmt: skip
    assert "sqlite+aiosqlite:///scoredesk.db" == loaded.database_url.get_secret_value()


@pytest.mark.parametrize("missing", NEEDED)
@pytest.mark.parametrize("empty", [False, True])
def test_a_variable_that_is_missing_or_empty_is_named(
    monkeypatch: pytest.MonkeyPatch, missing: str, empty: bool
) -> None:
    variables = {name: value for name, value in NEEDED.items() if name != missing}

    said = complaints(monkeypatch, variables | ({missing: ""} if empty else {}))

    assert [f"{missing} is missing"] == said


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1", "must begin with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "must begin with xapp-"),
        ("SLACK_API_URL", "http://slack.com/api", "must begin with https://"),
        ("GRAPH_URL", "http://graph.microsoft.com", "must begin with https://"),
        ("AZURE_AUTHORITY_HOST", "login.microsoftonline.com", "is not a web address"),
        ("PUBLIC_URL", "http://scoredesk.example.com", "must begin with https://"),
        ("PUBLIC_URL", "http://127.0.0.1.example.com", "must begin with https://"),
        ("PUBLIC_URL", "http://localhost.example.com", "must begin with https://"),
        ("PUBLIC_URL", "ftp://scoredesk.example.com", "is not a web address"),
        ("PUBLIC_URL", "https://", "is not a web address"),
        (
            "PUBLIC_URL",
            "https://user:pass@scoredesk.example.com",
            "must hold nothing but scheme, host, port and path",
        ),
        ("DATABASE_URL", "scoredesk.db", "is not a database address"),
        (
            "DATABASE_URL",
            "mysql://user:pass@host/name",
            "must begin with sqlite+aiosqlite:// or postgresql+asyncpg://",
        ),
        (
            "DATABASE_URL",
            "postgresql://host/name",
            "must begin with sqlite+aiosqlite:// or postgresql+asyncpg://",
        ),
        ("PORT", "eighty", "valid integer"),
        ("PORT", "65536", "less than or equal to 65535"),
        ("SCOREDESK_SECRET_KEYS", ",", "is empty: `scoredesk keys new` prints a key"),
        ("SCOREDESK_SECRET_KEYS", "secret!", "key 1 is not base64"),
        ("SCOREDESK_SECRET_KEYS", f"{KEY},c2hvcnQ=", "key 2 holds 5 bytes, not 32"),
        ("LOG_LEVEL", "LOUD", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("LOG_FORMAT", "xml", "'json' or 'console'"),
    ],
)
def test_a_variable_that_cannot_be_used_says_why(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    (said,) = complaints(monkeypatch, NEEDED | {name: value})

    assert said.startswith(f"{name} ")
    assert complaint in said


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = complaints(monkeypatch, {"SLACK_BOT_TOKEN": "x", "PORT": "-1"})

    wrong = [*(name for name in NEEDED if name != "SLACK_BOT_TOKEN"), "SLACK_BOT_TOKEN", "PORT"]
    assert sorted(wrong) == sorted(line.split()[0] for line in said)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000", "https://scoredesk.example.com"],
)
def test_plain_http_is_for_loopback_hosts(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert url == load(monkeypatch, NEEDED | {"PUBLIC_URL": url + "/"}).public_url


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = (new_key(), new_key())
    variables = {
        "SCOREDESK_SECRET_KEYS": " , ".join(keys),
        "SERVICENOW_ALLOWED_HOSTS": "snow.example.com, *.x.com",
    }

    loaded = load(monkeypatch, NEEDED | variables)

    assert keys == tuple(key.get_secret_value() for key in loaded.scoredesk_secret_keys)
    assert ("snow.example.com", "*.x.com") == loaded.servicenow_allowed_hosts
    KeyRing([key.get_secret_value() for key in loaded.scoredesk_secret_keys])


def test_a_file_named_env_is_read_after_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("HOST=0.0.0.0\nPORT=9000\n")

    loaded = load(monkeypatch, NEEDED | {"PORT": "9001"})

    assert ("0.0.0.0", 9001) == (loaded.host, loaded.port)  # noqa: S104  (nothing is bound)


SECRETS = {
    "SLACK_SIGNING_SECRET": CANARY,
    "SLACK_BOT_TOKEN": f"xoxb-{CANARY}",
    "SLACK_APP_TOKEN": f"xapp-{CANARY}",
    "SLACK_CLIENT_SECRET": CANARY,
    "AZURE_CLIENT_SECRET": CANARY,
    "DATABASE_URL": f"postgresql+asyncpg://user:{CANARY}@host/name",
}


def test_no_secret_is_in_the_settings_words(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, NEEDED | SECRETS)

    words = f"{loaded} {loaded!r} {loaded.model_dump()} {loaded.model_dump_json()}"
    assert [] == [secret for secret in (CANARY, NEEDED["SCOREDESK_SECRET_KEYS"]) if secret in words]


@pytest.mark.parametrize("name", [*SECRETS, "SCOREDESK_SECRET_KEYS"])
def test_no_secret_is_in_a_complaint(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    said = complaints(monkeypatch, {name: f"{CANARY}!"})

    assert [] == [line for line in said if CANARY in line]


def test_every_secret_is_kept_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, NEEDED | SECRETS)

    assert [] == [name for name in SECRETS if not isinstance(getattr(loaded, name.lower()), SecretStr)]


def test_settings_do_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(monkeypatch, NEEDED)

    with pytest.raises(ValidationError, match="frozen"):
        loaded.port = 1  # type: ignore[misc]  # which is the point


def test_the_example_lists_each_variable_once() -> None:
    example = (Path(settings.__file__).parent / ".env.example").read_text()

    assert sorted(NAMES) == sorted(re.findall(r"(?m)^([A-Z_]+)=", example))


def test_the_examples_values_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    example = (Path(settings.__file__).parent / ".env.example").read_text()
    given = dict(re.findall(r"(?m)^([A-Z_]+)=(.+)$", example))

    assert load(monkeypatch, NEEDED) == load(monkeypatch, given | NEEDED)
