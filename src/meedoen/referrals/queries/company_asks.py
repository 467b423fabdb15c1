"""Companions of other partners: that somebody fits, without who; and what others ask of one's own companions."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.people import public as people

from .. import fitting, lines, policy
from ..models import Companion, CompanyAsk, Referral
from ..rules.matching import Fit
from ..terms import State
from ..terms_of_help import Said
from .small_help import UNPROTECTED

MOST = 5
_UNANSWERED = Q(said="", referral__companion=None) & ~Q(referral__state=State.ENDED)
"""What a companion still has to be asked."""


@dataclass(frozen=True)
class Asked:
    """What another partner asks of one's own companion: where, when and what is needed. ``label``: the first name, once
    the companion said yes."""

    id: uuid.UUID
    companion: str
    line: lines.Line
    label: str
    said: str


@query(policy.FIND_COMPANIONS)
def fitting_elsewhere(
    actor: Actor, rows: QuerySet[Companion], referral: Referral, *, today: datetime.date
) -> list[Fit]:
    """Who of other partners could go along with this referral (read through its own door before): only why, at most
    five, and who is not asked yet. Nobody who has enough to do, and nobody for who is protected."""
    if referral.companion_id is not None or referral.state not in (State.PROPOSED, State.AGREED):
        return []
    if not Referral.objects.filter(UNPROTECTED, pk=referral.pk).exists():
        return []
    open_to_it = rows.filter(UNPROTECTED).exclude(asks__referral=referral)
    ranked = fitting.ranked(referral, fitting.counted(open_to_it, today))
    return [fit for fit in ranked if not fit.not_now][:MOST]


@query(policy.SEE_SENT)
def asked_already(actor: Actor, rows: QuerySet[Referral], referral: Referral) -> int:
    """How many companions of other partners still have to answer for this referral."""
    return CompanyAsk.objects.filter(referral__in=rows.filter(pk=referral.pk), said="").count()


@query(policy.SEE_ASKS)
def asks(actor: Actor, rows: QuerySet[CompanyAsk], *, today: datetime.date) -> list[Asked]:
    """What other partners ask of the own companions, and with whom those go along now. No name before their yes."""
    going = Q(said=Said.YES, referral__state=State.ACCOMPANIED, referral__companion=F("companion"))
    wanted = rows.filter(_UNANSWERED | going).select_related(
        "companion__user", "referral__activity", "referral__receiver", "referral__session"
    )
    found = list(wanted)
    volunteers = [row.companion.person_id for row in found if row.companion.person_id]
    led = [row.referral.person_id for row in found if row.said and row.referral.person_id]
    saw(*volunteers, *led)
    names = people.first_names(actor, [*volunteers, *led]) if found else {}
    return [
        Asked(
            id=row.pk,
            companion=row.companion.user.name if row.companion.user else _named(names, row.companion.person_id),
            line=lines.of_receiver(row.referral, "", today),
            label=_named(names, row.referral.person_id) if row.said else "",
            said=row.said,
        )
        for row in found
    ]


def _named(names: dict[uuid.UUID, str], person_id: uuid.UUID | None) -> str:
    return names.get(person_id, "") if person_id else ""


@query(policy.COUNT_ASKS)
def count_asks(actor: Actor, rows: QuerySet[CompanyAsk]) -> int:
    """How many own companions have to be asked for another partner."""
    return rows.filter(_UNANSWERED).count()
