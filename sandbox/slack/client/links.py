"""Links in what an app says: followed on this machine, and only named where they lead off it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from markupsafe import Markup


def is_here(url: str) -> bool:
    """Whether an address is one of this machine's own."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:
        return False


def link(url: str, label: str) -> Markup:
    """The label as a link; one that leads elsewhere is words with the address, for the demo stays here."""
    if is_here(url):
        return Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(url, label)
    return Markup('<span class="elsewhere" title="In Slack this opens {}">{}</span>').format(url, label)
