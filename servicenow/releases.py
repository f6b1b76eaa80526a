"""Which release an instance runs, from its build tag like ``glide-zurich-07-01-2025__patch2-09-10-2025``.

Source: https://www.servicenow.com/docs/r/release-notes/available-versions.html
"""

import re

RELEASES = (
    "kingston",
    "london",
    "madrid",
    "newyork",
    "orlando",
    "paris",
    "quebec",
    "rome",
    "sandiego",
    "tokyo",
    "utah",
    "vancouver",
    "washingtondc",
    "xanadu",
    "yokohama",
    "zurich",
    "australia",
    "brazil",
)
"""From the oldest that is supported on; after zurich the alphabet began anew, so names do not sort."""
_TOO_OLD = frozenset(
    {"aspen", "berlin", "calgary", "dublin", "eureka", "fuji", "geneva", "helsinki", "istanbul", "jakarta"}
)
_TAG = re.compile(r"(?i)\bglide-([a-z]+)-\d{2}-\d{2}-\d{4}(?:__[a-z0-9-]+)?")


def build_tag_in(text: str) -> str | None:
    """The first build tag in a property's value or a page, None where there is none."""
    found = _TAG.search(text)
    return found[0] if found else None


def release_of(build_tag: str) -> str | None:
    """The release's name in small letters, None where it is no build tag."""
    found = _TAG.match(build_tag)
    return found[1].lower() if found else None


def is_supported(release: str) -> bool:
    """Whether it is Kingston or newer; a name that is not known here is newer than this list."""
    return release not in _TOO_OLD
