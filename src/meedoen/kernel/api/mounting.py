"""From operations to addresses that the gate knows: each has one method and one action.

An operation says with ``@kind(…)`` who may ask it: ``PUBLIC_READ`` and ``PUBLIC_WRITE`` know nobody, whatever cookie or
key comes along (so there is nothing to forge); ``WORKERS`` asks for a key, or for the session of a browser with the
CSRF token that a page gave it.
"""

import functools
from collections.abc import Callable, Iterator
from enum import Enum
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import translation
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from .. import keys
from ..actors import Actor, actor_for
from ..refusals import Closed, NotFound, Refused
from ..web import problems
from . import answers, faults

LARGEST = 20_000
"""Bytes of a question that somebody posts."""


class Kind(Enum):
    PUBLIC_READ = "public read"
    PUBLIC_WRITE = "public write"
    WORKERS = "workers"


def kind(which: Kind) -> Callable[[Callable], Callable]:
    """This operation is of this kind."""

    def mark(function: Callable) -> Callable:
        function.kind = which  # type: ignore[attr-defined]
        return function

    return mark


def listen(api: NinjaAPI) -> None:
    """Every way in which an operation says no becomes a problem; a fault of the program stays one."""
    said: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        **dict.fromkeys((NotFound, Closed, Http404), answers.missing),
        Refused: answers.refused,
        HttpError: _of_ninja,
        ValidationError: faults.explained,
        Exception: _broken,
    }
    for trouble, answer in said.items():
        api.add_exception_handler(trouble, answer)


def _of_ninja(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.answer(request, error.status_code)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error


def urls(api: NinjaAPI, schema: Callable[[], dict[str, Any]]) -> Iterator[URLPattern]:
    """The addresses of all operations. ``schema`` gives the OpenAPI document: what it names may be asked."""
    for router in api._get_bound_routers():
        for address, view in router.path_operations.items():
            (operation,) = view.operations
            served = _served(view.get_view(), operation, functools.partial(_named, schema, address))
            route = address.replace("{uuidstr:", "{uuid:").replace("{", "<").replace("}", ">").lstrip("/")
            yield path(route, served, name=operation.url_name)


def _named(schema: Callable[[], dict[str, Any]], address: str) -> frozenset[str]:
    """The parameters that may stand in the question of this address."""
    plain = "/" + "/".join("{" + part.split(":")[-1] if ":" in part else part for part in address.split("/")[1:])
    (operation,) = schema()["paths"][problems.ROOT.rstrip("/") + plain].values()
    return frozenset(one["name"] for one in operation.get("parameters", ()) if one["in"] == "query")


def _served(view: Callable, operation: Any, named: Callable[[], frozenset[str]]) -> Callable:
    function, (method,) = operation.view_func, operation.methods
    which = function.kind
    asked = functools.cache(named)

    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        translation.activate(problems.language_of(request))
        response = _before(request, method, which) or faults.in_question(request, asked())
        if response is None:
            if request.method == "HEAD":
                request.method = "GET"
            response = view(request, *args, **kwargs)
        if which is Kind.PUBLIC_READ:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    serve.csrf_exempt = True  # type: ignore[attr-defined]
    serve.action = function.action  # type: ignore[attr-defined]
    serve.identify = _identify if which is Kind.WORKERS else _nobody  # type: ignore[attr-defined]
    serve.__name__, serve.__doc__ = function.__name__, function.__doc__
    return serve


def _before(request: HttpRequest, method: str, which: Kind) -> HttpResponse | None:
    """What is answered without looking further: another method, a question before asking, a body of another kind."""
    allowed = ("GET", "HEAD", "OPTIONS") if which is Kind.PUBLIC_READ else (method,)
    if request.method not in allowed:
        response = problems.answer(request, 405)
        response.headers["Allow"] = ", ".join(allowed)
        return response
    if request.method == "OPTIONS":
        response = HttpResponse(status=204, content_type="")
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(allowed)
        response.headers["Access-Control-Allow-Headers"] = "Accept-Language, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response
    if method == "POST":
        if request.content_type != "application/json":
            return problems.answer(request, 415)
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return problems.answer(request, 413)
    if which is Kind.WORKERS and not hasattr(request, "key") and check_csrf(request) is not None:
        return problems.answer(request, 403, code="csrf")
    return None


def _nobody(request: HttpRequest, action: Any, network_id: Any) -> Actor:
    """The public, also for who is signed in: such an answer is the same for everybody."""
    return Actor.anonymous(network_id)


def _identify(request: HttpRequest, action: Any, network_id: Any) -> Actor | HttpResponse:
    """Who holds the key, or who is signed in; a problem for a key that is not (any longer) good for this."""
    said = request.headers.get("Authorization", "")
    if not said:
        return actor_for(request.user, network_id)
    scheme, _space, secret = said.partition(" ")
    found = keys.holder(secret.strip(), network_id) if scheme.lower() == "bearer" and secret.isascii() else None
    if found is None:
        return problems.answer(request, 401)
    if action.name not in found.actions:
        return problems.answer(request, 403)
    request.key = found  # type: ignore[attr-defined]
    return found.actor


def described(api: NinjaAPI) -> dict[str, Any]:
    """The OpenAPI document, with problems under their own media type, 304 for reads, and the ways to show who asks."""
    made: dict[str, Any] = api.get_openapi_schema(path_prefix=problems.ROOT)
    for item in made["paths"].values():
        for method, operation in item.items():
            _tell(method, operation)
    made["servers"] = [{"url": "/"}]
    made["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    made.setdefault("components", {})["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "a key that the coordinator gave"},
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "a browser that is signed in; send the CSRF token of a page as X-CSRFToken",
        },
    }
    return made


def _tell(method: str, operation: dict[str, Any]) -> None:
    """One operation: plain names, parameters that are left out rather than empty, problems under their own type."""
    operation["operationId"] = operation["operationId"].rpartition("_api_")[2]
    operation["summary"], _dot, rest = operation.pop("description").partition(". ")
    if rest:
        operation["description"] = rest
    for parameter in operation.get("parameters", ()):
        choices = [one for one in parameter["schema"].pop("anyOf", ()) if one != {"type": "null"}]
        parameter["schema"].update(*choices)
        if parameter["schema"].get("default", 0) is None:
            del parameter["schema"]["default"]
    for status, told in operation["responses"].items():
        if int(status) >= 400 and "application/json" in told.get("content", {}):
            told["content"] = {problems.MEDIA_TYPE: told["content"].pop("application/json")}
        told["description"] = HTTPStatus(int(status)).phrase
    if method == "get":
        operation["responses"][304] = {"description": HTTPStatus.NOT_MODIFIED.phrase}
