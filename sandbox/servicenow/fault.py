"""One fault: what it does, and which requests it befalls."""

import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from starlette.types import Scope

FaultKind = Literal[
    "status",
    "hibernating",
    "login_page",
    "redirect",
    "rate_limited",
    "throttled",
    "slow",
    "slow_body",
    "drop_before_commit",
    "drop_after_commit",
    "half_answer",
    "cancelled",
    "status_after_commit",
]
KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass
class Fault:
    """A fault for requests whose path begins with ``path`` and whose query or body contains ``contains``.

    It lets the first ``skip`` of them pass, befalls each further one with ``probability`` (the same ones for
    the same ``seed``), and ``times`` of them; None means until it is removed. ``retry_after`` are seconds,
    told as an HTTP date with ``retry_after_date``; with 0, ``throttled`` does not tell.
    """

    kind: FaultKind
    path: str = "/"
    method: str | None = None
    times: int | None = None
    status: int = 503
    body: str = ""
    seconds: float = 1.0
    retry_after: int = 30
    retry_after_date: bool = False
    location: str = "https://sso.example.com/"
    contains: str = ""
    skip: int = 0
    probability: float = 1.0
    seed: int = 0
    _dice: random.Random = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The dice of this fault, which fall the same way for the same seed."""
        self._dice = random.Random(self.seed)  # noqa: S311 — a repeatable choice is what is wanted

    def befalls(self, scope: Scope, body: bytes) -> bool:
        """Whether the fault happens to this request; counts it."""
        if not self._fits(scope, body):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.probability < 1 and self._dice.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def _fits(self, scope: Scope, body: bytes) -> bool:
        if self.times is not None and self.times <= 0:
            return False
        if not scope["path"].startswith(self.path) or self.method not in (None, scope["method"]):
            return False
        return self.contains.encode() in scope["query_string"] + b"\n" + body

    def as_json(self) -> Mapping[str, object]:
        """The fields."""
        return {name: value for name, value in asdict(self).items() if name != "_dice"}
