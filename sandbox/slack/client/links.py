"""Links in what an app says: followed on this machine, and only named where they lead off it."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

_HERE = {"127.0.0.1", "localhost"}
# Browsers read these otherwise than urlsplit does, and might go elsewhere.
_UNCLEAR = re.compile(r"[\s\\\x00-\x1f]")


def is_here(url: str) -> bool:
    """Whether an address is one of this machine's own."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and parts.hostname in _HERE and not _UNCLEAR.search(url)
    except ValueError:
        return False


def is_shown(url: str) -> bool:
    """Whether a picture from there may be shown: the pages' Content-Security-Policy names this address."""
    return is_here(url) and url.startswith("http://127.0.0.1:")


def link(url: str, label: str) -> Markup:
    """The label as a link; one that leads elsewhere is words with the address, for the demo stays here."""
    if is_here(url):
        return Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(url, label)
    return Markup('<span class="elsewhere" title="In Slack this opens {}">{}</span>').format(url, label)
