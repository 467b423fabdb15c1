"""A companion of another partner: asked after the person's yes; names pass only when the companion said yes too."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public as people

from .. import policy, standing
from ..models import Companion, CompanyAsk, Referral
from ..queries.small_help import UNPROTECTED
from ..rules import due
from ..rules.steps import Step
from ..terms import State
from ..terms_of_help import Said


@command(policy.MOVE_ON)
def ask_elsewhere(actor: Actor, referral: Referral, *, companion_id: uuid.UUID) -> CompanyAsk:
    """The person said yes to company from elsewhere: this companion of another partner is asked. Asked twice is once.

    Raises Refused: it is over or somebody goes along already, the person is protected; NotFound for a companion who
    does not go along for others (any more).
    """
    person_id = standing.known(referral)
    saw(person_id)
    standing.not_over(referral)
    _refuse_accompanied(referral)
    if not Referral.objects.filter(UNPROTECTED, pk=referral.pk).exists():
        raise Refused(_("Vraag voor deze persoon alleen een eigen gids."), code="protected")
    others = policy.FIND_COMPANIONS.queryset(actor).filter(UNPROTECTED)
    chosen = others.filter(pk=companion_id).first()
    if chosen is None:
        raise NotFound("companion")
    given = people.give_consent(actor, person_id, purpose=people.Purpose.SHARE, given="spoken")
    made, _new = CompanyAsk.objects.get_or_create(
        referral=referral,
        companion=chosen,
        defaults={"organisation_id": referral.organisation_id, "consent_id": given.pk},
    )
    return made


@command(policy.ANSWER_ASK)
def answer_ask(actor: Actor, ask: CompanyAsk, *, said: str) -> CompanyAsk:
    """What our companion says. With a yes the companion goes along, and each side sees the other's first name and what
    is needed to meet, until the referral is over. The same answer twice is no fault.

    Raises Refused: no answer chosen, answered otherwise before, over or accompanied meanwhile, the companion has enough
    to do or stopped, one of the two is protected now, or the yes of the person was taken back.
    """
    if said not in Said.values:
        raise Refused(_("Kies wat de gids zei."), field="said")
    if ask.said == said:
        return ask
    if ask.said:
        raise Refused(_("Dit is al beantwoord. Er verandert niets meer aan."), code="over")
    ask.said = said
    ask.save(update_fields=["said"])
    remember(said=said)
    if said == Said.YES:
        _go_along(ask)
    return ask


def _go_along(ask: CompanyAsk) -> None:
    referral = Referral.objects.select_for_update().get(pk=ask.referral_id)
    companion = Companion.objects.select_for_update().get(pk=ask.companion_id)
    person_id, today = standing.known(referral), timezone.localdate()
    saw(*filter(None, (person_id, companion.person_id)))
    _refuse_accompanied(referral)
    busy = Referral.objects.filter(companion=companion, state=State.ACCOMPANIED).count()
    if companion.stopped_on is not None or not companion.wider or busy >= companion.at_once:
        raise Refused(_("Deze gids stopte intussen of gaat al met genoeg mensen mee."), code="busy")
    both = (Referral.objects.filter(pk=referral.pk), Companion.objects.filter(pk=companion.pk))
    if not all(rows.filter(UNPROTECTED).exists() for rows in both):
        raise Refused(_("Deze vraag is intussen vervallen. Er is niets doorgegeven."), code="over")
    standing.take(referral, Step.FIND)
    referral.companion, referral.was_accompanied = companion, True
    referral.save()
    until = due.shared_until(today, referral.expected_on)
    people.share(
        person_id,
        organisation_id=companion.organisation_id,
        purpose=_("samen naar een eerste keer"),
        until=until,
        source=standing.COMPANY,
        source_id=referral.pk,
        consent_id=ask.consent_id,
    )
    if companion.person_id is not None:
        people.share(
            companion.person_id,
            organisation_id=referral.organisation_id,
            purpose=_("samen naar een eerste keer"),
            until=until,
            source=standing.COMPANY,
            source_id=referral.pk,
            fields=("first_name", "reach"),
        )
    CompanyAsk.objects.filter(referral=referral, said="").delete()


def _refuse_accompanied(referral: Referral) -> None:
    if referral.companion_id is not None:
        raise Refused(_("Er gaat al iemand mee."), code="accompanied")
