"""Words that somebody types to find a user or a group: what of them may be sent, and what they match.

What is typed may hold anything, and only plain lower-case words can mean nothing in a query. So the query
narrows as far as such words do, and the rows that come back are matched here with everything that was typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from servicenow.queries import Query, any_of, contains

_CHARACTERS = 100
_SENT = 4
"""Words that narrow a query; more make it no faster."""
_BETWEEN = re.compile(r"[\s,;]+")
_SENDABLE = re.compile(r"[a-z0-9_.@-]+")


def words_in(typed: str) -> tuple[str, ...]:
    """The words in what was typed, of which the first 100 characters count; in lower case."""
    # Composed, or the u of a decomposed ü would be sent as a letter of its own.
    composed = unicodedata.normalize("NFC", typed[:_CHARACTERS]).lower()
    return tuple(word for word in _BETWEEN.split(composed) if word)


def narrowed(words: Sequence[str], fields: Sequence[str]) -> list[Query]:
    """For each of the first words the condition that a field holds it, or what of it may be sent."""
    parts = [max(_SENDABLE.findall(word), key=len, default="") for word in words]
    return [any_of(*(contains(field, part) for field in fields)) for part in parts if part][:_SENT]


def matches(words: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether each word stands in one of the texts, whatever the case and the accents."""
    folded = [_folded(text) for text in texts]
    return all(any(_folded(word) in text for text in folded) for word in words)


def sort_key(name: str) -> str:
    """Sorts names as a reader expects it: Ärzte next to Arzt."""
    return _folded(name)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()
