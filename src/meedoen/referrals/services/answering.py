"""What who receives does: the answer goes back by itself, arrived or not and nothing more."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import ending, policy, standing
from ..models import Referral
from ..rules.steps import Step


@command(policy.ANSWER)
def note_expected(actor: Actor, referral: Referral) -> Referral:
    """Who receives knows that somebody comes. Twice is no fault."""
    _touch(referral)
    if referral.received_at is None:
        referral.received_at = timezone.now()
        referral.save(update_fields=["received_at"])
    return referral


@command(policy.ANSWER)
def arrived(actor: Actor, referral: Referral, *, on: datetime.date | None = None, seen: int | None = None) -> Referral:
    """Somebody was there for the first time, today or on an earlier day. Raises Refused."""
    _touch(referral)
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise Refused(_("Deze dag komt nog. Kies de dag waarop de persoon er was."), field="on")
    standing.take(referral, Step.ARRIVE, seen=seen, today=day)
    _tell_back(actor, referral)
    return referral


@command(policy.ANSWER)
def not_arrived(actor: Actor, referral: Referral, *, seen: int | None = None) -> Referral:
    """Nobody came. Who referred hears it, and sees with the person what now. Raises Refused."""
    _touch(referral)
    standing.take(referral, Step.MISS, seen=seen)
    _tell_back(actor, referral)
    return referral


@command(policy.ANSWER)
def not_there_after_all(actor: Actor, referral: Referral) -> Referral:
    """The undo of an arrival. Raises Refused when it went on meanwhile."""
    _touch(referral)
    standing.take(referral, Step.NOT_THERE_AFTER_ALL)
    referral.first_session = None
    referral.save()
    return referral


@command(policy.ANSWER)
def still_there(actor: Actor, referral: Referral, *, seen: int | None = None) -> Referral:
    """After six weeks somebody still comes: nobody has to look any more. Raises Refused before the day."""
    _touch(referral)
    standing.take(referral, Step.STAY, seen=seen)
    standing.shut(referral, free_place=False)
    return referral


@command(policy.ANSWER)
def stopped(
    actor: Actor,
    referral: Referral,
    *,
    why: str,
    threshold: str = "",
    count_threshold: bool = False,
    seen: int | None = None,
) -> Referral:
    """Somebody stopped coming, or will not come; why, is not told to who referred. Raises Refused."""
    _touch(referral)
    ending.end(
        referral,
        because=why,
        threshold=threshold,
        count_threshold=count_threshold,
        seen=seen,
        by_receiver=True,
    )
    _tell_back(actor, referral)
    return referral


def _tell_back(actor: Actor, referral: Referral) -> None:
    """The answer waits for who referred. Who answers the own referral has read it already."""
    if actor.user_id is not None and actor.user_id == referral.by_id:
        referral.answer_seen_at = timezone.now()
    referral.save()


def _touch(referral: Referral) -> None:
    remember(state=referral.state)
    if referral.person_id:
        saw(referral.person_id)
