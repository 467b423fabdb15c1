"""The gate before every view: no action, no page.

A view says with ``@acts(ACTION)`` which action it serves, or with ``@opened("reason")`` that it is open to all.
Anything else is refused, also a view of a library that is not in ``OPEN_ROUTES``. A route with ``network`` in its
address runs with that network named; ``request.actor`` and ``request.network`` are set. What is not there, what is
of another network and what the actor has no role for all give the same page 404.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotAllowed

from .. import tenancy
from ..access import Action
from ..actors import Actor, Role, actor_for
from ..refusals import Closed, NoLink, NotFound, Refused
from . import addressed, errors, languages, shelf
from .request import HouseRequest

OPEN_ROUTES: dict[str, str] = {}


def acts(action: Action) -> Callable[[Callable], Callable]:
    """This view serves this action; the gate lets in only who has a role for it."""

    def mark(view: Callable) -> Callable:
        view.action = action  # type: ignore[attr-defined]
        return view

    return mark


def opened(reason: str) -> Callable[[Callable], Callable]:
    """This view is open to all, because …"""
    if not reason:
        raise ValueError("an open view needs a reason")

    def mark(view: Callable) -> Callable:
        view.open_because = reason  # type: ignore[attr-defined]
        return view

    return mark


def open_route(name: str, reason: str) -> None:
    """Open a route of a library (sign-in pages) by its name."""
    OPEN_ROUTES[name] = reason


def _second_factor_missing(request: HouseRequest) -> bool:
    if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
        return False  # the holder of a key made it on a page that asks for both
    from allauth.mfa.utils import is_mfa_enabled

    return not is_mfa_enabled(request.user)


log = logging.getLogger("meedoen.security")


def _shut(request: HouseRequest, action: Action | None) -> HttpResponse:
    """Absent and forbidden look alike, to who asks and in the line that tells that somebody with an account tried."""
    if request.actor.user_id is not None:
        log.warning("shut: %s at %s", request.actor.code, action.name if action is not None else "an open page")
    return errors.not_found(request)


class GateMiddleware:
    """See the module. Views run inside ``process_view`` so that the network is named around them."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponse:
        request.actor = Actor.anonymous(None)
        request.network = None
        response = self.get_response(request)
        if request.resolver_match is not None and request.resolver_match.view_name in OPEN_ROUTES:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HouseRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match is not None else ""
        action = getattr(view, "action", None)
        if action is None and not getattr(view, "open_because", "") and name not in OPEN_ROUTES:
            return errors.not_found(request)
        if action is None and name in OPEN_ROUTES:
            request.actor = actor_for(request.user, None)
            return None  # the library's own middleware must hear the exceptions of its pages
        slug = kwargs.get("network")
        if slug is None:
            return self._known(request, view, None) or self._run(request, action, view, args, kwargs)
        network = addressed.find_network(request, slug)
        if network is None:
            return errors.not_found(request)
        kwargs = {**kwargs, "network": network}
        with tenancy.use_network(network.pk):
            request.network = network
            refusal = self._known(request, view, network.pk)
            if refusal is not None:
                return refusal
            if languages.is_for_residents(request.path_info):
                languages.settle(request, network)
            shelf.entered(request, action, network, request.actor)
            return self._run(request, action, view, args, kwargs)

    def _known(self, request: HouseRequest, view: Callable, network_id: Any) -> HttpResponse | None:
        """Who asks: who is signed in, or what an address for other systems makes of a key (or why it does not)."""
        identify = getattr(view, "identify", None)
        if identify is None:
            request.actor = actor_for(request.user, network_id)
            return None
        found = identify(request, view.action, network_id)  # type: ignore[attr-defined]
        if isinstance(found, HttpResponse):
            return found
        request.actor = found
        return None

    def _run(
        self, request: HouseRequest, action: Action | None, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse:
        if action is not None and not action.allows(request.actor):
            if not request.user.is_authenticated and request.actor.user_id is None:
                return errors.sign_in_first(request)
            return _shut(request, action)
        if action is not None and Role.PUBLIC not in action.roles and _second_factor_missing(request):
            return errors.second_factor_first(request)
        try:
            response = view(request, *args, **kwargs)
        except (NotFound, Closed, Http404):
            return _shut(request, action)
        except NoLink as gone:
            return errors.no_link(request, gone)
        except Refused as refusal:
            return errors.refused(request, refusal)
        if isinstance(response, HttpResponseNotAllowed):
            return errors.by_button(request, response.headers["Allow"])
        if "Cache-Control" not in response.headers and (request.method == "POST" or request.user.is_authenticated):
            response.headers["Cache-Control"] = "no-store"
        return response
