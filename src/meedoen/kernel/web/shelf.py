"""Pages that everybody sees alike are made once and kept, until anything that they show changes.

Only what is nobody's own is kept: asked for without signing in, answered by actions that are open to all, without a
cookie to set, a message or a form token in it. A kept page is shown again under four conditions: the same address,
languages and looks; the same minute (what is on now moves with the clock); the same marks of every table that the
site shows (``kernel.editions``, read from the database each time, so that every process sees a change at once).
The browser asks each time too (``no-cache``) and hears 304 when its copy is still right.
"""

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from .. import editions
from ..access import Action, Sensitivity
from ..actors import Role

MOST_BYTES = 24 * 1024 * 1024
"""What one process keeps; the page that was asked for longest ago goes first."""

LARGEST = 512 * 1024
WORTH_PACKING = 1024
LONGEST_ADDRESS = 400
LOOKS = ("text/html", "text/css", "image/svg+xml", "text/calendar", "application/json")
_TOKEN = b"csrfmiddlewaretoken"
_REFUSED = ("no-store", "private")
_NEVER = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_RANGE")
_TOLD_APART = {"accept-encoding", "accept-language", "cookie"}
"""What the key looks at; an answer that varies by anything else is not kept."""

Key = tuple[Any, ...]


@dataclass(slots=True)
class Kept:
    """One page as it was sent, with the marks and the minute under which it is right."""

    network_id: Any
    marks: editions.Marks
    minute: int
    body: bytes
    headers: dict[str, str]
    packed: bytes = field(default=b"")

    @property
    def size(self) -> int:
        """Bytes in memory, with room for the packed copy and the headers."""
        return len(self.body) * 5 // 4 + 600

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The page, packed where the browser can unpack it; 304 where it has this very page already."""
        if self.headers["ETag"] in request.META.get("HTTP_IF_NONE_MATCH", ""):
            kept = {name: self.headers[name] for name in ("ETag", "Cache-Control", "Vary")}
            return HttpResponseNotModified(headers=kept)
        headers, body = self.headers, self.body
        if len(body) > WORTH_PACKING and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            # no secret stands in a page that is kept, so packing it gives none away
            self.packed = self.packed or gzip.compress(body, 6, mtime=0)
            headers, body = {**headers, "Content-Encoding": "gzip"}, self.packed
        return HttpResponse(body, headers={**headers, "Content-Length": str(len(body))})


class Shelf:
    """What one process keeps, by address; several threads may use it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._guard = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        with self._guard:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Key, kept: Kept) -> None:
        with self._guard:
            self._drop(key)
            self._kept[key] = kept
            self._bytes += kept.size
            while self._bytes > MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= gone.size

    def __len__(self) -> int:
        return len(self._kept)


@dataclass(slots=True)
class Visit:
    """A request whose answer may be kept; the gate fills in under which marks it is made."""

    key: Key
    minute: int
    network_id: Any = None
    marks: editions.Marks | None = None


class ShelfMiddleware:
    """See the module. It stands before all others, so that a kept page costs one query and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        visit = Visit(key, int(time.time()) // 60)
        kept = self.shelf.get(key)
        if kept is not None and kept.minute == visit.minute and kept.marks == editions.read(kept.network_id):
            return kept.answer(request)
        request.shelf_visit = visit  # type: ignore[attr-defined]
        response = self.get_response(request)
        made = _made(request, response, visit)
        if made is None:
            return response
        self.shelf.put(key, made)
        if any(name in request.META for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH")):
            return made.answer(request)
        response.headers["Content-Length"] = str(len(made.body))
        return response


def entered(request: HttpRequest, action: Action | None, network: Any, actor: Any) -> None:
    """The gate tells which page is about to be made, before anything is read for it."""
    visit = getattr(request, "shelf_visit", None)
    open_to_all = action is not None and Role.PUBLIC in action.roles and action.sensitivity == Sensitivity.OPEN
    if visit is not None and open_to_all and actor.user_id is None:
        visit.network_id, visit.marks = network.pk, marks_of(request)


def marks_of(request: HttpRequest) -> editions.Marks:
    """The marks under which this page is made, read once; for what a view keeps longer than the page."""
    if not hasattr(request, "marks_read"):
        request.marks_read = editions.read(request.network.pk)  # type: ignore[attr-defined]
    return request.marks_read  # type: ignore[attr-defined]


def _key(request: HttpRequest) -> Key | None:
    """All that a page for everybody may differ by; None where nothing is kept for this request."""
    address = request.get_full_path()
    cookies = request.COOKIES
    if request.method != "GET" or len(address) > LONGEST_ADDRESS or any(name in request.META for name in _NEVER):
        return None
    if settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies:
        return None
    try:
        host = request.get_host()
    except SuspiciousOperation:
        return None  # the next middleware says so
    known = dict(settings.LANGUAGES)
    asked = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    languages = tuple(dict.fromkeys(code.split("-")[0].lower() for code, _weight in asked))
    chosen = tuple(sorted((name, value) for name, value in cookies.items() if name != settings.CSRF_COOKIE_NAME))
    return request.is_secure(), host, address, tuple(code for code in languages if code in known), chosen


def _made(request: HttpRequest, response: HttpResponseBase, visit: Visit) -> Kept | None:
    """The answer as it can be kept; None for what is somebody's own, went wrong or is too large."""
    if visit.marks is None or response.status_code != 200 or response.streaming or response.cookies:
        return None
    body, told = response.content, response.headers.get("Cache-Control", "")  # type: ignore[attr-defined]
    kind = response.headers.get("Content-Type", "").split(";")[0]
    if len(body) > LARGEST or kind not in LOOKS or _TOKEN in body or any(word in told for word in _REFUSED):
        return None
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}
    if "Content-Encoding" in response.headers or not varies <= _TOLD_APART or request.user.is_authenticated:  # type: ignore[attr-defined]
        return None
    patch_vary_headers(response, ("Accept-Encoding", "Accept-Language", "Cookie"))
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return Kept(visit.network_id, visit.marks, visit.minute, body, headers)
