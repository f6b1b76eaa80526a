import pytest

from servicenow.errors import HostNotAllowed
from servicenow.hosts import allowed_instance_url

CLOUD = ("*.service-now.com", "*.servicenowservices.com")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("acme", "https://acme.service-now.com"),
        (" Acme \n", "https://acme.service-now.com"),
        ("dev12345", "https://dev12345.service-now.com"),
        ("acme.service-now.com", "https://acme.service-now.com"),
        ("https://acme.service-now.com/", "https://acme.service-now.com"),
        ("HTTPS://ACME.service-now.com", "https://acme.service-now.com"),
        ("acme.servicenowservices.com", "https://acme.servicenowservices.com"),
        ("3m.service-now.com", "https://3m.service-now.com"),
    ],
)
def test_what_a_person_types_becomes_the_instances_url(typed: str, expected: str) -> None:
    assert expected == allowed_instance_url(typed, CLOUD)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "example.com",
        "https://example.com",
        "http://acme.service-now.com",
        "ftp://acme.service-now.com",
        "file:///etc/passwd",
        "//acme.service-now.com",
        "https:acme.service-now.com",
        "https:///acme.service-now.com",
        "service-now.com",
        ".service-now.com",
        "a.b.service-now.com",
        "acme.service-now.com.",
        "acme.service-now.com..",
        "acme..service-now.com",
        "-acme.service-now.com",
        "acme-.service-now.com",
        "acme.service-now.com.example.com",
        "acmeservice-now.com",
        "acme.service-now.com:443",
        "acme.service-now.com:8080",
        "acme.service-now.com:",
        "https://acme.service-now.com/login.do",
        "https://acme.service-now.com//",
        "https://acme.service-now.com?x=1",
        "https://acme.service-now.com#x",
        "https://user@acme.service-now.com",
        "https://acme.service-now.com@example.com",
        "https://acme.service-now.com:x@example.com",
        "https://example.com\\@acme.service-now.com",
        "https://acme.service-now.com\\.example.com",
        "https://example.com/acme.service-now.com",
        "acme.service-now.com example.com",
        "acme\t.service-now.com",
        "acme\r\nHost: x.service-now.com",
        "acme%2eservice-now.com",
        "acme\u3002service-now\u3002com",
        "\u0430cme.service-now.com",
        "ac\u212ae.service-now.com",
        "xn--cme-6cd.service-now.com",
        "https://127.0.0.1",
        "127.0.0.1",
        "localhost",
        "https://localhost:4711",
        "2130706433",
        "https://2130706433",
        "0x7f000001",
        "0x7f.1",
        "017700000001",
        "127.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "169.254.169.254",
        "https://[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1%25eth0]",
        "metadata.google.internal",
        "a" * 64 + ".service-now.com",
        "javascript:alert(1)",
    ],
)
def test_any_other_address_is_refused(typed: str) -> None:
    with pytest.raises(HostNotAllowed):
        allowed_instance_url(typed, CLOUD)


@pytest.mark.parametrize(
    ("typed", "allowed", "expected"),
    [
        ("http://127.0.0.1:4711", "127.0.0.1:4711", "http://127.0.0.1:4711"),
        ("127.0.0.1:4711", "127.0.0.1:4711", "http://127.0.0.1:4711"),
        ("127.0.0.1:4711", "127.0.0.1", "http://127.0.0.1:4711"),
        ("localhost", "localhost", "http://localhost"),
        ("snow.example.com", "snow.example.com", "https://snow.example.com"),
        ("snow.example.com:8443", "snow.example.com:8443", "https://snow.example.com:8443"),
    ],
)
def test_the_operator_can_allow_further_hosts(typed: str, allowed: str, expected: str) -> None:
    assert expected == allowed_instance_url(typed, [allowed])


@pytest.mark.parametrize(
    ("typed", "allowed"),
    [
        ("127.0.0.1:4712", "127.0.0.1:4711"),
        ("127.0.0.1:99999", "127.0.0.1"),
        ("http://snow.example.com", "snow.example.com"),
        ("snow.example.com:8443", "snow.example.com"),
        ("snow.example.com", "snow.example.com:8443"),
    ],
)
def test_what_the_operator_allows_is_meant_literally(typed: str, allowed: str) -> None:
    with pytest.raises(HostNotAllowed):
        allowed_instance_url(typed, [allowed])
