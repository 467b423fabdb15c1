"""The way out of the house: a request goes to the address that was configured, and to no other."""

import urllib.error
import urllib.request
from typing import Any


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect would carry what we send, and our keys, to an address that nobody configured."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())


def send(asked: urllib.request.Request, *, timeout: float) -> Any:
    """The answer, to be closed by who asks. Raises what ``urllib`` raises; a redirect is an HTTPError."""
    return _opener.open(asked, timeout=timeout)


def seconds_to_wait(wrong: urllib.error.HTTPError) -> int:
    """How long a busy other side asks to wait (``Retry-After``); 0 when it names no number of seconds."""
    asked = wrong.headers.get("Retry-After", "")
    return int(asked) if asked.isdigit() else 0
