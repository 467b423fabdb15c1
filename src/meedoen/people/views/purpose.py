"""No purpose, no page: the one check that every page about one person has in front (trust.md rule 2)."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from meedoen.kernel.web import redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import queries

View = Callable[..., HttpResponse]


def with_purpose(known: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """The view opens with a live link or a typed reason only; otherwise on to the page where a reason is typed.

    ``known`` is asked first, with the actor and what the address names: who asks for something else that is not there
    gets NotFound, with or without a reason. NotFound too for a person who is not there.
    """

    def wrapped(view: View) -> View:
        @wraps(view)
        def asked(request: HouseRequest, network: Any, person_id: uuid.UUID, **named: Any) -> HttpResponse:
            if known is not None:
                known(request.actor, person_id, **named)
            if queries.purpose_of(request.actor, person_id) is None:
                return redirect_to(request, "people:person", person_id=person_id)
            return view(request, network, person_id, **named)

        return asked

    return wrapped
