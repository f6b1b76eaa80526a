"""Characters that JSON can hold and a database cannot."""

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""PostgreSQL's text takes no NUL, and no text in UTF-8 takes half of a surrogate pair.

Source: https://www.postgresql.org/docs/current/datatype-character.html
"""


def storable(text: str) -> str:
    """The text without NUL and lone surrogates."""
    return _UNSTORABLE.sub("", text)
