"""Giving a signal."""

import uuid

from django.utils import timezone

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound

from ..models import Signal, VoiceWays
from ..policy import signals as policy
from ..rules import signals as rules
from ..rules.signals import Told


@command(policy.GIVE)
def give_signal(actor: Actor, *, organisation_id: uuid.UUID, told: Told, token: uuid.UUID | None = None) -> Signal:
    """Take in a signal by a member of the staff, raw: a second person checks it before it goes on.

    ``token`` is the return token under which the answer comes back; without one a new one is made. The day of the
    promised answer is set here. Raises Refused, NotFound for another organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    return _take_in(actor, told, organisation_id=organisation_id, token=token)


@command(policy.GIVE_PUBLIC)
def give_public_signal(actor: Actor, *, told: Told) -> Signal:
    """Take in a signal from the residents' site, raw, with a new return token. Raises Refused."""
    return _take_in(actor, told, organisation_id=None, token=None)


def _take_in(actor: Actor, told: Told, *, organisation_id: uuid.UUID | None, token: uuid.UUID | None) -> Signal:
    today = timezone.localdate()
    rules.check(told, today=today)
    ways = VoiceWays.objects.first() or VoiceWays()
    made = Signal.objects.create(
        way_in=told.way_in,
        given=textchecks.clean_text(told.text).strip(),
        language=told.language,
        theme=told.theme,
        origin=told.origin,
        target_group=told.target_group,
        thresholds=list(told.thresholds),
        area_id=told.area_id,
        people_band=told.people_band,
        recurring=told.recurring,
        tried_already=told.tried_already,
        addressee=told.addressee,
        urgency=told.urgency,
        noticed_on=told.noticed_on or today,
        organisation_id=organisation_id,
        given_by_id=actor.user_id if organisation_id else None,
        promised_on=rules.promised(today, answer_days=ways.answer_days),
        token=token or uuid.uuid4(),
    )
    remember(way_in=told.way_in)
    return made
