"""Working areas: made, changed, ended."""

import datetime
import uuid
from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Area, WorkingArea
from ..queries.lines import tree_of
from ..terms import AreaKind

CHOSEN_FROM = (AreaKind.VILLAGE, AreaKind.NEIGHBOURHOOD, AreaKind.SECTOR)


@command(policy.MAKE_WORKING_AREA)
def make_working_area(
    actor: Actor,
    *,
    name: str,
    codes: Collection[str],
    part_of: uuid.UUID | None = None,
    valid_from: datetime.date | None = None,
    valid_to: datetime.date | None = None,
) -> WorkingArea:
    """A new working area of these sectors, neighbourhoods and villages; a zone when it is ``part_of`` another.

    Raises Refused without a name or an area, for a name that is there, a last day before the first, a zone that lies
    outside the whole or in another zone, or areas of two municipalities; NotFound for a code that is not there.
    """
    made = WorkingArea(
        name=_named(name),
        part_of=_whole(part_of),
        codes=list(codes),
        valid_from=valid_from or timezone.localdate(),
        valid_to=valid_to,
    )
    return _saved(made)


@command(policy.CHANGE_WORKING_AREA)
def change_working_area(actor: Actor, area: WorkingArea, **fields: Any) -> WorkingArea:
    """Change the name, the areas or the days of a working area. Raises Refused as ``make_working_area`` does, and when
    a zone would come to lie outside it."""
    for name, value in fields.items():
        setattr(area, name, _named(value) if name == "name" else value)
    return _saved(area)


def _named(name: str) -> str:
    name = " ".join(textchecks.clean_text(name).split())[:80]
    if not name:
        raise Refused(_("Geef het werkgebied een naam."), field="name", code="required")
    return name


def _whole(part_of: uuid.UUID | None) -> WorkingArea | None:
    if part_of is None:
        return None
    found = WorkingArea.objects.filter(pk=part_of).first()
    if found is None:
        raise NotFound("working_area")
    if found.part_of_id is not None:
        raise Refused(_("Een zone kan geen zones hebben. Kies het hele werkgebied."), field="part_of", code="depth")
    return found


def _saved(area: WorkingArea) -> WorkingArea:
    if area.valid_to is not None and area.valid_to < area.valid_from:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."), field="valid_to", code="order")
    area.codes = _checked(area)
    try:
        with transaction.atomic():
            area.save()
    except IntegrityError:
        raise Refused(_("Er is al een werkgebied met deze naam."), field="name", code="double") from None
    remember(areas=len(area.codes))
    return area


def _checked(area: WorkingArea) -> list[str]:
    """The codes without what lies in another of them; they exist, and a zone fits in its whole."""
    tree = tree_of(Area.objects.all())
    codes = tree.smallest(area.codes)
    if not codes:
        raise Refused(_("Kies minstens één buurt, dorp of sector."), field="codes", code="required")
    for code in codes:
        node = tree.by_code.get(code)
        if node is None or node.kind not in CHOSEN_FROM:
            raise NotFound("area")
    if len({tree.municipality_of(code) for code in codes}) > 1:
        raise Refused(_("Een werkgebied ligt in één gemeente. Maak er een per gemeente."), field="codes", code="two")
    inside = tree.inside(codes)
    if area.part_of is not None:
        if outside := [code for code in codes if code not in tree.inside(area.part_of.codes)]:
            words = {"area": tree.by_code[outside[0]].name, "whole": area.part_of.name}
            raise Refused(_("%(area)s ligt niet in %(whole)s. Kies alleen wat erin ligt.") % words, field="codes")
        for zone in area.part_of.zones.exclude(pk=area.pk):
            if twice := inside & tree.inside(zone.codes):
                name = tree.by_code[min(twice, key=len)].name
                words = {"area": name, "zone": zone.name}
                raise Refused(_("%(area)s ligt al in %(zone)s. Een buurt ligt in één zone.") % words, field="codes")
    elif area._state.adding is False:
        for zone in area.zones.all():
            if not set(zone.codes) <= inside:
                words = {"zone": zone.name}
                raise Refused(_("%(zone)s zou er dan buiten vallen. Pas eerst die zone aan.") % words, field="codes")
    return list(codes)
