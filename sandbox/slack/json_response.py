"""JSON answers, also of dataclasses."""

from typing import Any

import orjson
from starlette.responses import Response


class JsonResponse(Response):
    """An answer written by orjson."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The content as JSON; dataclasses as objects, sets as sorted lists."""
        return orjson.dumps(content, default=sorted)
