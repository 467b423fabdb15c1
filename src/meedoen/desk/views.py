"""The front door of the server, the choice of a network, and what is due today."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meedoen.kernel.ui.contrast import UnreadableColour
from meedoen.kernel.ui.views import accent_css
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import opened, page
from meedoen.networks.public import all_open_networks, networks_of


@require_safe
@opened("de namen van de netwerken zijn openbaar")
def front(request: HttpRequest) -> HttpResponse:
    """The networks of this server, by name."""
    return page(request, "desk/front.html", {"networks": all_open_networks()})


@require_safe
@opened("wie aangemeld is, kiest hier zijn netwerk; wie niet, gaat naar het aanmelden")
def choose(request: HttpRequest) -> HttpResponse:
    """The networks in which the signed-in person works; straight on when there is one."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
    found = networks_of(request.user)
    if request.user.is_operator and not found:
        return HttpResponseRedirect(reverse("operator:networks"))
    if len(found) == 1:
        return HttpResponseRedirect(reverse("desk:today", kwargs={"network": found[0].slug}))
    return page(request, "desk/choose.html", {"networks": found})


@require_safe
@cache_control(max_age=3600)
@opened("de kleur van een netwerk is openbaar")
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """A stylesheet of three variables for one accent colour (``1f5f8b``); no inline style is needed."""
    try:
        return HttpResponse(accent_css(f"#{colour}"), content_type="text/css; charset=utf-8")
    except UnreadableColour:
        raise NotFound(colour) from None


@require_safe
@opened("iedereen kiest zijn taal")
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the same page."""
    target = request.GET.get("naar", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or not target.startswith("/"):
        target = "/"
    response = HttpResponseRedirect(target)
    if code in settings.LANGUAGES_COMPLETE:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=31536000, httponly=True, samesite="Lax")
    return response
