"""What cannot be done is answered with a sentence rather than a server error."""

from collections.abc import Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from sandbox.microsoft.faults import Endpoint
from sandbox.microsoft.tenant import UnknownControl

Say = Callable[[Request, str, int], Response]


def explained(doing: Endpoint, say: Say) -> Endpoint:
    """The endpoint, which has the sentence and the status said where it cannot do what is asked."""

    @wraps(doing)
    async def answer(request: Request) -> Response:
        try:
            return await doing(request)
        except UnknownControl as error:
            return say(request, str(error), 404)
        except KeyError as error:
            return say(request, f"{error} is missing.", 400)
        except (TypeError, ValueError) as error:
            return say(request, str(error), 400)

    return answer
