"""Every sentence that a person reads: Fluent catalogues, one file per language, found by key.

``text("share-title", "de-DE")`` gives the sentence in the reader's language, numbers and dates in the
reader's region. A language is one file; what a language lacks is a fault that a test finds, so nothing falls
back in silence.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "de")
"""The catalogues there are; the first is for readers of any other language."""

_CATALOGUES = Path(__file__).parent
_LONGEST_VALUE = 1000


class TextError(Exception):
    """A key or a placeholder that no catalogue knows: a fault of ours, found by a test."""


def text(key: str, locale: str, **values: Any) -> str:
    """The sentence ``key`` for a reader of ``locale`` (as Slack gives it: "de-DE").

    ``values`` are the sentence's placeholders: strings, numbers, dates.
    """
    bundle = _bundle(locale)
    if not bundle.has_message(key):
        raise TextError(f"no sentence {key!r}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"{key!r} has no value")
    sentence, errors = bundle.format_pattern(pattern, {name: _short(value) for name, value in values.items()})
    if errors:
        raise TextError(f"{key!r}: {errors[0]}") from errors[0]
    return str(sentence)


def sentence(error: Exception, locale: str) -> str:
    """What to tell a person of one of our errors; its attributes are the sentence's placeholders."""
    return text(error_key(type(error)), locale, **vars(error))


def error_key(error: type[Exception]) -> str:
    """The key of an error's sentence: "error-servicenow-rate-limited"."""
    package = error.__module__.partition(".")[0]
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", error.__name__).lower()
    return f"error-{package}-{words}"


def language(locale: str) -> str:
    """The catalogue that a reader of ``locale`` gets."""
    wanted = locale.replace("_", "-").partition("-")[0].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _short(value: Any) -> Any:
    """Fluent refuses longer strings, and a sentence with one is none."""
    too_long = isinstance(value, str) and len(value) > _LONGEST_VALUE
    return f"{value[: _LONGEST_VALUE - 1]}…" if too_long else value


@lru_cache(maxsize=64)
def _bundle(locale: str) -> FluentBundle:
    known = language(locale)
    # Numbers and dates follow the reader's region, but only in a language the sentences are in.
    region = locale if locale.lower().startswith(known) and _is_locale(locale) else known
    bundle = FluentBundle([region], use_isolating=False)
    bundle.add_resource(FluentResource((_CATALOGUES / f"{known}.ftl").read_text(encoding="utf-8")))
    return bundle


def _is_locale(locale: str) -> bool:
    try:
        Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
