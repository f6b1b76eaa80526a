"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like the word; None where none is."""
    found = get_close_matches(word.lower(), list(names), n=1)
    return found[0] if found else None


def first_word(words: str) -> str:
    """The word that decides what is done; "" where there is none."""
    return next(iter(words.split()), "")
