"""Keys for programs: which there are, a new one (shown once), an end to one."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import registry
from meedoen.kernel.keys import GRANTABLE
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import KeyForm
from .tabs import tabs


@require_safe
@acts(policy.SEE_KEYS)
def keys(request: HouseRequest, network: Any) -> HttpResponse:
    """Which programs have a key, for whom they act, until when; and for whom one can be made."""
    found = [
        {"key": key, "actions": [GRANTABLE.get(name, name) for name in key.actions]}
        for key in queries.keys(request.actor)
    ]
    useful = {str(role) for name in GRANTABLE for role in registry[name].roles}
    members = [member for member in queries.members(request.actor) if member.role in useful]
    context = {"keys": found, "members": members, "tabs": tabs(request, "keys")}
    return page(request, "networks/keys.html", context)


@acts(policy.MAKE_KEY)
def make_key(request: HouseRequest, network: Any, membership_id: uuid.UUID) -> HttpResponse:
    """A key for a program that acts for this person. The key is shown once."""
    member = queries.membership(request.actor, membership_id)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_key(request.actor, member.pk, once=form.token, **form.answers))
        if made:
            key, secret = made if len(made) == 2 else (made[0], "")
            context = {"key": key, "secret": secret, "member": member}
            response = page(request, "networks/key_made.html", context)
            response.headers["Cache-Control"] = "no-store"
            return response
    context = {"form": form, "member": member}
    return page(request, "networks/key_form.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.WITHDRAW_KEY)
def withdraw_key(request: HouseRequest, network: Any, key_id: uuid.UUID) -> HttpResponse:
    """From now on the key opens nothing."""
    form = HouseForm(request.POST)
    key = services.withdraw_key(request.actor, key_id, once=form.token if form.is_valid() else None)
    done(request, _("De sleutel “%(name)s” opent niets meer.") % {"name": key.name})
    return redirect_to(request, "networks:keys")
