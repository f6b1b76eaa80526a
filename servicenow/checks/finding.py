"""What a check can come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

Value = str | int | datetime


class Outcome(StrEnum):
    """How a check went, from what needs doing first to what needs nothing."""

    FAIL = "fail"
    WARN = "warn"
    UNKNOWN = "unknown"
    """It could not be seen, so it may be well or not."""
    PASS = "pass"  # noqa: S105 - no password


@dataclass(frozen=True)
class Finding:
    """What one check saw; the desk's texts are found by its keys, ``values`` are their placeholders.

    ``remedy`` is "" where nothing needs doing. ``blocks`` is whether there is no point in asking further.
    """

    check: str
    outcome: Outcome
    seen: str
    remedy: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    blocks: bool = False


class Verdict(NamedTuple):
    """One thing that a check may come to, known beforehand."""

    check: str
    reason: str
    outcome: Outcome
    remedy: str = ""
    blocks: bool = False

    @property
    def seen(self) -> str:
        """The key of what was seen."""
        return f"{self.check}-{self.reason}"

    def found(self, **values: Value) -> Finding:
        """The finding, with what was seen filled in."""
        return Finding(self.check, self.outcome, self.seen, self.remedy, values, self.blocks)


NAMES_CHARACTERS = 200


def names(words: Sequence[str]) -> str:
    """Several names as one value, in order and not without end."""
    joined = ", ".join(sorted(words))
    return joined if len(joined) <= NAMES_CHARACTERS else f"{joined[: NAMES_CHARACTERS - 1]}…"
