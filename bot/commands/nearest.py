"""The sub-command that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(words: str, names: Iterable[str]) -> str | None:
    """The name most like the first word; None where nothing is."""
    found = get_close_matches(words.partition(" ")[0].lower(), list(names), n=1)
    return found[0] if found else None
