"""Who sits still for two hours signs in again (ASVS v5.0.0-7.3.1): a screen that was left open is nobody's.

The session says when it was last used, to within ten minutes, so that not every page has to write. A page that asks
again by itself, on a screen that nobody looks at, says so in a header and keeps nobody awake.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

AWAKE = "awake"
WRITTEN_EVERY = 600
BY_ITSELF = "X-By-Itself"


def signed_in(request: HttpRequest, **more: Any) -> None:
    """A session begins awake."""
    request.session[AWAKE] = int(time.time())


def connect() -> None:
    """Called once at start-up."""
    user_logged_in.connect(signed_in, dispatch_uid="meedoen.stillness")


class StillnessMiddleware:
    """Ends a session in which nothing happened for ``STILL_SECONDS``; the page then asks to sign in, as always."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            now = int(time.time())
            last = int(request.session.get(AWAKE, now))
            if now - last > settings.STILL_SECONDS:
                logout(request)
            elif AWAKE not in request.session or (now - last > WRITTEN_EVERY and BY_ITSELF not in request.headers):
                request.session[AWAKE] = now
        return self.get_response(request)
