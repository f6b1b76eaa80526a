"""Small checks to build larger ones from; each yields a sentence with a JSON pointer for every fault.

The sentences follow Slack's own, as response_metadata.messages carries them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def fault(sentence: str, at: str) -> str:
    """One sentence with the place it is about."""
    return f"{sentence} [json-pointer:{at}]"


def string(least: int = 0, most: int = 3000, pattern: str = "") -> Check:
    """A string of ``least`` to ``most`` characters that matches ``pattern`` whole."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must provide a string", at)
        elif len(value) < least:
            yield fault(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield fault(f"must be less than {most + 1} characters", at)
        elif pattern and not re.fullmatch(pattern, value):
            yield fault("does not match the expected format", at)

    return check


def number(least: float | None = None, most: float | None = None) -> Check:
    """A number, not a boolean, from ``least`` to ``most``."""

    def check(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield fault("must provide a number", at)
        elif least is not None and value < least:
            yield fault(f"must be at least {least}", at)
        elif most is not None and value > most:
            yield fault(f"must be at most {most}", at)

    return check


def flag(value: Any, at: str) -> Iterator[str]:
    """A boolean."""
    if not isinstance(value, bool):
        yield fault("must provide a boolean", at)


def one_of(*values: str) -> Check:
    """One of these strings."""

    def check(value: Any, at: str) -> Iterator[str]:
        if value not in values:
            yield fault(f"must be one of: {', '.join(values)}", at)

    return check


def items(each: Check, least: int = 0, most: int = 1000) -> Check:
    """A list of ``least`` to ``most`` items."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must provide an array", at)
            return
        if len(value) < least:
            yield fault(f"no fewer than {least} items required", at)
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", at)
        for index, item in enumerate(value):
            yield from each(item, f"{at}/{index}")

    return check


def shape(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with these fields and no others."""
    fields = required | (optional or {})

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
            return
        for name in required.keys() - value.keys():
            yield fault(f"missing required field: {name}", at)
        for name, content in value.items():
            if name in fields:
                yield from fields[name](content, f"{at}/{name}")
            else:
                yield fault(f"invalid additional property: {name}", at)

    return check


def by_type(kinds: dict[str, Check]) -> Check:
    """An object whose ``type`` chooses its check; an unknown type is refused."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
        elif not isinstance(value.get("type"), str):
            yield fault("missing required field: type", at)
        elif value["type"] not in kinds:
            yield fault(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            yield from kinds[value["type"]](value, at)

    return check


def typed(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """A shape that also has its ``type``."""
    return shape({"type": string(1)} | required, optional)


def both(first: Check, second: Check) -> Check:
    """First one check, then, if it found nothing, another that may rely on it."""

    def check(value: Any, at: str) -> Iterator[str]:
        faults = list(first(value, at))
        yield from faults or second(value, at)

    return check
