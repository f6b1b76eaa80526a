import pytest

from securescore.access import GraphAccess


def access(**changed: str) -> GraphAccess:
    return GraphAccess(**{"tenant_id": "t", "client_id": "c", "client_secret": "s3cret", **changed})


def test_the_secret_is_not_shown() -> None:
    assert "s3cret" not in repr(access())


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:4000", "http://[::1]:4000", "http://localhost", "https://a.example"]
)
def test_https_and_loopback_are_allowed(url: str) -> None:
    assert access(graph_url=url, authority_host=url).graph_url == url


@pytest.mark.parametrize(
    "url", ["http://graph.microsoft.com", "http://127.0.0.1.example", "ftp://localhost", "", "graph"]
)
@pytest.mark.parametrize("name", ["graph_url", "authority_host"])
def test_what_would_send_the_secret_or_token_in_the_clear_is_refused(name: str, url: str) -> None:
    with pytest.raises(ValueError, match="must begin with https"):
        access(**{name: url})


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://graph.microsoft.com/v1.0/x?$skiptoken=1", True),
        ("https://GRAPH.microsoft.com:443/v1.0/x", True),
        ("http://graph.microsoft.com/v1.0/x", False),
        ("https://graph.microsoft.com:8443/v1.0/x", False),
        ("https://graph.microsoft.com.example/v1.0/x", False),
        ("https://graph.microsoft.com@example.net/x", False),
        ("https://user@graph.microsoft.com/x", False),
        ("//graph.microsoft.com/x", False),
        ("/v1.0/x", False),
        ("https://[", False),
    ],
)
def test_only_the_same_scheme_host_and_port_is_graph(url: str, own: bool) -> None:
    assert access().is_graph(url) is own
