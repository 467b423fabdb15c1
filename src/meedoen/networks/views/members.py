"""Who works where: inviting, ending a role, a lost key, a forgotten password, and who may what."""

import uuid
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.access import Action, registry
from meedoen.kernel.accounts.sign_in import has_mail, sign_in_name
from meedoen.kernel.actors import STAFF, Role
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import InvitationForm
from ..terms import ROLE_WORDS
from .steps import confirm, show_secret
from .tabs import tabs


def _roles_for(request: HouseRequest) -> frozenset[Role]:
    actor = request.actor  # type: ignore[attr-defined]
    return STAFF if actor.has(Role.COORDINATOR) else frozenset({Role.COORDINATOR})


def _person(membership: Any) -> dict[str, Any]:
    """One line of the list: what the template shows, read beforehand."""
    return {
        "membership": membership,
        "name": membership.user.name,
        "sign_in": sign_in_name(membership.user),
        "role": membership.get_role_display(),
        "second_key": membership.second_key,
        "can_get_code": not has_mail(membership.user.email),
    }


@require_safe
@acts(policy.SEE_MEMBERS)
def members(request: HouseRequest, network: Any) -> HttpResponse:
    """Who works where today, per partner, and which invitations are open."""
    found = queries.members(request.actor)
    groups = [
        {"organisation": organisation, "people": [_person(row) for row in rows]}
        for organisation, rows in groupby(found, lambda row: row.organisation)
    ]
    invites = policy.INVITE.allows(request.actor)
    context = {
        "groups": groups,
        "invitations": queries.open_invitations(request.actor) if invites else [],
        "partners": queries.partners(request.actor) if invites else [],
        "manages": policy.END_MEMBERSHIP.allows(request.actor),
        "tabs": tabs(request, "members"),
    }
    return page(request, "networks/members.html", context)


@acts(policy.INVITE)
def invite(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """Ask someone to take a role at a partner. The link or code is shown once."""
    organisation = queries.partner(request.actor, organisation_id)
    allowed = _roles_for(request)
    form = InvitationForm(request.POST or None, roles=allowed)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.invite(request.actor, organisation.pk, once=form.token, **form.answers))
        if made:
            return show_secret(request, made, back=reverse("networks:members", kwargs={"network": network.slug}))
    explained = [(role.label, ROLE_WORDS[role]) for role in Role if role in allowed]
    context = {"form": form, "partner": organisation, "explained": explained}
    return page(request, "networks/invite.html", context, status=422 if form.errors else 200)


@acts(policy.END_MEMBERSHIP)
def end_membership(request: HouseRequest, network: Any, membership_id: uuid.UUID) -> HttpResponse:
    """End a role, after saying what that means."""
    found = queries.membership(request.actor, membership_id)
    who = {"name": found.user.name, "role": found.get_role_display(), "partner": found.organisation.name}
    return confirm(
        request,
        question=_("Stopt %(name)s als %(role)s bij %(partner)s?") % who,
        consequences=[
            _("Vanaf de volgende klik kan deze persoon hiermee niets meer zien of doen."),
            _("Wat al genoteerd werd, blijft staan."),
            _("Vergissing? Nodig de persoon opnieuw uit."),
        ],
        act=_("Beëindig deze rol"),
        back=reverse("networks:members", kwargs={"network": network.slug}),
        call=lambda token: services.end_membership(request.actor, found.pk, once=token),
        said=_("%(name)s is geen %(role)s meer bij %(partner)s.") % who,
    )


@acts(policy.RESET_SECOND_FACTOR)
def reset_second_factor(request: HouseRequest, network: Any, membership_id: uuid.UUID) -> HttpResponse:
    """Take away a lost second key."""
    found = queries.membership(request.actor, membership_id)
    return confirm(
        request,
        question=_("Neem je de tweede sleutel van %(name)s weg?") % {"name": found.user.name},
        consequences=[
            _("Doe dit alleen als je deze persoon zelf zag of hoorde. Wie belt, kan liegen."),
            _("De persoon wordt overal afgemeld en maakt bij het volgende aanmelden een nieuwe sleutel."),
            _("Het wachtwoord blijft gelijk."),
        ],
        act=_("Neem de sleutel weg"),
        back=reverse("networks:members", kwargs={"network": network.slug}),
        call=lambda token: services.reset_second_factor(request.actor, found.pk, once=token),
        said=_("%(name)s kan nu een nieuwe tweede sleutel maken.") % {"name": found.user.name},
    )


@acts(policy.LET_IN_AGAIN)
def let_in_again(request: HouseRequest, network: Any, membership_id: uuid.UUID) -> HttpResponse:
    """A new code for who forgot the password and has no e-mail address."""
    found = queries.membership(request.actor, membership_id)
    back = reverse("networks:members", kwargs={"network": network.slug})
    made: list[Any] = []

    def call(token: uuid.UUID | None) -> Any:
        made.append(services.let_in_again(request.actor, found.pk, once=token))
        return made[0]

    answer = confirm(
        request,
        question=_("Geef je %(name)s een nieuwe code?") % {"name": found.user.name},
        consequences=[
            _("Je leest de code voor. Daarmee kiest de persoon zelf een nieuw wachtwoord."),
            _("De code werkt één dag. Doe dit alleen als je zeker weet met wie je spreekt."),
        ],
        act=_("Maak een code"),
        back=back,
        call=call,
        said="",
        kind="primary",
    )
    return show_secret(request, made[0], back=back) if made else answer


@acts(policy.WITHDRAW_INVITATION)
def withdraw(request: HouseRequest, network: Any, invitation_id: uuid.UUID) -> HttpResponse:
    """Take back an invitation."""
    if request.method == "POST":
        services.withdraw_invitation(request.actor, invitation_id)
        done(request, _("De uitnodiging is ingetrokken."))
    return redirect_to(request, "networks:members")


@require_safe
@acts(policy.SEE_NETWORK)
def permissions(request: HouseRequest, network: Any) -> HttpResponse:
    """Roles × actions as the product itself keeps them: in words per role, and as one table."""
    actions = sorted(registry.values(), key=lambda action: action.name)
    staff = [role for role in Role if role in STAFF]
    per_role = [
        {"role": role.label, "words": ROLE_WORDS[role], "actions": [a.label for a in actions if _opens(a, role)]}
        for role in staff
    ]
    table = [{"label": a.label, "cells": [role in a.roles for role in staff]} for a in actions if _for_staff(a)]
    context = {
        "roles": per_role,
        "columns": [role.label for role in staff],
        "table": table,
        "tabs": tabs(request, "permissions"),
    }
    return page(request, "networks/permissions.html", context)


def _opens(action: Action, role: Role) -> bool:
    """What the role adds to what everybody may."""
    return role in action.roles and Role.PUBLIC not in action.roles


def _for_staff(action: Action) -> bool:
    return not action.roles.isdisjoint(STAFF)
