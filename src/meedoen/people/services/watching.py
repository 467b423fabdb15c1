"""Looks that deserve a question: found at night, settled by the lead or the officer (trust.md T2, G9)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy, queries
from ..models import OddLook
from ..terms import Verdict


@command(policy.NOTE_ODD_LOOKS)
def note_odd_looks(actor: Actor) -> int:
    """Walk the log of the last 31 days and note each pattern once; gives how many are new."""
    made = 0
    for sign, organisation_id in queries.odd_signs(actor, now=timezone.now()):
        _row, new = OddLook.objects.get_or_create(
            organisation_id=organisation_id,
            by_code=sign.who,
            pattern=sign.pattern,
            day=sign.day,
            defaults={"people": len(sign.people), "looks": len(sign.looks)},
        )
        made += new
    remember(found=made)
    return made


@command(policy.SETTLE_ODD_LOOK)
def settle_odd_look(actor: Actor, row: OddLook, *, verdict: str) -> OddLook:
    """The question was asked; what came of it. Twice is no fault: the last counts. Raises Refused."""
    if verdict not in Verdict.values:
        raise Refused(_("Kies wat eruit kwam."), field="verdict")
    row.verdict, row.settled_at, row.settled_by = verdict, timezone.now(), actor.code
    row.save(update_fields=["verdict", "settled_at", "settled_by"])
    return row
