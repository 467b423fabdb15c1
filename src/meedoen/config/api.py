"""The API of the house, put together: every feature's router, the OpenAPI document and the page that explains it."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from meedoen.activities.api import router as activities
from meedoen.kernel.api import mounting, read
from meedoen.kernel.web import opened, page, problems
from meedoen.networks.api import router as networks
from meedoen.outreach.api import router as outreach

ABOUT = """\
What a local network offers, for other systems: who is in it, where and when something happens, and signing up.

Reading asks no key and gives no personal data. Lists come in pages: ask again with `next_cursor` as `cursor`. An
answer may be kept for a minute; send its `ETag` back as `If-None-Match` and hear 304 when nothing changed. A parameter
that is not named here is refused. Errors are problems (RFC 9457) with a stable `code` and a sentence in the language
of `Accept-Language`. Other pages may read from a browser (CORS); nothing is written from one.
"""
api = NinjaAPI(title="Meedoen", version="1", description=ABOUT, docs_url=None, openapi_url=None)
api.add_router("", networks)
api.add_router("", activities)
api.add_router("", outreach)
mounting.listen(api)


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI 3.1 document, made once a process."""
    return mounting.described(api)


@require_safe
@opened("wat een ander systeem kan vragen is openbaar")
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    response = read(request, schema(), seconds=3600)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@opened("wat een ander systeem kan vragen is openbaar")
def root(request: HttpRequest) -> HttpResponse:
    """The same for people: every address with what it gives, and every problem with its sentence."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for address, item in schema()["paths"].items():
        for method, operation in item.items():
            told = {"method": method.upper(), "path": address, **operation}
            groups.setdefault(operation["tags"][0].capitalize(), []).append(told)
    context = {
        "groups": list(groups.items()),
        "problems": [(status, code, sentence) for status, (code, sentence) in problems.KNOWN.items()],
        "title": _("Voor andere systemen"),
    }
    return page(request, "desk/api.html", context)  # type: ignore[arg-type]


urls: list[URLPattern] = [
    path("", root, name="root"),
    path("openapi.json", openapi, name="openapi"),
    *mounting.urls(api, schema),
]
