"""Passes: given, replaced, stopped, printed."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.people import public as people

from .. import policy
from ..models import GroupPass, Pass
from ..own_codes import index_of, own_code
from ..rules import passes as rules
from .rights import linked

SHEET = 50
"""So many cards at most on one print."""


@command(policy.ISSUE)
def issue(actor: Actor, *, person_id: uuid.UUID) -> Pass:
    """A pass for this person, with or without a right: nobody can tell. Who has a good one keeps it.

    Raises NotFound, and NoLink without a live link.
    """
    linked(actor, person_id)
    today = timezone.localdate()
    living = Pass.objects.select_for_update().filter(person_id=person_id, stopped_on=None).first()
    if living is not None:
        if rules.is_good(living.valid_until, None, today):
            return living
        stop_card(living)
    return _made(people.organisation_of(actor, person_id), person_id)


def _made(organisation_id: uuid.UUID, person_id: uuid.UUID) -> Pass:
    saw(person_id)
    return card_of(organisation_id, person_id=person_id)


def card_of(organisation_id: uuid.UUID, *, person_id: uuid.UUID | None = None, group: GroupPass | None = None) -> Pass:
    """A new card, of a person or of a group: nothing on it says which."""
    row = Pass(
        pk=new_id(),
        organisation_id=organisation_id,
        person_id=person_id,
        group=group,
        code=random_code(),
        valid_until=rules.until(timezone.localdate()),
    )
    row.own_index = index_of(own_code(row.pk))
    row.save(force_insert=True)
    return row


def stop_card(row: Pass) -> None:
    """The code is worth nothing from now on."""
    row.stopped_on = timezone.localdate()
    row.save(update_fields=["stopped_on"])


@command(policy.CHANGE_PASS)
def replace(actor: Actor, row: Pass) -> Pass:
    """A lost or broken pass: the old code is worth nothing from now on, and a new one is given.

    Raises Refused for a pass that was stopped already.
    """
    linked(actor, row.owner_id)
    if row.stopped_on is not None:
        raise rules.already_stopped()
    stop_card(row)
    return _made(row.organisation_id, row.owner_id)


@command(policy.CHANGE_PASS)
def stop_pass(actor: Actor, row: Pass) -> Pass:
    """The code is worth nothing from now on. Twice is no fault."""
    linked(actor, row.owner_id)
    if row.stopped_on is None:
        stop_card(row)
    return row


@command(policy.PRINT)
def print_cards(actor: Actor) -> list[Pass]:
    """The cards of the own organisation that were not printed yet, oldest first. Raises Refused when there are none."""
    ours = Pass.objects.filter(organisation_id__in=actor.organisation_ids, stopped_on=None, printed_on=None)
    good = ours.filter(valid_until__gte=timezone.localdate()).order_by("issued_on", "pk")
    found = list(good.select_for_update()[:SHEET])
    if not found:
        raise Refused(_("Er is niets af te drukken. Geef eerst een pas."), code="nothing")
    Pass.objects.filter(pk__in=[row.pk for row in found]).update(printed_on=timezone.localdate())
    saw(*(row.person_id for row in found if row.person_id))
    remember(cards=len(found))
    return found


@command(policy.CHANGE_PASS)
def print_card(actor: Actor, row: Pass) -> Pass:
    """One card, once more. Raises Refused for a pass that is not good any more; NoLink without a live link."""
    linked(actor, row.owner_id)
    if not rules.is_good(row.valid_until, row.stopped_on, timezone.localdate()):
        raise Refused(_("Deze pas is niet meer geldig. Geef een nieuwe."), code="stopped")
    row.printed_on = timezone.localdate()
    row.save(update_fields=["printed_on"])
    return row
