"""Taking an invitation: a link, or a code that was read aloud. Guesses are few."""

import logging
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel import tenancy
from meedoen.kernel.accounts.sign_in import has_mail, sign_in_name
from meedoen.kernel.actors import Role, actor_for
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import attempt, opened, page
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle, source_of

from .. import queries, services
from ..forms import AcceptForm, CodeForm
from ..identity import network_of_invitation
from ..terms import ROLE_WORDS

log = logging.getLogger("meedoen.security")
GUESSES = Throttle("invitation", times=10, seconds=15 * 60)
REASON = "wie uitgenodigd is, heeft nog geen account; de geheime code en een grens op pogingen beschermen dit"


def _too_often(request: HouseRequest) -> HttpResponse:
    return page(request, "429.html", status=429)


def _guessed(request: HouseRequest) -> None:
    """A code that opens nothing: counted by source, and noted (ASVS v5.0.0-16.3.3); never the code itself."""
    GUESSES.take(source_of(request))
    log.warning("a code of an invitation was guessed wrong")


@opened(REASON)
def code(request: HouseRequest) -> HttpResponse:
    """Type a code that was read aloud."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if GUESSES.full(source_of(request)):
            return _too_often(request)
        plain = "".join(sign for sign in form.cleaned_data["code"].upper() if sign.isalnum())
        if plain and network_of_invitation(plain) is not None:
            return redirect("invitations:accept", secret=plain)
        _guessed(request)
        form.add_error("code", _("Deze code kennen we niet. Kijk of alle tekens juist zijn."))
    return page(request, "invitations/code.html", {"form": form}, status=422 if form.errors else 200)


@opened(REASON)
def accept(request: HouseRequest, secret: str) -> HttpResponse:
    """Choose a password, or take the role with the account that is signed in."""
    if GUESSES.full(source_of(request)):
        return _too_often(request)
    network = network_of_invitation(secret)
    if network is None:
        _guessed(request)
        return _over(request)
    with tenancy.use_network(network.pk):
        request.network = network  # type: ignore[attr-defined]
        request.actor = actor_for(request.user, network.pk)  # type: ignore[attr-defined]
        try:
            invitation = queries.invitation(request.actor, secret)  # type: ignore[attr-defined]
        except NotFound:
            return redirect("invitations:done") if "welcome" in request.session else _over(request)
        return _accept(request, network, invitation, secret)


def _over(request: HouseRequest) -> HttpResponse:
    """Unknown, used, withdrawn and too old look alike."""
    request.network = None  # type: ignore[attr-defined]
    return page(request, "invitations/over.html", status=404)


def _accept(request: HouseRequest, network: Any, invitation: Any, secret: str) -> HttpResponse:
    known = request.user.is_authenticated and invitation.user_id is None
    form = AcceptForm(request.POST or None)
    if known:
        form.fields["password"].required = False
    if request.method == "POST" and form.is_valid():
        if "show" in request.POST:
            form.shown()
        else:
            user = attempt(
                form,
                lambda: services.accept_invitation(
                    request.actor,  # type: ignore[attr-defined]
                    invitation.pk,
                    secret=secret,
                    password=form.cleaned_data["password"],
                    once=form.cleaned_data["once"],
                ),
            )
            if user:
                return _welcome(request, network, user, known)
    context = {
        "form": form,
        "invitation": invitation,
        "partner": invitation.organisation.name,
        "role": invitation.get_role_display(),
        "role_words": ROLE_WORDS.get(Role(invitation.role), ""),
        "known": known,
        "again": invitation.user_id is not None,
        "secret": secret,
    }
    return page(request, "invitations/accept.html", context, status=422 if form.errors else 200)


def _welcome(request: HouseRequest, network: Any, user: Any, known: bool) -> HttpResponse:
    if known:
        return redirect(f"/werk/{network.slug}/")
    request.session["welcome"] = {
        "name": user.name,
        "sign_in": sign_in_name(user),
        "by_code": not has_mail(user.email),
        "network": network.name,
    }
    return redirect("invitations:done")


@require_safe
@opened("zegt alleen aan wie net een account maakte, met welke naam die aanmeldt")
def done(request: HouseRequest) -> HttpResponse:
    """What to note down. Only for the browser that just made the account."""
    welcome = request.session.get("welcome")
    if welcome is None:
        return redirect(reverse("account_login"))
    return page(request, "invitations/done.html", {"welcome": welcome})
