"""A page with one form: most acts about money need no more."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from meedoen.kernel.web import page
from meedoen.kernel.web.request import HouseRequest


def asked(
    request: HouseRequest, form: Any, title: str, *, back: tuple[str, dict[str, Any]], lead: str = "", **more: Any
) -> HttpResponse:
    """The form under its title; 422 with what was typed when something is wrong. ``back`` is a route with its words."""
    route, given = back
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "back_url": reverse(route, kwargs={"network": request.network.slug, **given}),
        **more,
    }
    return page(request, "budgets/form.html", context, status=422 if form.errors else 200)
