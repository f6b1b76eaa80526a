"""Answers go to Slack, whatever response_url a request brings."""

import pytest

from bot.answer import is_slacks_own

API = "https://slack.com/api/"
PRETEND_API = "http://127.0.0.1:4000/api/"


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://hooks.slack.com/commands/T0/1/a", API),
        ("https://hooks.slack.com:443/actions/T0/1/a", API),
        ("https://HOOKS.slack.com/actions/T0/1/a", API),
        ("https://hooks.slack-gov.com/commands/T0/1/a", API),
        ("http://127.0.0.1:4000/commands/T0/1", PRETEND_API),
    ],
)
def test_slacks_own_addresses_are_answered(url: str, api: str) -> None:
    assert is_slacks_own(url, api)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hooks.slack.com",
        "http://hooks.slack.com/commands/T0/1/a",
        "https://hooks.slack.com:8443/commands/T0/1/a",
        "https://hooks.slack.com:abc/",
        "https://hooks.slack.com:99999/",
        "https://[::1",
        "https://[::1]/commands/T0/1/a",
        "https://somebody@hooks.slack.com/commands/T0/1/a",
        "https://somebody:secret@hooks.slack.com/commands/T0/1/a",
        "https://hooks.slack.com@evil.example/",
        "https://hooks.slack.com.evil.example/",
        "https://evil.example/hooks.slack.com",
        "https://evil.example#@hooks.slack.com/",
        "https://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:4001/commands/T0/1",
        "https://127.0.0.1:4000/commands/T0/1",
        "http://127.0.0.1:4000@evil.example/commands/T0/1",
        "file:///etc/passwd",
        "gopher://hooks.slack.com/",
    ],
)
@pytest.mark.parametrize("api", [API, PRETEND_API])
def test_no_other_address_is_ever_called(url: str, api: str) -> None:
    assert not is_slacks_own(url, api)
