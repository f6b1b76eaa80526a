"""Form bodies, and the fields of a form as its template draws them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from starlette.requests import Request

FieldKind = Literal["text", "area", "choice", "check", "secret", "fixed"]


async def form_of(request: Request) -> dict[str, str]:
    """The form-urlencoded body; empty for any other content type. A browser's line ends become plain ones."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    return {
        name: value.replace("\r\n", "\n")
        for name, value in (await request.form()).items()
        if isinstance(value, str)
    }


@dataclass(frozen=True)
class Field:
    """One field; ``before`` is the value the form was opened with, where the form needs to know it again."""

    name: str
    label: str
    kind: FieldKind = "text"
    value: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    wide: bool = False
    max_length: int = 255
    before: str | None = None


def typed(form: Mapping[str, str], name: str, stored: str) -> str:
    """A field's value: what was typed where the form came back, else what is stored."""
    return form.get(name, stored)


def checked(form: Mapping[str, str], name: str, stored: str) -> str:
    """The same for a box to tick: one that is not ticked does not come back."""
    return form.get(name, "false") if form else stored
