"""A page with one form: most acts need no more."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from .pages import page
from .request import HouseRequest


def asked(
    request: HouseRequest,
    form: Any,
    title: str,
    *,
    back: tuple[str, dict[str, Any]],
    template: str = "ui/form.html",
    **more: Any,
) -> HttpResponse:
    """The form under its title; 422 with what was typed when something is wrong. ``back`` is a route with its words;
    ``more`` is what the template shows besides (of ``ui/form.html`` see the README of ``kernel.ui``)."""
    route, given = back
    back_url = reverse(route, kwargs={"network": request.network.slug, **given})
    context = {"form": form, "title": title, "back_url": back_url, **more}
    return page(request, template, context, status=422 if form.errors else 200)
