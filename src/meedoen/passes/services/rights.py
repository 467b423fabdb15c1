"""The right of a person: noted at the desk, by somebody who may open the person."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NoLink, NotFound, Refused
from meedoen.people import public as people

from .. import policy
from ..models import Municipality, Right
from ..rules.rights import latest_end
from ..terms import GROUND, Ground

SOURCE = "passes.Right"


def linked(actor: Actor, person_id: uuid.UUID) -> None:
    """No purpose, no act: the actor has a live link to this person now. Raises NotFound and NoLink."""
    if people.purpose_of(actor, person_id) is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))
    saw(person_id)


@command(policy.CHECK_RIGHT)
def check_right(
    actor: Actor,
    *,
    person_id: uuid.UUID,
    ground: str,
    valid_until: datetime.date,
    municipality_id: uuid.UUID | None = None,
) -> Right:
    """Somebody has a right until a day: the kind of ground is sealed, nothing else of it is kept.

    ``municipality_id``: another municipality, where the person lives and that pays back (R7); NotFound for one that is
    not there. What was noted before ends at once. Raises Refused for a day that is past, or more than two years away.
    """
    linked(actor, person_id)
    if ground not in Ground.values:
        raise Refused(_("Kies waarop het recht rust."), field="ground")
    today = timezone.localdate()
    if not today <= valid_until <= latest_end(today):
        raise Refused(
            _("Kies een dag tussen vandaag en %(last)s.") % {"last": f"{latest_end(today):%d/%m/%Y}"},
            field="valid_until",
            code="order",
        )
    municipality = Municipality.objects.filter(pk=municipality_id).first() if municipality_id else None
    if municipality_id and municipality is None:
        raise NotFound("municipality")
    Right.objects.filter(person_id=person_id).delete()
    vault.create_key(person_id, tenancy.here())  # who had a stamp card alone has no key yet
    row = Right(
        pk=new_id(),
        organisation_id=people.organisation_of(actor, person_id),
        person_id=person_id,
        ground=vault.seal(person_id, GROUND, ground),
        municipality=municipality,
        checked_by=actor.code,
        valid_until=valid_until,
    )
    row.save(force_insert=True)
    people.open_link(
        person_id,
        kind=people.LinkKind.PASS,
        organisation_id=row.organisation_id,
        source=SOURCE,
        source_id=person_id,
        user_id=actor.user_id,
    )
    return row
