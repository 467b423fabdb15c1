"""The front door of the server, the choice of a network, and what is due today."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.ui import slots
from meedoen.kernel.ui.contrast import UnreadableColour
from meedoen.kernel.ui.views import accent_css
from meedoen.kernel.web import acts, attempt, done, languages, opened, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks.public import all_open_networks, networks_of

from . import log_words, policy, queries, services, today_words
from .forms import LogForm

CHECKED_AT_ONCE = 2000


@require_safe
@opened("de namen van de netwerken zijn openbaar")
def front(request: HouseRequest) -> HttpResponse:
    """The networks of this server, by name."""
    return page(request, "desk/front.html", {"networks": all_open_networks()})


@require_safe
@opened("wie aangemeld is, kiest hier zijn netwerk; wie niet, gaat naar het aanmelden")
def choose(request: HouseRequest) -> HttpResponse:
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
def accent(request: HouseRequest, colour: str) -> HttpResponse:
    """A stylesheet of three variables for one accent colour (``1f5f8b``); no inline style is needed."""
    try:
        return HttpResponse(accent_css(f"#{colour}"), content_type="text/css; charset=utf-8")
    except UnreadableColour:
        raise NotFound(colour) from None


@require_safe
@opened("iedereen kiest zijn taal")
def language(request: HouseRequest, code: str) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the same page."""
    target = request.GET.get("naar", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or not target.startswith("/"):
        target = "/"
    response = HttpResponseRedirect(target)
    if code in dict(settings.LANGUAGES):
        languages.keep(response, request, code)
    return response


@require_safe
@acts(policy.TODAY)
def today(request: HouseRequest, network: Any) -> HttpResponse:
    """What is due today, for this role, on one page."""
    now = timezone.now()
    due = queries.today(request.actor, slug=network.slug, now=now)
    slots.prepare("desk.today", request, network)
    return page(request, "desk/today.html", today_words.in_words(due, request.actor, network, now))


@require_POST
@acts(policy.CHOOSE_MAIL)
def choose_mail(request: HouseRequest, network: Any) -> HttpResponse:
    """A mail in the morning when something waits, or not."""
    wanted = request.POST.get("mail") == "1"
    services.choose_mail(request.actor, wanted=wanted)
    done(request, _("Je krijgt ’s morgens een mail als er iets wacht.") if wanted else _("Je krijgt geen mail meer."))
    return redirect_to(request, "desk:today")


@require_safe
@acts(policy.READ_LOG)
def read_log(request: HouseRequest, network: Any) -> HttpResponse:
    """The log for the officer of data protection: who saw what, for which purpose; and whether the log is whole."""
    form = LogForm(request.GET if request.GET else None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    at = number_asked(request, "bladzijde", 1, most=999_999)
    wrong = form.is_bound and bool(form.errors)
    found = None if wrong else attempt(form, lambda: queries.read_log(request.actor, page=at, **asked))
    length = queries.log_length(request.actor)
    check = request.GET.get("nakijken") == "1" or length <= CHECKED_AT_ONCE
    context = {
        "form": form,
        "length": log_words.grouped(length),
        "chain": queries.chain(request.actor) if check else None,
        "entries": [log_words.in_words(entry) for entry in found.entries] if found else [],
        "found": found,
        "position": log_words.position(found) if found else "",
        "previous": _turned(request, found.page - 1) if found and found.page > 1 else "",
        "next": _turned(request, found.page + 1) if found and found.page < found.pages else "",
    }
    return page(request, "desk/read_log.html", context, status=422 if form.errors else 200)


def _turned(request: HouseRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["bladzijde"] = str(number)
    return f"?{asked.urlencode()}"
