"""The logo of a network: shown to everybody, put there and taken away by its coordinator."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import LogoForm, NoLogoForm


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
@acts(policy.SEE_LOGO)
def logo(request: HouseRequest, network: Any, name: str) -> HttpResponse:
    """The picture itself. Its name changes with its content, so that a browser may keep it."""
    found = queries.logo(request.actor, name)
    response = HttpResponse(bytes(found.content), content_type=found.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@acts(policy.EDIT_NETWORK)
def edit(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a picture from the computer."""
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form, lambda: services.set_logo(request.actor, content=form.cleaned_data["file"], once=form.token)
        )
        if kept is not None:
            done(request, _("Het logo staat op elke bladzijde voor bewoners."))
            return redirect_to(request, "networks:edit_logo")
    context = {"form": form, "none": NoLogoForm()}
    return page(request, "networks/logo.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.EDIT_NETWORK)
def remove(request: HouseRequest, network: Any) -> HttpResponse:
    """Without a logo the mark of Meedoen stands there again."""
    form = NoLogoForm(request.POST)
    if form.is_valid():
        gone = attempt(form, lambda: services.remove_logo(request.actor, once=form.token))
        if gone is not None:
            done(request, _("Het logo is weg."))
    return redirect_to(request, "networks:edit_logo")
