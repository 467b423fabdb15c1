"""What who refers does: the yes, the moment, the company, the end."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused
from meedoen.people import public as people

from .. import ending, policy, standing
from ..models import Companion, Referral
from ..rules import due
from ..rules.steps import Step
from ..terms import Answer, State
from .referring import Needs


@command(policy.MOVE_ON)
def agree(actor: Actor, referral: Referral, *, asked: str, seen: int | None = None) -> Referral:
    """The person said yes, and how it was asked; from here on who receives knows of it. Raises Refused."""
    _touch(referral)
    today = timezone.localdate()
    standing.take(referral, Step.AGREE, seen=seen, asked=asked)
    referral.agreed_on, referral.expected_on = today, due.expected(today, referral.expected_on)
    standing.open_to(actor, referral)
    referral.save()
    return referral


@command(policy.MOVE_ON)
def choose_moment(
    actor: Actor,
    referral: Referral,
    *,
    session_id: uuid.UUID | None = None,
    on: datetime.date | None = None,
    seen: int | None = None,
) -> Referral:
    """Another first time: a session of the activity, or a day. Raises Refused: full, cancelled, past, over."""
    _touch(referral)
    standing.not_over(referral)
    standing.looked_at(referral, seen)
    if session_id is not None:
        session = activities.session(actor, session_id)
        if session.activity_id != referral.activity_id:
            raise Refused(_("Kies een moment van deze activiteit."), field="session")
        on = timezone.localdate(session.starts_at)
        if standing.underway(referral):
            standing.await_at(referral, session_id)
    elif on is None or on < timezone.localdate():
        raise Refused(_("Kies een dag die nog komt."), field="on")
    referral.session_id, referral.expected_on, referral.reminded_on = session_id, on, None
    if referral.answer == Answer.NOT_ARRIVED:
        referral.answer, referral.answered_on, referral.answer_seen_at = "", None, None
    standing.save(referral)
    return referral


@command(policy.MOVE_ON)
def change_needs(actor: Actor, referral: Referral, *, needs: Needs, seen: int | None = None) -> Referral:
    """What is needed changed. Raises Refused when it is over or was changed meanwhile."""
    _touch(referral)
    standing.not_over(referral)
    standing.looked_at(referral, seen)
    referral.transport, referral.children = needs.transport, needs.children
    referral.language, referral.company = needs.language, needs.company
    standing.save(referral)
    return referral


@command(policy.MOVE_ON)
def find_company(actor: Actor, referral: Referral, *, companion_id: uuid.UUID, seen: int | None = None) -> Referral:
    """Somebody goes along. Raises Refused: stopped meanwhile, no companion of one's own any more, enough to do."""
    _touch(referral)
    ours = Companion.objects.select_for_update().filter(organisation_id__in=actor.organisation_ids, stopped_on=None)
    chosen = ours.filter(pk=companion_id).first()
    if chosen is None:
        raise Refused(_("Deze gids is er niet meer. Kies iemand anders."), field="companion", code="gone")
    busy = Referral.objects.filter(companion=chosen, state=State.ACCOMPANIED)
    if busy.exclude(pk=referral.pk).count() >= chosen.at_once:
        raise Refused(_("Deze gids gaat al met genoeg mensen mee. Kies iemand anders."), field="companion", code="busy")
    standing.take(referral, Step.FIND, seen=seen)
    referral.companion, referral.was_accompanied = chosen, True
    referral.save()
    if chosen.person_id:
        saw(chosen.person_id)
    return referral


@command(policy.MOVE_ON)
def let_company_go(actor: Actor, referral: Referral, *, seen: int | None = None) -> Referral:
    """Who would go along cannot: somebody else is looked for. Raises Refused."""
    _touch(referral)
    standing.take(referral, Step.LOSE, seen=seen)
    people.end_shares(standing.COMPANY, referral.pk)
    referral.companion, referral.company, referral.was_accompanied = None, True, False
    referral.save()
    return referral


@command(policy.MOVE_ON)
def end(
    actor: Actor,
    referral: Referral,
    *,
    why: str,
    threshold: str = "",
    count_threshold: bool = False,
    seen: int | None = None,
) -> Referral:
    """It is over, and why. ``count_threshold``: the threshold is counted, without anybody in it. Raises Refused."""
    _touch(referral)
    ending.end(referral, because=why, threshold=threshold, count_threshold=count_threshold, seen=seen)
    referral.answer_seen_at = timezone.now()
    referral.save()
    return referral


@command(policy.MOVE_ON)
def take_back(actor: Actor, referral: Referral) -> Referral:
    """The undo of an ending, for a week: who receives sees it again. Raises Refused; the place may be gone."""
    _touch(referral)
    standing.take(referral, Step.TAKE_BACK)
    referral.ended_by_receiver = False
    standing.follow_person(referral)
    if referral.agreed_on is not None and referral.person_id:
        if standing.underway(referral) and referral.session_id and _past(referral.expected_on):
            referral.session_id = None
        standing.open_to(actor, referral)
    referral.save()
    return referral


@command(policy.MOVE_ON)
def stop_for_person(actor: Actor, referral: Referral) -> Referral:
    """The person says no after all, by phone or in person. It counts at once. Raises Refused when it was over."""
    _touch(referral)
    ending.revoke(referral)
    return referral


@command(policy.MOVE_ON)
def see_answer(actor: Actor, referral: Referral) -> Referral:
    """Who referred read the answer. Twice is no fault."""
    _touch(referral)
    if referral.answer and referral.answer_seen_at is None:
        referral.answer_seen_at = timezone.now()
        referral.save(update_fields=["answer_seen_at"])
    return referral


def _touch(referral: Referral) -> None:
    remember(state=referral.state)
    if referral.person_id:
        saw(referral.person_id)


def _past(day: datetime.date | None) -> bool:
    return day is not None and day < timezone.localdate()
