"""Which ServiceNow instances may be called: the guard against requests to other servers."""

import re
from collections.abc import Sequence

from servicenow.errors import HostNotAllowed

_INSTANCE_NAME = re.compile(r"[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
# One strict pattern in place of a lenient URL parser: what it does not match can hide no second meaning.
_ADDRESS = re.compile(r"((?P<scheme>https?)://)?(?P<host>[a-z0-9.-]{1,253})(:(?P<port>[1-9][0-9]{0,4}))?/?")
_LABEL = re.compile(r"(?!xn--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def allowed_instance_url(text: str, allowed_hosts: Sequence[str]) -> str:
    """The base URL, like ``https://acme.service-now.com``, of the instance a person named.

    ``text`` is an instance name (``acme``), a host or a URL without path. ``allowed_hosts`` holds hosts
    (``snow.example.com``, ``snow.example.com:8443``) and wildcards for one label (``*.service-now.com``).
    Plain http is for loopback hosts that are listed; one listed without a port may have any.
    Raises HostNotAllowed.
    """
    typed = text.strip()
    address = _ADDRESS.fullmatch(typed.lower()) if typed.isascii() else None
    if address is None or int(address["port"] or 0) > 65535:
        raise HostNotAllowed(typed)
    host, port, scheme = address["host"], address["port"], address["scheme"]
    if host == typed.lower() and _INSTANCE_NAME.fullmatch(host) and host not in _LOOPBACK:
        host = f"{host}.service-now.com"
    netloc = f"{host}:{port}" if port else host
    if not any(_allows(pattern.lower(), host, netloc) for pattern in allowed_hosts):
        raise HostNotAllowed(typed)
    if host in _LOOPBACK:
        return f"{scheme or 'http'}://{netloc}"
    if scheme == "http":
        raise HostNotAllowed(typed)
    return f"https://{netloc}"


def is_listed(host: str, netloc: str, allowed_hosts: Sequence[str]) -> bool:
    """Whether the operator named this very host, with its port or without, rather than by a wildcard."""
    return any(pattern.lower() in (host, netloc) for pattern in allowed_hosts)


def _allows(pattern: str, host: str, netloc: str) -> bool:
    if pattern.startswith("*."):
        label, _, parent = netloc.partition(".")
        return parent == pattern.removeprefix("*.") and _LABEL.fullmatch(label) is not None
    return pattern == netloc or (host in _LOOPBACK and pattern == host)
