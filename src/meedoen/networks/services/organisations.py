"""Partners of the network."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meedoen.kernel import search
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused

from .. import policy, rules
from ..models import Organisation


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if fields.get("kbo"):
        number = rules.kbo_number(fields["kbo"])
        if number is None:
            raise Refused(
                _("Dit is geen geldig ondernemingsnummer. Het heeft tien cijfers, zoals 0123.456.749."), field="kbo"
            )
        fields["kbo"] = number
    return fields


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Geef de partner een naam."), field="name")
    return name


def _save(organisation: Organisation) -> Organisation:
    organisation.name = _named(organisation.name)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError:
        raise Refused(_("Er is al een partner met deze naam."), field="name") from None
    return organisation


@command(policy.ADD_ORGANISATION)
def add_organisation(actor: Actor, *, name: str, kind: str, **fields: Any) -> Organisation:
    """Add a partner. Raises Refused on a wrong KBO number or a name that is there already."""
    return _save(Organisation(name=name, kind=kind, **_checked(fields)))


@command(policy.EDIT_ORGANISATION)
def edit_organisation(actor: Actor, organisation: Organisation, **fields: Any) -> Organisation:
    """Change what is known of a partner. Raises Refused as ``add_organisation`` does."""
    for name, value in _checked(fields).items():
        setattr(organisation, name, value)
    saved = _save(organisation)
    search.changed("networks.Organisation", saved.pk)
    return saved
