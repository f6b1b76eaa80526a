"""Secrets never come out of the logs, wherever they went in."""

import logging
from collections.abc import Iterator

import pytest
import structlog

import logs

JWT = "eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiJjb250b3NvIn0.c2lnbmF0dXJl"
SECRETS = {
    "a Slack bot token": ("xoxb-123-456-CANARY", "xoxb-123-456-CANARY"),
    "a Slack user token": ("xoxp-123-CANARY", "token is xoxp-123-CANARY."),
    "a rotated Slack token": ("xoxe.xoxb-1-CANARY", "xoxe.xoxb-1-CANARY"),
    "a rotated Slack refresh token": ("xoxe-1-CANARY", "xoxe-1-CANARY"),
    "a Slack app token": ("xapp-1-A1-CANARY", "xapp-1-A1-CANARY"),
    "a bearer header": ("CANARY-abc.def~g", "Authorization: Bearer CANARY-abc.def~g"),
    "a bearer header in small letters": ("CANARY-abc", "authorization: bearer CANARY-abc"),
    "a basic header": ("dXNlcjpDQU5BUlk=", "Authorization: Basic dXNlcjpDQU5BUlk="),
    "a JSON web token": (JWT, f"got {JWT} from Entra"),
    "an authorization code": ("CANARYcode", "GET /servicenow/callback?code=CANARYcode&x=1"),
    "a state": ("CANARYstate", "GET /servicenow/callback?x=1&state=CANARYstate HTTP/1.1"),
    "a form with a token": ("CANARYtoken", "access_token=CANARYtoken&x=1"),
    "a form with a refresh token": ("CANARYtoken", "refresh_token=CANARYtoken"),
    "a form with a client secret": ("CANARY%21", "grant_type=x&client_secret=CANARY%21"),
    "a form with a code verifier": ("CANARY_-", "code_verifier=CANARY_-"),
    "JSON with a token": ("CANARYtoken", '{"access_token": "CANARYtoken", "x": 1}'),
    "JSON with a refresh token": ("CANARYtoken", '{"refresh_token":"CANARYtoken"}'),
    "a dict with a client secret": ("CANARY~-!.8Q", "{'client_secret': 'CANARY~-!.8Q'}"),
    "a dict with a password": ("CANARY", "{'password': 'CANARY'}"),
    "a response_url": ("CANARYhook", "POST https://hooks.slack.com/commands/T0A/123/CANARYhook"),
    "a response_url in JSON": ("CANARYhook", r'"https:\/\/hooks.slack.com\/actions\/T0A\/123\/CANARYhook"'),
    "a response_url in a form": (
        "CANARYhook",
        "url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0%2FCANARYhook",
    ),
    "a response_url of another host": ("CANARYhook", "to http://127.0.0.1:9/commands/T0A/123/CANARYhook now"),
    "a database address": ("CANARYpw", "postgresql+asyncpg://scoredesk:CANARYpw@db/scoredesk"),
}


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("fmt", ["json", "console"])
@pytest.mark.parametrize("kind", SECRETS)
def test_no_secret_comes_out(fmt: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    secret, line = SECRETS[kind]
    logs.set_up("DEBUG", fmt)
    ours, foreign = structlog.get_logger("ours"), logging.getLogger("foreign")

    ours.info(line)
    ours.warning("event", detail=line, nested={"deep": [line]})
    foreign.error(line)
    foreign.error("a message with %s", line)
    failure = RuntimeError(line)
    ours.error("failed", exc_info=failure)
    foreign.error("failed", exc_info=failure)

    written = capsys.readouterr()
    assert 6 <= written.err.count("***")
    assert secret not in written.err
    assert "" == written.out


@pytest.mark.parametrize(
    "line",
    [
        "the ticket INC0010001 was delivered",
        "state changed from New to In Progress",
        "status_code=200",
        "https://acme.service-now.com/nav_to.do?uri=incident.do",
        "T0CONTOSO C0SECURITY U0SHARER",
        "/securescore connect, then /ticket INC0010001",
        "https://docs.example/actions/Team",
        "basic facts and bearers of news",
    ],
)
def test_what_is_no_secret_stays(line: str) -> None:
    assert line == logs.redact(line)


def test_a_line_break_does_not_begin_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("INFO", "json")

    structlog.get_logger("ours").info("event", detail='x\n{"event": "forged"}')

    assert 1 == len(capsys.readouterr().err.splitlines())


def test_json_lines_tell_time_level_logger_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("INFO", "json")

    structlog.get_logger("ours").info("ticket_delivered", number="INC0010001")

    line = capsys.readouterr().err
    assert [] == [
        word
        for word in ('"level": "info"', '"logger": "ours"', '"timestamp": "', "INC0010001")
        if word not in line
    ]


def test_below_the_level_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("WARNING", "json")

    structlog.get_logger("ours").info("quiet")
    logging.getLogger("httpx").info("chatty")

    assert "" == capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["slack_sdk.web.async_base_client", "slack_sdk.webhook.async_client", "slack_bolt.AsyncApp"]
)
def test_slacks_libraries_do_not_tell_whole_messages(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("DEBUG", "json")
    logger = logging.getLogger(name)
    logger.setLevel(logging.DEBUG)  # as Bolt does with its own

    logger.debug("a whole message")
    logger.error("a failure")

    written = capsys.readouterr().err
    assert "a whole message" not in written
    assert "a failure" in written
