"""Rendering: the view reads everything first, the template only shows it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import connections
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.urls import reverse

from .request import HouseRequest


class QueryWhileRendering(RuntimeError):
    """A template asked the database for something: it would have been read past the door."""


def _refuse(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    raise QueryWhileRendering(str(sql)[:300])


def page(
    request: HouseRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a page. While the template renders, every query is refused (a law of ``docs/architecture.md``)."""
    messages.get_messages(request)
    context = {"actor": request.actor, "network": request.network, **(context or {})}
    compiled = get_template(template)
    if not settings.REFUSE_QUERIES_IN_TEMPLATES:
        return HttpResponse(compiled.render(context, request), status=status)
    with connections["default"].execute_wrapper(_refuse):
        text = compiled.render(context, request)
    return HttpResponse(text, status=status)


def redirect_to(request: HouseRequest, name: str, **kwargs: Any) -> HttpResponse:
    """Go to a page of the same network (303: the browser asks for it with GET)."""
    if request.network is not None:
        kwargs.setdefault("network", request.network.slug)
    response = HttpResponseRedirect(reverse(name, kwargs=kwargs))
    response.status_code = 303
    return response


def done(request: HouseRequest, sentence: str, *, undo: str = "") -> None:
    """Say on the next page what happened; ``undo`` is the address that takes it back."""
    messages.success(request, sentence, extra_tags=undo)
