"""A browser fetches the style sheets of a page; a program that posts forms does not. No puzzle, no script, no cookie.

Each journey through a public form names a sheet of its own, signed here. Whoever fetched it is taken for a browser; it
is asked only while a network is flooded (``public_forms``). Kept for two hours is that it was fetched, not by whom.
"""

import uuid

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from .gate import opened
from .throttle import Rate, source_of

KEPT_SECONDS = 2 * 60 * 60
NEW = Rate("trace", 200, 600)
_signer = signing.TimestampSigner(salt="meedoen.trace", sep=".")


def begin() -> str:
    """The mark of a new journey: random, signed."""
    return _signer.sign(uuid.uuid4().hex)


def sheet(mark: str) -> str:
    """The address of the sheet that belongs to this mark; '' without one."""
    return reverse("house:trace", kwargs={"mark": mark}) if mark else ""


def seen(mark: str) -> bool:
    """Whether a browser fetched the sheet of this mark."""
    return bool(mark) and cache.get(_key(mark)) is not None


@require_safe
@opened("het stijlblad van een formulier voor iedereen: wie het ophaalt is een browser")
def fetched(request: HttpRequest, mark: str) -> HttpResponse:
    """An empty sheet. What was not signed here is answered alike and kept nowhere."""
    try:
        _signer.unsign(mark, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        pass
    else:
        if NEW.take(source_of(request)):
            cache.set(_key(mark), 1, KEPT_SECONDS)
    headers = {"Cache-Control": f"private, max-age={KEPT_SECONDS}"}
    return HttpResponse("/* */", content_type="text/css", headers=headers)


def _key(mark: str) -> str:
    return f"trace:{mark[:32]}"
