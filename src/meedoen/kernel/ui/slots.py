"""Named slots: a page of a lower feature shows a part that a higher feature fills.

The higher feature calls ``fill("activities.session.after_ticks", part)`` when it starts. The lower
feature's view calls ``prepare(...)`` before it renders, so every query is done by then; its template
only says ``{% slot "activities.session.after_ticks" %}``. Nothing is read while a template renders.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Part = Callable[[Any, Any], "str | None"]  # the request and the thing that the page shows

_filled: dict[str, list[Part]] = {}


class UnpreparedSlot(LookupError):
    """A template asked for a slot that its view did not prepare."""


def fill(name: str, part: Part) -> None:
    """Let ``part`` show in slot ``name``. Filling twice with the same part counts once."""
    parts = _filled.setdefault(name, [])
    if part not in parts:
        parts.append(part)


def empty(name: str, part: Part) -> None:
    """Take ``part`` out of slot ``name`` again."""
    _filled.get(name, []).remove(part)


def prepare(name: str, request: HttpRequest, obj: object = None) -> list[SafeString]:
    """Run the parts of a slot now, in the order they were filled, and keep them for ``{% slot %}``.

    A part that returns nothing leaves no trace; a plain string is escaped.
    """
    made = (part(request, obj) for part in _filled.get(name, ()))
    prepared = [conditional_escape(html) for html in made if html]
    _kept(request)[name, _key(obj)] = prepared
    return prepared


def prepared(name: str, request: HttpRequest, obj: object = None) -> list[SafeString]:
    """What the view prepared; ``UnpreparedSlot`` when it did not."""
    try:
        return _kept(request)[name, _key(obj)]
    except KeyError:
        raise UnpreparedSlot(f"slot {name!r} was not prepared by the view") from None


def _kept(request: HttpRequest) -> dict[tuple[str, Hashable], list[SafeString]]:
    return request.__dict__.setdefault("_prepared_slots", {})


def _key(obj: object) -> Hashable:
    return getattr(obj, "pk", None) or id(obj)
