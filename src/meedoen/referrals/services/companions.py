"""Who goes along: noted with what was agreed, changed, stopped; and the hours that were given."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, standing
from ..models import Companion, CompanionHours, Referral
from ..rules.steps import Step
from ..terms import State

LONGEST = 24 * 60


@dataclass(frozen=True)
class Agreed:
    """What was agreed with a companion: languages, days, parts of a day, limits, hours a month, how many at once."""

    languages: Sequence[str]
    days: Sequence[str]
    parts: Sequence[str]
    limits: Sequence[str] = ()
    hours_a_month: int = 8
    at_once: int = 2
    wider: bool = False

    def fields(self) -> dict[str, Any]:
        lists = {name: list(getattr(self, name)) for name in ("languages", "days", "parts", "limits")}
        return {**lists, "hours_a_month": self.hours_a_month, "at_once": self.at_once, "wider": self.wider}


@command(policy.ADD_COMPANION)
def add_companion(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    agreed: Agreed,
    user_id: uuid.UUID | None = None,
    who: Mapping[str, Any] | None = None,
) -> Companion:
    """Note who goes along: somebody with an account as companion, or a volunteer with a first name and a phone.

    Raises Refused: not one's own organisation, nobody named, no account as companion there, or noted already.
    """
    if not actor.is_system and organisation_id not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation")
    _check(agreed)
    person_id = None
    if user_id is None:
        person_id = people.resolve_person(actor, who or {}, organisation_id, on_my_list=False)
        if person_id is None:
            raise Refused(_("Vul in wie het is."), field="who")
        saw(person_id)
    elif user_id not in {one.user_id for one in networks.colleagues(actor, organisation_id, roles=(Role.COMPANION,))}:
        raise Refused(_("Deze persoon is geen gids bij jullie. Nodig die eerst uit."), field="user")
    same = {"user_id": user_id} if user_id else {"person_id": person_id}
    if Companion.objects.filter(organisation_id=organisation_id, stopped_on=None, **same).exists():
        raise Refused(_("Deze gids staat al op de lijst."), field="who", code="already")
    return Companion.objects.create(
        organisation_id=organisation_id, user_id=user_id, person_id=person_id, **agreed.fields()
    )


@command(policy.EDIT_COMPANION)
def agree_anew(actor: Actor, companion: Companion, *, agreed: Agreed) -> Companion:
    """What was agreed changed. Raises Refused when nothing of the language, the days or the hours is said."""
    _check(agreed)
    _seen(companion)
    for name, value in agreed.fields().items():
        setattr(companion, name, value)
    companion.save()
    return companion


@command(policy.EDIT_COMPANION)
def stop(actor: Actor, companion: Companion) -> Companion:
    """Somebody stops going along; who still counted on it needs somebody else. Twice is no fault."""
    _seen(companion)
    if companion.stopped_on is None:
        companion.stopped_on = timezone.localdate()
        companion.save(update_fields=["stopped_on"])
        for row in Referral.objects.select_for_update().filter(companion=companion, state=State.ACCOMPANIED):
            standing.take(row, Step.LOSE)
            people.end_shares(standing.COMPANY, row.pk)
            row.companion, row.company, row.was_accompanied = None, True, False
            row.save()
    return companion


@command(policy.EDIT_COMPANION)
def start_again(actor: Actor, companion: Companion) -> Companion:
    """The undo of a stop. Raises Refused when the person was erased meanwhile."""
    if companion.user_id is None and companion.person_id is None:
        raise Refused(_("Deze gids is intussen gewist. Noteer iemand anders."), code="erased")
    _seen(companion)
    companion.stopped_on = None
    companion.save(update_fields=["stopped_on"])
    return companion


@command(policy.EDIT_COMPANION)
def note_hours_for(
    actor: Actor, companion: Companion, *, minutes: int, on: datetime.date | None = None
) -> CompanionHours:
    """A worker notes what a volunteer told on the phone. Raises Refused."""
    _seen(companion)
    return _hours(companion, minutes, on)


@command(policy.NOTE_HOURS)
def note_own_hours(
    actor: Actor,
    companion: Companion,
    *,
    minutes: int,
    on: datetime.date | None = None,
    referral_id: uuid.UUID | None = None,
) -> CompanionHours:
    """A companion notes the own hours, for one task or in general. Raises Refused."""
    mine = Referral.objects.filter(pk=referral_id, companion=companion).first() if referral_id else None
    return _hours(companion, minutes, on, mine)


@command(policy.EDIT_COMPANION)
def take_hours_back(actor: Actor, companion: Companion, *, hours_id: uuid.UUID) -> Companion:
    """The undo of hours that were noted. Twice is no fault."""
    companion.given.filter(pk=hours_id).delete()
    return companion


def _hours(
    companion: Companion, minutes: int, on: datetime.date | None, referral: Referral | None = None
) -> CompanionHours:
    day = on or timezone.localdate()
    if not 0 < minutes <= LONGEST:
        raise Refused(_("Kies hoe lang: minstens een kwartier, hoogstens een dag."), field="minutes")
    if day > timezone.localdate():
        raise Refused(_("Deze dag komt nog. Kies de dag waarop het was."), field="on")
    remember(minutes=minutes)
    return CompanionHours.objects.create(companion=companion, referral=referral, day=day, minutes=minutes)


def _check(agreed: Agreed) -> None:
    if not agreed.languages:
        raise Refused(_("Kies minstens één taal."), field="languages")
    if not agreed.days or not agreed.parts:
        raise Refused(_("Kies minstens één dag en één deel van de dag."), field="days")
    if not 1 <= agreed.at_once <= 10:
        raise Refused(_("Kies met hoeveel mensen tegelijk: 1 tot 10."), field="at_once")
    if not 1 <= agreed.hours_a_month <= 160:
        raise Refused(_("Kies hoeveel uren per maand: 1 tot 160."), field="hours_a_month")


def _seen(companion: Companion) -> None:
    if companion.person_id:
        saw(companion.person_id)
