"""What happened, for the next page: never readable in a cookie (ASVS 14.3.3).

For who is signed in the sentence waits in the session, on the server. A resident has no session: for them it is sealed
in the cookie (encrypted, an hour), and no page of theirs puts a name in it.
"""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest
from django.utils.functional import cached_property

from . import carried

PURPOSE, SECONDS = "flash", 3600


class SealedCookie(CookieStorage):
    """The cookie of the framework, sealed."""

    cookie_name = "melding"

    def _encode_parts(self, messages: Any, encode_empty: bool = False) -> str | None:
        plain = super()._encode_parts(messages, encode_empty)  # type: ignore[misc]  # stubs leave it out
        return carried.seal(PURPOSE, {"said": plain}) if plain else None

    def _decode(self, data: Any) -> Any:
        found = carried.opened(PURPOSE, data, seconds=SECONDS) if data else None
        return super()._decode(found["said"]) if found else None  # type: ignore[misc]  # stubs leave it out


class FlashStorage(BaseStorage):
    """By who asks: the session of the staff, or the sealed cookie. Nobody gets a cookie or a session without need."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any):
        super().__init__(request, *args, **kwargs)
        self._session: Any = SessionStorage(request)

    @cached_property
    def _cookie(self) -> Any:
        return SealedCookie(self.request)

    @property
    def _sent(self) -> bool:
        """Whether the browser sent a cookie with something said."""
        return SealedCookie.cookie_name in self.request.COOKIES

    @property
    def _signed_in(self) -> bool:
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES and not self.request.session.accessed:
            return False
        user = getattr(self.request, "user", None)
        return bool(user is not None and user.is_authenticated)

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        """What waits in the session of who is signed in, and what was said just before signing in or out."""
        said = (self._cookie._get()[0] or []) if self._sent else []
        kept = (self._session._get()[0] or []) if self._signed_in else []
        return [*kept, *said], True

    def _store(self, messages: list[Any], response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        in_session = self._signed_in
        if in_session:
            self._session._store(messages, response)
        if (messages and not in_session) or self._sent:
            return self._cookie._store([] if in_session else messages, response)
        return []
