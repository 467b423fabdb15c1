"""Making and changing a network."""

import secrets
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import belongs_to, command
from meedoen.kernel.models import User
from meedoen.kernel.refusals import Refused
from meedoen.kernel.ui.contrast import UnreadableColour, accent_palette

from .. import policy
from ..models import Area, Network
from ..terms import AreaKind
from .areas import load_areas

RESERVED = frozenset(
    {"werk", "account", "accounts", "admin", "api", "static", "media", "taal", "over", "help", "uitnodiging", "beheer"}
    | {"www", "en", "fr", "ar", "tr", "nl", "gezondheid", "kleur", "stijl", "nieuw", "privacy", "toegankelijk"}
    | {"status", "robots", "favicon", "taken", "sms", "teken"}
)


def create_operator(email: str, name: str) -> tuple[User, str]:
    """Make the account of an operator from the command line. Returns the user and a first password, shown once.

    Raises Refused when the e-mail address is in use.
    """
    password = secrets.token_urlsafe(12)
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(_("Er is al een account met dit e-mailadres."), field="email", code="email_in_use")
    return User.objects.create_user(email, password, name=name, is_operator=True), password


@command(policy.CREATE_NETWORK)
def create_network(actor: Actor, *, slug: str, name: str, municipalities: list[str], **fields: Any) -> Network:
    """Make a network with its address, name and municipalities (NIS codes), and load their areas and open figures.

    Raises Refused on a taken or reserved address, an unreadable colour, a municipality without a data file.
    """
    _check(slug, fields.get("accent"))
    try:
        with transaction.atomic():
            network = Network.objects.create(slug=slug, name=name, municipalities=municipalities, **fields)
    except IntegrityError:
        raise Refused(_("Dit adres is al van een ander netwerk. Kies een ander."), field="slug") from None
    belongs_to(network.pk)
    here = replace(actor, network_id=network.pk)
    with tenancy.use_network(network.pk):
        for nis in municipalities:
            load_areas(here, nis=nis)
    return network


@command(policy.EDIT_NETWORK)
def edit_network(actor: Actor, **fields: Any) -> Network:
    """Change the name, colour, languages, phone number or terms of the actor's own network."""
    network = Network.objects.select_for_update().get(pk=tenancy.here())
    _check(fields.get("slug"), fields.get("accent"))
    for name, value in fields.items():
        setattr(network, name, value)
    network.save(update_fields=list(fields))
    present = set(Area.objects.filter(kind=AreaKind.MUNICIPALITY).values_list("code", flat=True))
    for nis in fields.get("municipalities", ()):
        if nis not in present:
            load_areas(actor, nis=nis)
    return network


def _check(slug: str | None, accent: str | None) -> None:
    if slug in RESERVED:
        raise Refused(_("Dit adres gebruikt Meedoen zelf. Kies een ander."), field="slug")
    if accent:
        try:
            accent_palette(accent)
        except UnreadableColour as colour:
            raise Refused(_with_suggestion(colour), field="accent", code="unreadable_colour") from None


def _with_suggestion(colour: UnreadableColour) -> str:
    """What is wrong with the colour, and the nearest one that can be read."""
    if colour.suggestion is None:
        return colour.sentence
    return f"{colour.sentence} " + _("Probeer %(colour)s.") % {"colour": colour.suggestion}
