"""Writes of talents and ideas: offered, asked first, agreed by both, become an activity (H6)."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public as people

from ..models import Talent, TalentAsk
from ..policy import talents as policy
from ..rules import talents as rules

SOURCE = "outreach.TalentAsk"
AGREED = datetime.timedelta(days=30)


@command(policy.OFFER_TALENT)
def offer_talents(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    answers: Mapping[str, Any],
    kinds: Sequence[str],
    wish: str,
) -> int:
    """Note what somebody offered themselves; what stands there already is renewed for a year. Gives how many.

    Raises Refused: nobody named, nothing chosen.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if not kinds:
        raise Refused(_("Kies minstens één ding."), field="kinds")
    person_id = people.resolve_person(actor, answers, organisation_id)
    if person_id is None:
        raise Refused(_("Zeg wie dit aanbiedt."), field="who")
    today = timezone.localdate()
    for kind in kinds:
        Talent.objects.update_or_create(
            organisation_id=organisation_id,
            participant_id=person_id,
            kind=kind,
            wish=wish,
            ended_on=None,
            defaults={"offered_on": today, "until": rules.lasts_until(today), "worker_id": actor.user_id},
        )
    saw(person_id)
    remember(count=len(kinds))
    return len(kinds)


@command(policy.CHANGE_TALENT)
def end_talent(actor: Actor, talent: Talent, *, ended: bool = True) -> Talent:
    """Somebody does not want to be found with this any more. ``ended=False`` takes that back (not after erasure)."""
    if talent.participant_id is None:
        raise Refused(_("Deze persoon is intussen gewist."))
    saw(talent.participant_id)
    talent.ended_on = timezone.localdate() if ended else None
    try:
        with transaction.atomic():
            talent.save(update_fields=["ended_on"])
    except IntegrityError:
        raise Refused(_("Dit staat er intussen opnieuw.")) from None
    if ended:
        TalentAsk.objects.filter(talent=talent, answered_on=None).delete()
    return talent


@command(policy.CHANGE_TALENT)
def became_activity(actor: Actor, talent: Talent, *, activity_id: uuid.UUID | None) -> Talent:
    """An idea became this activity; None takes that back, and a draft that nobody touched goes with it.

    Raises Refused when it is no idea, or not one's activity.
    """
    if talent.wish != rules.Wish.STARTS:
        raise Refused(_("Alleen een idee kan een activiteit worden."))
    if activity_id is not None and activity_id not in activities.own_activities(actor):
        raise Refused(_("Kies een activiteit van je eigen organisatie."), field="activity_id")
    if talent.participant_id is not None:
        saw(talent.participant_id)
    before, talent.activity_id = talent.activity_id, activity_id
    talent.became_on = timezone.localdate() if activity_id is not None else None
    talent.save(update_fields=["activity", "became_on"])
    if before is not None and activity_id is None:
        activities.drop_untouched(actor, before, **_draft(talent))
    return talent


def _draft(talent: Talent) -> dict[str, Any]:
    title, theme = rules.DRAFTS[talent.kind]
    return {"title": str(title), "themes": [theme]}


@command(policy.CHANGE_TALENT)
def begin_activity(actor: Actor, talent: Talent) -> Talent:
    """An idea becomes a draft of an activity, with a first title and theme; nobody sees it before it is published.

    Nothing of who had the idea stands in it. Twice is one draft. Raises Refused when it is no idea.
    """
    if talent.wish != rules.Wish.STARTS:
        raise Refused(_("Alleen een idee kan een activiteit worden."))
    if talent.activity_id is not None:
        return talent
    made = activities.plan(actor, organisation_id=talent.organisation_id, pattern=None, **_draft(talent))
    if talent.participant_id is not None:
        saw(talent.participant_id)
    talent.activity_id, talent.became_on = made.pk, timezone.localdate()
    talent.save(update_fields=["activity", "became_on"])
    return talent


@command(policy.ASK_TALENT)
def ask(actor: Actor, talent: Talent, *, activity_id: uuid.UUID | None = None) -> TalentAsk:
    """Have somebody asked whether they want to do this. Nobody is named before the answer is yes.

    Twice is one question. Raises Refused: the offer is over, or the activity is not one of the own organisation.
    """
    today = timezone.localdate()
    if talent.ended_on is not None or talent.until < today or talent.participant_id is None:
        raise Refused(_("Dit aanbod is er niet meer. Zoek opnieuw."))
    if activity_id is not None and activity_id not in activities.own_activities(actor):
        raise Refused(_("Kies een activiteit van je eigen organisatie."), field="activity_id")
    made, _is_new = TalentAsk.objects.get_or_create(
        talent=talent,
        asked_by_id=actor.user_id,
        answered_on=None,
        defaults={"organisation_id": talent.organisation_id, "activity_id": activity_id, "asked_on": today},
    )
    return made


@command(policy.WITHDRAW_ASK)
def withdraw_ask(actor: Actor, question: TalentAsk) -> None:
    """The question is not needed any more; after a yes, the way to the person closes again."""
    people.close_links(SOURCE, question.pk)
    question.delete()


@command(policy.ANSWER_ASK)
def answer(actor: Actor, question: TalentAsk, *, answer: str, how: str) -> TalentAsk:
    """What the person said, and how they were asked. After a yes who looked may open the person for a month.

    Raises Refused: answered already, or the person was erased or took the offer back meanwhile.
    """
    talent = question.talent
    if talent.participant_id is None or talent.ended_on is not None:
        raise Refused(_("Dit aanbod is er niet meer. Er valt niets meer te vragen."))
    if question.answered_on is not None:
        raise Refused(_("Dit antwoord is al genoteerd."))
    saw(talent.participant_id)
    question.answer, question.how, question.answered_on = answer, how, timezone.localdate()
    question.save(update_fields=["answer", "how", "answered_on"])
    if answer == rules.Answer.YES:
        people.open_link(
            talent.participant_id,
            kind=people.LinkKind.TASK,
            organisation_id=talent.organisation_id,
            source=SOURCE,
            source_id=question.pk,
            user_id=question.asked_by_id,
            until=timezone.now() + AGREED,
        )
    return question


@command(policy.ANSWER_ASK)
def unanswer(actor: Actor, question: TalentAsk) -> TalentAsk:
    """The answer was noted by mistake: the question stands again, and the way to the person closes."""
    if question.talent.participant_id is None:
        raise Refused(_("Deze persoon is intussen gewist."))
    people.close_links(SOURCE, question.pk)
    question.answer, question.how, question.answered_on = "", "", None
    question.save(update_fields=["answer", "how", "answered_on"])
    return question
